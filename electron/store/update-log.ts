/** The append-only log of all rooms, with its snapshots (a cache) and archives (compacted log). Synchronous; SQL only here. */
import { pack, unpack } from './archive.ts';
import { blob, HashedTable, integer, text, type Row } from './hashed-table.ts';
import { merged } from './merge.ts';
import type { Lease, LoggedUpdate, NewUpdate, RoomContent } from './project-store.ts';
import { Damage, type Connection } from './sqlite.ts';

/** What is known of a room without reading its updates. */
interface Room {
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

/** Begins a room anew, after `base` or (null) after everything that was appended before. */
export interface Reset {
  readonly room: string;
  readonly base: number | null;
}
export type LogEntry = NewUpdate | Reset;

/** How an append ended: its sequence number, or null when one of its client ids is leased to somebody else. */
export type Appended = number | null;

/** A room is worth a snapshot and a fold after so many updates, more for a large one. */
const dueAfter = 500;
const dueBytes = 1 << 18;
/** One fold takes at most so much, so that appends never wait long for it. */
const foldRows = 500;
const foldBytes = 1 << 18;
/** From so many updates on, opening a room merges them first. */
const mergeFrom = 100;

export class UpdateLog {
  private readonly rooms = new Map<string, Room>();
  private readonly roomTable;
  private readonly updates;
  private readonly archives;
  private readonly snapshots;
  private readonly leases;
  private readonly upstream;
  private readonly resets;
  private readonly tail;
  private readonly archivedAfter;
  private readonly leasesOf;
  private readonly dropFolded;
  private readonly countTail;
  private readonly countArchived;

  /** Reads the catalogue of rooms. Throws Damage when it is not what was written (for `salvage`: skips what is not). */
  constructor(
    private readonly db: Connection,
    private readonly purpose: 'write' | 'read' | 'salvage',
  ) {
    this.roomTable = new HashedTable(db, 'rooms', ['id', 'name', 'seq']);
    this.updates = new HashedTable(db, 'updates', ['room', 'seq', 'actor', 'at', 'bytes'], 2);
    this.archives = new HashedTable(db, 'archive', ['room', 'first_seq', 'last_seq', 'own', 'packed'], 2);
    this.snapshots = new HashedTable(db, 'snapshots', ['room', 'seq', 'state']);
    this.leases = new HashedTable(db, 'leases', ['room', 'client', 'person'], 2);
    this.upstream = new HashedTable(db, 'upstream', ['room', 'shared']);
    this.resets = new HashedTable(db, 'resets', ['room', 'base']);
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
    const snapshotSize = db.prepare<[number], number>('SELECT length(state) FROM snapshots WHERE room = ?').pluck();
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
        snapshotBytes: count(() => snapshotSize.get(id)),
        tailBytes: count(() => tailBytes.get(id, Math.max(snapshotSeq, this.baseOf(id)))),
      });
    }
  }

  names(): string[] {
    return [...this.rooms.values()].filter((room) => room.seq > 0).map((room) => room.name);
  }

  /** Commits all updates in one transaction; either all of them are on disk afterwards or (it throws) none. */
  append(batch: readonly LogEntry[]): Appended[] {
    const changed = new Map<string, Room>();
    const at = Date.now();
    const results = this.db
      .transaction(() => {
        const done = batch.map((update) => {
          const room =
            changed.get(update.room) ?? this.rooms.get(update.room) ?? this.newRoom(update.room, changed.size);
          changed.set(room.name, room);
          if ('base' in update) {
            changed.set(room.name, this.reset(room, update.base ?? room.seq));
            return room.seq;
          }
          if (!this.lease(room.id, update.leases)) return null;
          const seq = room.seq + 1;
          this.updates.add(room.id, seq, update.actor, at, update.bytes);
          changed.set(room.name, { ...room, seq, tailBytes: room.tailBytes + update.bytes.byteLength });
          return seq;
        });
        for (const room of changed.values()) this.roomTable.put(room.id, room.name, room.seq);
        return done;
      })
      .immediate();
    for (const room of changed.values()) this.rooms.set(room.name, room);
    return results;
  }

  /** State, later updates and leases of a room. Throws Damage rather than returning less than was written. */
  load(name: string): RoomContent {
    const room = this.rooms.get(name);
    if (room === undefined) return { updates: [], seq: 0, shared: 0, leases: [] };
    const snapshot = this.goodSnapshot(room);
    const after = snapshot?.seq ?? room.base;
    const updates = this.after(room, after, Infinity).map((update) => update.bytes);
    const parts = snapshot === null ? updates : [snapshot.state, ...updates];
    const content = { seq: room.seq, shared: this.sharedOf(room), leases: this.leasesIn(room) };
    if (updates.length <= mergeFrom) return { updates: parts, ...content };
    const state = merged(parts);
    if (state === null) return { updates: parts, ...content };
    this.cacheSnapshot(name, state);
    return { updates: [state], ...content };
  }

  history(name: string, after: number, limit: number): LoggedUpdate[] {
    const room = this.rooms.get(name);
    return room === undefined ? [] : this.after(room, after, Math.min(limit, 10_000));
  }

  /** Stores a state as of `seq`; ignored when it is older than the one that is there. */
  snapshot(name: string, seq: number, state: Uint8Array): void {
    const room = this.rooms.get(name);
    if (room === undefined || seq > room.seq || seq < 1) throw new RangeError(`no update ${seq} in ${name}`);
    if (seq < room.snapshot || seq <= room.base) return;
    this.snapshots.put(room.id, seq, state);
    const tailBytes = this.after(room, seq, Infinity).reduce((sum, update) => sum + update.bytes.byteLength, 0);
    this.rooms.set(name, { ...room, snapshot: seq, snapshotBytes: state.byteLength, tailBytes });
  }

  markShared(name: string, seq: number): void {
    const room = this.rooms.get(name);
    if (room === undefined || seq > room.seq) throw new RangeError(`no update ${seq} in ${name}`);
    if (seq > this.sharedOf(room)) this.upstream.put(room.id, seq);
  }

  waiting(): number {
    let sum = 0;
    for (const room of this.rooms.values()) {
      const shared = Math.max(this.sharedOf(room), room.base);
      if (shared >= room.seq) continue;
      sum += (this.countTail.get(room.id, shared) ?? 0) + (this.countArchived.get(room.id, shared) ?? 0);
      for (const row of this.archivedAfter.iterate(room.id, shared)) {
        if (integer(row[1]) > shared) break;
        sum += this.opened(row).filter((update) => update.seq > shared && update.actor !== 'upstream').length;
      }
    }
    return sum;
  }

  /** True when a room has grown enough for `compactStep`. */
  due(): boolean {
    return this.dueRoom() !== null;
  }

  /** Makes one snapshot or folds one stretch of old updates; true when there is more to do. */
  compactStep(): boolean {
    const room = this.dueRoom();
    if (room === null) return false;
    if (this.dueForSnapshot(room)) {
      const snapshot = this.goodSnapshot(room);
      const updates = this.after(room, snapshot?.seq ?? room.base, Infinity).map((update) => update.bytes);
      const state = merged(snapshot === null ? updates : [snapshot.state, ...updates]);
      // What cannot be merged is kept as it is; an empty cache entry is not asked for again before the next start.
      if (state === null) this.rooms.set(room.name, { ...room, snapshot: room.seq, tailBytes: 0 });
      else this.snapshot(room.name, room.seq, state);
    } else this.fold(room);
    return this.due();
  }

  /** Where rows are missing or do not follow one another. */
  *problems(): IterableIterator<{ readonly where: string; readonly what: 'gap' | 'archive' }> {
    for (const table of ['updates', 'archive', 'snapshots', 'leases', 'upstream', 'resets']) {
      for (const id of this.roomIds(table)) {
        if (![...this.rooms.values()].some((room) => room.id === id)) yield { where: `${table} [${id}]`, what: 'gap' };
      }
    }
    const seqs = this.db.prepare<[number], number>('SELECT seq FROM updates WHERE room = ? ORDER BY seq').pluck();
    for (const room of this.rooms.values()) {
      let next = 1;
      for (const row of this.archivedAfter.iterate(room.id, 0)) {
        if (integer(row[1]) !== next) yield { where: `archive of ${room.name}, ${next}`, what: 'gap' };
        const count = integer(row[2]) - integer(row[1]) + 1;
        if (this.archives.matches(row) && unpack(blob(row[4]), 1).length !== count)
          yield { where: `archive of ${room.name}, ${next}`, what: 'archive' };
        next = integer(row[2]) + 1;
      }
      for (const seq of seqs.iterate(room.id)) {
        if (seq !== next) yield { where: `updates of ${room.name}, ${next}`, what: 'gap' };
        next = seq + 1;
      }
      if (next !== room.seq + 1)
        yield { where: `end of ${room.name}, ${next - 1} instead of ${room.seq}`, what: 'gap' };
    }
  }

  /** Number of rooms and of updates, compacted or not. */
  counts(): { rooms: number; updates: number } {
    const rooms = [...this.rooms.values()];
    return { rooms: rooms.length, updates: rooms.reduce((sum, room) => sum + room.seq, 0) };
  }

  /** After which update a room was begun anew, and its newest one. */
  extent(name: string): { readonly base: number; readonly seq: number } {
    const room = this.rooms.get(name);
    return { base: room?.base ?? 0, seq: room?.seq ?? 0 };
  }

  /** All that can still be read of a room after `after`, whatever is damaged: the snapshot first, then single updates. */
  salvage(name: string, after: number): { readonly leases: Lease[]; readonly updates: LoggedUpdate[] } {
    const room = this.rooms.get(name);
    if (room === undefined || room.seq <= after) return { leases: [], updates: [] };
    const updates: LoggedUpdate[] = [];
    const snapshot = attempt(() => this.goodSnapshot(room));
    if (snapshot !== null && snapshot.seq > after)
      updates.push({ seq: snapshot.seq, actor: 'host', at: Date.now(), bytes: snapshot.state });
    for (const row of attempt(() => this.archivedAfter.all(room.id, after)) ?? []) {
      updates.push(...(attempt(() => this.opened(row)) ?? []).filter((update) => update.seq > after));
    }
    for (let seq = Math.max(after, room.archived) + 1; seq <= room.seq; seq++) {
      const row = attempt(() => this.updates.get(room.id, seq));
      if (row !== null) updates.push(logged(row));
    }
    return { leases: attempt(() => this.leasesIn(room)) ?? [], updates };
  }

  private newRoom(name: string, offset: number): Room {
    const id = [...this.rooms.values()].reduce((max, room) => Math.max(max, room.id), 0) + 1 + offset;
    this.roomTable.add(id, name, 0);
    return { id, name, base: 0, seq: 0, archived: 0, snapshot: 0, snapshotBytes: 0, tailBytes: 0 };
  }

  private lease(room: number, leases: readonly Lease[]): boolean {
    const held = leases.map(({ client }) => this.leases.get(room, client));
    if (held.some((row, index) => row !== null && text(row[2]) !== leases[index]?.person)) return false;
    const clients = new Map(
      leases.filter((_, index) => held[index] === null).map(({ client, person }) => [client, person]),
    );
    for (const [client, person] of clients) this.leases.add(room, client, person);
    return true;
  }

  private goodSnapshot(room: Room): { readonly seq: number; readonly state: Uint8Array } | null {
    if (room.snapshot === 0) return null;
    try {
      const row = this.snapshots.get(room.id);
      if (row === null) return null;
      const seq = integer(row[1]);
      return seq <= room.seq && seq > room.base ? { seq, state: blob(row[2]) } : null;
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      // Only a cache: forget it, the log has everything.
      if (this.purpose === 'write') this.snapshots.delete(room.id);
      this.rooms.set(room.name, { ...room, snapshot: 0, snapshotBytes: 0 });
      return null;
    }
  }

  private cacheSnapshot(name: string, state: Uint8Array): void {
    if (this.purpose !== 'write') return;
    const room = this.rooms.get(name);
    try {
      if (room !== undefined) this.snapshot(name, room.seq, state);
    } catch {
      // A full disk must not keep anybody from reading.
    }
  }

  private after(room: Room, after: number, limit: number): LoggedUpdate[] {
    const found: LoggedUpdate[] = [];
    if (after < room.archived) {
      for (const row of this.archivedAfter.iterate(room.id, after)) {
        found.push(...this.opened(row).filter((update) => update.seq > after));
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

  private opened(row: readonly (string | number | Uint8Array)[]): LoggedUpdate[] {
    const cells = this.archives.verified(row);
    return unpack(blob(cells[4]), integer(cells[1]));
  }

  private baseOf(room: number): number {
    const row = this.resets.get(room);
    return row === null ? 0 : integer(row[1]);
  }

  private reset(room: Room, base: number): Room {
    this.resets.put(room.id, base);
    this.snapshots.delete(room.id);
    return { ...room, base, snapshot: 0, snapshotBytes: 0, tailBytes: 0 };
  }

  private sharedOf(room: Room): number {
    const row = this.upstream.get(room.id);
    return row === null ? 0 : integer(row[1]);
  }

  private leasesIn(room: Room): Lease[] {
    return this.leasesOf.all(room.id).map((row) => {
      const cells = this.leases.verified(row);
      return { client: integer(cells[1]), person: text(cells[2]) };
    });
  }

  private dueRoom(): Room | null {
    for (const room of this.rooms.values()) if (this.dueForSnapshot(room) || this.dueForFold(room)) return room;
    return null;
  }

  /** The larger a room, the rarer: so that the cost stays in proportion to what was written. */
  private dueForSnapshot(room: Room): boolean {
    const count = room.seq - Math.max(room.snapshot, room.base);
    if (count === 0) return false;
    return (
      count * dueBytes >= dueAfter * Math.max(dueBytes, room.snapshotBytes) ||
      room.tailBytes > Math.max(dueBytes, room.snapshotBytes)
    );
  }

  private dueForFold(room: Room): boolean {
    return Math.max(room.snapshot, room.base) - room.archived >= dueAfter;
  }

  /** Moves the oldest updates that a snapshot covers into one archive row, in one transaction. */
  private fold(room: Room): void {
    const updates: LoggedUpdate[] = [];
    let bytes = 0;
    for (const row of this.tail.iterate(
      room.id,
      room.archived,
      Math.min(foldRows, Math.max(room.snapshot, room.base) - room.archived),
    )) {
      const update = logged(this.updates.verified(row));
      updates.push(update);
      bytes += update.bytes.byteLength;
      if (bytes > foldBytes) break;
    }
    const [firstOne, last] = [updates[0], updates.at(-1)];
    if (firstOne === undefined || last === undefined || firstOne.seq !== room.archived + 1)
      throw new Damage(`updates of ${room.name} are missing`);
    const own = updates.filter((update) => update.actor !== 'upstream').length;
    const packed = pack(updates);
    this.db
      .transaction(() => {
        this.archives.add(room.id, firstOne.seq, last.seq, own, packed);
        this.dropFolded.run(room.id, firstOne.seq, last.seq);
      })
      .immediate();
    this.rooms.set(room.name, { ...room, archived: last.seq });
  }

  private roomIds(table: string): number[] {
    const next = this.db.prepare<[number], number | null>(`SELECT min(room) FROM ${table} WHERE room > ?`).pluck();
    const ids: number[] = [];
    for (let id = next.get(Number.MIN_SAFE_INTEGER); typeof id === 'number'; id = next.get(id)) ids.push(id);
    return ids;
  }
}

function logged(row: Row): LoggedUpdate {
  return { seq: integer(row[1]), actor: text(row[2]), at: integer(row[3]), bytes: blob(row[4]) };
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
