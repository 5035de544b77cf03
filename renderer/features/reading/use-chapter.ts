/** The text of a chapter to look at: live, with its suggestions as wished. */
import { useMemo } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import type { Session } from '../../app/session.ts';
import { useRoom } from '../../editor/chapter/use-room.ts';
import { viewed, type SuggestionView } from '../../editor/static/suggestion-view.ts';
import { useLiveBlocks } from '../../editor/static/use-live-blocks.ts';

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
