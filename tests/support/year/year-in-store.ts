/** Puts a year of writing into a project file as the host would: group commits, snapshots of the hub, compaction in pauses. */
import { brotliCompressSync } from 'node:zlib';
import * as Y from 'yjs';
import { compactStep } from '../../../electron/store/compaction.ts';
import { merged } from '../../../electron/store/merge.ts';
import type { ProjectFile } from '../../../electron/store/project-file.ts';
import type { LogEntry } from '../../../electron/store/update-log.ts';
import { processorTime } from '../processor-time.ts';
import type { YearOfWriting, YearUpdate } from './year-of-writing.ts';

/** What comes within so many ms shares a commit, as behind the hub. */
const window = 4;
/** Nobody writes for so long: a pause, ms; as in maintenance.ts. */
const pause = 1_000;
/** The hub has a snapshot made after so many updates of a room, and when its last writer leaves. */
const snapshotEvery = 500;

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

export interface YearInStore {
  readonly edits: number;
  /** Processor time of each step of compaction, ms. */
  readonly steps: readonly number[];
  readonly least: LeastHistory;
}

/** Writes all of it, with the times of the year, and leaves the file compacted. Not safe against power failure meanwhile. */
export function writeYear(file: ProjectFile, year: YearOfWriting): YearInStore {
  const sessions = new Sessions();
  const fresh = new Map<string, number>();
  const steps: number[] = [];
  let batch: LogEntry[] = [];
  let [edits, begun, last] = [0, 0, 0];
  const commit = (): void => {
    if (batch.length > 0) file.log.append(batch);
    batch = [];
  };
  const snapshot = (room: string): void => {
    commit();
    fresh.delete(room);
    const state = merged([Y.encodeStateAsUpdate(year.documents.get(room) ?? new Y.Doc())]);
    if (state !== null) file.log.snapshot(room, file.log.extent(room).seq, state);
  };
  const compact = (): void => {
    for (let more = true; more;) {
      const before = processorTime();
      more = compactStep(file.log.tables);
      steps.push(processorTime() - before);
    }
  };
  const realNow = Date.now;
  Date.now = () => begun;
  // The bytes are the same, and a million fsyncs take minutes.
  file.db.pragma('synchronous = OFF');
  try {
    for (const update of year.updates()) {
      if (update.at > begun + window) commit();
      if (update.at > last + pause) compact();
      if (batch.length === 0) begun = update.at;
      last = update.at;
      const { room, person, client, bytes } = update;
      batch.push({ room, actor: person, bytes, leases: sessions.add(update) ? [{ client, person }] : [] });
      edits += 1;
      const count = (fresh.get(room) ?? 0) + 1;
      fresh.set(room, count);
      if (count >= snapshotEvery) snapshot(room);
      for (const left of year.left.splice(0)) if (fresh.has(left)) snapshot(left);
    }
    for (const room of [...fresh.keys()]) snapshot(room);
    commit();
    compact();
  } finally {
    Date.now = realNow;
    file.db.pragma('synchronous = FULL');
  }
  const states = [...year.documents.values()].map((doc) => Y.encodeStateAsUpdateV2(doc));
  const compressed = states.map((state) => brotliCompressSync(state));
  const sum = (all: readonly Uint8Array[]): number => all.reduce((total, { byteLength }) => total + byteLength, 0);
  return {
    edits,
    steps,
    least: { encoded: sum(states) + sessions.bytes, compressed: sum(compressed) + sessions.bytes + sessions.moments() },
  };
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
