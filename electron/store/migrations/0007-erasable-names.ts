/** In the log of the record's room, which carries names to other hosts, a name may be overwritten: nothing else, and nowhere else. */
import type { Migration } from '../migrate.ts';

const inRecordRoom = "EXISTS (SELECT 1 FROM rooms WHERE id = OLD.room AND name LIKE '%/record')";

export const erasableNames: Migration = {
  n: 7,
  name: 'erasable-names',
  up: (db) => {
    db.exec(`
      DROP TRIGGER updates_no_update;
      CREATE TRIGGER updates_no_update BEFORE UPDATE ON updates
        WHEN NOT (
          NEW.room = OLD.room AND NEW.seq = OLD.seq AND NEW.actor = OLD.actor AND NEW.at = OLD.at
            AND length(NEW.bytes) = length(OLD.bytes) AND ${inRecordRoom}
        )
        BEGIN SELECT RAISE(ABORT, 'updates is append-only'); END;
      DROP TRIGGER archive_no_update;
      CREATE TRIGGER archive_no_update BEFORE UPDATE ON archive
        WHEN NOT (
          NEW.room = OLD.room AND NEW.first_seq = OLD.first_seq AND NEW.last_seq = OLD.last_seq AND NEW.own = OLD.own
            AND ${inRecordRoom}
        )
        BEGIN SELECT RAISE(ABORT, 'archive is append-only'); END;
    `);
  },
};
