/** The content of a room as a Y.Doc, while somebody needs one. */
import * as Y from 'yjs';
import { syncTypes } from '../../shared/sync/messages.ts';
import { EncodedState } from './encoded-state.ts';
import { syncFrame } from './frames.ts';

export class LivingState {
  /** The frame with everything, for whoever has nothing; until the next change. */
  private whole: Uint8Array | null = null;
  private counted = false;

  constructor(
    readonly doc: Y.Doc,
    /** Bytes of the state when it was encoded last, and of what came since. */
    private bytes: number,
  ) {}

  known(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  get size(): number {
    return this.bytes;
  }

  /** Counts what the document took. */
  changed({ length }: Uint8Array): void {
    this.whole = null;
    this.bytes += length;
    this.counted = false;
  }

  exactSize(): number {
    return this.counted ? this.bytes : this.encoded().length;
  }

  encoded(): Uint8Array {
    const state = Y.encodeStateAsUpdate(this.doc);
    this.bytes = state.length;
    this.counted = true;
    return state;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  answer(stateVector: Uint8Array | null): Uint8Array {
    if (stateVector !== null) return syncFrame(syncTypes.step2, Y.encodeStateAsUpdate(this.doc, stateVector));
    return (this.whole ??= syncFrame(syncTypes.step2, this.encoded()));
  }

  /** Takes an update; `gap` when it turns out to wait for itself. Throws when Yjs does. */
  integrate(bytes: Uint8Array, origin: unknown): 'taken' | 'gap' {
    const { store } = this.doc;
    // Something may wait already: a gap in the log, or what an upstream host sent ahead of its sync step 2.
    const waited = this.waits();
    Y.applyUpdate(this.doc, bytes, origin);
    if (waited || !this.waits()) return 'taken';
    // Structs that wait for each other in a circle: they must not lie in wait for later, honest updates.
    store.pendingStructs = null;
    store.pendingDs = null;
    return 'gap';
  }

  /** The same as bytes; null when something in it waits for what is missing. */
  rested(): EncodedState | null {
    return this.waits() ? null : EncodedState.of(Y.encodeStateAsUpdate(this.doc));
  }

  private waits(): boolean {
    const { pendingStructs, pendingDs } = this.doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }
}

/** The document of these updates and nothing else. Throws when one of them can't be read. */
export function documentOf(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc();
  // In one transaction, since Yjs tidies up format marks after later ones: nobody would hear of that here.
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, 'load');
  }, 'load');
  return doc;
}
