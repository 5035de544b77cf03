/**
 * The document of a trial draft: an editor takes it for a chapter's room. What is changed in it goes into the chapter's room `trial` as
 * updates under a key of this window's own, some four times a second; those of others come from there.
 */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { trialMap, trialUpdates, updateKey } from '../../shared/document/trials/trial-room.ts';
import type { PaperRoom, RoomState } from '../editor/paper-props.ts';

/** Milliseconds of changes that are sent together. */
const sendAfter = 250;
/** Bytes from which on changes go under a new key, since one is always written as a whole. */
const fullEntry = 8 * 1024;
const fromRoom = Symbol('trial room');
const toRoom = { from: 'trial' } as const;

export class TrialDoc implements PaperRoom {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  private number = 1;
  private current: Uint8Array | null = null;
  private waiting: Uint8Array[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly stop: () => void;

  constructor(
    private readonly room: PaperRoom,
    readonly trial: string,
  ) {
    this.awareness = room.awareness;
    const map = trialMap(room.doc);
    for (const update of trialUpdates(room.doc, trial).values()) this.take(update);
    const follow = (event: Y.YMapEvent<unknown>, { origin }: Y.Transaction): void => {
      if (origin === toRoom) return;
      for (const key of event.keysChanged) {
        const value = typeof key === 'string' && key.startsWith(`${trial}:u:`) ? map.get(key) : null;
        if (value instanceof Uint8Array) this.take(value);
      }
    };
    const collect = (update: Uint8Array, origin: unknown): void => {
      if (origin === fromRoom) return;
      this.waiting.push(update);
      this.timer ??= setTimeout(() => this.flush(), sendAfter);
    };
    const leave = (): void => this.flush();
    map.observe(follow);
    this.doc.on('update', collect);
    window.addEventListener('pagehide', leave);
    this.stop = () => {
      map.unobserve(follow);
      this.doc.off('update', collect);
      window.removeEventListener('pagehide', leave);
    };
  }

  get state(): RoomState {
    const { synced, access, waiting } = this.room.state;
    return { synced, access, waiting: waiting + this.waiting.length };
  }

  subscribe(listener: () => void): () => void {
    return this.room.subscribe(listener);
  }

  /** Sends what was changed since. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.waiting.length === 0) return;
    const update = new Uint8Array(Y.mergeUpdates([...(this.current === null ? [] : [this.current]), ...this.waiting]));
    this.waiting = [];
    const key = updateKey(this.trial, this.doc.clientID, this.number);
    this.room.doc.transact(() => trialMap(this.room.doc).set(key, update), toRoom);
    this.current = update;
    if (update.length <= fullEntry) return;
    this.current = null;
    this.number++;
  }

  destroy(): void {
    this.flush();
    this.stop();
    this.doc.destroy();
  }

  /** What isn't well formed is left out. */
  private take(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.doc, update, fromRoom);
    } catch {
      // A peer wrote something else there.
    }
  }
}
