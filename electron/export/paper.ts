/** What every export is made from. */
import type { ChapterContent } from '../../shared/document/nested.ts';
import type { Stage } from '../../shared/domain/chapter-stage.ts';

export interface PaperChapter extends ChapterContent {
  readonly id: string;
  /** 1, 2, 3 … in the order of the outline. */
  readonly number: number;
  readonly title: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly stage: Stage;
  /** SHA-256 (hex) over the canonical JSON of all that is in it. */
  readonly contentHash: string;
}

export interface Paper {
  readonly project: string;
  readonly title: string;
  readonly owner: string;
  /** True when the text is the shipped, invented sample. */
  readonly sample: boolean;
  readonly chapters: readonly PaperChapter[];
}
