/** Counts what changed between two states of a chapter. Pure. */
import { countWordsIn } from '../blocks.ts';
import { notesIn } from '../embeds.ts';
import { tableOf } from '../table.ts';
import { isRowChanged, isTableChanged } from './compare-table.ts';
import type { ComparedChapter, ComparedRow, Counts } from './compared.ts';

type Texts = Pick<ComparedChapter, 'rows' | 'tables' | 'notes'>;

/** Whether something changed in a row, in the table that it shows or in a footnote that hangs on it. */
export function changeIn(chapter: Texts): (row: ComparedRow) => boolean {
  const within = changeWithin(chapter);
  return (row) => isRowChanged(row) || within(row);
}

function changeWithin({ tables, notes }: Texts): (row: ComparedRow) => boolean {
  const changedTables = new Set([...tables].filter(([, table]) => isTableChanged(table)).map(([id]) => id));
  const changedNotes = new Set([...notes].filter(([, note]) => note.some(isRowChanged)).map(([id]) => id));
  return ({ after }) =>
    after !== null &&
    ((after.kind === 'table' && changedTables.has(tableOf(after))) ||
      notesIn(after).some((id) => changedNotes.has(id)));
}

/** A table counts as the block that shows it, a footnote as the block it hangs on. */
export function countChanges(chapter: Texts): Counts {
  const { rows, tables, notes } = chapter;
  const within = changeWithin(chapter);
  let [changed, added, removed, moved] = [0, 0, 0, 0];
  for (const row of rows) {
    if (row.moved) {
      if (row.mark === 'inserted') moved++;
    } else if (row.mark === 'inserted') added++;
    else if (row.mark === 'deleted') removed++;
    else if (isRowChanged(row) || within(row)) changed++;
  }
  const texts = [rows, ...[...tables.values()].flatMap(({ cells }) => [...cells.values()]), ...notes.values()];
  const words = (state: 'inserted' | 'deleted'): number =>
    texts.flat().reduce((sum, row) => sum + (row.moved && row.mark === 'deleted' ? 0 : wordsOf(row, state)), 0);
  return { changed, added, removed, moved, wordsInserted: words('inserted'), wordsDeleted: words('deleted') };
}

/** Words that only moved are neither come nor gone. */
function wordsOf({ pieces }: ComparedRow, state: 'inserted' | 'deleted'): number {
  let words = 0;
  for (const piece of pieces)
    if (piece.state === state && piece.move === undefined) words += countWordsIn(piece.run.text);
  return words;
}
