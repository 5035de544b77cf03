/** What every export is made from. */
import { asItStands } from '../../shared/document/decided-content.ts';
import type { ChapterContent } from '../../shared/document/nested.ts';
import type { PaperSettings } from '../../shared/document/paper-settings.ts';
import type { FrozenNumbers } from '../../shared/document/paragraph-numbers.ts';
import type { Stage } from '../../shared/domain/chapter-stage.ts';

export interface PaperChapter extends ChapterContent {
  readonly id: string;
  /** 1, 2, 3 … in the order of the outline. */
  readonly number: number;
  readonly title: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly stage: Stage;
  /** The paragraph numbers that are set down in it. */
  readonly frozen?: FrozenNumbers;
  /** SHA-256 (hex) over the canonical JSON of all that is in it. */
  readonly contentHash: string;
}

/** A comment or a reply on the paper. */
export interface PaperComment {
  readonly chapter: string;
  readonly key: string;
  readonly thread: string;
  readonly author: { readonly id: string; readonly name: string };
  /** ISO 8601. */
  readonly at: string;
  readonly edited: string | null;
  readonly state: 'open' | 'resolved';
  readonly assigned: { readonly id: string; readonly name: string } | null;
  /** What its thread is about: `text`, `block`, `chapter` or `suggestion`; with the block and the quoted words. */
  readonly about: string;
  readonly block: string | null;
  /** The text of a cell or a footnote that the block is in. */
  readonly root?: string;
  readonly quote: string;
  readonly text: string;
  readonly imported?: { readonly name: string; readonly at: string | null };
}

/** Whose a suggestion is; `at` ms since 1970, null where that isn't known. */
export interface PaperSuggestion {
  readonly chapter: string;
  readonly id: string;
  readonly name: string;
  readonly at: number | null;
}

/** As the published forms have it, which know nothing of where in a cell or a footnote it is: JSON leaves out what is undefined. */
export const publishedComment = (comment: PaperComment): Omit<PaperComment, 'root'> & { readonly root: undefined } => ({
  ...comment,
  root: undefined,
});

export interface Paper {
  readonly project: string;
  readonly title: string;
  readonly owner: string;
  /** True when the text is the shipped, invented sample. */
  readonly sample: boolean;
  /** How it is numbered; as by default where it is left out. */
  readonly settings?: PaperSettings;
  readonly chapters: readonly PaperChapter[];
}

/** As it leaves the house: without what is only suggested to come, with what is only suggested to go. */
export const paperAsItStands = (paper: Paper): Paper => ({ ...paper, chapters: paper.chapters.map(asItStands) });
