/**
 * The content of a room: a Y.Doc while somebody changes it or holds it open, and its encoded state while it is only read.
 * A Y.Doc of typed text takes fifteen times the memory of its state, and most rooms that are open are only read.
 */
import * as Y from 'yjs';
import { syncTypes } from '../../shared/sync/messages.ts';
import { syncFrame } from './frames.ts';
import { RestingState } from './resting-state.ts';
import type { UpdateOutline } from './update-walk.ts';

/** After how long without use a room rests, in milliseconds. */
export interface RestTimes {
  /** When nobody has changed it since it was read from the store or woken. */
  readonly afterReading: number;
  /** When somebody has: waking a long chapter takes a tenth of a second, so that it shall be rare. */
  readonly afterWriting: number;
}

export const restTimes: RestTimes = { afterReading: 250, afterWriting: 5 * 60_000 };

export interface RoomDocumentOptions {
  readonly times: RestTimes;
  readonly now: () => number;
  /** False while somebody may keep the Y.Doc in hand. */
  readonly mayRest: () => boolean;
  readonly onUpdate: (bytes: Uint8Array, origin: unknown) => void;
  readonly onRest: () => void;
  readonly onError: (error: unknown) => void;
}

export class RoomDocument {
  private living: Y.Doc | null = null;
  private resting: RestingState | null = null;
  /** The frame with everything, for whoever has nothing; until the next change or rest. */
  private whole: Uint8Array | null = null;
  /** Of the Y.Doc while there is none: the host shall stay one author. */
  private clientId = new Y.Doc().clientID;
  private bytes = 0;
  private measured = false;
  private restAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private destroyed = false;

  constructor(private readonly options: RoomDocumentOptions) {}

  /**
   * Fills the new document. A state that is folded as a whole is not even read into a Y.Doc: it rests from the start, so
   * that whoever opens a chapter need not wait for that. Throws when an update can't be read.
   */
  load(updates: readonly Uint8Array[]): void {
    const [whole, ...later] = updates;
    this.resting = whole === undefined || later.length > 0 ? null : RestingState.of(whole);
    if (this.resting !== null) return;
    const doc = new Y.Doc();
    this.living = doc;
    for (const update of updates) this.bytes += update.length;
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, 'load');
    }, 'load');
    this.observe(doc);
  }

  /** The living document; to be asked for anew after each turn by whoever doesn't hold the room open. */
  get doc(): Y.Doc {
    const doc = this.living ?? this.wake();
    this.used();
    return doc;
  }

  /** How many clocks of a client id there are. */
  readonly known = (client: number): number => {
    return this.living === null ? (this.resting?.known(client) ?? 0) : Y.getState(this.living.store, client);
  };

  /** Bytes of the whole state, or somewhat more: as far as it is known without encoding it. */
  get size(): number {
    return this.resting?.bytes.length ?? this.bytes;
  }

  /** Bytes of the whole state; encodes it when it changed since the last time. */
  exactSize(): number {
    return this.resting !== null || this.measured ? this.size : this.encoded().length;
  }

  get rests(): boolean {
    return this.resting !== null;
  }

  /** True when it is certain that an update says nothing new. */
  holds(outline: UpdateOutline): boolean {
    return this.resting?.holds(outline) ?? false;
  }

  /** The whole state as a V1 update. */
  encoded(): Uint8Array {
    const state = this.resting?.bytes ?? Y.encodeStateAsUpdate(this.doc);
    this.bytes = state.length;
    this.measured = true;
    return state;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.resting === null ? this.doc : new Map(this.resting.stateVector));
  }

  /** The frame with everything that a peer of this state vector lacks. */
  answer(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length <= 1)
      return (this.whole ??= this.resting?.frame ?? syncFrame(syncTypes.step2, this.encoded()));
    const missing =
      this.resting === null
        ? Y.encodeStateAsUpdate(this.doc, stateVector)
        : Y.diffUpdate(this.resting.bytes, stateVector);
    return syncFrame(syncTypes.step2, missing);
  }

  /** Puts off the rest; to be called when what kept the room from it is gone. */
  used(): void {
    if (this.living === null || this.destroyed) return;
    const { now, times } = this.options;
    this.restAt = Math.max(this.restAt, now() + times.afterReading);
    this.timer ??= this.lookAgain(times.afterReading);
  }

  destroy(): void {
    this.destroyed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.living?.destroy();
  }

  private readonly changed = (bytes: Uint8Array, origin: unknown): void => {
    this.whole = null;
    this.bytes += bytes.length;
    this.measured = false;
    this.restAt = this.options.now() + this.options.times.afterWriting;
    this.options.onUpdate(bytes, origin);
  };

  /** Apart from `load`: a closure made there would keep what was loaded. */
  private observe(doc: Y.Doc): void {
    doc.on('update', this.changed);
  }

  private lookAgain(after: number): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timer = null;
      const left = this.restAt - this.options.now();
      if (left > 0) this.timer = this.lookAgain(left);
      else this.rest();
    }, after);
    timer.unref();
    return timer;
  }

  private rest(): void {
    this.whole = null;
    const doc = this.living;
    if (doc === null || !this.options.mayRest() || doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      return;
    try {
      this.resting = RestingState.of(Y.encodeStateAsUpdate(doc));
    } catch (error) {
      this.options.onError(error);
    }
    if (this.resting === null) return;
    this.clientId = doc.clientID;
    this.living = null;
    doc.destroy();
    this.options.onRest();
  }

  private wake(): Y.Doc {
    const doc = new Y.Doc();
    if (this.resting !== null) Y.applyUpdate(doc, this.resting.bytes, 'load');
    this.bytes = this.size;
    this.measured = true;
    // Yjs takes another id when it reads its own from a state.
    doc.clientID = this.clientId;
    this.observe(doc);
    this.living = doc;
    this.resting = null;
    return doc;
  }
}
