/**
 * The content of a room. It rests as bytes, also while people write: a Y.Doc of typed text takes fifteen times the memory
 * of its state. Who needs a document has one woken, and it is given up soon after.
 */
import * as Y from 'yjs';
import { syncTypes } from '../../shared/sync/messages.ts';
import { saysNothing } from './check-update.ts';
import { EncodedState } from './encoded-state.ts';
import { foldHere, type Fold } from './fold-updates.ts';
import { emptyStateVector, syncFrame } from './frames.ts';
import { documentOf, LivingState } from './living-state.ts';
import type { UpdateOutline } from './update-walk.ts';

/** For how long a woken document is kept after its last use, in milliseconds: others may be about to use it, too. */
export const defaultRestAfter = 250;
/** Waking takes so many times as long as going through the bytes. */
const wakeFactor = 16;
const empty = Uint8Array.of(0, 0);

export interface RoomDocumentOptions {
  readonly restAfter: number;
  /** False while somebody may keep the Y.Doc in hand. */
  readonly mayRest: () => boolean;
  readonly onUpdate: (bytes: Uint8Array, origin: unknown) => void;
  /** Default: in this thread. */
  readonly fold?: Fold;
}

export class RoomDocument {
  private held: EncodedState | LivingState = new LivingState(new Y.Doc(), 0);
  /** The content as the store keeps it, until somebody needs to know what is in it. */
  private stored: Uint8Array | null = null;
  /** Of every document that is woken: the host shall stay one author. */
  private clientId = freeClientId();
  private timer: NodeJS.Timeout | null = null;
  private destroyed = false;

  constructor(private readonly options: RoomDocumentOptions) {}

  /**
   * Fills the new room. A state that is folded as a whole is not even gone through before `examine`, so that whoever opens a
   * chapter need not wait for that. Throws when updates can't be read.
   */
  load(updates: readonly Uint8Array[]): void {
    const [whole = empty, ...later] = updates;
    if (later.length === 0) this.stored = whole;
    else this.live(documentOf(updates), totalOf(updates));
  }

  /** Goes through what the store had, unless somebody did; throws when it can't be read, and will again. */
  examine(): void {
    const { stored } = this;
    if (stored === null) return;
    const resting = EncodedState.of(stored);
    const doc = resting === null ? documentOf([stored]) : null;
    this.stored = null;
    if (resting !== null) this.held = resting;
    else if (doc !== null) this.live(doc, stored.length);
  }

  /** The living document; to be asked for anew after each turn by whoever doesn't hold the room open. */
  get doc(): Y.Doc {
    const { doc } = this.wake();
    this.used();
    return doc;
  }

  /** Lets somebody look at the document for this moment, without changing it. */
  read<T>(look: (doc: Y.Doc) => T): T {
    if (this.stored !== null) return look(documentOf([this.stored]));
    const { state } = this;
    if (state instanceof LivingState) return look(state.doc);
    const doc = documentOf(state.updates());
    const resting = state.isFolded ? state : new LivingState(doc, state.size).rested();
    if (resting === null) this.live(doc, state.size);
    else this.held = resting;
    return look(doc);
  }

  /** How many clocks of a client id there are. */
  readonly known = (client: number): number => this.state.known(client);

  /** Bytes of the whole state, or somewhat more: as far as it is known without encoding it. */
  get size(): number {
    return this.stored?.length ?? this.state.size;
  }

  /** Bytes of the whole state; encodes it when it changed since the last time. */
  exactSize(): number {
    return this.folded().exactSize();
  }

  /** Work that waking the document takes, in bytes to go through; nothing while it lives. */
  get workToWake(): number {
    return this.rests ? this.size * wakeFactor : 0;
  }

  /** Work that an answer takes, in bytes to go through: also for a peer that lacks nothing. */
  get workToAnswer(): number {
    if (this.stored !== null) return this.size;
    return this.state instanceof LivingState || this.state.isFolded ? this.size : this.workToWake;
  }

  get rests(): boolean {
    return this.stored !== null || this.state instanceof EncodedState;
  }

  /** True when it is certain that an update says nothing new. */
  holds(outline: UpdateOutline): boolean {
    if (saysNothing(outline)) return true;
    return this.state instanceof EncodedState && this.state.holds(outline);
  }

  /** Takes an update that `checkUpdate` let pass; `gap` when it turns out to wait for itself. Throws when Yjs does. */
  integrate(bytes: Uint8Array, outline: UpdateOutline, origin: unknown): 'taken' | 'gap' {
    const { state } = this;
    if (state instanceof LivingState) return state.integrate(bytes, origin);
    const own = state.known(this.clientId);
    if (!state.take(bytes, outline)) return this.wake().integrate(bytes, origin);
    // Yjs does the same: somebody else writes under it.
    if (state.known(this.clientId) !== own) this.clientId = freeClientId();
    // What came is a piece of a larger buffer, which would be kept, and copied to the store, with it.
    this.options.onUpdate(new Uint8Array(bytes), origin);
    if (state.shouldFold) this.folded();
    return 'taken';
  }

  /** The whole state as updates of version 1, without any work for it while the room rests. */
  updates(): readonly Uint8Array[] {
    if (this.stored !== null) return [this.stored];
    return this.state instanceof EncodedState ? [...this.state.updates()] : [this.state.encoded()];
  }

  /** The whole state as an update of version 1. */
  encoded(): Uint8Array {
    return this.stored ?? this.folded().encoded();
  }

  /**
   * The same as of now, folded in another thread: people go on writing meanwhile. What they write comes into what is
   * folded then. Rejects when Yjs can't read an update.
   */
  async fold(): Promise<Uint8Array> {
    const { state } = this;
    if (!(state instanceof EncodedState) || state.isFolded) return this.encoded();
    const { mark } = state;
    const whole = await (this.options.fold ?? foldHere)([...state.updates()]);
    if (this.held === state) this.held = EncodedState.of(whole)?.with(state.updatesFrom(mark)) ?? state;
    return whole;
  }

  stateVector(): Uint8Array {
    return this.state.stateVector();
  }

  /** The frame with everything that a peer of this state vector lacks. */
  answer(stateVector: Uint8Array): Uint8Array {
    const hasNothing = stateVector.length <= emptyStateVector.length;
    if (hasNothing && this.stored !== null) return syncFrame(syncTypes.step2, this.stored);
    return this.folded().answer(hasNothing ? null : stateVector);
  }

  /** Has a living document rest a little later; to be called, too, when what kept the room from it is gone. */
  used(): void {
    if (this.rests || this.destroyed) return;
    if (this.timer !== null) return void this.timer.refresh();
    this.timer = setTimeout(() => this.rest(), this.options.restAfter);
    this.timer.unref();
  }

  /** Gives the living document up now; false when it is held, or waits for what is missing. */
  rest(): boolean {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { held: state } = this;
    if (this.stored !== null || state instanceof EncodedState) return true;
    if (!this.options.mayRest()) return false;
    const resting = state.rested();
    if (resting === null) return false;
    this.held = resting;
    this.clientId = state.doc.clientID;
    state.doc.destroy();
    return true;
  }

  destroy(): void {
    this.destroyed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.held instanceof LivingState) this.held.doc.destroy();
  }

  private get state(): EncodedState | LivingState {
    this.examine();
    return this.held;
  }

  /** The content so that it can be given away. */
  private folded(): EncodedState | LivingState {
    if (this.state instanceof EncodedState && !this.state.isFolded) this.read(() => undefined);
    return this.state;
  }

  private wake(): LivingState {
    const { state } = this;
    return state instanceof LivingState ? state : this.live(documentOf(state.updates()), state.size);
  }

  private live(doc: Y.Doc, bytes: number): LivingState {
    const living = new LivingState(doc, bytes);
    doc.clientID = this.clientId;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      living.changed(update);
      this.options.onUpdate(update, origin);
    });
    this.held = living;
    this.used();
    return living;
  }
}

const totalOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, { length }) => sum + length, 0);

const freeClientId = (): number => new Y.Doc().clientID;
