/** Where a window that was away stands in the log: what it had tells which updates it lacked. */
import * as Y from 'yjs';
import { roomExtent } from '../../hub/room-extent.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { AwayMark } from './away-states.ts';

/** Clocks of hosts and windows differ, and a lost connection is noticed late: so much earlier the search begins, ms. */
const margin = 2 * 60 * 1000;
const atOnce = 500;

/**
 * Null where the window lacked nothing, or what it said can't be read. `had`: a state vector of what surely was with this host;
 * `since`: when the connection was lost, by this host's clock.
 */
export async function windowMark(
  store: Pick<ProjectStore, 'logExtents' | 'history'>,
  room: string,
  { person, had, since }: { readonly person: string; readonly had: Uint8Array; readonly since: number },
): Promise<AwayMark | null> {
  const known = clocksOf(had);
  const { base, seq: until } = await roomExtent(store, room);
  if (known === null || until === base) return null;
  for (let after = await lastBefore(store, room, [base, until], since - margin); after < until;) {
    const updates = await store.history(room, after, atOnce);
    const first = updates.find(({ bytes }) => !isCovered(bytes, known));
    if (first !== undefined) return { after: first.seq - 1, shared: first.seq - 1, until, person };
    after = updates.at(-1)?.seq ?? until;
  }
  return null;
}

function clocksOf(vector: Uint8Array): ReadonlyMap<number, number> | null {
  try {
    return Y.decodeStateVector(vector);
  } catch {
    return null;
  }
}

function isCovered(bytes: Uint8Array, known: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of Y.parseUpdateMeta(bytes).to) if (clock > (known.get(client) ?? 0)) return false;
  return true;
}

/** The number of the last update before a moment. */
async function lastBefore(
  store: Pick<ProjectStore, 'history'>,
  room: string,
  [base, newest]: readonly [number, number],
  moment: number,
): Promise<number> {
  let [low, high] = [base, newest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [update] = await store.history(room, middle, 1);
    if (update !== undefined && update.at < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
