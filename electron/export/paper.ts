/** What every export is made from. */
import type { Block } from '../../shared/document/block.ts';
import type { Stage } from '../../shared/domain/chapter-stage.ts';

export interface PaperChapter {
  readonly id: string;
  /** 1, 2, 3 … in the order of the outline. */
  readonly number: number;
  readonly title: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly stage: Stage;
  readonly blocks: readonly Block[];
  /** SHA-256 (hex) over the canonical JSON of the blocks. */
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
