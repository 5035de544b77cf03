/** What an export of a comparison is made from: two states of a paper, what is different between them, and who did it. */
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { decidedContent } from '../../../shared/document/decided-content.ts';
import type { ComparedChapter } from '../../../shared/document/compare/compared.ts';
import type { ReferenceWords } from '../../../shared/council/references.ts';
import type { Language } from '../../../shared/i18n/catalogue.ts';
import type { Pictures } from '../html-image.ts';
import type { Paper, PaperChapter, PaperComment } from '../paper.ts';

export type ComparedSide = 'before' | 'after';

/** One of the two states. */
export interface PaperState {
  /** What people call it: a version's name, a file's. */
  readonly name: string;
  /** When it was made (milliseconds since 1970) and by whom; null where that isn't known. */
  readonly at: number | null;
  readonly by: string | null;
  readonly paper: StatePaper;
  /** What references to elsewhere show (`council/references.ts`): texts of a council paper refer to another paper. */
  readonly references?: ReferenceWords;
}
export type StatePaper = Pick<Paper, 'title' | 'owner' | 'settings'> & {
  readonly chapters: readonly StateChapter[];
  /** Whether its chapters are texts by themselves: tables and figures begin anew in each. */
  readonly apart?: boolean;
};
export type StateChapter = Pick<
  PaperChapter,
  'id' | 'number' | 'title' | 'group' | 'blocks' | 'tables' | 'notes' | 'frozen'
>;

/** Characters (or, from `from` to the same place, a paragraph mark) that somebody changed. */
export interface ChangedPlace {
  /** Deleted characters stand in the older state, all others in the newer. */
  readonly side: ComparedSide;
  readonly chapter: string;
  /** The name of the text in its chapter: '' for the chapter's own, `cell:…`, `note:…`. */
  readonly text: string;
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

export interface Author {
  readonly name: string;
  readonly at: number | null;
}

export interface Comparison {
  /** Of the words that the export says itself. */
  readonly language: Language;
  readonly before: PaperState;
  readonly after: PaperState;
  /** The states as they are written, with what is suggested in them. */
  readonly written: { readonly before: PaperState; readonly after: PaperState };
  readonly chapters: readonly ComparedChapter[];
  /** Of both states, by their hash. */
  readonly pictures: Pictures;
  /** To be put into the margin; empty for none. */
  readonly comments: readonly PaperComment[];
  /** Who changed something. */
  readonly authorOf: (place: ChangedPlace) => Author;
  /** Where within changed characters another person's change begins. */
  readonly cutsOf: (place: ChangedPlace) => readonly number[];
}

export interface ComparisonOptions {
  readonly language?: Language;
  readonly pictures?: Pictures;
  readonly comments?: readonly PaperComment[];
  /** Null where that isn't known: then it was whoever made the newer state. */
  readonly authorOf?: (place: ChangedPlace) => Author | null;
  readonly cutsOf?: Comparison['cutsOf'];
}

/** Two states as they stand: what is only suggested in them counts for nothing. */
export const compareStates = (before: PaperState, after: PaperState, options: ComparisonOptions = {}): Comparison =>
  compareDecided(before, after, { before: false, after: false }, options);

/** One state without and with what is suggested in it. */
export const compareSuggested = (state: PaperState, options: ComparisonOptions = {}): Comparison =>
  compareDecided(state, state, { before: false, after: true }, options);

function compareDecided(
  before: PaperState,
  after: PaperState,
  accept: Readonly<Record<ComparedSide, boolean>>,
  options: ComparisonOptions,
): Comparison {
  const { language = 'de', pictures = new Map(), comments = [], authorOf, cutsOf = () => [] } = options;
  const maker: Author = { name: after.by ?? after.name, at: after.at };
  const was = decidedState(before, accept.before);
  const is = after === before && accept.after === accept.before ? was : decidedState(after, accept.after);
  return {
    language,
    before: was,
    after: is,
    written: { before, after },
    chapters: comparePapers(was.paper.chapters, is.paper.chapters),
    pictures,
    comments,
    authorOf: (place) => authorOf?.(place) ?? maker,
    cutsOf,
  };
}

function decidedState(state: PaperState, accept: boolean): PaperState {
  const chapters = state.paper.chapters.map((chapter) => ({ ...chapter, ...decidedContent(chapter, accept) }));
  return { ...state, paper: { ...state.paper, chapters } };
}
