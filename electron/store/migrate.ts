/** Brings a file to the shape this version knows: one migration a file, each in one transaction with its bookkeeping. */
import Database from 'better-sqlite3';
import { HashedTable, integer, text } from './hashed-table.ts';
import { first } from './migrations/0001-first.ts';
import { invitationsOfKnownPeople } from './migrations/0002-invitations-of-known-people.ts';
import { assets } from './migrations/0003-assets.ts';
import { comments } from './migrations/0004-comments.ts';
import { versions } from './migrations/0005-versions.ts';
import { joinedArchives } from './migrations/0006-joined-archives.ts';
import { erasableNames } from './migrations/0007-erasable-names.ts';
import { applicationId, Damage, type Connection } from './sqlite.ts';

export interface Migration {
  /** 1, 2, 3 …: the `user_version` of the file afterwards. */
  readonly n: number;
  readonly name: string;
  readonly up: (db: Connection) => void;
}

/** All migrations in order. To add one: write migrations/000N-….ts and list it here. */
export const migrations: readonly Migration[] = [
  first,
  invitationsOfKnownPeople,
  assets,
  comments,
  versions,
  joinedArchives,
  erasableNames,
];

/** The version of a file: 0 for an empty one. Throws Damage when header and bookkeeping contradict each other. */
export function versionOf(db: Connection): number {
  const version = integer(db.prepare<[], number>('PRAGMA user_version').pluck().get());
  if (version === 0 && !hasTable(db, 'migrations')) return 0;
  if (!hasTable(db, 'migrations')) throw new Damage('the list of migrations is missing');
  let n = 0;
  for (const row of bookkeeping(db).all()) {
    n += 1;
    if (integer(row[0]) !== n) throw new Damage(`migration ${n} is missing`);
    text(row[1]);
  }
  if (n !== version) throw new Damage(`the header says version ${version}, the list of migrations ${n}`);
  return version;
}

/** Runs the migrations that the file has not seen. A failing one leaves the file exactly as the one before left it. */
export function migrate(db: Connection, list: readonly Migration[] = migrations): void {
  for (const migration of list.slice(versionOf(db))) {
    db.transaction(() => {
      if (migration.n === 1) {
        db.pragma(`application_id = ${applicationId}`);
        db.exec(
          'CREATE TABLE migrations (n INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, row_hash BLOB NOT NULL) STRICT, WITHOUT ROWID',
        );
      }
      migration.up(db);
      bookkeeping(db).add(migration.n, migration.name, new Date().toISOString());
      db.pragma(`user_version = ${migration.n}`);
    }).immediate();
  }
}

/** The text of the whole schema; equal for all intact files of one version. */
export function schemaOf(db: Connection): string {
  return JSON.stringify(
    db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw(true).all(),
  );
}

let expected: string | null = null;
/** The schema that the newest version has. */
export function expectedSchema(list: readonly Migration[] = migrations): string {
  if (list === migrations && expected !== null) return expected;
  const db = new Database(':memory:');
  try {
    migrate(db, list);
    const schema = schemaOf(db);
    if (list === migrations) expected = schema;
    return schema;
  } finally {
    db.close();
  }
}

function bookkeeping(db: Connection): HashedTable {
  return new HashedTable(db, 'migrations', ['n', 'name', 'at']);
}

function hasTable(db: Connection, name: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
}
