/**
 * What a reader of a foreign file hands over: plain data, as it can be posted from one thread to another. Runs and properties
 * are those of `shared/document`; what stands for people, places and pictures is named by local ids that are unique in the file.
 */
import type { Run } from '../../shared/document/block.ts';
import type { Properties } from '../../shared/document/properties.ts';
import type { LeftReason } from '../../shared/domain/import-report.ts';

/** Somebody's tracked change; its id stands in the attributes and properties of what it changes. */
export interface ImportedChange {
  readonly id: string;
  readonly author: string;
  /** Milliseconds since 1970; null where the file doesn't say. */
  readonly at: number | null;
}

export interface ImportedBlock {
  /** A block kind; headings are `heading1` to `heading9`, and `title` is the paper's own. */
  readonly kind: string;
  readonly indent: number;
  readonly props: Properties;
  readonly runs: readonly Run[];
  /** Index into `images`. */
  readonly image?: number;
  readonly table?: ImportedTable;
  /** The local name under which cross-references lead here (`embeds.ts`). */
  readonly target?: string;
}

export interface ImportedCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly ImportedBlock[];
}
export interface ImportedRow {
  readonly header: boolean;
  /** The changes that brought it or would take it away. */
  readonly ins?: string;
  readonly del?: string;
  readonly cells: readonly ImportedCell[];
}
export interface ImportedTable {
  /** How many columns the grid has. */
  readonly columns: number;
  /** Shares of the width in per cent, one for each column; empty where the file doesn't say. */
  readonly widths: readonly number[];
  readonly rows: readonly ImportedRow[];
}

export interface ImportedImage {
  /** Of a picture that the app can show, as its first bytes say. */
  readonly bytes: Uint8Array;
  /** The name it had in the file. */
  readonly name: string;
}

export interface ImportedNote {
  readonly id: string;
  readonly blocks: readonly ImportedBlock[];
}

/** A place in the text: a block's index, and how many characters of it lie before. */
export interface ImportedPlace {
  readonly block: number;
  readonly offset: number;
}

export interface ImportedComment {
  readonly id: string;
  /** The comment that this one answers; null for the first of a thread. */
  readonly parent: string | null;
  readonly author: string;
  readonly at: number | null;
  readonly text: string;
  readonly resolved: boolean;
  /** What it stands on; null where the file doesn't say. */
  readonly from: ImportedPlace | null;
  readonly to: ImportedPlace | null;
}

export interface LeftNote {
  readonly what: LeftReason;
  /** The block where it stood, or before which; -1 for the file as a whole. */
  readonly block: number;
  /** Some words to find it by. */
  readonly words: string;
}

/** A whole file, not yet divided into chapters. */
export interface ImportedText {
  readonly blocks: readonly ImportedBlock[];
  readonly images: readonly ImportedImage[];
  readonly notes: readonly ImportedNote[];
  readonly comments: readonly ImportedComment[];
  readonly changes: readonly ImportedChange[];
  readonly left: readonly LeftNote[];
}
