/** What coming home is told from, and what is told of a paragraph that both changed. */
import type { Block } from '../block.ts';
import type { ChapterContent } from '../nested.ts';

/** The states of a chapter: before one went offline, one's own, that of the others, and both together. */
export interface HomeStates {
  readonly base: ChapterContent;
  readonly mine: ChapterContent;
  readonly theirs: ChapterContent;
  readonly now: ChapterContent;
}

/** A row or column that one side took away while the other wrote in it. */
export interface LostLine {
  readonly table: string;
  readonly type: 'row' | 'column';
  readonly id: string;
}

/** Paragraphs that both changed, with what was split off them or joined to them. */
export interface BothChanged {
  /** The same for as long as the states are. */
  readonly key: string;
  /** The root text that they stand in, and the block of the chapter that this text hangs on; for the chapter's own, the first of them. */
  readonly text: string;
  readonly holder: string;
  readonly ids: ReadonlySet<string>;
  /** Others into which words fell that stood in a paragraph which is gone, as they were meant to be. */
  readonly around: ReadonlyMap<string, Block>;
  readonly before: readonly Block[];
  readonly mine: readonly Block[];
  readonly theirs: readonly Block[];
  /** Rows and columns that would have to come back for one's own version, or for that of the others. */
  readonly lines: { readonly mine: readonly LostLine[]; readonly theirs: readonly LostLine[] };
}
