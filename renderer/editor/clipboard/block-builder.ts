/** Collects runs into blocks while foreign HTML is walked: white space as a browser shows it, empty blocks left out. */
import {
  clampIndent,
  PLAIN,
  pushText,
  type Attributes,
  type TextKind,
  type Run,
} from '../../../shared/document/block.ts';
import { cleanText, pasteCaps, type PastedBlock } from './pasted-block.ts';
import type { PastedTable } from './pasted-table.ts';

export class BlockBuilder {
  readonly blocks: PastedBlock[] = [];
  /** True once there was more than the caps allow. */
  cut = false;
  private runs: Run[] = [];
  private kind: TextKind = 'paragraph';
  private indent = 0;
  private lang: string | null = null;
  private characters = 0;
  /** The last character of the block at hand: asking a long text for it again and again would cost its whole length. */
  private last = '';

  /** Ends the block at hand and starts another. */
  start(kind: TextKind, indent: number, lang: string | null): void {
    this.end();
    this.lang = lang;
    this.kind = kind;
    this.indent = clampIndent(indent);
  }

  /** Ends the block at hand; it is kept if there is anything in it to see. */
  end(): void {
    const runs = trimmed(this.runs);
    this.runs = [];
    this.last = '';
    if (runs.length === 0) return;
    if (this.blocks.length >= pasteCaps.blocks) this.cut = true;
    else {
      const { kind, indent, lang } = this;
      this.blocks.push({ kind, indent, runs, ...(lang === null ? {} : { props: { lang } }) });
    }
  }

  /** Adds a table with its caption. */
  table(table: PastedTable, caption: readonly Run[]): void {
    this.end();
    if (this.blocks.length >= pasteCaps.blocks) this.cut = true;
    else this.blocks.push({ kind: 'table', indent: 0, runs: caption, table });
  }

  /** Adds text. `verbatim` keeps its white space, as in `<pre>`. */
  text(source: string, attributes: Attributes, verbatim: boolean): void {
    let text = cleanText(source);
    if (!verbatim) {
      text = text.replace(/[ \t\n]+/g, ' ');
      if (text.startsWith(' ') && (this.last === '' || ' \n\t'.includes(this.last))) text = text.slice(1);
    }
    const room = pasteCaps.characters - this.characters;
    if (text.length > room) {
      this.cut = true;
      text = cleanText(text.slice(0, Math.max(0, room)));
    }
    this.characters += text.length;
    this.push(text, attributes);
  }

  /** A line break; two in a row are how web pages part paragraphs. */
  lineBreak(): void {
    if (this.last === '\n') {
      const isItem = this.kind === 'bullet' || this.kind === 'number';
      this.start(isItem ? 'paragraph' : this.kind, isItem ? this.indent + 1 : this.indent, this.lang);
    } else if (this.runs.length > 0) {
      if (this.last === ' ') this.takeBlank();
      this.push('\n', PLAIN);
    }
  }

  /** An image: a block of its own, between the text before and behind it. */
  image(image: Pick<PastedBlock, 'props' | 'picture' | 'from'>): void {
    const { kind, indent } = this;
    this.end();
    if (this.blocks.length >= pasteCaps.blocks) this.cut = true;
    else this.blocks.push({ kind: 'image', indent: 0, runs: [], ...image });
    this.start(kind, indent, this.lang);
  }

  /** Gives the image that was read last its caption; false where none was. */
  caption(runs: readonly Run[]): boolean {
    const image = this.blocks.at(-1);
    if (image?.kind !== 'image' || image.runs.length > 0 || this.runs.length > 0) return false;
    this.blocks[this.blocks.length - 1] = { ...image, runs: trimmed(runs) };
    return true;
  }

  private push(text: string, attributes: Attributes): void {
    if (text === '') return;
    pushText(this.runs, text, attributes);
    this.last = text.charAt(text.length - 1);
  }

  /** Takes the blank off the end of a line. */
  private takeBlank(): void {
    const last = this.runs.pop();
    if (last !== undefined) pushText(this.runs, last.text.replace(/ +$/, ''), last.attrs);
  }
}

/** Without white space at both ends; empty when nothing is left to see. */
function trimmed(runs: readonly Run[]): Run[] {
  if (!runs.some((run) => /[^\s\u00A0]/.test(run.text))) return [];
  const out: Run[] = [];
  let begun = false;
  for (const run of runs) {
    const text: string = begun ? run.text : run.text.replace(/^[ \n]+/, '');
    begun ||= text !== '';
    pushText(out, text, run.attrs);
  }
  while (out.length > 0) {
    const last: Run | undefined = out.pop();
    const text = last?.text.replace(/[ \n\u00A0]+$/, '') ?? '';
    if (last === undefined || text === '') continue;
    pushText(out, text, last.attrs);
    break;
  }
  return out;
}
