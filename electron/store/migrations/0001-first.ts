/** The first shape of a project file. Once released, a migration never changes again: write the next one. */
import type { Migration } from '../migrate.ts';

/** Tables that only ever grow: what is in them can be neither changed nor removed. */
const appendOnly = (table: string): string => `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`;

export const first: Migration = {
  n: 1,
  name: 'first',
  up: (db) => {
    db.exec(`
      CREATE TABLE project (
        id TEXT PRIMARY KEY, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      ${appendOnly('project')}

      CREATE TABLE tallies (
        name TEXT PRIMARY KEY, rows INTEGER NOT NULL, sum BLOB NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE rooms (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, seq INTEGER NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER rooms_no_delete BEFORE DELETE ON rooms BEGIN SELECT RAISE(ABORT, 'rooms is append-only'); END;
      CREATE TRIGGER rooms_forward BEFORE UPDATE ON rooms
        WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.seq < OLD.seq
        BEGIN SELECT RAISE(ABORT, 'a room only moves forward'); END;

      CREATE TABLE archive (
        room INTEGER NOT NULL REFERENCES rooms (id), first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
        own INTEGER NOT NULL, packed BLOB NOT NULL, row_hash BLOB NOT NULL,
        PRIMARY KEY (room, first_seq), CHECK (first_seq BETWEEN 1 AND last_seq)
      ) STRICT, WITHOUT ROWID;
      ${appendOnly('archive')}

      CREATE TABLE updates (
        room INTEGER NOT NULL REFERENCES rooms (id), seq INTEGER NOT NULL CHECK (seq > 0), actor TEXT NOT NULL,
        at INTEGER NOT NULL, bytes BLOB NOT NULL, row_hash BLOB NOT NULL,
        PRIMARY KEY (room, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER updates_no_update BEFORE UPDATE ON updates BEGIN SELECT RAISE(ABORT, 'updates is append-only'); END;
      CREATE TRIGGER updates_archived BEFORE DELETE ON updates
        WHEN NOT EXISTS (
          SELECT 1 FROM archive WHERE room = OLD.room AND OLD.seq BETWEEN first_seq AND last_seq
        )
        BEGIN SELECT RAISE(ABORT, 'updates is append-only: no archive covers this row'); END;

      CREATE TABLE leases (
        room INTEGER NOT NULL REFERENCES rooms (id), client INTEGER NOT NULL, person TEXT NOT NULL, row_hash BLOB NOT NULL,
        PRIMARY KEY (room, client)
      ) STRICT, WITHOUT ROWID;
      ${appendOnly('leases')}

      CREATE TABLE snapshots (
        room INTEGER PRIMARY KEY REFERENCES rooms (id), seq INTEGER NOT NULL, state BLOB NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE upstream (
        room INTEGER PRIMARY KEY REFERENCES rooms (id), shared INTEGER NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE resets (
        room INTEGER PRIMARY KEY REFERENCES rooms (id), base INTEGER NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE meta (
        key TEXT PRIMARY KEY, value TEXT NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE project_key (
        public_key TEXT PRIMARY KEY, private_key TEXT NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE record (
        n INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL,
        hash TEXT NOT NULL, signature TEXT NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      ${appendOnly('record')}

      CREATE TABLE names (
        person TEXT PRIMARY KEY, name TEXT NOT NULL, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE devices (
        id TEXT PRIMARY KEY, person TEXT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL, relay INTEGER NOT NULL,
        created_at TEXT NOT NULL, withdrawn_at TEXT, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE invitations (
        id TEXT PRIMARY KEY, code_hash TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL, created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL, redeemed_at TEXT, revoked_at TEXT, row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE drafts (
        id TEXT PRIMARY KEY, room TEXT NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
