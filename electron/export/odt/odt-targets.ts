/** What references and lists of contents lead to, before anything is written: a reference may stand before what it is about. */
import type { ShownBlock, ShownChapter } from '../pdf/shown.ts';
import type { Listed, OdtBook } from './odt-book.ts';
import { plainWords } from './odt-inline.ts';

export interface TargetOptions {
  /** Whether the file counts headings of this level (1 for chapters). */
  readonly numbered: (level: number) => boolean;
  /** How the caption of a table or figure with this number begins: `Tabelle 3: `. */
  readonly caption: (kind: 'table' | 'figure', number: string) => { readonly alone: string; readonly before: string };
}

/** Counts as Writer does, and notes what comes out as the paper has it: the rest is written as it is. */
export function findTargets(book: OdtBook, chapters: readonly ShownChapter[], options: TargetOptions): void {
  const counts: number[] = [];
  const heading = (level: number, number: string | undefined, place: string | undefined, text: string): void => {
    const next = counts.slice(0, level);
    for (let at = 0; at < level; at += 1) next[at] ??= 0;
    next[level - 1] = (next[level - 1] ?? 0) + 1;
    const counted = next.join('.');
    // With numbers on some levels only, the others count all the same and show none.
    const fits = options.numbered(level) ? counted === number : number === undefined;
    if (fits) counts.splice(0, counts.length, ...next);
    if (fits && place !== undefined) book.targets.set(place, { kind: 'heading', number: number ?? '' });
    const listed: Listed = {
      of: 'headings',
      level,
      text: number === undefined ? text : `${number} ${text}`,
      place: place ?? null,
    };
    if (level <= 5) book.listed.push(listed);
  };
  const sequences = { table: 0, figure: 0 };
  const caption = (kind: 'table' | 'figure', block: Extract<ShownBlock, { kind: 'table' | 'image' }>): void => {
    const [first] = block.caption ?? [];
    if (first === undefined || !('text' in first)) return;
    const number = String(sequences[kind] + 1);
    const { alone, before } = options.caption(kind, number);
    const of = kind === 'table' ? 'tables' : 'figures';
    if (first.text !== alone && first.text !== before) return;
    sequences[kind] += 1;
    book.listed.push({ of, level: 1, text: plainWords(block.caption ?? []), place: block.at ?? null });
    if (block.at !== undefined)
      book.targets.set(block.at, { kind, number, sequence: `ref${kind === 'table' ? 'Table' : 'Figure'}${number}` });
  };
  const walk = (blocks: readonly ShownBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'heading') heading(block.look + 1, block.number, block.at, plainWords(block.words));
      else if (block.kind === 'table') caption('table', block);
      else if (block.kind === 'image') caption('figure', block);
      else if (block.kind === 'list') for (const { inside } of block.items) walk(inside);
    }
  };
  for (const { at, number, title, blocks } of chapters) {
    heading(1, number, at, plainWords(title));
    walk(blocks);
  }
}
