import type { PaperRoom } from '../paper-props.ts';

interface FirstRooms {
  acquire(name: string): Pick<PaperRoom, 'state' | 'subscribe'>;
  release(name: string): void;
}

/** Milliseconds that the page waits for the text that it begins with. */
export const patience = 60;

/**
 * A store of whether the content of a room is here, or is not to be waited for any more; then it lets the room go. A page that is
 * drawn once with its text is there sooner than one that is drawn without it first.
 */
export function firstText(rooms: FirstRooms, name: string | null) {
  let over = name === null;
  return {
    get: () => over,
    subscribe: (listener: () => void): (() => void) => {
      if (over || name === null) return () => undefined;
      const room = rooms.acquire(name);
      const end = (): void => {
        stop();
        over = true;
        listener();
      };
      const look = (): void => {
        if (room.state.synced) end();
      };
      const timer = setTimeout(end, patience);
      const stopRoom = room.subscribe(look);
      let held = true;
      const stop = (): void => {
        if (!held) return;
        held = false;
        clearTimeout(timer);
        stopRoom();
        rooms.release(name);
      };
      look();
      return stop;
    },
  };
}
