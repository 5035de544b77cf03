/** What versions say, each text once by its hash, and the moments that this host kept by itself. */
import type { Migration } from '../migrate.ts';

export const versions: Migration = {
  n: 5,
  name: 'versions',
  up: (db) => {
    db.exec(`
      CREATE TABLE contents (hash TEXT NOT NULL PRIMARY KEY, packed BLOB NOT NULL, row_hash BLOB NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TRIGGER contents_no_update BEFORE UPDATE ON contents BEGIN SELECT RAISE(ABORT, 'contents are append-only'); END;
      CREATE TRIGGER contents_no_delete BEFORE DELETE ON contents BEGIN SELECT RAISE(ABORT, 'contents are append-only'); END;
      CREATE TABLE checkpoints (at INTEGER NOT NULL PRIMARY KEY, why TEXT NOT NULL, row_hash BLOB NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
