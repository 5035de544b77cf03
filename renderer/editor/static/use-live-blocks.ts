/** The blocks of a room as they are and as they change, read some times a second: for whoever only looks at them. */
import { useMemo, useSyncExternalStore } from 'react';
import { equalBlocks, type Block } from '../../../shared/document/block.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import type { PaperRoom } from '../paper-props.ts';

const readEvery = 250;

/** Null until the room's content is here. Blocks that did not change stay the same objects. */
export function useLiveBlocks(room: PaperRoom | null): readonly Block[] | null {
  const store = useMemo(() => liveBlocks(room), [room]);
  return useSyncExternalStore(store.subscribe, store.get);
}

function liveBlocks(room: PaperRoom | null) {
  let blocks: readonly Block[] | null = null;
  const read = (): void => {
    if (room?.state.synced !== true) return;
    const known = new Map((blocks ?? []).map((block) => [block.id, block]));
    blocks = readBlocks(room.doc).map((block) => {
      const old = known.get(block.id);
      return old !== undefined && equalBlocks(old, block) ? old : block;
    });
  };
  read();
  return {
    get: () => blocks,
    subscribe: (listener: () => void) => {
      if (room === null) return () => undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const later = (): void => {
        timer ??= setTimeout(() => {
          timer = undefined;
          read();
          listener();
        }, readEvery);
      };
      // Cells and footnotes are no blocks of the chapter, but are drawn with them.
      room.doc.on('update', later);
      const stop = room.subscribe(() => {
        if (blocks === null && room.state.synced) later();
      });
      if (blocks === null && room.state.synced) later();
      return () => {
        clearTimeout(timer);
        timer = undefined;
        room.doc.off('update', later);
        stop();
      };
    },
  };
}
