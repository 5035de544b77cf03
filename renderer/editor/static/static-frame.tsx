/** What stands for a block that isn't its text where nobody writes: a picture, a table, a list of contents. */
import type { JSX } from 'react';
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import type { PaperIndex, Target } from '../../../shared/document/paper-index.ts';
import type { LiveIndex } from '../numbering/live-index.ts';
import type { PictureShelf } from '../pictures/picture-shelf.ts';
import type { Labels } from './labels.tsx';
import { StaticContents } from './static-contents.tsx';
import { StaticPicture } from './static-picture.tsx';
import { StaticTable } from './static-table.tsx';
import type { SuggestionView } from './suggestion-view.ts';

/** What blocks are drawn from. */
export interface StaticScene {
  readonly doc: Y.Doc;
  readonly index: LiveIndex;
  readonly labels: Labels;
  readonly view: SuggestionView;
  readonly pictures: PictureShelf;
  /** True where all is drawn, however far from the window: on paper. */
  readonly all?: boolean;
  /** Where what is drawn is not to change any more: tables and index as they were, and the pictures that were here. */
  readonly still?: {
    readonly tables: ReadonlyMap<string, TableContent>;
    readonly paper: PaperIndex;
    readonly pictures: ReadonlySet<string>;
  };
  /** Leads to what a list of contents names; without it its entries are plain words. */
  readonly go?: (target: Target) => void;
}

/**
 * A stretch of a table or of a list of contents on a page: some of its units (rows that stay together, entries), from
 * `skip` pixels below the top of the first one; `height` in pixels where it ends within the last one.
 */
export interface FramePart {
  readonly from: number;
  readonly to: number;
  readonly skip: number;
  readonly height: number | null;
}

/** Null for a block that is its text. `part`: what of it stands here; all by default. */
export function staticFrame(scene: StaticScene | null, block: Block, part?: FramePart): JSX.Element | null {
  if (scene === null) return null;
  if (block.kind === 'table') return <StaticTable scene={scene} block={block} part={part} />;
  if (block.kind === 'contents') return <StaticContents scene={scene} block={block} part={part} />;
  return block.kind === 'image' ? <StaticPicture scene={scene} block={block} /> : null;
}
