/** The blocks of one of a chapter's texts as they stand, while they are looked at. */
import { useEffect, useState } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import { readText } from '../../../shared/document/nested.ts';
import { isSynced } from '../../app/chapter-texts.ts';
import type { Session } from '../../app/session.ts';

const every = 400;

/** Null while the chapter's content isn't here. */
export function usePresentBlocks({ rooms, roomOf }: Session, chapter: string, text: string): readonly Block[] | null {
  const [blocks, setBlocks] = useState<readonly Block[] | null>(null);
  useEffect(() => {
    const name = roomOf(chapter);
    const room = rooms.acquire(name);
    let timer: ReturnType<typeof setTimeout> | null = null;
    let ended = false;
    const read = (): void => {
      timer = null;
      if (!ended) setBlocks(readText(room.doc, text));
    };
    const later = (): void => {
      timer ??= setTimeout(read, every);
    };
    void isSynced(room).then((synced) => {
      if (!synced || ended) return;
      read();
      room.doc.on('update', later);
    });
    return () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      room.doc.off('update', later);
      rooms.release(name);
    };
  }, [rooms, roomOf, chapter, text]);
  return blocks;
}
