/**
 * Values that people type into forms, which are kept in maps with flat keys. Of two that were set at once a map keeps one; whether a value
 * was set upon another or beside it says the chain of items that Yjs keeps of each key (`origin`: what stood there when it was set), also
 * once the content of what is gone was thrown away. Pure.
 */
import type * as Y from 'yjs';
import { keepsWords } from '../domain/merge-typed.ts';
import type { RoomKind } from '../sync/rooms.ts';

export type TypedValue = string | number | boolean;

/** The item of a value: names it for good, in every copy. */
export interface ValueId {
  readonly client: number;
  readonly clock: number;
}

/**
 * `stands`: it is what the key says. `replaced`: somebody set another upon it, or deleted it. `fallen`: another that was set beside it is
 * what all have. `missing`: it never came here.
 */
export type Standing = 'stands' | 'replaced' | 'fallen' | 'missing';

export function standingOf(map: Y.Map<unknown>, key: string, { client, clock }: ValueId): Standing {
  const last = map._map.get(key) ?? null;
  let isReplaced = false;
  for (let item = last; item !== null; item = item.left) {
    const { id, origin, length } = item;
    if (id.client === client && id.clock <= clock && clock < id.clock + length) {
      // Deleted items that were set one upon the other become one.
      if (isReplaced || clock < id.clock + length - 1) return 'replaced';
      if (item !== last) return 'fallen';
      return item.deleted ? 'replaced' : 'stands';
    }
    isReplaced ||= origin !== null && origin.client === client && origin.clock === clock;
  }
  return 'missing';
}

/** Whose value a key has, or who deleted what it had last, as a Yjs client; null where it never had one. */
export const writerOf = (map: Y.Map<unknown>, key: string): number | null => map._map.get(key)?.id.client ?? null;

/** What this document itself has just set at a key, to be asked while its change is told of; null for nothing. */
export function justSet({ target, transaction }: Y.YMapEvent<unknown>, key: string): ValueId | null {
  const item = target._map.get(key);
  const { clientID } = transaction.doc;
  if (item === undefined || item.deleted || item.id.client !== clientID) return null;
  const { clock } = item.id;
  return clock >= (transaction.beforeState.get(clientID) ?? 0) ? { client: clientID, clock } : null;
}

export const isTypedValue = (value: unknown): value is TypedValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * Whether nothing that one wrote is missing in what stands there now: it is the same, or has each word that one added to what was there
 * before. Who only struck words misses that they are gone.
 */
export function keepsTyped(before: unknown, mine: TypedValue, now: unknown): boolean {
  if (mine === now) return true;
  if (typeof mine !== 'string' || typeof now !== 'string') return false;
  const base = typeof before === 'string' ? before : '';
  return !keepsWords(base, mine, base) && keepsWords(base, mine, now);
}

const maps: Readonly<Partial<Record<RoomKind, readonly string[]>>> = {
  paper: ['paper', 'rows'],
  measures: ['measures', 'catalogue'],
  outline: ['facts'],
};

/** The maps of a room in which people fill in fields; keys in them are different ones. */
export const typedMaps = (kind: RoomKind): readonly string[] => maps[kind] ?? [];

/** Where a row stands, and that it is there, nobody has typed. */
export const isTypedKey = (key: string): boolean => !/(^|:)(order|gone|list|parent)$/.test(key);
