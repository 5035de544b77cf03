/** Reads of a file, whatever is damaged, all that can still be read; for verifying it. Changes nothing. */
import type { RecordEntry } from '../../shared/domain/record.ts';
import { assetColumns } from './asset-tables.ts';
import { blob, HashedTable, integer, text } from './hashed-table.ts';
import { attempt, logged, LogTables, type Room } from './log-tables.ts';
import { NotesTables } from './notes-tables.ts';
import type { LoggedUpdate, ProjectKey } from './project-store.ts';
import { RecordTable } from './record-table.ts';
import type { Connection } from './sqlite.ts';

export interface ReadRoom {
  readonly name: string;
  /** Updates up to here no longer belong to what the room shows. */
  readonly base: number;
  readonly seq: number;
  readonly snapshot: { readonly seq: number; readonly state: Uint8Array } | null;
}

export class SalvageReader {
  private readonly tables;
  private readonly notes;

  /** Throws where not even the tables are there. */
  constructor(private readonly db: Connection) {
    this.tables = new LogTables(db, 'salvage');
    this.notes = new NotesTables(db);
  }

  get project(): string | null {
    return attempt(() => this.notes.project());
  }

  get key(): ProjectKey | null {
    return attempt(() => this.notes.key());
  }

  meta(key: string): string | null {
    return attempt(() => this.notes.meta(key));
  }

  rooms(): ReadRoom[] {
    return [...this.tables.rooms.values()].map((room) => ({
      name: room.name,
      base: room.base,
      seq: room.seq,
      snapshot: attempt(() => this.tables.goodSnapshot(room)),
    }));
  }

  /** The updates of a room that are what was written, oldest first; what can't be read is left out. */
  *updates(name: string): IterableIterator<LoggedUpdate> {
    const room = this.tables.rooms.get(name);
    if (room === undefined) return;
    yield* this.archived(room);
    for (let seq = room.archived + 1; seq <= room.seq; seq++) {
      const row = attempt(() => this.tables.updates.get(room.id, seq));
      if (row !== null) yield logged(row);
    }
  }

  private *archived(room: Room): IterableIterator<LoggedUpdate> {
    for (const [first, last] of attempt(() => this.tables.extents.all(room.id)) ?? []) {
      const row = attempt(() => this.tables.archives.get(room.id, first, last));
      if (row !== null) yield* attempt(() => this.tables.unpacked(row)) ?? [];
    }
  }

  record(): RecordEntry[] {
    return attempt(() => new RecordTable(this.db).readable()) ?? [];
  }

  /** Pictures one at a time: hash and bytes. */
  *assets(): IterableIterator<{ readonly hash: string; readonly bytes: Uint8Array }> {
    const table = attempt(() => new HashedTable(this.db, 'assets', assetColumns));
    for (const row of table?.eachReadable() ?? []) yield { hash: text(row[0]), bytes: blob(row[5]) };
  }

  /** How many rows a table has; 0 where it isn't there. */
  count(table: 'leases' | 'names'): number {
    return attempt(() => integer(this.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get())) ?? 0;
  }
}
