/** The text of a chapter to look at: live, with its suggestions as wished. */
import { useMemo } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import type { Session } from '../../app/session.ts';
import { useRoom } from '../../editor/chapter/use-room.ts';
import { useLiveBlocks } from '../../editor/static/use-live-blocks.ts';

export const suggestionViews = ['accepted', 'marked', 'rejected'] as const;
export type SuggestionView = (typeof suggestionViews)[number];

/** Null until it is here, and while `open` is false. */
export function useChapterBlocks(
  session: Session,
  chapter: string,
  open: boolean,
  view: SuggestionView,
): readonly Block[] | null {
  const room = useRoom(session.rooms, open ? session.roomOf(chapter) : null);
  const blocks = useLiveBlocks(room);
  return useMemo(() => (blocks === null ? null : viewed(blocks, view)), [blocks, view]);
}

export function viewed(blocks: readonly Block[], view: SuggestionView): readonly Block[] {
  return view === 'marked' ? blocks : decidedBlocks(blocks, view === 'accepted');
}
