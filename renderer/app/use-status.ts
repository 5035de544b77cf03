/** Gathers the facts for the status sentence, and looks again while time alone can change it. */
import { useEffect, useState } from 'react';
import type { CallsClient } from '../../shared/rpc/client.ts';
import type { HostStatus } from '../../shared/rpc/schemas.ts';
import { doAllNow } from '../ui/after-paint.ts';
import { useCallsState } from './host-state.ts';
import type { DraftKeeper } from './kept-drafts.ts';
import type { PictureShelf } from '../editor/pictures/picture-shelf.ts';
import type { Rooms } from './rooms.ts';
import { statusSentence, unsavedIn, type RoomFacts, type StatusFacts, type StatusSentence } from './status.ts';

interface Sources {
  readonly calls: CallsClient;
  readonly rooms: Rooms;
  readonly keeper: DraftKeeper;
  readonly pictures: PictureShelf;
  readonly host: HostStatus | null;
  readonly local: boolean;
}

function factsNow({ calls, rooms, keeper, pictures, host, local }: Sources, awaySince: string | null): StatusFacts {
  const { changedAt, stuckSince } = rooms.pulse;
  const now = performance.now();
  const upstream = host?.upstream ?? null;
  return {
    rooms: roomFacts(rooms, pictures),
    hostConnected: calls.getState() === 'connected',
    awaySince: awaySince ?? roomAwaySince(rooms),
    host,
    local,
    keeping: keeper.pending.length,
    quietFor: changedAt === null ? Infinity : now - changedAt,
    stuckFor: stuckSince === null ? 0 : now - stuckSince,
    upstreamFor: upstream === null ? Infinity : Date.now() - Date.parse(upstream.since),
  };
}

/** A picture that only this window has is a change that waits, like those of a room. */
function roomFacts(rooms: Rooms, pictures: PictureShelf): RoomFacts[] {
  // A room that one may not see any more is no connection that is gone, unless something was to go there.
  const open = rooms.list().filter(([, { state }]) => state.closed === null || state.waiting > 0);
  const facts = open.map(([, { state }]) => ({
    connected: state.connection === 'connected',
    synced: state.synced,
    waiting: state.waiting,
  }));
  return pictures.pending === 0 ? facts : [...facts, { connected: true, synced: true, waiting: pictures.pending }];
}

function roomAwaySince(rooms: Rooms): string | null {
  const times = rooms
    .list()
    .flatMap(([, { state }]) =>
      state.synced && state.closed === null && state.offlineSince !== null ? [state.offlineSince] : [],
    );
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

/** The sentence for now. */
export function useStatus(sources: Sources): StatusSentence {
  const { calls, rooms, keeper, pictures, host, local } = sources;
  const state = useCallsState(calls);
  const [sentence, setSentence] = useState<StatusSentence>(() => statusSentence(factsNow(sources, null)));
  const awaySince = useAwaySince(state === 'connected');
  useEffect(() => {
    const look = (): void => {
      const next = statusSentence(factsNow({ calls, rooms, keeper, pictures, host, local }, awaySince));
      setSentence((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    look();
    const stops = [rooms.subscribe(look), keeper.subscribe(look), pictures.subscribe(look)];
    const clock = setInterval(look, 250);
    return () => {
      clearInterval(clock);
      stops.forEach((stop) => stop());
    };
  }, [calls, rooms, keeper, pictures, host, local, state, awaySince]);
  return sentence;
}

function useAwaySince(connected: boolean): string | null {
  const [since, setSince] = useState<{ connected: boolean; at: string | null }>({ connected, at: null });
  if (since.connected !== connected) setSince({ connected, at: connected ? null : new Date().toISOString() });
  return since.at;
}

/** Asks before the window closes while something is in it alone. */
export function useCloseWarning({ rooms, keeper, pictures }: Pick<Sources, 'rooms' | 'keeper' | 'pictures'>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      // What was typed a moment ago is to be counted.
      doAllNow();
      const facts = { rooms: roomFacts(rooms, pictures), keeping: keeper.pending.length };
      if (unsavedIn(facts) > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [rooms, keeper, pictures]);
}
