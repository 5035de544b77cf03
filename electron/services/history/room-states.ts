/**
 * What a room was after each of its updates. The document that was asked for last is kept and goes on from where it is; states in
 * between are kept as bytes, so that going back costs a bounded number of updates.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import type { ByteCache } from './byte-cache.ts';
import { lastWhere } from './last-where.ts';
import type { RoomLog } from './room-log.ts';

/** A state is kept after so many updates, after more of a large one: the cost stays in proportion to reading the log. */
const keptEvery = 1_000;
const keptBytesEach = 1 << 18;

interface Place {
  readonly seq: number;
  /** The room had begun after this update. */
  readonly base: number;
}

export class RoomStates {
  private current: (Place & { readonly doc: Y.Doc }) | null = null;
  /** In ascending order; the bytes of some may have made place. */
  private places: Place[] = [];
  private stateBytes = 0;
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: RoomLog,
    private readonly states: ByteCache,
  ) {}

  /** What `read` makes of the room after update `seq`; the document is only to be read, and at once. */
  at<T>(seq: number, read: (doc: Y.Doc) => T): Promise<T> {
    const result = this.working.then(async () => read(await this.docAt(seq)));
    this.working = result.catch(() => undefined);
    return result;
  }

  /** Lets go of the document when nobody waits for it any more; states stay. */
  rest(): void {
    this.working = this.working.then(() => this.letGo());
  }

  private letGo(): void {
    this.current?.doc.destroy();
    this.current = null;
  }

  private async docAt(seq: number): Promise<Y.Doc> {
    const base = this.log.baseOf(seq);
    let place = this.begin(seq, base);
    while (place.seq < seq) {
      const { updates, ends } = await this.log.stretch(place.seq, seq);
      const last = updates.at(-1)?.seq;
      if (last === undefined) throw new Error(`update ${place.seq + 1} of ${this.log.name} is missing`);
      const { doc } = place;
      doc.transact(() => {
        for (const update of updates) if (update.seq > base) Y.applyUpdate(doc, update.bytes);
      });
      place = { doc, base, seq: last };
      this.current = place;
      if (ends) this.keep(place);
      if (place.seq < seq) await nextTurn();
    }
    return place.doc;
  }

  /** The nearest state before or at an update that is at hand. */
  private begin(seq: number, base: number): Place & { readonly doc: Y.Doc } {
    const { current } = this;
    const isAtHand = current !== null && current.base === base && current.seq <= seq;
    const kept = this.nearest(seq, base);
    // A state is read as fast as a few hundred updates.
    if (isAtHand && (kept === null || current.seq + keptEvery / 2 >= kept.place.seq)) return current;
    this.letGo();
    const doc = new Y.Doc();
    if (kept !== null) Y.applyUpdate(doc, kept.bytes);
    const made = { doc, base, seq: kept?.place.seq ?? base };
    this.current = made;
    return made;
  }

  private nearest(seq: number, base: number): { readonly place: Place; readonly bytes: Uint8Array } | null {
    for (let index = lastWhere(this.places, (place) => place.seq <= seq); index >= 0; index--) {
      const place = this.places[index];
      if (place === undefined || place.base !== base) return null;
      const bytes = this.states.get(this.keyOf(place));
      if (bytes !== null) return { place, bytes };
    }
    return null;
  }

  private keep({ doc, seq, base }: Place & { readonly doc: Y.Doc }): void {
    const index = lastWhere(this.places, (place) => place.seq <= seq);
    const found = this.places[index];
    const before = found?.base === base ? found : undefined;
    const step = keptEvery * Math.max(1, this.stateBytes / keptBytesEach);
    if (before !== undefined && before.seq === seq && this.states.get(this.keyOf(before)) !== null) return;
    if (seq - (before?.seq ?? base) < step && before?.seq !== seq) return;
    const bytes = Y.encodeStateAsUpdate(doc);
    this.stateBytes = bytes.byteLength;
    this.states.set(this.keyOf({ seq, base }), bytes);
    if (before?.seq !== seq) this.places.splice(index + 1, 0, { seq, base });
  }

  private keyOf({ seq }: Place): string {
    return `${this.log.name} ${seq}`;
  }
}
