/** What a search through the paper has found so far, as React reads it. */
import type { ChapterHits, Hit } from './hits.ts';

export interface FinderState {
  /** In the order of the paper; only chapters with hits. */
  readonly chapters: readonly ChapterHits[];
  readonly total: number;
  /** More were found than are kept. */
  readonly cut: boolean;
  /** Chapters searched so far; null when it is done. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly problem: 'syntax' | 'slow' | null;
  /** Chapters whose content could not be had. */
  readonly missing: readonly string[];
  readonly current: Hit | null;
}

export const nothingFound: FinderState = {
  chapters: [],
  total: 0,
  cut: false,
  progress: null,
  problem: null,
  missing: [],
  current: null,
};

const mostHits = 5_000;

/** The hits of these chapters, in their order and as many as are kept. */
export function collectHits(
  chapters: Iterable<string>,
  hitsIn: (chapter: string) => readonly Hit[],
): Pick<FinderState, 'chapters' | 'total' | 'cut'> {
  const found: ChapterHits[] = [];
  let total = 0;
  for (const chapter of chapters) {
    const hits = hitsIn(chapter);
    if (hits.length === 0) continue;
    if (total < mostHits) found.push({ chapter, hits: hits.slice(0, mostHits - total) });
    total += hits.length;
  }
  return { chapters: found, total, cut: total > mostHits };
}
