/** Who is here, and in which chapter; from the outline room's awareness, whose identities the hub stamps. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Membership, Person } from '../../shared/domain/people.ts';

export interface Present {
  readonly person: Person;
  /** Chapters that this person's windows are in. */
  readonly chapters: readonly string[];
  /** True for the person of this window. */
  readonly me: boolean;
}

/** The person's id as the hub stamps it; null for a state without one. */
export function personIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('user' in state)) return null;
  const { user } = state;
  if (typeof user !== 'object' || user === null) return null;
  return 'id' in user && typeof user.id === 'string' ? user.id : null;
}

/** Everybody in these awareness states (`own`: this window's client) once, oneself first, then by name. Unknown people are left out. */
export function presentIn(
  states: ReadonlyMap<number, unknown>,
  own: number,
  membership: Membership,
  me: Person,
): Present[] {
  const chapters = new Map<string, Set<string>>([[me.id, new Set()]]);
  for (const [client, state] of states) {
    // One's own state carries no stamp: the hub stamps what it passes on.
    const id = client === own ? me.id : personIn(state);
    if (id === null) continue;
    const entered = chapters.get(id) ?? new Set<string>();
    chapters.set(id, entered);
    if (typeof state === 'object' && state !== null && 'chapter' in state && typeof state.chapter === 'string')
      entered.add(state.chapter);
  }
  return [...chapters]
    .flatMap(([id, entered]) => {
      const person = membership.people.get(id);
      return person === undefined ? [] : [{ person, chapters: [...entered], me: id === me.id }];
    })
    .sort((a, b) => Number(b.me) - Number(a.me) || a.person.name.localeCompare(b.person.name));
}

export function usePresence(awareness: Awareness, membership: Membership, me: Person): readonly Present[] {
  const cache = useRef<{ key: string; present: readonly Present[] }>({ key: '', present: [] });
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on('change', listener);
      return () => awareness.off('change', listener);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    const present = presentIn(awareness.getStates(), awareness.clientID, membership, me);
    const key = JSON.stringify(present);
    if (key !== cache.current.key) cache.current = { key, present };
    return cache.current.present;
  });
}
