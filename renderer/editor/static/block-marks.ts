/** The marks of list items, as `chapter-text.css` counts them. Pure. */
import type { Block } from '../../../shared/document/block.ts';
import { numberWords } from '../numbering/number-words.ts';
import { listCounts } from '../../../shared/document/list-counts.ts';

export const isItem = (kind: string): boolean => kind === 'bullet' || kind === 'number';

/** The marks of list items by block id: `3.`, `b)`, `iv.`, `•`; what is only suggested counts for nothing and is `neu`. */
export function listMarks(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const isNew = ({ props }: Block): boolean => typeof props['ins'] === 'string';
  const counts = listCounts(blocks.filter((block) => !isNew(block)));
  for (const block of blocks) {
    const { id, kind, indent } = block;
    if (kind === 'number' && isNew(block)) marks.set(id, numberWords(''));
    const count = counts.get(id);
    if (count !== undefined) marks.set(id, numberMark(count, indent));
    else if (kind === 'bullet') marks.set(id, ['•', '–', '▪'][indent % 3] ?? '•');
  }
  return marks;
}

function numberMark(count: number, indent: number): string {
  if (indent % 3 === 0) return `${count}.`;
  return indent % 3 === 1 ? `${letters(count)})` : `${roman(count)}.`;
}

function letters(count: number): string {
  let text = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(count: number): string {
  let rest = count;
  let text = '';
  for (const [value, letter] of romans) for (; rest >= value; rest -= value) text += letter;
  return text;
}
