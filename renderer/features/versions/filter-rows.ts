/** Which rows of a comparison one wants to see, and those between them as counts. Pure. */
import { headingLevel } from '../../../shared/document/block.ts';
import { changeIn } from '../../../shared/document/compare/count.ts';
import { isTableChanged } from '../../../shared/document/compare/compare-table.ts';
import type { ComparedChapter, ComparedPiece, ComparedRow } from '../../../shared/document/compare/compared.ts';
import { tableOf } from '../../../shared/document/table.ts';

export const rowFilters = ['all', 'words', 'moves', 'formats'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** A row that is drawn, or how many unchanged ones are left out. */
export type Stretch =
  | { readonly kind: 'row'; readonly row: ComparedRow; readonly changed: boolean }
  /** `others`: some of them changed, but not in the way that is asked for. */
  | { readonly kind: 'same'; readonly rows: readonly ComparedRow[]; readonly others: boolean };

/** What is asked of a changed row beside the way in which it changed. */
export type RowTest = (row: ComparedRow) => boolean;
const any: RowTest = () => true;

/** The rows that changed in the way that is asked for; around them the heading that they stand under. */
export function stretchesOf(chapter: ComparedChapter, filter: RowFilter, test: RowTest = any): Stretch[] {
  const changed = changeIn(chapter);
  const wanted = chapter.rows.map((row) => changed(row) && passes(row, filter, chapter) && test(row));
  const kept = new Set<number>();
  for (const [index, isWanted] of wanted.entries())
    if (isWanted) for (const near of [index, headingAbove(chapter, index)]) kept.add(near);
  const stretches: Stretch[] = [];
  for (const [index, row] of chapter.rows.entries()) {
    const last = stretches.at(-1);
    if (kept.has(index)) stretches.push({ kind: 'row', row, changed: wanted[index] === true });
    else if (last?.kind === 'same')
      stretches[stretches.length - 1] = { ...last, rows: [...last.rows, row], others: last.others || changed(row) };
    else stretches.push({ kind: 'same', rows: [row], others: changed(row) });
  }
  return stretches;
}

/** How many rows of a chapter changed in the way that is asked for. */
export function countWanted(chapter: ComparedChapter, filter: RowFilter, test: RowTest = any): number {
  const changed = changeIn(chapter);
  return chapter.rows.filter((row) => changed(row) && passes(row, filter, chapter) && test(row)).length;
}

/** -1 where there is none. */
function headingAbove({ rows }: ComparedChapter, from: number): number {
  for (let index = from; index >= 0; index--) {
    const kind = (rows[index]?.after ?? rows[index]?.before)?.kind ?? '';
    if (headingLevel(kind) !== null) return index;
  }
  return -1;
}

function passes(row: ComparedRow, filter: RowFilter, chapter: ComparedChapter): boolean {
  if (filter === 'all') return true;
  const rows = [row, ...rowsWithin(row, chapter)];
  // At the place that it left, a row holds words that only moved.
  const pieces = rows.flatMap((each) => (each.moved && each.mark === 'deleted' ? [] : each.pieces));
  if (filter === 'moves') return rows.some(({ moved }) => moved) || pieces.some(({ move }) => move !== undefined);
  if (filter === 'formats')
    return rows.some(({ properties }) => properties.length > 0) || pieces.some(({ state }) => state === 'formatted');
  return rows.some(({ mark, moved }) => mark !== 'same' && !moved) || pieces.some(isOfWords);
}

const isOfWords = ({ state, move }: ComparedPiece): boolean =>
  move === undefined && (state === 'inserted' || state === 'deleted');

/** Those in the cells of the table that a row shows. */
function rowsWithin({ before, after }: ComparedRow, { tables }: ComparedChapter): readonly ComparedRow[] {
  const block = after ?? before;
  const table = block?.kind === 'table' ? tables.get(tableOf(block)) : undefined;
  return table !== undefined && isTableChanged(table) ? [...table.cells.values()].flat() : [];
}
