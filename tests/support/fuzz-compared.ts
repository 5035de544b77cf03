/** Texts that are edited by chance, for what is said of two states of one. */
import { makeBlock, pushRun, sliceRuns, type Block, type Run } from '../../shared/document/block.ts';
import type { Chance } from './fuzz.ts';

/** Few words, so that many are the same by chance. */
const WORDS: readonly string[] = [
  'Stadt',
  'der',
  'die',
  'Bürger*innen',
  'und',
  '200.000\u00a0€',
  'Ziel',
  'bis 2026',
  'mit',
  '§ 5',
  '\uFFFC',
];
const KINDS: readonly string[] = ['paragraph', 'heading2', 'bullet', 'quote'];

/** A text that somebody edits by chance: words, formats, kinds, paragraphs that split, join and move. */
export class EditedText {
  blocks: readonly Block[] = [];
  #next = 0;

  /** `kinds`: those that its blocks have. */
  constructor(
    readonly chance: Chance,
    readonly kinds: readonly string[] = KINDS,
  ) {
    for (let count = 1 + chance.below(8); count > 0; count--) this.#insert();
  }

  edit(): void {
    const { chance } = this;
    const at = chance.below(Math.max(1, this.blocks.length));
    const block = this.blocks[at];
    if (block === undefined || chance.once(6)) return this.#insert();
    const act = chance.below(8);
    const [from, to] = this.#range(block);
    const put = (...blocks: Block[]): void => void (this.blocks = this.blocks.toSpliced(at, 1, ...blocks));
    if (act === 0) put();
    else if (act === 1)
      put(
        this.#with(block, [...sliceRuns(block.runs, 0, from)]),
        this.#with({ ...block, id: this.#id() }, sliceRuns(block.runs, from, block.text.length)),
      );
    else if (act === 2 && at > 0) {
      const before = this.blocks[at - 1];
      if (before !== undefined)
        this.blocks = this.blocks.toSpliced(at - 1, 2, this.#with(before, [...before.runs, ...block.runs]));
    } else if (act === 3) {
      const rest = this.blocks.toSpliced(at, 1);
      this.blocks = rest.toSpliced(
        chance.below(rest.length + 1),
        0,
        chance.once(3) ? { ...block, id: this.#id() } : block,
      );
    } else if (act === 4)
      put(
        this.#with(block, [
          ...sliceRuns(block.runs, 0, from),
          ...sliceRuns(block.runs, from, to).map((run) => ({ ...run, attrs: chance.once(2) ? { b: true } : {} })),
          ...sliceRuns(block.runs, to, block.text.length),
        ]),
      );
    else if (act === 5) put({ ...block, kind: chance.pick(this.kinds) });
    else
      put(
        this.#with(block, [
          ...sliceRuns(block.runs, 0, from),
          ...(chance.once(2) ? [] : this.#words()),
          ...sliceRuns(block.runs, to, block.text.length),
        ]),
      );
  }

  #insert(): void {
    const block = makeBlock(this.#id(), { kind: this.chance.pick(this.kinds), indent: 0 }, merged(this.#words()));
    this.blocks = this.blocks.toSpliced(this.chance.below(this.blocks.length + 1), 0, block);
  }

  #words(): Run[] {
    const runs: Run[] = [];
    for (let count = this.chance.below(9); count > 0; count--) {
      const word = this.chance.pick(WORDS);
      if (word === '\uFFFC') runs.push({ text: word, attrs: {}, embed: { note: String(this.chance.below(3)) } });
      else runs.push({ text: this.chance.once(5) ? word : `${word} `, attrs: this.chance.once(4) ? { i: true } : {} });
    }
    return runs;
  }

  #range(block: Block): [number, number] {
    const ends = [this.chance.below(block.text.length + 1), this.chance.below(block.text.length + 1)];
    return [Math.min(...ends), Math.max(...ends)];
  }

  #with = (block: Block, runs: readonly Run[]): Block => makeBlock(block.id, block, merged(runs));
  #id = (): string => `b${this.#next++}`;
}

export function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) pushRun(out, run);
  return out;
}
