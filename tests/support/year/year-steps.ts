/** A year of writing as the host brings it to the store: group commits, snapshots of the hub, compaction in pauses. */
import { brotliCompressSync } from 'node:zlib';
import * as Y from 'yjs';
import { merged } from '../../../electron/store/merge.ts';
import type { LogEntry } from '../../../electron/store/update-log.ts';
import type { YearOfWriting, YearUpdate } from './year-of-writing.ts';

/** What comes within so many ms shares a commit, as behind the hub. */
const window = 4;
/** Nobody writes for so long: a pause, ms; as in maintenance.ts. */
const pause = 1_000;
/** The hub has a snapshot made after so many updates of a room, and when its last writer leaves. */
const snapshotEvery = 500;

/** What the store is to do next. `at`: the moment of the year, ms since 1970. */
export type YearStep =
  | { readonly kind: 'append'; readonly at: number; readonly entries: readonly LogEntry[] }
  | { readonly kind: 'snapshot'; readonly at: number; readonly room: string; readonly state: Uint8Array }
  | { readonly kind: 'compact'; readonly at: number };

/** Bytes of the least that holds the whole history. */
export interface LeastHistory {
  /**
   * Of each room everything that was ever written, deleted or not, in the most compact encoding that Yjs has (V2, not
   * collected), and of each session in a room whose it was, from when to when.
   */
  readonly encoded: number;
  /** The same compressed room by room, and the moment of every single edit, which the log keeps as well, compressed. */
  readonly compressed: number;
}

export class YearSteps {
  private readonly sessions = new Sessions();
  private count = 0;

  constructor(private readonly year: YearOfWriting) {}

  /** How many edits there were so far. */
  get edits(): number {
    return this.count;
  }

  /** All of it, in order; in the end everything is in snapshots and compacted. */
  *steps(): Generator<YearStep> {
    const { year } = this;
    const fresh = new Map<string, number>();
    let batch: LogEntry[] = [];
    let [begun, last] = [0, 0];
    function* commit(): Generator<YearStep> {
      if (batch.length > 0) yield { kind: 'append', at: begun, entries: batch };
      batch = [];
    }
    function* snapshot(room: string): Generator<YearStep> {
      yield* commit();
      fresh.delete(room);
      const state = merged([Y.encodeStateAsUpdate(year.documents.get(room) ?? new Y.Doc())]);
      if (state !== null) yield { kind: 'snapshot', at: begun, room, state };
    }
    for (const update of year.updates()) {
      if (update.at > begun + window) yield* commit();
      if (update.at > last + pause) yield { kind: 'compact', at: begun };
      if (batch.length === 0) begun = update.at;
      last = update.at;
      const { room, person, client, bytes } = update;
      batch.push({ room, actor: person, bytes, leases: this.sessions.add(update) ? [{ client, person }] : [] });
      this.count += 1;
      const count = (fresh.get(room) ?? 0) + 1;
      fresh.set(room, count);
      if (count >= snapshotEvery) yield* snapshot(room);
      for (const left of year.left.splice(0)) if (fresh.has(left)) yield* snapshot(left);
    }
    for (const room of [...fresh.keys()]) yield* snapshot(room);
    yield* commit();
    yield { kind: 'compact', at: begun };
  }

  /** To be asked when all steps were made. */
  least(): LeastHistory {
    const states = [...this.year.documents.values()].map((doc) => Y.encodeStateAsUpdateV2(doc));
    const compressed = states.map((state) => brotliCompressSync(state));
    const sum = (all: readonly Uint8Array[]): number => all.reduce((total, { byteLength }) => total + byteLength, 0);
    const { bytes } = this.sessions;
    return { encoded: sum(states) + bytes, compressed: sum(compressed) + bytes + this.sessions.moments() };
  }
}

/** Who wrote in which room from when to when, and the moments of all edits. */
class Sessions {
  private readonly rows = new Set<string>();
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private before = 0;

  /** True for the first edit of a session in a room. */
  add({ room, client, at }: YearUpdate): boolean {
    const pause = at - this.before;
    this.before = at;
    this.low.push(pause & 255);
    this.high.push((pause >> 8) & 255);
    const key = `${room} ${client}`;
    const isNew = !this.rows.has(key);
    this.rows.add(key);
    return isNew;
  }

  /** Room and person as numbers, four bytes of client id, the day and two times of day: 16 bytes each. */
  get bytes(): number {
    return 16 * this.rows.size;
  }

  moments(): number {
    return [this.low, this.high].reduce(
      (sum, column) => sum + brotliCompressSync(Uint8Array.from(column)).byteLength,
      0,
    );
  }
}
