/** Invitations may be meant for somebody who is in the record already: one more device, or the first of an empty seat. */
import { HashedTable } from '../hashed-table.ts';
import type { Migration } from '../migrate.ts';

const before = ['id', 'code_hash', 'name', 'roles', 'created_at', 'expires_at', 'redeemed_at', 'revoked_at'];

export const invitationsOfKnownPeople: Migration = {
  n: 2,
  name: 'invitations-of-known-people',
  up: (db) => {
    // A row's hash covers all its columns: each row is taken out as it was and put back as it is now, and the tally with it.
    const old = new HashedTable(db, 'invitations', before);
    const rows = [...old.all()];
    for (const [id = null] of rows) old.delete(id);
    db.exec('ALTER TABLE invitations ADD COLUMN person TEXT');
    const wider = new HashedTable(db, 'invitations', [...before, 'person']);
    for (const row of rows) wider.add(...row, null);
  },
};
