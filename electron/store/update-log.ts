/** The append-only log of all rooms: appending, opening a room, and what waits for the upstream. Synchronous. */
import { integer, text } from './hashed-table.ts';
import { LogTables, type Room } from './log-tables.ts';
import { merged } from './merge.ts';
import type { Lease, LoggedUpdate, NewUpdate, RoomContent, RoomExtent } from './project-store.ts';
import type { Connection } from './sqlite.ts';
import { encodeUpdates, lengthOfPage } from './update-page.ts';

/** Begins a room anew, after `base` or (null) after everything that was appended before. */
export interface Reset {
  readonly room: string;
  readonly base: number | null;
}
export type LogEntry = NewUpdate | Reset;

/** How an append ended: its sequence number, or null when one of its client ids is leased to somebody else. */
export type Appended = number | null;

/** From so many updates on, opening a room merges them first. */
const mergeFrom = 100;

export class UpdateLog {
  readonly tables: LogTables;

  /** Reads the catalogue of rooms. Throws Damage when it is not what was written (for `salvage`: skips what is not). */
  constructor(db: Connection, purpose: 'write' | 'read' | 'salvage') {
    this.tables = new LogTables(db, purpose);
  }

  names(): string[] {
    return [...this.tables.rooms.values()].filter((room) => room.seq > 0).map((room) => room.name);
  }

  /** Commits all updates in one transaction; either all of them are on disk afterwards or (it throws) none. */
  append(batch: readonly LogEntry[]): Appended[] {
    const changed = new Map<string, Room>();
    const at = Date.now();
    const results = this.tables.db
      .transaction(() => {
        const done = batch.map((update) => {
          const room =
            changed.get(update.room) ?? this.tables.rooms.get(update.room) ?? this.newRoom(update.room, changed.size);
          changed.set(room.name, room);
          if ('base' in update) {
            changed.set(room.name, this.reset(room, update.base ?? room.seq));
            return room.seq;
          }
          if (!this.lease(room.id, update.leases)) return null;
          const seq = room.seq + 1;
          this.tables.updates.add(room.id, seq, update.actor, at, update.bytes);
          changed.set(room.name, { ...room, seq, tailBytes: room.tailBytes + update.bytes.byteLength });
          return seq;
        });
        for (const room of changed.values()) this.tables.roomTable.put(room.id, room.name, room.seq);
        return done;
      })
      .immediate();
    for (const room of changed.values()) this.tables.rooms.set(room.name, room);
    return results;
  }

  /** State, later updates and leases of a room. Throws Damage rather than returning less than was written. */
  load(name: string): RoomContent {
    const room = this.tables.rooms.get(name);
    if (room === undefined) return { updates: [], seq: 0, shared: 0, leases: [] };
    const snapshot = this.tables.goodSnapshot(room);
    const after = snapshot?.seq ?? room.base;
    const updates = this.tables.after(room, after, Infinity).map((update) => update.bytes);
    const parts = snapshot === null ? updates : [snapshot.state, ...updates];
    const content = { seq: room.seq, shared: this.tables.sharedOf(room), leases: this.tables.leasesIn(room) };
    if (updates.length <= mergeFrom) return { updates: parts, ...content };
    const state = merged(parts);
    if (state === null) return { updates: parts, ...content };
    this.cacheSnapshot(name, state);
    return { updates: [state], ...content };
  }

  history(name: string, after: number, limit: number): LoggedUpdate[] {
    const room = this.tables.rooms.get(name);
    return room === undefined ? [] : this.tables.after(room, after, Math.min(limit, 10_000));
  }

  /** The page of a room's log after `after`; empty behind its end. */
  page(name: string, after: number): Uint8Array {
    const room = this.tables.rooms.get(name);
    const updates = room === undefined ? [] : this.tables.page(room, after);
    return encodeUpdates(updates.slice(0, lengthOfPage(updates)));
  }

  extents(): RoomExtent[] {
    return [...this.tables.rooms.values()].map((room) => ({
      room: room.name,
      seq: room.seq,
      bases: this.tables.basesOf(room),
    }));
  }

  leases(name: string): Lease[] {
    const room = this.tables.rooms.get(name);
    return room === undefined ? [] : this.tables.leasesIn(room);
  }

  /** Stores a state as of `seq`; ignored when it is older than the one that is there. */
  snapshot(name: string, seq: number, state: Uint8Array): void {
    const room = this.tables.rooms.get(name);
    if (room === undefined || seq > room.seq || seq < 1) throw new RangeError(`no update ${seq} in ${name}`);
    this.tables.putSnapshot(room, seq, state);
  }

  markShared(name: string, seq: number): void {
    const room = this.tables.rooms.get(name);
    if (room === undefined || seq > room.seq) throw new RangeError(`no update ${seq} in ${name}`);
    if (seq > this.tables.sharedOf(room)) this.tables.upstream.put(room.id, seq);
  }

  waiting(): number {
    let sum = 0;
    for (const room of this.tables.rooms.values()) {
      const shared = Math.max(this.tables.sharedOf(room), room.base);
      if (shared >= room.seq) continue;
      sum += (this.tables.countTail.get(room.id, shared) ?? 0) + (this.tables.countArchived.get(room.id, shared) ?? 0);
      for (const row of this.tables.archivedAfter.iterate(room.id, shared)) {
        if (integer(row[1]) > shared) break;
        sum += this.tables.opened(row).filter((update) => update.seq > shared && update.actor !== 'upstream').length;
      }
    }
    return sum;
  }

  /** Number of rooms and of updates, compacted or not. */
  counts(): { rooms: number; updates: number } {
    const rooms = [...this.tables.rooms.values()];
    return { rooms: rooms.length, updates: rooms.reduce((sum, room) => sum + room.seq, 0) };
  }

  /** After which update a room was begun anew, and its newest one. */
  extent(name: string): { readonly base: number; readonly seq: number } {
    const room = this.tables.rooms.get(name);
    return { base: room?.base ?? 0, seq: room?.seq ?? 0 };
  }

  private newRoom(name: string, offset: number): Room {
    const id = [...this.tables.rooms.values()].reduce((max, room) => Math.max(max, room.id), 0) + 1 + offset;
    this.tables.roomTable.add(id, name, 0);
    return { id, name, base: 0, seq: 0, archived: 0, snapshot: 0, snapshotBytes: 0, tailBytes: 0 };
  }

  private lease(room: number, leases: readonly Lease[]): boolean {
    const held = leases.map(({ client }) => this.tables.leases.get(room, client));
    if (held.some((row, index) => row !== null && text(row[2]) !== leases[index]?.person)) return false;
    const clients = new Map(
      leases.filter((_, index) => held[index] === null).map(({ client, person }) => [client, person]),
    );
    for (const [client, person] of clients) this.tables.leases.add(room, client, person);
    return true;
  }

  private cacheSnapshot(name: string, state: Uint8Array): void {
    if (this.tables.purpose !== 'write') return;
    const room = this.tables.rooms.get(name);
    try {
      if (room !== undefined) this.tables.putSnapshot(room, room.seq, state);
    } catch {
      // A full disk must not keep anybody from reading.
    }
  }

  private reset(room: Room, base: number): Room {
    this.tables.addBase(room, base);
    this.tables.snapshots.delete(room.id);
    return { ...room, base, snapshot: 0, snapshotBytes: 0, tailBytes: 0 };
  }
}
