/** Waits until the host has on disk what this window wrote: for whoever asks the host what stands now. */
import { doAllNow } from '../ui/after-paint.ts';
import type { Rooms } from './rooms.ts';

/** No longer than this, ms: without a connection the host can't have it. */
const longestWait = 3_000;

/** Null where it has it already. */
export function writtenDown(rooms: Pick<Rooms, 'list' | 'subscribe'>): Promise<void> | null {
  doAllNow();
  const isDown = (): boolean => rooms.list().every(([, { state }]) => state.waiting === 0);
  if (isDown()) return null;
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, longestWait);
    const stop = rooms.subscribe(() => isDown() && done());
  });
}
