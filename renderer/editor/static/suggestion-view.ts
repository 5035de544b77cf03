/** How suggestions stand in a text that one only looks at. */
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { withLinesMoved } from '../../../shared/document/moved-lines.ts';

export const suggestionViews = ['accepted', 'marked', 'rejected'] as const;
export type SuggestionView = (typeof suggestionViews)[number];

export const viewed = (blocks: readonly Block[], view: SuggestionView): readonly Block[] =>
  view === 'marked' ? blocks : decidedBlocks(blocks, view === 'accepted');

/** The document in which tables are read: only to be read. */
export const viewedDoc = (doc: Y.Doc, view: SuggestionView): Y.Doc => (view === 'accepted' ? withLinesMoved(doc) : doc);
