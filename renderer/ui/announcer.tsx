/** What is told in passing: short notices with at most one thing to do, and texts that are only read out. */
import { create } from 'zustand';

export interface Notice {
  readonly text: string;
  readonly tone?: 'good' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Stays until closed by hand. */
  readonly stays?: boolean;
}
export interface Shown extends Notice {
  readonly id: number;
}

export const useNotices = create<{ notices: readonly Shown[]; spoken: { text: string; id: number } }>(() => ({
  notices: [],
  spoken: { text: '', id: 0 },
}));
let nextId = 1;

/** Shows a notice and has it read out. */
export function notify(notice: Notice): void {
  const shown = { ...notice, id: nextId++ };
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), shown] }));
}

/** Has a text read out without showing it. */
export function announce(text: string): void {
  useNotices.setState({ spoken: { text, id: nextId++ } });
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
