/** The tables of the log and what is read from them; UpdateLog writes, compaction.ts folds, log-inspection.ts inspects. */
import { unpack } from './archive.ts';
import { blob, HashedTable, integer, text, type Row } from './hashed-table.ts';
import { packState, sizeOfState, unpackState } from './packing/packed-state.ts';
import type { Lease, LoggedUpdate } from './project-store.ts';
import { isFullPage } from './update-page.ts';
import { Damage, type Connection } from './sqlite.ts';

/** What is known of a room without reading its updates. */
export interface Room {
  readonly id: number;
  readonly name: string;
  /** Updates up to here no longer belong to the room (see resetRoom); they stay in its history. */
  readonly base: number;
  /** Newest sequence number, the newest archived one, that of the snapshot. */
  readonly seq: number;
  readonly archived: number;
  readonly snapshot: number;
  /** Size of the snapshot and of the updates after it, bytes. */
  readonly snapshotBytes: number;
  readonly tailBytes: number;
}

export class LogTables {
  readonly rooms = new Map<string, Room>();
  /** Rooms whose archives may be worth joining. */
  readonly unjoined = new Set<string>();
  readonly roomTable;
  readonly updates;
  readonly archives;
  readonly snapshots;
  readonly leases;
  readonly upstream;
  readonly resets;
  /** Former bases of rooms that were begun anew several times, `bases/<room>`. */
  readonly notes;
  readonly tail;
  readonly archivedAfter;
  readonly leasesOf;
  readonly dropFolded;
  readonly dropJoined;
  readonly extents;
  readonly countTail;
  readonly countArchived;

  private lately: { readonly key: string; readonly updates: readonly LoggedUpdate[] } | null = null;

  /** Reads the catalogue of rooms. Throws Damage when it is not what was written (for `salvage`: skips what is not). */
  constructor(
    readonly db: Connection,
    readonly purpose: 'write' | 'read' | 'salvage',
  ) {
    this.roomTable = new HashedTable(db, 'rooms', ['id', 'name', 'seq']);
    this.updates = new HashedTable(db, 'updates', ['room', 'seq', 'actor', 'at', 'bytes'], 2);
    this.archives = new HashedTable(db, 'archive', ['room', 'first_seq', 'last_seq', 'own', 'packed'], 3);
    this.snapshots = new HashedTable(db, 'snapshots', ['room', 'seq', 'state']);
    this.leases = new HashedTable(db, 'leases', ['room', 'client', 'person'], 2);
    this.upstream = new HashedTable(db, 'upstream', ['room', 'shared']);
    this.resets = new HashedTable(db, 'resets', ['room', 'base']);
    this.notes = new HashedTable(db, 'meta', ['key', 'value']);
    this.tail = db
      .prepare<[number, number, number], (string | number | Uint8Array)[]>(
        'SELECT room, seq, actor, at, bytes, row_hash FROM updates WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?',
      )
      .raw(true);
    this.archivedAfter = db
      .prepare<[number, number], (string | number | Uint8Array)[]>(
        'SELECT room, first_seq, last_seq, own, packed, row_hash FROM archive WHERE room = ? AND last_seq > ? ORDER BY first_seq',
      )
      .raw(true);
    this.leasesOf = db
      .prepare<[number], (string | number | Uint8Array)[]>(
        'SELECT room, client, person, row_hash FROM leases WHERE room = ? ORDER BY client',
      )
      .raw(true);
    this.dropFolded = db.prepare<[number, number, number]>(
      'DELETE FROM updates WHERE room = ? AND seq BETWEEN ? AND ?',
    );
    this.dropJoined = db.prepare<[number, number, number, number, number]>(
      'DELETE FROM archive WHERE room = ? AND first_seq BETWEEN ? AND ? AND NOT (first_seq = ? AND last_seq = ?)',
    );
    this.extents = db
      .prepare<[number], [number, number, number]>(
        'SELECT first_seq, last_seq, length(packed) FROM archive WHERE room = ? ORDER BY first_seq',
      )
      .raw(true);
    this.countTail = db
      .prepare<[number, number], number>(
        "SELECT count(*) FROM updates WHERE room = ? AND seq > ? AND actor <> 'upstream'",
      )
      .pluck();
    this.countArchived = db
      .prepare<[number, number], number>('SELECT coalesce(sum(own), 0) FROM archive WHERE room = ? AND first_seq > ?')
      .pluck();
    const archived = db
      .prepare<[number], number>('SELECT coalesce(max(last_seq), 0) FROM archive WHERE room = ?')
      .pluck();
    const snapshotSeqOf = db.prepare<[number], number>('SELECT seq FROM snapshots WHERE room = ?').pluck();
    const snapshotHead = db.prepare<[number]>('SELECT substr(state, 1, 8) FROM snapshots WHERE room = ?').pluck();
    const tailBytes = db
      .prepare<[number, number], number>(
        'SELECT coalesce(sum(length(bytes)), 0) FROM updates WHERE room = ? AND seq > ?',
      )
      .pluck();
    const count = (read: () => number | undefined): number => (purpose === 'salvage' ? attempt(read) : read()) ?? 0;
    for (const row of purpose === 'salvage' ? this.roomTable.readable() : this.roomTable.all()) {
      const [id, name, seq] = [integer(row[0]), text(row[1]), integer(row[2])];
      if (this.rooms.has(name)) throw new Damage(`room ${name} is there twice`);
      const snapshotSeq = count(() => snapshotSeqOf.get(id));
      this.rooms.set(name, {
        id,
        name,
        base: count(() => this.baseOf(id)),
        seq,
        archived: count(() => archived.get(id)),
        snapshot: snapshotSeq,
        snapshotBytes: count(() => sizeOfState(snapshotHead.get(id))),
        tailBytes: count(() => tailBytes.get(id, Math.max(snapshotSeq, this.baseOf(id)))),
      });
      if (purpose === 'write') this.unjoined.add(name);
    }
  }

  /** The newest good snapshot of a room; a bad one is dropped, since the log has everything. */
  goodSnapshot(room: Room): { readonly seq: number; readonly state: Uint8Array } | null {
    if (room.snapshot === 0) return null;
    try {
      const row = this.snapshots.get(room.id);
      if (row === null) return null;
      const seq = integer(row[1]);
      return seq <= room.seq && seq > room.base ? { seq, state: unpackState(blob(row[2])) } : null;
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      // Only a cache: forget it, the log has everything.
      if (this.purpose === 'write') this.snapshots.delete(room.id);
      this.rooms.set(room.name, { ...room, snapshot: 0, snapshotBytes: 0 });
      return null;
    }
  }

  /** Up to `limit` updates after `after`. Throws Damage rather than leaving one out. */
  after(room: Room, after: number, limit: number): LoggedUpdate[] {
    const found: LoggedUpdate[] = [];
    if (after < room.archived) {
      for (const row of this.archivedAfter.iterate(room.id, after)) {
        found.push(...this.openedLately(row).filter((update) => update.seq > after));
        if (found.length >= limit) break;
      }
    }
    if (found.length < limit) {
      const left = limit === Infinity ? -1 : limit - found.length;
      for (const row of this.tail.iterate(room.id, after, left)) found.push(logged(this.updates.verified(row)));
    }
    const wanted = Math.min(limit, room.seq - after);
    if (found.some((update, index) => update.seq !== after + 1 + index) || found.length < wanted) {
      throw new Damage(`updates of ${room.name} are missing`);
    }
    return found.slice(0, limit);
  }

  /** One page of the log after `after` (update-page.ts), in time with what it holds. */
  page(room: Room, after: number): LoggedUpdate[] {
    const found: LoggedUpdate[] = [];
    while (after + found.length < room.seq && !isFullPage(found))
      found.push(...this.after(room, after + found.length, stepOfPage));
    return found;
  }

  /** Whoever reads a log page by page opens each archive once. */
  private openedLately(row: readonly (string | number | Uint8Array)[]): readonly LoggedUpdate[] {
    const key = `${row[0] as number} ${row[1] as number} ${row[2] as number}`;
    if (this.lately?.key !== key) this.lately = { key, updates: this.opened(row) };
    return this.lately.updates;
  }

  opened(row: readonly (string | number | Uint8Array)[]): LoggedUpdate[] {
    return this.unpacked(this.archives.verified(row));
  }

  /** The updates of a verified row of `archive`. */
  unpacked(row: Row): LoggedUpdate[] {
    return unpack(blob(row[4]), integer(row[1]));
  }

  /** Rows of the log were written anew: nothing that was read before may be used again. */
  forgetRead(): void {
    this.lately = null;
  }

  baseOf(room: number): number {
    const row = this.resets.get(room);
    return row === null ? 0 : integer(row[1]);
  }

  /** After which updates a room was begun anew, oldest first. */
  basesOf(room: Room): number[] {
    if (room.base === 0) return [];
    const note = this.notes.get(basesKey(room));
    const former: unknown = note === null ? [] : JSON.parse(text(note[1]));
    const known = Array.isArray(former) ? former.filter((base) => typeof base === 'number') : [];
    return [...new Set([...known, room.base])].sort((a, b) => a - b);
  }

  /** Begins a room anew after an update; within a transaction. */
  addBase(room: Room, base: number): void {
    if (room.base > 0) this.notes.put(basesKey(room), JSON.stringify(this.basesOf(room)));
    this.resets.put(room.id, base);
  }

  sharedOf(room: Room): number {
    const row = this.upstream.get(room.id);
    return row === null ? 0 : integer(row[1]);
  }

  leasesIn(room: Room): Lease[] {
    return this.leasesOf.all(room.id).map((row) => {
      const cells = this.leases.verified(row);
      return { client: integer(cells[1]), person: text(cells[2]) };
    });
  }

  /** Stores a state as of `seq`; ignored when it is older than the one that is there. */
  putSnapshot(room: Room, seq: number, state: Uint8Array): void {
    if (seq < room.snapshot || seq <= room.base) return;
    this.snapshots.put(room.id, seq, packState(state));
    const tailBytes = this.after(room, seq, Infinity).reduce((sum, update) => sum + update.bytes.byteLength, 0);
    this.rooms.set(room.name, { ...room, snapshot: seq, snapshotBytes: state.byteLength, tailBytes });
  }
}

/** So many updates are read at once for a page. */
const stepOfPage = 250;
const basesKey = ({ name }: Room): string => `bases/${name}`;

/** A verified row of `updates`. */
export function logged(row: Row): LoggedUpdate {
  return { seq: integer(row[1]), actor: text(row[2]), at: integer(row[3]), bytes: blob(row[4]) };
}

/** What `read` returns, null when it throws. */
export function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
