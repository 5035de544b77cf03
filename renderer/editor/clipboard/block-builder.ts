/** Collects runs into blocks while foreign HTML is walked: white space as a browser shows it, empty blocks left out. */
import { cleanText, maxIndent, pasteCaps, type PastedBlock, type PastedFormat, type PastedKind, type PastedRun } from './pasted-block.ts';

export class BlockBuilder {
  readonly blocks: PastedBlock[] = [];
  /** True once there was more than the caps allow. */
  cut = false;
  private runs: PastedRun[] = [];
  private kind: PastedKind = 'paragraph';
  private indent = 0;
  private characters = 0;

  /** Ends the block at hand and starts another. */
  start(kind: PastedKind, indent: number): void {
    this.end();
    this.kind = kind;
    this.indent = Math.max(0, Math.min(maxIndent, indent));
  }

  /** Ends the block at hand; it is kept if there is anything in it to see. */
  end(): void {
    const runs = trimmed(this.runs);
    this.runs = [];
    if (runs.length === 0) return;
    if (this.blocks.length >= pasteCaps.blocks) this.cut = true;
    else this.blocks.push({ kind: this.kind, indent: this.indent, runs });
  }

  get isEmpty(): boolean {
    return !this.runs.some((run) => /\S/.test(run.text));
  }

  /** Adds text. `verbatim` keeps its white space, as in `<pre>`. */
  text(source: string, formats: ReadonlySet<PastedFormat>, link: string | null, verbatim: boolean): void {
    let text = cleanText(source);
    if (!verbatim) {
      text = text.replace(/[ \t\n]+/g, ' ');
      if (text.startsWith(' ') && /(^|[ \n\t])$/.test(this.runs.at(-1)?.text ?? '')) text = text.slice(1);
    }
    if (text === '') return;
    const room = pasteCaps.characters - this.characters;
    if (text.length > room) {
      this.cut = true;
      text = cleanText(text.slice(0, Math.max(0, room)));
      if (text === '') return;
    }
    this.characters += text.length;
    this.push({ text, formats, link });
  }

  /** A line break; two in a row are how web pages part paragraphs. */
  lineBreak(): void {
    const last = this.runs.at(-1);
    if (last?.text.endsWith('\n') === true) {
      const { kind, indent } = this;
      this.start(kind === 'bullet' || kind === 'numbered' ? 'paragraph' : kind, kind === 'bullet' || kind === 'numbered' ? indent + 1 : indent);
    } else if (last !== undefined) {
      this.push({ text: '\n', formats: new Set(), link: null });
    }
  }

  private push(run: PastedRun): void {
    const last = this.runs.at(-1);
    if (last !== undefined && last.link === run.link && sameFormats(last.formats, run.formats)) {
      this.runs[this.runs.length - 1] = { ...last, text: last.text + run.text };
    } else {
      this.runs.push(run);
    }
  }
}

function sameFormats(a: ReadonlySet<PastedFormat>, b: ReadonlySet<PastedFormat>): boolean {
  return a.size === b.size && [...a].every((format) => b.has(format));
}

/** Without white space at both ends and around line breaks; empty when nothing is left to see. */
function trimmed(runs: readonly PastedRun[]): PastedRun[] {
  const out = runs.map((run) => ({ ...run, text: run.text.replace(/ *\n */g, '\n') }));
  while (out.length > 0) {
    const first = out[0];
    if (first === undefined) break;
    const text = first.text.replace(/^[ \n]+/, '');
    if (text !== '') {
      out[0] = { ...first, text };
      break;
    }
    out.shift();
  }
  while (out.length > 0) {
    const last = out.at(-1);
    if (last === undefined) break;
    const text = last.text.replace(/[ \n\u00A0]+$/, '');
    if (text !== '') {
      out[out.length - 1] = { ...last, text };
      break;
    }
    out.pop();
  }
  return out.some((run) => /[^\s\u00A0]/.test(run.text)) ? out : [];
}
