/** Changes a project file as somebody would who has our code: rows, hashes and tallies fit, only what they say is another. */
import { HashedTable, type Row } from '../../electron/store/hashed-table.ts';
import { connect, makeDurable, type Connection } from '../../electron/store/sqlite.ts';

const keysOf: Readonly<Record<string, number>> = { updates: 2, archive: 3, leases: 2, comments: 2 };

/** Opens a file that nobody has open, without the guards that keep its tables from changing, and puts them back afterwards. */
export function forge(path: string, change: (table: (name: string) => HashedTable, db: Connection) => void): void {
  const db = connect(path);
  try {
    makeDurable(db);
    const triggers = db
      .prepare<[], [string, string]>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .raw(true)
      .all();
    for (const [name] of triggers) db.exec(`DROP TRIGGER ${name}`);
    change((name) => {
      const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
      return new HashedTable(
        db,
        name,
        columns.filter((column) => column !== 'row_hash'),
        keysOf[name] ?? 1,
      );
    }, db);
    for (const [, sql] of triggers) db.exec(sql);
  } finally {
    db.close();
  }
}

/** The first row of a table that `which` wants. */
export function rowOf(table: HashedTable, which: (row: Row) => boolean): Row {
  for (const row of table.all()) if (which(row)) return row;
  throw new Error(`no such row in ${table.name}`);
}
