/** Which rows of a comparison a person changed, as far as the log tells. Pure but for the hook. */
import { useEffect, useMemo, useState } from 'react';
import { personOf } from '../../../shared/document/blame/act.ts';
import { Authors } from '../../../shared/document/blame/author-table.ts';
import type { ComparedChapter, ComparedRow } from '../../../shared/document/compare/compared.ts';
import { notesIn, noteText } from '../../../shared/document/embeds.ts';
import { cellText, tableOf } from '../../../shared/document/table.ts';
import type { ProjectCall } from '../../app/session.ts';
import type { Writers } from './writers.ts';

export interface ChangedBy {
  /** As the log knows them: a person's id, the host, or whoever came from above. */
  readonly person: string;
  /** What was changed after this moment counts, milliseconds since 1970. */
  readonly from: number;
  readonly writers: Writers;
  /** By chapter; of one that isn't here yet all rows are shown. */
  readonly authors: ReadonlyMap<string, Pick<Authors, 'actsIn'>>;
}

export const wroteIn = ({ person, writers }: ChangedBy, chapter: string): boolean =>
  writers.get(chapter)?.includes(person) ?? false;

/** Whether the person changed a row. Words that are gone altogether left their trace in the paragraph before them. */
export function rowTest(by: ChangedBy | null, chapter: ComparedChapter): (row: ComparedRow) => boolean {
  if (by === null) return () => true;
  if (!wroteIn(by, chapter.id)) return () => false;
  const authors = by.authors.get(chapter.id);
  if (authors === undefined) return () => true;
  const wanted = personOf(by.person);
  const changed = (text: string, block: string): boolean =>
    authors.actsIn(text, block).some(({ person, at }) => person === wanted && at > by.from);
  const passing = new Set<ComparedRow>();
  let standing = chapter.rows.find(({ after, mark }) => after !== null && mark !== 'deleted')?.after ?? null;
  for (const row of chapter.rows) {
    const block = row.after ?? standing;
    if (block === null) continue;
    if (row.mark !== 'deleted') standing = block;
    if (changed('text', block.id) || changedWithin(row, chapter, changed)) passing.add(row);
  }
  return (row) => passing.has(row);
}

/** In the cells of the table that a row shows, or the footnotes that hang on it. */
function changedWithin(
  { after }: ComparedRow,
  { tables, notes }: ComparedChapter,
  changed: (text: string, block: string) => boolean,
): boolean {
  if (after === null) return false;
  const any = (text: string, rows: readonly ComparedRow[]): boolean =>
    rows.some((row) => row.after !== null && changed(text, row.after.id));
  const table = after.kind === 'table' ? tables.get(tableOf(after)) : undefined;
  const cells = [...(table?.cells ?? [])].some(([cell, rows]) => {
    const [row = '', column = ''] = cell.split(':');
    return any(cellText(tableOf(after), row, column), rows);
  });
  return cells || notesIn(after).some((note) => any(noteText(note), notes.get(note) ?? []));
}

/** Null for everybody. `to`: the newer of the two states, ms since 1970; another one is asked for anew. */
export function useChangedBy(
  call: ProjectCall,
  person: string | null,
  { from, to }: { readonly from: number; readonly to: number },
  writers: Writers,
): ChangedBy | null {
  const chapters = person === null ? [] : [...writers].flatMap(([id, people]) => (people.includes(person) ? [id] : []));
  const wanted = chapters.sort().join(' ');
  const key = `${to} ${wanted}`;
  const [known, setKnown] = useState<{ readonly of: string; readonly authors: ReadonlyMap<string, Authors> } | null>(
    null,
  );
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      const authors = new Map<string, Authors>();
      for (const chapter of wanted === '' ? [] : wanted.split(' ')) {
        // Who can't be asked leaves the chapter as a whole.
        const table = await call('authors.of', { chapter, known: null }).catch(() => null);
        if (gone) return;
        if (table === null) continue;
        authors.set(chapter, new Authors(table));
        setKnown({ of: key, authors: new Map(authors) });
      }
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [call, wanted, key]);
  return useMemo(
    () =>
      person === null
        ? null
        : { person, from, writers, authors: known !== null && known.of === key ? known.authors : new Map() },
    [person, from, writers, known, key],
  );
}
