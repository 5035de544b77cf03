/** A German editing trace: the sample's text as somebody writes it, with slips, second thoughts and moved paragraphs. */
import { chapterBlocks } from './sample-text.ts';
import type { Patch, Trace } from './trace-file.ts';
import { nextLetter } from './typing-rhythm.ts';

/** One key in so many is a slip that is taken back, one sentence in so many is thought over again later. */
const slipEvery = 25;
const reviseEvery = 6;
const secondThoughts = ['gemeinsam ', 'in jedem Stadtteil ', 'vor allem ', 'bis 2025 ', 'niedrigschwellige '];

/** About `characters` characters of finished text. The same `random` gives the same trace. */
export function germanTrace(characters: number, random: () => number): Trace {
  const writer = new Writer(random);
  const paragraphs = chapterBlocks(characters).map(({ runs }) => runs.map((run) => run.text).join(''));
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) writer.type('\n');
    for (const sentence of paragraph.split(/(?<=[.!?] )/)) {
      writer.write(sentence);
      if (random() < 1 / reviseEvery) writer.revise();
    }
    if (index > 3 && random() < 0.08) writer.moveParagraph();
  }
  return { startContent: '', endContent: writer.text, txns: writer.patches.map((patch) => ({ patches: [patch] })) };
}

class Writer {
  text = '';
  readonly patches: Patch[] = [];

  constructor(private readonly random: () => number) {}

  /** Key by key at the end, with slips. */
  write(sentence: string): void {
    for (const letter of sentence) {
      if (this.random() < 1 / slipEvery) {
        this.type(nextLetter(this.random));
        this.patch(this.text.length - 1, 1, '');
      }
      this.type(letter);
    }
  }

  type(letter: string): void {
    this.patch(this.text.length, 0, letter);
  }

  /** Goes back to an earlier word: puts something before it, or takes it out and writes it anew. */
  revise(): void {
    const at = this.text.lastIndexOf(' ', Math.floor(this.random() * this.text.length)) + 1;
    if (at <= 0 || at >= this.text.length) return;
    if (this.random() < 0.5) {
      const thought = secondThoughts[Math.floor(this.random() * secondThoughts.length)] ?? '';
      for (const [index, letter] of Array.from(thought).entries()) this.patch(at + index, 0, letter);
      return;
    }
    const word = /^[^\s]*/.exec(this.text.slice(at))?.[0] ?? '';
    for (let left = word.length; left > 0; left -= 1) this.patch(at + left - 1, 1, '');
    for (const [index, letter] of Array.from(word).entries()) this.patch(at + index, 0, letter);
  }

  /** Cuts a paragraph and pastes it before another. */
  moveParagraph(): void {
    const lines = this.text.split('\n');
    const from = Math.floor(this.random() * (lines.length - 1));
    const line = `${lines[from] ?? ''}\n`;
    const start = lines.slice(0, from).reduce((sum, { length }) => sum + length + 1, 0);
    this.patch(start, line.length, '');
    const rest = this.text.split('\n');
    const to = Math.floor(this.random() * rest.length);
    const place = rest.slice(0, to).reduce((sum, { length }) => sum + length + 1, 0);
    this.patch(place, 0, line);
  }

  /** The sample has no character outside the basic plane, so that code units and code points are the same. */
  private patch(position: number, deleted: number, inserted: string): void {
    this.text = this.text.slice(0, position) + inserted + this.text.slice(position + deleted);
    this.patches.push([position, deleted, inserted]);
  }
}
