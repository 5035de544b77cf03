/** What the templates draw: plain data, in which every text is a value and never markup. Empty things are left out. */

import type { PaperComment } from '../paper.ts';

/** What a comparison says of words. */
export type WordMark = 'inserted' | 'deleted' | 'movedHere' | 'movedAway' | 'formatted';
/** What it says of a whole paragraph, row or column. */
export type BlockMark = 'inserted' | 'deleted' | 'moved' | 'changed';

/** Where a thread of comments begins or ends. */
export interface Remark {
  readonly thread: string;
  readonly edge: 'start' | 'end';
  /** The first, and what answers it. */
  readonly comments: readonly PaperComment[];
}

export interface ShownWords {
  readonly text: string;
  readonly formats?: readonly string[];
  /** A web address, or a place in this paper. */
  readonly link?: string;
  readonly to?: string;
  readonly mark?: WordMark;
  /** Where comments begin or end; without text, and for formats that have a margin alone. */
  readonly remark?: Remark;
}
export interface ShownNote {
  readonly note: number;
  readonly blocks: readonly ShownBlock[];
  readonly mark?: WordMark;
}
export type ShownInline = ShownWords | ShownNote;

interface About {
  /** The name that leads here. */
  readonly at?: string;
  readonly lang?: string;
  readonly rtl?: true;
  readonly mark?: BlockMark;
  /** What happened to it, in words. */
  readonly says?: string;
}

export interface ShownItem extends About {
  readonly ordered: boolean;
  readonly depth: number;
  readonly count: number;
  readonly words: readonly ShownInline[];
  readonly inside: readonly ShownBlock[];
}

export interface ShownCell {
  readonly across?: number;
  readonly down?: number;
  readonly blocks: readonly ShownBlock[];
  readonly strong?: true;
  readonly mark?: BlockMark;
  readonly says?: string;
}

export interface ShownTable extends About {
  readonly kind: 'table';
  readonly caption?: readonly ShownInline[];
  /** Shares of the width. */
  readonly columns: readonly number[];
  /** Columns of numbers stand at the right. */
  readonly right: readonly boolean[];
  /** Rows that are repeated on each page. */
  readonly head: readonly ShownCell[];
  readonly body: readonly ShownCell[];
  /** Too much for one page, or nearly: it may be torn apart. */
  readonly long?: true;
  readonly note?: string;
}

export type ShownBlock =
  | ({
      readonly kind: 'heading';
      /** In the structure, where none is left out; and as it looks. */
      readonly level: number;
      readonly look: number;
      readonly number?: string;
      readonly words: readonly ShownInline[];
    } & About)
  | ({
      readonly kind: 'paragraph' | 'quote' | 'callout';
      readonly words: readonly ShownInline[];
      /** In the margin. */
      readonly number?: string;
      readonly indent?: number;
      readonly tone?: string;
    } & About)
  | ({ readonly kind: 'list'; readonly items: readonly ShownItem[] } & About)
  | ShownTable
  | ({
      readonly kind: 'image';
      /** Absent for a picture that isn't there. */
      readonly file?: string;
      /** Empty for one that is only ornament. */
      readonly alt: string;
      readonly missing: string;
      /** Millimetres. */
      readonly width: number;
      readonly long?: true;
      readonly caption?: readonly ShownInline[];
    } & About)
  | ({
      readonly kind: 'contents';
      readonly of: 'headings' | 'tables' | 'figures';
      readonly title: string;
      readonly none?: string;
    } & About)
  | ({ readonly kind: 'rule' | 'pagebreak' | 'gone' } & About);

export interface ShownChapter {
  readonly at: string;
  readonly number?: string;
  readonly title: readonly ShownInline[];
  /** As the running head tells it. */
  readonly plain: string;
  readonly group?: string;
  readonly says?: string;
  /** Places that something leads to though nothing stands there: an empty heading, a break. They lead to the chapter. */
  readonly also?: readonly string[];
  readonly blocks: readonly ShownBlock[];
}

/** The first pages of a comparison. */
export interface ShownComparison {
  readonly title: string;
  readonly states: readonly { readonly name: string; readonly what: string; readonly made: string }[];
  readonly nothing?: string;
  readonly summary?: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly { readonly to?: string; readonly cells: readonly string[] }[];
    readonly note: string;
  };
  /** How to read the marks. */
  readonly legend: readonly { readonly mark: WordMark; readonly text: string }[];
  readonly unchanged?: string;
}

/** What `paper.typ` reads. */
export interface ShownPaper {
  readonly lang: string;
  readonly region: string;
  /** Of the document, as its metadata say it; and as it stands on the first page. */
  readonly documentTitle: string;
  readonly title: string;
  readonly owner: string;
  /** „Stand: 3. Mai 2026“; and the day for the metadata. */
  readonly stand?: string;
  readonly day?: { readonly year: number; readonly month: number; readonly day: number };
  readonly head: string;
  readonly page: string;
  readonly of: string;
  /** Every how many lines a number stands at the margin; absent for none. */
  readonly lineStep?: number;
  /** The title over a list of contents at the front; absent for none. */
  readonly contents?: string;
  readonly comparison?: ShownComparison;
  readonly chapters: readonly ShownChapter[];
}
