/** What a comparison says at its start: how much changed in each chapter, and by whom. */
import {
  isChanged,
  type ComparedChapter,
  type ComparedRow,
  type Counts,
} from '../../../shared/document/compare/compared.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { cleanName } from '../clean-text.ts';
import type { Comparison } from './comparison.ts';

export interface SummaryRow {
  /** Null in the row that sums all up. */
  readonly chapter: string | null;
  /** Its number now; null for one that is gone, and in the sum. */
  readonly number: number | null;
  readonly title: string;
  /** „neues Kapitel“, „bisher …“; empty for nothing. */
  readonly remark: string;
  readonly counts: Counts;
  /** Who changed something, whoever changed most first; a few names. */
  readonly authors: string;
}

/** Whether a chapter has a row in the summary. */
export const isChangedChapter = ({ counts, titleBefore, titleAfter, moved }: ComparedChapter): boolean =>
  isChanged(counts) || moved || titleBefore !== titleAfter;

const NONE: Counts = { changed: 0, added: 0, removed: 0, moved: 0, wordsInserted: 0, wordsDeleted: 0 };
const MOST_NAMES = 3;

/** The chapters in which something changed, and the sum; empty where both states are the same. */
export function summaryOf(comparison: Comparison): SummaryRow[] {
  const { chapters, after } = comparison;
  const all = new Map<string, number>();
  const rows = chapters.flatMap((chapter): SummaryRow[] => {
    const { id, counts, titleBefore, titleAfter } = chapter;
    if (!isChangedChapter(chapter)) return [];
    const remark = remarkOf(comparison, chapter);
    const number = after.paper.chapters.find((each) => each.id === id)?.number ?? null;
    const shares = authorsIn(comparison, chapter);
    for (const [name, characters] of shares) all.set(name, (all.get(name) ?? 0) + characters);
    return [
      {
        chapter: id,
        number,
        title: titleAfter ?? titleBefore ?? '',
        remark,
        counts,
        authors: named(comparison, shares),
      },
    ];
  });
  if (rows.length === 0) return [];
  const sum = rows.reduce((total, { counts }) => added(total, counts), NONE);
  const total = translate(comparison.language, 'comparison.total');
  return [
    ...rows,
    { chapter: null, number: null, title: total, remark: '', counts: sum, authors: named(comparison, all) },
  ];
}

function added(a: Counts, b: Counts): Counts {
  return {
    changed: a.changed + b.changed,
    added: a.added + b.added,
    removed: a.removed + b.removed,
    moved: a.moved + b.moved,
    wordsInserted: a.wordsInserted + b.wordsInserted,
    wordsDeleted: a.wordsDeleted + b.wordsDeleted,
  };
}

/** What happened to a chapter as a whole; empty for nothing. */
export function remarkOf({ language }: Comparison, { titleBefore, titleAfter, moved }: ComparedChapter): string {
  if (titleBefore === null) return translate(language, 'comparison.chapterNew');
  if (titleAfter === null) return translate(language, 'comparison.chapterGone');
  const renamed =
    titleBefore === titleAfter ? [] : [translate(language, 'comparison.chapterRenamed', { title: titleBefore })];
  return [...(moved ? [translate(language, 'comparison.chapterMoved')] : []), ...renamed].join(', ');
}

/** Characters that each author changed. */
function authorsIn(
  { authorOf, cutsOf }: Comparison,
  { id, rows, tables, notes }: ComparedChapter,
): Map<string, number> {
  const shares = new Map<string, number>();
  const texts: [string, readonly ComparedRow[]][] = [
    ['', rows],
    ...[...tables].flatMap(([table, { cells }]) =>
      [...cells].map(([cell, found]): [string, readonly ComparedRow[]] => [`cell:${table}:${cell}`, found]),
    ),
    ...[...notes].map(([note, found]): [string, readonly ComparedRow[]] => [`note:${note}`, found]),
  ];
  for (const [text, found] of texts) {
    let [older, newer] = [
      { id: '', at: 0 },
      { id: '', at: 0 },
    ];
    for (const row of found) {
      if (row.mark !== 'inserted' && row.before !== null) older = { id: row.before.id, at: 0 };
      if (row.mark !== 'deleted' && row.after !== null) newer = { id: row.after.id, at: 0 };
      const note = (side: 'before' | 'after', block: string, from: number, to: number, weight: number): void => {
        const ends = [...cutsOf({ side, chapter: id, text, block, from, to }), to];
        for (const [index, end] of ends.entries()) {
          const start = index === 0 ? from : (ends[index - 1] ?? from);
          const { name } = authorOf({ side, chapter: id, text, block, from: start, to: end });
          shares.set(name, (shares.get(name) ?? 0) + (ends.length === 1 ? weight : end - start));
        }
      };
      for (const { state, run } of row.pieces) {
        const { length } = run.text;
        const place = state === 'deleted' ? older : newer;
        const isOnlyMoved = row.moved && state === (row.mark === 'deleted' ? 'deleted' : 'same');
        if (state !== 'same' && !isOnlyMoved)
          note(state === 'deleted' ? 'before' : 'after', place.id, place.at, place.at + length, length);
        if (state !== 'inserted') older.at += length;
        if (state !== 'deleted') newer.at += length;
      }
      if (row.mark === 'deleted') note('before', older.id, 0, 0, 1);
      else if (row.mark === 'inserted' || row.properties.length > 0) note('after', newer.id, 0, 0, 1);
    }
  }
  return shares;
}

function named({ language }: Comparison, shares: ReadonlyMap<string, number>): string {
  const unknown = translate(language, 'comparison.unknownAuthor');
  const names = [...shares]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name]) => cleanName(name, 60, unknown));
  const some = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? translate(language, 'comparison.authorsMore', { names: some, count: more }) : some;
}
