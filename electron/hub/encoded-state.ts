/**
 * The content of a room as bytes: one folded update, and the later ones as they came. Enough to see whether an update
 * brings anything new and to take nearly everything that people type, in a fraction of the memory that a Y.Doc takes.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { syncTypes } from '../../shared/sync/messages.ts';
import { ClockRanges } from './clock-ranges.ts';
import { syncFrame } from './frames.ts';
import { walkUpdate, type UpdateOutline } from './update-walk.ts';

/** So many bytes of later updates are nothing to speak of; in a large room, as many as are folded. */
const laterBytes = 32_768;

export class EncodedState {
  /** How many clocks of each client id there are. */
  private readonly clocks = new Map<number, number>();
  private readonly deleted = new ClockRanges();
  /** Updates one behind the other with their lengths: a list of arrays would take ten times the memory. */
  private readonly later = encoding.createEncoder();

  private constructor(
    /** The folded update as the answer to a peer that has nothing. */
    private readonly frame: Uint8Array,
    /** The folded update itself; a part of `frame`. */
    private readonly folded: Uint8Array,
  ) {}

  /** Takes over the whole state of a document; null when only Yjs can read it, or something in it waits for what is missing. */
  static of(whole: Uint8Array): EncodedState | null {
    const frame = syncFrame(syncTypes.step2, whole);
    const state = new EncodedState(frame, frame.subarray(frame.length - whole.length));
    const outline = outlineOf(state.folded);
    if (outline === null) return null;
    for (const [client, from, to] of triples(outline.structs)) {
      if (from !== state.known(client)) return null;
      state.clocks.set(client, to);
    }
    for (const [client, clock] of outline.needs) if (clock >= state.known(client)) return null;
    for (const [client, from, to] of triples(outline.deletes)) {
      if (to > state.known(client)) return null;
      state.deleted.add(client, from, to);
    }
    return state;
  }

  known(client: number): number {
    return this.clocks.get(client) ?? 0;
  }

  /** Bytes of all updates. */
  get size(): number {
    return this.folded.length + encoding.length(this.later);
  }

  /** True when everything is in one update: then only it can be given away. */
  get isFolded(): boolean {
    return encoding.length(this.later) === 0;
  }

  /** True when there is enough to fold that it is worth the work. */
  get shouldFold(): boolean {
    return encoding.length(this.later) > Math.max(laterBytes, this.folded.length);
  }

  exactSize(): number {
    return this.folded.length;
  }

  encoded(): Uint8Array {
    return this.folded;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(new Map(this.clocks));
  }

  answer(stateVector: Uint8Array | null): Uint8Array {
    return stateVector === null ? this.frame : syncFrame(syncTypes.step2, Y.diffUpdate(this.folded, stateVector));
  }

  /** The folded update, then the later ones in their order. */
  *updates(): IterableIterator<Uint8Array> {
    yield this.folded;
    yield* this.updatesFrom(0);
  }

  /** Which updates there are now; what comes later is behind it. */
  get mark(): number {
    return encoding.length(this.later);
  }

  /** The later updates from a mark on. */
  *updatesFrom(mark: number): IterableIterator<Uint8Array> {
    const decoder = decoding.createDecoder(encoding.toUint8Array(this.later).subarray(mark));
    while (decoding.hasContent(decoder)) yield decoding.readVarUint8Array(decoder);
  }

  /** True when an update says nothing that isn't in here. */
  holds({ structs, deletes }: UpdateOutline): boolean {
    for (const [client, , to] of triples(structs)) if (to > this.known(client)) return false;
    for (const [client, from, to] of triples(deletes)) if (!this.deleted.has(client, from, to)) return false;
    return true;
  }

  /**
   * Takes an update that `checkUpdate` let pass and that only adds to what is here, as each key of those who type does.
   * False, and nothing happens, when it repeats something or when parts of it build upon each other: what is news in
   * it, and whether it hangs together, only a document can tell.
   */
  take(bytes: Uint8Array, { structs, deletes, needs }: UpdateOutline): boolean {
    for (const [client, from] of triples(structs)) if (from !== this.known(client)) return false;
    for (const [client, clock] of needs) if (clock >= this.known(client)) return false;
    for (const [client, from, to] of triples(deletes)) if (this.deleted.has(client, from, to)) return false;
    for (const [client, , to] of triples(structs)) this.clocks.set(client, to);
    for (const [client, from, to] of triples(deletes)) this.deleted.add(client, from, to);
    encoding.writeVarUint8Array(this.later, bytes);
    return true;
  }

  /** This one with more updates, which were taken elsewhere; null when one doesn't fit. */
  with(updates: Iterable<Uint8Array>): this | null {
    for (const update of updates) {
      const outline = outlineOf(update);
      if (outline === null || !this.take(update, outline)) return null;
    }
    return this;
  }
}

function outlineOf(whole: Uint8Array): UpdateOutline | null {
  try {
    return walkUpdate(whole, { structs: Infinity, deletes: Infinity });
  } catch {
    return null;
  }
}

function* triples(flat: readonly number[]): IterableIterator<[number, number, number]> {
  for (let i = 0; i + 2 < flat.length; i += 3) yield [flat[i] ?? 0, flat[i + 1] ?? 0, flat[i + 2] ?? 0];
}
