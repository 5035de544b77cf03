/**
 * Watches the forms' maps in all open rooms: notes what one sets oneself, and tells when that has given way to what another set beside
 * it, or never came to the host. Also for what was written in an earlier window, once its room is open again.
 */
import type * as Y from 'yjs';
import {
  isTypedKey,
  isTypedValue,
  justSet,
  keepsTyped,
  standingOf,
  typedMaps,
  writerOf,
} from '../../../shared/document/typed-values.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import type { LiveRoom, Rooms } from '../rooms.ts';
import { placeOfValue, type OwnValue, type OwnValues } from './own-values.ts';

/** So long after a change one's own values are stored, ms. */
const storeAfter = 1_000;
/** While somebody types in the field it is looked at again after so long, ms: their next words bring both together. */
const lookAgainAfter = 500;

export interface FieldWatchOptions {
  readonly rooms: Pick<Rooms, 'list' | 'subscribe'>;
  readonly own: OwnValues;
  /** Whether words are being typed in a field that will be written with what others wrote there. */
  readonly isTypedAt: (place: string) => boolean;
  /** A value of one's own stands no more; `by`: the Yjs client whose value does. */
  readonly onGone: (
    value: OwnValue,
    why: 'fallen' | 'missing' | 'removed',
    by: { readonly room: LiveRoom; readonly client: number | null },
  ) => void;
  /** A field says something else. */
  readonly onChange: (room: string, key: string, now: unknown) => void;
}

interface Watched {
  readonly room: LiveRoom;
  /** Whether people fill in fields in it; of the others no more is looked at. */
  readonly isForm: boolean;
  isLookedThrough: boolean;
  readonly stop: () => void;
}

export class FieldWatch {
  private readonly watched = new Map<string, Watched>();
  private readonly waiting = new Map<string, OwnValue>();
  private storing: ReturnType<typeof setTimeout> | null = null;
  private again: ReturnType<typeof setTimeout> | null = null;
  private readonly stop: () => void;

  constructor(private readonly options: FieldWatchOptions) {
    this.stop = options.rooms.subscribe(() => this.look());
    this.look();
  }

  destroy(): void {
    this.stop();
    for (const { stop } of this.watched.values()) stop();
    this.watched.clear();
    for (const timer of [this.storing, this.again]) if (timer !== null) clearTimeout(timer);
    this.options.own.store();
  }

  private look(): void {
    const open = new Map(this.options.rooms.list());
    for (const [name, { room, stop }] of this.watched) {
      if (open.get(name) === room) continue;
      stop();
      this.watched.delete(name);
    }
    for (const [name, room] of open) this.lookAt(name, room);
  }

  private lookAt(name: string, room: LiveRoom): void {
    const watched = this.watched.get(name) ?? this.watch(name, room);
    if (!watched.isForm) return;
    const { synced, waiting, connection } = room.state;
    if (!synced || connection !== 'connected') return;
    if (!watched.isLookedThrough) {
      watched.isLookedThrough = true;
      for (const value of this.options.own.of(name)) this.check(room, value);
    }
    if (waiting === 0) this.options.own.isSafe(name, room.doc.clientID);
    this.storeSoon();
  }

  private watch(name: string, room: LiveRoom): Watched {
    const stops = typedMaps(parseRoom(name)?.kind ?? 'record').map((map) => {
      const shared: Y.Map<unknown> = room.doc.getMap(map);
      const changed = (event: Y.YMapEvent<unknown>, { local }: Y.Transaction): void => {
        if (!room.state.synced) return;
        for (const key of event.keysChanged as ReadonlySet<unknown>) {
          if (typeof key !== 'string') continue;
          if (isTypedKey(key)) this.changed(name, room, { map, event, key, local });
          else if (!local) this.rowChanged(name, room, event.target, key);
        }
      };
      shared.observe(changed);
      return () => shared.unobserve(changed);
    });
    const stop = (): void => stops.forEach((each) => each());
    const watched: Watched = { room, isForm: stops.length > 0, isLookedThrough: false, stop };
    this.watched.set(name, watched);
    return watched;
  }

  private changed(name: string, room: LiveRoom, change: Change): void {
    const { map, event, key, local } = change;
    const { own, onChange } = this.options;
    if (local) this.note(name, change);
    else {
      const value = own.get(name, key);
      if (value?.map === map) this.check(room, value);
    }
    onChange(name, key, event.target.get(key));
  }

  /** Whoever removed a row of a paper, or emptied an amount, can't have known what the host didn't have yet. */
  private rowChanged(name: string, room: LiveRoom, rows: Y.Map<unknown>, key: string): void {
    const row = /^(.+):gone$/.exec(key)?.[1];
    if (row === undefined || rows.get(key) !== true || parseRoom(name)?.kind !== 'paper') return;
    const { own, onGone } = this.options;
    for (const value of own.of(name)) {
      const isWithin = value.key.startsWith(`${row}:`) || value.key.startsWith(`${row}.`);
      if (!isWithin || value.safe || standingOf(rows, value.key, value) !== 'stands') continue;
      own.drop(name, value.key);
      onGone(value, 'removed', { room, client: writerOf(rows, key) });
    }
    this.storeSoon();
  }

  private note(room: string, { map, event, key }: Change): void {
    const { own } = this.options;
    const set = justSet(event, key);
    const value = event.target.get(key);
    if (set === null || !isTypedValue(value)) own.drop(room, key);
    else {
      const before: unknown = event.changes.keys.get(key)?.oldValue;
      const upon = event.target._map.get(key)?.origin ?? null;
      own.set({ room, map, key, ...set, value, before: isTypedValue(before) ? before : null }, upon);
    }
    this.storeSoon();
  }

  private check(room: LiveRoom, value: OwnValue): void {
    const { own, isTypedAt, onGone } = this.options;
    const map = room.doc.getMap(value.map);
    const standing = standingOf(map, value.key, value);
    if (standing === 'stands') return;
    const place = placeOfValue(value.room, value.key);
    if (standing === 'fallen' && isTypedAt(place)) {
      this.waiting.set(place, value);
      this.lookAgain();
      return;
    }
    own.drop(value.room, value.key);
    this.storeSoon();
    // What the host once had is missing where its room was begun anew: then it came along, or was left out on purpose.
    if (standing === 'replaced' || (standing === 'missing' && value.safe)) return;
    if (keepsTyped(value.before, value.value, map.get(value.key))) return;
    onGone(value, standing, { room, client: standing === 'fallen' ? writerOf(map, value.key) : null });
  }

  private lookAgain(): void {
    this.again ??= setTimeout(() => {
      this.again = null;
      const values = [...this.waiting.values()];
      this.waiting.clear();
      for (const { room: name, key } of values) {
        const room = this.watched.get(name)?.room;
        const value = this.options.own.get(name, key);
        if (room !== undefined && value !== null) this.check(room, value);
      }
    }, lookAgainAfter);
  }

  private storeSoon(): void {
    this.storing ??= setTimeout(() => {
      this.storing = null;
      this.options.own.store();
    }, storeAfter);
  }
}

interface Change {
  readonly map: string;
  readonly event: Y.YMapEvent<unknown>;
  readonly key: string;
  readonly local: boolean;
}
