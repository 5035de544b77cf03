/** What a comparison of two states of a chapter finds. Pure data: it is shown, counted and exported from this alone. */
import type { Attributes, Block, Run } from '../block.ts';

/** How characters stand: `formatted` are the same ones with other attributes. */
export type PieceState = 'same' | 'inserted' | 'deleted' | 'formatted';

export interface ComparedPiece {
  readonly state: PieceState;
  /** As it is now; of deleted ones as it was. */
  readonly run: Run;
  /** The attributes that formatted ones had. */
  readonly before?: Attributes;
  /** Words that went from one place to another have the same number at both. */
  readonly move?: number;
}

/**
 * A paragraph mark and the characters behind it. The rows in order are the newer text without those whose mark is deleted:
 * what is kept of such a row belongs to the paragraph before it (they were joined). Without those whose mark is inserted they
 * are the older text: what is kept of such a row belonged to the one before (it was split).
 */
export interface ComparedRow {
  readonly mark: 'same' | 'inserted' | 'deleted';
  /** The block as it was and as it is; null where it isn't there. A block that moved has both at its new place. */
  readonly before: Block | null;
  readonly after: Block | null;
  /** The whole block went from one place (`deleted`) to another (`inserted`); what changed in it stands at the new one. */
  readonly moved: boolean;
  readonly pieces: readonly ComparedPiece[];
  /** Names of the properties that are others now: `kind`, `indent`, `lang` … */
  readonly properties: readonly string[];
}

export interface ComparedLine {
  readonly id: string;
  readonly state: 'same' | 'inserted' | 'deleted' | 'moved';
}

export interface ComparedTable {
  /** In the order of the newer table; those that are gone stand where they were. A moved line stands at its new place alone. */
  readonly rows: readonly ComparedLine[];
  readonly columns: readonly ComparedLine[];
  /** What is in each cell, `<row>:<column>`; cells that were and are empty are left out. */
  readonly cells: ReadonlyMap<string, readonly ComparedRow[]>;
  /** Cells were merged or split, or columns have other widths. */
  readonly laidOut: boolean;
}

export interface ComparedChapter {
  readonly id: string;
  /** Null where the chapter isn't there. */
  readonly titleBefore: string | null;
  readonly titleAfter: string | null;
  readonly moved: boolean;
  readonly rows: readonly ComparedRow[];
  /** Tables and footnotes by their ids. */
  readonly tables: ReadonlyMap<string, ComparedTable>;
  readonly notes: ReadonlyMap<string, readonly ComparedRow[]>;
  readonly counts: Counts;
}

/** What changed, counted. */
export interface Counts {
  /** Paragraphs, tables and figures: changed in words, formats or properties; come; gone; in another place. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
}

export const isChanged = ({ changed, added, removed, moved }: Counts): boolean => changed + added + removed + moved > 0;
