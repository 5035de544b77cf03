/** Waiting for a room. */
import type { LiveRoom, LiveRoomState } from './rooms.ts';

/** Milliseconds to wait for a room's content. */
const longestWait = 15_000;

/** Whether a room's content and one's right to it are there, or what else is asked for; false where it doesn't come in time. */
export function isReady(
  room: Pick<LiveRoom, 'state' | 'subscribe'>,
  wanted: (state: LiveRoomState) => boolean = ({ synced, access }) => synced && access !== null,
  within = longestWait,
): Promise<boolean> {
  if (wanted(room.state)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (ready: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(ready);
    };
    const timer = setTimeout(() => done(false), within);
    const stop = room.subscribe(() => {
      if (wanted(room.state)) done(true);
      else if (room.state.closed !== null) done(false);
    });
  });
}
