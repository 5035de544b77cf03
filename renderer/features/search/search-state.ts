/** What one searched for last, so that the way back to the other hits is one key. Nothing of it is kept beyond the window. */
import { create } from 'zustand';
import type { SearchKind } from '../../../shared/domain/search/entries.ts';

export interface Question {
  /** Of the project that it was asked in. */
  readonly project: string;
  readonly words: string;
  readonly kind: SearchKind | null;
  readonly chapter: string | null;
  /** Most hits of the kind that is shown alone. */
  readonly limit: number;
}

/** Hits of each kind where all kinds are shown; of one kind at first and with each press on „more“, and at most. */
export const OF_EACH = 4;
export const AT_ONCE = 50;

export const asNew = (project: string): Question => ({ project, words: '', kind: null, chapter: null, limit: AT_ONCE });

export const useQuestion = create<Question>(() => asNew(''));

export function ask(change: Partial<Question>): void {
  useQuestion.setState(change);
}
