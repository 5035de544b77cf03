/** What is printed, and how; kept while the window is open. */
import { create } from 'zustand';
import type * as Y from 'yjs';
import { readSettings } from '../../../shared/document/paper-settings.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import type { SuggestionView } from '../../editor/static/suggestion-view.ts';

export const sizes = { small: 10, normal: 11, large: 13 } as const;
export type Size = keyof typeof sizes;

export interface PrintOptions {
  readonly chapters: 'all' | 'one' | 'own';
  readonly cover: boolean;
  readonly paragraphNumbers: boolean;
  readonly lineNumbers: boolean;
  readonly newPage: boolean;
  readonly suggestions: SuggestionView;
  /** Whether comments are printed at the end of their chapter: the open ones, and `resolved` ones where these are wished for too. */
  readonly comments: boolean;
  readonly resolved: boolean;
  readonly size: Size;
}

export const usePrintOptions = create<PrintOptions>(() => ({
  chapters: 'all',
  cover: true,
  paragraphNumbers: true,
  lineNumbers: false,
  newPage: false,
  suggestions: 'accepted',
  comments: false,
  resolved: false,
  size: 'normal',
}));

/** Begins with the numbers that the office wants printed. */
export function beginWithSettings(outline: Y.Doc): void {
  const { printParagraphNumbers, printLineNumbers } = readSettings(outline);
  setPrintOptions({ paragraphNumbers: printParagraphNumbers, lineNumbers: printLineNumbers });
}

export const setPrintOptions = (change: Partial<PrintOptions>): void => usePrintOptions.setState(change);

export function chosenChapters(session: Session, options: PrintOptions, active: string | null): readonly ChapterView[] {
  if (options.chapters === 'all') return session.chapters;
  if (options.chapters === 'own') return session.chapters.filter((each) => session.chapterBlocked(each) === null);
  return session.chapters.filter(({ id }) => id === active);
}
