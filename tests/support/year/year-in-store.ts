/** Puts a year of writing into a project file as the host would: group commits, snapshots of the hub, compaction in pauses. */
import * as Y from 'yjs';
import { compactStep } from '../../../electron/store/compaction.ts';
import { merged } from '../../../electron/store/merge.ts';
import type { ProjectFile } from '../../../electron/store/project-file.ts';
import type { LogEntry } from '../../../electron/store/update-log.ts';
import { SessionTable, type YearOfWriting } from './year-of-writing.ts';

/** What comes within so many ms shares a commit, as behind the hub. */
const window = 4;
/** Nobody writes for so long: a pause, ms; as in maintenance.ts. */
const pause = 1_000;
/** The hub has a snapshot made after so many updates of a room, and when its last writer leaves. */
const snapshotEvery = 500;

export interface YearInStore {
  readonly edits: number;
  /** Longest step of compaction and longest commit, ms. */
  readonly longestStep: number;
  readonly longestCommit: number;
  readonly sessionBytes: number;
}

/** Writes all of it, with the times of the year, and leaves the file compacted. Not safe against power failure meanwhile. */
export function writeYear(file: ProjectFile, year: YearOfWriting): YearInStore {
  const sessions = new SessionTable();
  const seen = new Set<string>();
  const fresh = new Map<string, number>();
  let batch: LogEntry[] = [];
  let [edits, begun, last, longestStep, longestCommit] = [0, 0, 0, 0, 0];
  const realNow = Date.now;
  Date.now = () => begun;
  // The bytes are the same, and a million fsyncs take minutes.
  file.db.pragma('synchronous = OFF');
  const timed = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const commit = (): void => {
    if (batch.length > 0) longestCommit = Math.max(longestCommit, timed(() => file.log.append(batch)));
    batch = [];
  };
  const snapshot = (room: string): void => {
    commit();
    fresh.delete(room);
    const state = merged([Y.encodeStateAsUpdate(year.documents.get(room) ?? new Y.Doc())]);
    if (state !== null) file.log.snapshot(room, file.log.extent(room).seq, state);
  };
  const compact = (): void => {
    for (let more = true; more; ) longestStep = Math.max(longestStep, timed(() => (more = compactStep(file.log.tables))));
  };
  try {
    for (const update of year.updates()) {
      if (update.at > begun + window) commit();
      if (update.at > last + pause) compact();
      if (batch.length === 0) begun = update.at;
      last = update.at;
      const { room, person, client, bytes } = update;
      const leased = seen.has(`${room} ${client}`);
      seen.add(`${room} ${client}`);
      batch.push({ room, actor: person, bytes, leases: leased ? [] : [{ client, person }] });
      sessions.add(update);
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
  return { edits, longestStep, longestCommit, sessionBytes: sessions.bytes };
}

/**
 * Bytes of the least that holds the whole history: of each room everything that was ever written, deleted or not, in the most
 * compact encoding that Yjs has (V2), and of each session who it was, from when to when.
 */
export function minimalHistory(year: YearOfWriting, { sessionBytes }: YearInStore): number {
  return [...year.documents.values()].reduce((sum, doc) => sum + Y.encodeStateAsUpdateV2(doc).byteLength, sessionBytes);
}
