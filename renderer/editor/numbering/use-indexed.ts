/** Feeds the index of the paper from what the page is drawn from. */
import { useEffect, useLayoutEffect } from 'react';
import type { ChapterView, PaperProps } from '../paper-props.ts';
import type { LiveIndex } from './live-index.ts';

/** `chapters`: those that are not deleted, in order. */
export function useIndexed(
  index: LiveIndex,
  chapters: readonly ChapterView[],
  { outline, marksOf }: Pick<PaperProps, 'outline' | 'marksOf'>,
): void {
  useLayoutEffect(() => (outline === undefined ? undefined : index.follow(outline)), [index, outline]);
  useLayoutEffect(() => index.setChapters(chapters), [index, chapters]);
  useEffect(() => (marksOf === undefined ? undefined : index.askFrom(marksOf)), [index, marksOf]);
}
