/**
 * Compares two states of a paper, of which one may be what stands now: chapters by their ids, blocks by theirs, then words. Pure; costs
 * what changed, and one look at every block.
 */
import type { ChapterContent } from '../nested.ts';
import { align } from './align.ts';
import { compareBlocks } from './compare-blocks.ts';
import { compareTables } from './compare-table.ts';
import type { ComparedChapter, ComparedRow, ComparedTable } from './compared.ts';
import { countChanges } from './count.ts';
import { withMovedWords } from './moved-words.ts';

/** A chapter as a version has it. */
export interface VersionChapter extends ChapterContent {
  readonly id: string;
  readonly title: string;
}

/** The chapters in the order of the newer state; what is gone stands where it was. A moved chapter stands at its new place alone. */
export function comparePapers(
  befores: readonly VersionChapter[],
  afters: readonly VersionChapter[],
): ComparedChapter[] {
  const ids = (chapters: readonly VersionChapter[]): string[] => chapters.map(({ id }) => id);
  const compared = align(ids(befores), ids(afters)).flatMap(
    ({ before, after, moved }): Omit<ComparedChapter, 'counts'>[] =>
      moved === 'away' ? [] : [compareChapters(befores[before] ?? null, afters[after] ?? null, moved !== null)],
  );
  return withMoves(compared).map((chapter) => ({ ...chapter, counts: countChanges(chapter) }));
}

/** One of them may be null: a chapter that came or went. */
function compareChapters(
  before: VersionChapter | null,
  after: VersionChapter | null,
  moved: boolean,
): Omit<ComparedChapter, 'counts'> {
  const keys = <T>(pick: (chapter: VersionChapter) => ReadonlyMap<string, T>): Set<string> =>
    new Set([before, after].flatMap((chapter) => (chapter === null ? [] : [...pick(chapter).keys()])));
  const tables = new Map<string, ComparedTable>();
  for (const id of keys((chapter) => chapter.tables))
    tables.set(id, compareTables(before?.tables.get(id) ?? null, after?.tables.get(id) ?? null));
  const notes = new Map<string, readonly ComparedRow[]>();
  for (const id of keys((chapter) => chapter.notes))
    notes.set(id, compareBlocks(before?.notes.get(id) ?? [], after?.notes.get(id) ?? []));
  return {
    id: (after ?? before)?.id ?? '',
    titleBefore: before?.title ?? null,
    titleAfter: after?.title ?? null,
    moved,
    rows: compareBlocks(before?.blocks ?? [], after?.blocks ?? []),
    tables,
    notes,
  };
}

/** Marks words that moved, also from one chapter, cell or footnote to another. */
function withMoves(chapters: readonly Omit<ComparedChapter, 'counts'>[]): Omit<ComparedChapter, 'counts'>[] {
  const texts = withMovedWords(
    chapters.flatMap(({ rows, tables, notes }) => [
      rows,
      ...[...tables.values()].flatMap(({ cells }) => [...cells.values()]),
      ...notes.values(),
    ]),
  ).values();
  const next = (): readonly ComparedRow[] => texts.next().value ?? [];
  return chapters.map((chapter) => ({
    ...chapter,
    rows: next(),
    tables: new Map(
      [...chapter.tables].map(([id, table]) => [
        id,
        { ...table, cells: new Map([...table.cells.keys()].map((cell) => [cell, next()])) },
      ]),
    ),
    notes: new Map([...chapter.notes.keys()].map((id) => [id, next()])),
  }));
}
