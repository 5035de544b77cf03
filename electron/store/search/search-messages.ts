/** What the host and its search thread say to each other; both are ours, from the same build. */
import type { Person } from '../../../shared/domain/people.ts';
import type { ChapterState } from '../../../shared/domain/permissions.ts';
import type { SearchForm, SearchKind } from '../../../shared/domain/search/entries.ts';
import type { Piece } from '../../../shared/domain/search/snippet.ts';

/** A chapter and its comments as they are now, as updates of version 1. */
export interface ChapterTask {
  readonly chapter: string;
  readonly text: Uint8Array;
  readonly comments: Uint8Array;
  /** When it last changed, milliseconds since 1970. */
  readonly at: number | null;
  /** What comments are judged by, and named by. */
  readonly people: readonly Person[];
  readonly state: ChapterState | null;
}

/** The measures, or a council paper (its id), as they are now, as an update of version 1. */
export interface RoomTask {
  readonly paper: string | null;
  readonly bytes: Uint8Array;
  /** Of the measures: the comments on them, and who they are judged and named by. */
  readonly comments?: Uint8Array;
  readonly people?: readonly Person[];
  /** When it last changed, milliseconds since 1970. */
  readonly at: number | null;
}

/** A chapter as versions keep it. */
export interface ContentTask {
  readonly hash: string;
  readonly chapter: string;
  readonly json: string;
}

/** A version, and what it consists of. */
export interface VersionInfo {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly level: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly chapters: readonly { readonly id: string; readonly title: string; readonly content: string }[];
}

/** What one person may see. */
export interface View {
  /** Chapters whose text and suggestions, and whose comments, may be read. */
  readonly texts: readonly string[];
  readonly comments: readonly string[];
  readonly versions: boolean;
  readonly measures: boolean;
  readonly measureComments: boolean;
  readonly papers: boolean;
}

export interface Wanted {
  readonly words: string;
  readonly kind: SearchKind | null;
  readonly chapter: string | null;
  /** Most hits of each kind. */
  readonly limit: number;
  readonly view: View;
}

export interface FoundVersion {
  readonly id: string;
  readonly name: string;
  readonly at: number;
}

export interface Hit {
  readonly kind: SearchKind;
  readonly form: SearchForm;
  /** Empty for what is about the paper as a whole. */
  readonly chapter: string;
  readonly block: string | null;
  readonly part: string | null;
  readonly holder: string | null;
  /** Characters of the block. */
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
  readonly person: string | null;
  readonly as: string;
  readonly at: number | null;
  readonly ref: string | null;
  readonly reply: string | null;
  /** Those that have these words, the newest first: at most five; and how many there are. */
  readonly versions: readonly FoundVersion[];
  readonly versionCount: number;
  /** Of a version: the block still reads so today. */
  readonly same: boolean;
}

export interface Answer {
  readonly hits: readonly Hit[];
  /** Of each kind, in the wanted chapter. */
  readonly counts: Readonly<Record<SearchKind, number>>;
  /** Of the wanted kind, in each chapter. */
  readonly chapters: readonly { readonly chapter: string; readonly count: number }[];
  /** More was typed than was searched for. */
  readonly cut: boolean;
}

export type Task =
  | { readonly setChapter: ChapterTask }
  | { readonly setRoom: RoomTask }
  /** A council paper by its id, too. */
  | { readonly dropChapter: string }
  | { readonly setContent: ContentTask }
  | { readonly setVersions: readonly VersionInfo[] }
  | { readonly find: Wanted };

/** `Answer` of a question, else null. */
export type Done = Answer | null;
