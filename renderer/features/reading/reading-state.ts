/** How one likes to read and present; kept while the window is open. */
import { create } from 'zustand';
import type { SuggestionView } from '../../editor/static/suggestion-view.ts';

export interface ReadingState {
  /** Size of the type, in steps around the usual one. */
  readonly size: number;
  readonly numbers: boolean;
  readonly suggestions: SuggestionView;
  readonly look: 'light' | 'dark' | 'contrast';
  readonly continuous: boolean;
}

export const useReading = create<ReadingState>(() => ({
  size: 0,
  numbers: true,
  suggestions: 'accepted',
  look: 'light',
  continuous: false,
}));

export const setReading = (change: Partial<ReadingState>): void => useReading.setState(change);

const most = 6;
export function stepSize(step: 1 | -1): void {
  useReading.setState(({ size }) => ({ size: Math.max(-3, Math.min(most, size + step)) }));
}

/** A size of type for a step, as a factor. */
export const sizeFactor = (size: number): number => 1.12 ** size;
