/**
 * Writes what is in a project file into a fresh one, table by table: only what is meant to go out is in it, and nothing else was
 * ever there. In the end `VACUUM INTO`, checked, on the disk, whole or not at all.
 */
import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../shared/rpc/contract.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import { pack } from './archive.ts';
import { isGood } from './backups.ts';
import { putInPlace } from './create-project-file.ts';
import { besideOf, syncFile, timestamp, walOf } from './file-paths.ts';
import { HashedTable, integer, text, type Row } from './hashed-table.ts';
import type { Room } from './log-tables.ts';
import { folded } from './merge.ts';
import { migrate } from './migrate.ts';
import { NotesTables } from './notes-tables.ts';
import { failureOf } from './open-project-file.ts';
import type { ProjectFile } from './project-file.ts';
import type { ProjectKey } from './project-store.ts';
import { RecordTable } from './record-table.ts';
import { connect, makeDurable, type Connection } from './sqlite.ts';

/**
 * What becomes of each table. `all`: every row goes out; `people`: only with personal data; `history`: only with history; `made`:
 * written anew below; `never`: keys, tokens, caches, and what only this machine knows. A table that is not named here stops the copy.
 */
export const tablePolicies: Readonly<Record<string, 'all' | 'people' | 'history' | 'made' | 'never'>> = {
  migrations: 'made',
  tallies: 'made',
  project: 'made',
  rooms: 'made',
  updates: 'made',
  archive: 'made',
  leases: 'made',
  resets: 'made',
  meta: 'made',
  record: 'made',
  snapshots: 'never',
  upstream: 'never',
  shared_assets: 'never',
  comments: 'never',
  project_key: 'never',
  devices: 'never',
  invitations: 'never',
  names: 'people',
  drafts: 'people',
  assets: 'all',
  contents: 'all',
  checkpoints: 'history',
};

export interface CopyOptions {
  readonly history: boolean;
  readonly people: boolean;
  readonly meta: readonly (readonly [string, string])[];
  /** Rooms that are written anew, each as one update, in place of what the file has. */
  readonly rooms: ReadonlyMap<string, Uint8Array>;
  /** What becomes of each update on its way. */
  readonly through: (room: string, bytes: Uint8Array) => Uint8Array;
  /** Another project of the same content: its id, record and key. Null for the same one, which never takes its key along. */
  readonly as: { readonly project: string; readonly record: readonly RecordEntry[]; readonly key: ProjectKey } | null;
}

/** Failure `fileExists`, `noFolder`, `noPermissionOnDisk`, `diskFull`; nothing is left of a copy that failed. */
export function writeCopy(from: ProjectFile, target: string, options: CopyOptions): void {
  const [unfinished, vacuumed] = [besideOf(target, `${timestamp()}.new`), besideOf(target, `${timestamp()}.whole`)];
  try {
    if (existsSync(target)) throw new Failure('fileExists', { path: target });
    if (!existsSync(dirname(target))) throw new Failure('noFolder', { path: dirname(target) });
    closeSync(openSync(unfinished, 'wx', 0o600));
    const db = connect(unfinished);
    try {
      // Should the process die, this file is nothing yet: it need not be safe on the disk.
      makeDurable(db);
      db.pragma('synchronous = OFF');
      migrate(db);
      db.transaction(() => fill(from, db, options)).immediate();
      db.prepare('VACUUM INTO ?').run(vacuumed);
    } finally {
      db.close();
    }
    chmodSync(vacuumed, 0o600);
    syncFile(vacuumed);
    if (!isGood(vacuumed)) throw new Failure('internal');
    putInPlace(vacuumed, target);
  } catch (error) {
    throw failureOf(error, target);
  } finally {
    for (const file of [unfinished, walOf(unfinished), `${unfinished}-shm`, vacuumed]) rmSync(file, { force: true });
  }
}

function fill(from: ProjectFile, db: Connection, options: CopyOptions): void {
  const notes = new NotesTables(db);
  const project = options.as?.project ?? from.project;
  notes.setProject(project);
  for (const [key, value] of options.meta) notes.setMeta(key, value);
  new RecordTable(db).append(options.as?.record ?? from.records.entries());
  if (options.as !== null) notes.setKey(options.as.key);
  for (const name of tableNames(db)) {
    const policy = tablePolicies[name];
    if (policy === undefined) throw new Error(`no policy for the table ${name}`);
    const goes =
      policy === 'all' || (policy === 'people' && options.people) || (policy === 'history' && options.history);
    if (goes) copyRows(from.db, db, name, name === 'drafts' ? renamedDraft(from.project, project) : (row) => row);
  }
  new RoomCopy(from, db, options, project).write();
}

/** Drafts name the room that they are of. */
const renamedDraft =
  (old: string, project: string) =>
  ([id = null, room = null, ...rest]: Row): Row => [id, text(room).replace(old, project), ...rest];

function copyRows(from: Connection, to: Connection, name: string, change: (row: Row) => Row): void {
  const columns = columnsOf(to, name);
  const target = new HashedTable(to, name, columns);
  for (const row of new HashedTable(from, name, columns).all()) target.add(...change(row));
}

/** The log of all rooms. */
class RoomCopy {
  private readonly rooms;
  private readonly updates;
  private readonly archives;
  private readonly leases;
  private readonly resets;

  constructor(
    private readonly from: ProjectFile,
    db: Connection,
    private readonly options: CopyOptions,
    private readonly project: string,
  ) {
    this.rooms = new HashedTable(db, 'rooms', ['id', 'name', 'seq']);
    this.updates = new HashedTable(db, 'updates', ['room', 'seq', 'actor', 'at', 'bytes'], 2);
    this.archives = new HashedTable(db, 'archive', ['room', 'first_seq', 'last_seq', 'own', 'packed'], 3);
    this.leases = new HashedTable(db, 'leases', ['room', 'client', 'person'], 2);
    this.resets = new HashedTable(db, 'resets', ['room', 'base']);
  }

  write(): void {
    let id = 0;
    for (const room of this.from.log.tables.rooms.values()) {
      if (room.seq === 0 || this.options.rooms.has(room.name)) continue;
      id += 1;
      if (this.options.history) this.whole(room, id);
      else this.one(room.name, id, this.through(room.name, this.state(room)));
      for (const { client, person } of this.from.log.tables.leasesIn(room)) this.leases.add(id, client, person);
    }
    for (const [name, state] of this.options.rooms) this.one(name, (id += 1), state);
  }

  /** With every update, folded ones as they are folded. */
  private whole(room: Room, id: number): void {
    const { tables } = this.from.log;
    this.rooms.add(id, this.nameOf(room.name), room.seq);
    if (room.base > 0) this.resets.add(id, room.base);
    for (const row of tables.archivedAfter.iterate(room.id, 0)) {
      const updates = tables.opened(row).map((update) => ({ ...update, bytes: this.through(room.name, update.bytes) }));
      this.archives.add(id, integer(row[1]), integer(row[2]), integer(row[3]), pack(updates));
    }
    for (const row of tables.tail.iterate(room.id, room.archived, -1)) {
      const [, seq = null, actor = null, at = null, bytes] = tables.updates.verified(row);
      if (bytes instanceof Uint8Array) this.updates.add(id, seq, actor, at, this.through(room.name, bytes));
    }
  }

  private one(name: string, id: number, state: Uint8Array): void {
    this.rooms.add(id, this.nameOf(name), 1);
    this.updates.add(id, 1, 'host', Date.now(), state);
  }

  /** What the room holds now, without what was deleted. */
  private state(room: Room): Uint8Array {
    const state = folded(this.from.log.load(room.name).updates);
    if (state === null) throw new Failure('damagedFile', { path: this.from.path });
    return state;
  }

  private through(room: string, bytes: Uint8Array): Uint8Array {
    return this.options.through(room, bytes);
  }

  private nameOf(room: string): string {
    return this.options.as === null ? room : room.replace(this.from.project, this.project);
  }
}

const tableNames = (db: Connection): string[] =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();

function columnsOf(db: Connection, name: string): string[] {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
  return columns.filter((column) => column !== 'row_hash');
}
