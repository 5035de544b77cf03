/** The chapters of both states in one order, so that either can be read out of it; and which moves have both ends in the text. */
import { align } from '../../../shared/document/compare/align.ts';
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import type { Comparison } from '../comparison/comparison.ts';
import type { Scope } from '../comparison/scope.ts';
import type { TextScope } from './book.ts';
import { placeChapter, type PlacedChapter } from './chapter.ts';
import type { FlowItem } from './flow.ts';
import { oneSidedRows } from '../comparison/one-sided.ts';
import { blockMove } from './paragraph.ts';

export function placeChapters({ before, after, chapters }: Comparison): PlacedChapter[] {
  const [olds, news] = [before.paper.chapters, after.paper.chapters];
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const compared = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  return align(ids(olds), ids(news)).flatMap(({ before: from, after: to, moved }): PlacedChapter[] => {
    const [was, is] = [olds[from] ?? null, news[to] ?? null];
    const found = compared.get((is ?? was)?.id ?? '');
    if (found === undefined) return [];
    const scope: Scope = {
      id: found.id,
      before: moved === 'here' ? null : was,
      after: moved === 'away' ? null : is,
      compared: found,
    };
    if (moved === null) return [placeChapter(scope, found.rows)];
    const blocks = (moved === 'away' ? was : is)?.blocks ?? [];
    return [
      placeChapter(scope, withMoves(oneSidedRows(blocks, moved === 'away' ? 'deleted' : 'inserted'), found.rows)),
    ];
  });
}

/** Rows of a chapter that moved: a paragraph that is in both states goes at one place and comes at the other. */
function withMoves(rows: readonly ComparedRow[], compared: readonly ComparedRow[]): ComparedRow[] {
  // Only where no words were shared with a paragraph beside it: else what it was can't be read from its row.
  const alone = (row: ComparedRow | undefined): boolean => row === undefined || row.mark === 'same' || row.moved;
  const kept = new Map(
    compared.flatMap((row, index): [string, ComparedRow][] =>
      row.mark === 'same' && row.before?.id === row.after?.id && alone(compared[index + 1])
        ? [[row.after?.id ?? '', row]]
        : [],
    ),
  );
  return rows.map((row) => {
    const found = kept.get((row.before ?? row.after)?.id ?? '');
    if (found === undefined) return row;
    if (row.mark === 'deleted') return { ...row, moved: true };
    return {
      ...row,
      before: found.before,
      moved: true,
      pieces: found.pieces.map(({ state, run, before }) => ({ state, run, ...(before !== undefined && { before }) })),
    };
  });
}

/** Names of the moves of which both ends are in the chapters' own texts: Word wants pairs. */
export function movesIn(chapters: readonly PlacedChapter[]): ReadonlyMap<string, string> {
  const ends = new Map<string, number>();
  const note = (key: string): void => void ends.set(key, (ends.get(key) ?? 0) + 1);
  for (const { scope, items } of chapters) {
    const at: TextScope = { chapter: scope, text: '', place: 'body' };
    for (const item of items) {
      if (item.type === 'paragraph' && item.move !== null) note(blockMove(at, item.move));
      else if (isWritten(item)) for (const { move } of item.pieces) if (move !== undefined) note(String(move));
    }
  }
  const pairs = [...ends].filter(([, count]) => count === 2);
  return new Map(pairs.map(([key], index) => [key, `move${index + 1}`]));
}

const isWritten = (item: FlowItem): boolean =>
  item.type === 'paragraph' || ['table', 'image'].includes((item.after ?? item.before)?.kind ?? '');
