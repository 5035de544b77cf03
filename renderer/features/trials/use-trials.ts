/** The room of a chapter's trial drafts, held while it is asked for. */
import { useMemo, useSyncExternalStore } from 'react';
import { readTrials, trialMap, type Trial } from '../../../shared/document/trials/trial-room.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';
import { trialRoomOf } from '../../app/trials.ts';

export interface HeldTrials {
  /** Null until its content is here. */
  readonly room: LiveRoom | null;
  readonly trials: readonly Trial[];
  readonly mayWrite: boolean;
}

const nothing: HeldTrials = { room: null, trials: [], mayWrite: false };

export function useTrials({ rooms, project }: Pick<Session, 'rooms' | 'project'>, chapter: string): HeldTrials {
  const { id } = project;
  const store = useMemo(() => trialStore(rooms, trialRoomOf(id, chapter)), [rooms, id, chapter]);
  return useSyncExternalStore(store.subscribe, store.get);
}

function trialStore(rooms: Session['rooms'], name: string) {
  let held = nothing;
  return {
    get: () => held,
    subscribe: (listener: () => void) => {
      const room = rooms.acquire(name);
      const read = (): void => {
        const { synced, access } = room.state;
        held = synced ? { room, trials: readTrials(room.doc), mayWrite: access?.right === 'write' } : nothing;
        listener();
      };
      const follow = ({ keysChanged }: { readonly keysChanged: ReadonlySet<unknown> }): void => {
        // Not with every word that is typed in one.
        if ([...keysChanged].some((key) => typeof key === 'string' && !key.includes(':u:'))) read();
      };
      const map = trialMap(room.doc);
      map.observe(follow);
      let before = '';
      const stop = room.subscribe(() => {
        const now = `${String(room.state.synced)} ${room.state.access?.right ?? ''}`;
        if (now !== before) read();
        before = now;
      });
      read();
      return () => {
        held = nothing;
        stop();
        map.unobserve(follow);
        rooms.release(name);
      };
    },
  };
}
