/** Pictures by the SHA-256 of their bytes, and which of them the upstream host has. */
import type { Migration } from '../migrate.ts';

export const assets: Migration = {
  n: 3,
  name: 'assets',
  up: (db) => {
    // The bytes come last: what is asked of all rows, their hashes too, is then read without them.
    db.exec(`
      CREATE TABLE assets (
        hash TEXT PRIMARY KEY, mime TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, at TEXT NOT NULL,
        row_hash BLOB NOT NULL, bytes BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER assets_no_update BEFORE UPDATE ON assets BEGIN SELECT RAISE(ABORT, 'assets is append-only'); END;
      CREATE TRIGGER assets_no_delete BEFORE DELETE ON assets BEGIN SELECT RAISE(ABORT, 'assets is append-only'); END;

      CREATE TABLE shared_assets (
        hash TEXT PRIMARY KEY REFERENCES assets (hash), row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER shared_assets_no_update BEFORE UPDATE ON shared_assets
        BEGIN SELECT RAISE(ABORT, 'shared_assets is append-only'); END;
      CREATE TRIGGER shared_assets_no_delete BEFORE DELETE ON shared_assets
        BEGIN SELECT RAISE(ABORT, 'shared_assets is append-only'); END;
    `);
  },
};
