/** How suggestions stand in a text that one only looks at. */
import type { Block } from '../../../shared/document/block.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';

export const suggestionViews = ['accepted', 'marked', 'rejected'] as const;
export type SuggestionView = (typeof suggestionViews)[number];

export const viewed = (blocks: readonly Block[], view: SuggestionView): readonly Block[] =>
  view === 'marked' ? blocks : decidedBlocks(blocks, view === 'accepted');
