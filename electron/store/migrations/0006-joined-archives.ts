/** Archives may be joined to larger ones, and snapshots lie in the file compressed. Archives of before stay what they are. */
import { blob, HashedTable, integer } from '../hashed-table.ts';
import type { Migration } from '../migrate.ts';
import { packState } from '../packing/packed-state.ts';

export const joinedArchives: Migration = {
  n: 6,
  name: 'joined-archives',
  up: (db) => {
    // A row's hash covers the name of its table and its cells, and both stay the same.
    db.exec(`
      DROP TRIGGER updates_archived;
      ALTER TABLE archive RENAME TO archive_before;
      CREATE TABLE archive (
        room INTEGER NOT NULL REFERENCES rooms (id), first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
        own INTEGER NOT NULL, packed BLOB NOT NULL, row_hash BLOB NOT NULL,
        PRIMARY KEY (room, first_seq, last_seq), CHECK (first_seq BETWEEN 1 AND last_seq)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO archive SELECT * FROM archive_before;
      DROP TABLE archive_before;
      CREATE TRIGGER archive_no_update BEFORE UPDATE ON archive BEGIN SELECT RAISE(ABORT, 'archive is append-only'); END;
      CREATE TRIGGER archive_joined BEFORE DELETE ON archive
        WHEN NOT EXISTS (
          SELECT 1 FROM archive WHERE room = OLD.room AND first_seq <= OLD.first_seq AND last_seq >= OLD.last_seq
            AND last_seq - first_seq > OLD.last_seq - OLD.first_seq
        )
        BEGIN SELECT RAISE(ABORT, 'archive is append-only: no larger one covers this row'); END;
      CREATE TRIGGER updates_archived BEFORE DELETE ON updates
        WHEN NOT EXISTS (
          SELECT 1 FROM archive WHERE room = OLD.room AND OLD.seq BETWEEN first_seq AND last_seq
        )
        BEGIN SELECT RAISE(ABORT, 'updates is append-only: no archive covers this row'); END;
    `);
    const snapshots = new HashedTable(db, 'snapshots', ['room', 'seq', 'state']);
    for (const [room, seq, state] of snapshots.readable()) {
      snapshots.put(integer(room), integer(seq), packState(blob(state)));
    }
  },
};
