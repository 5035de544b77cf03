/** Project files as earlier versions made them, by the migrations of then. */
import { closeSync, openSync } from 'node:fs';
import { makeBackup } from '../../electron/store/backups.ts';
import { HashedTable } from '../../electron/store/hashed-table.ts';
import { migrate, migrations } from '../../electron/store/migrate.ts';
import { NotesTables } from '../../electron/store/notes-tables.ts';
import { connect, makeDurable } from '../../electron/store/sqlite.ts';
import { otherPerson, person, project } from './store.ts';

/** The invitation in a file of the first version, as the store tells it today. */
export const firstInvitation = {
  id: 'e4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10',
  codeHash: 'cd'.repeat(32),
  name: 'Aylin Öztürk',
  roles: '[{"role":"reader"}]',
  createdAt: '2026-11-23T08:00:00.000Z',
  expiresAt: '2026-12-23T08:00:00.000Z',
  redeemedAt: null,
  revokedAt: '2026-11-24T08:00:00.000Z',
  person: null,
};

/** A file of the first version with a name, a draft and an invitation; with `backup`, a backup that lacks the last two. */
export function writeFirstVersion(path: string, { backup = false } = {}): void {
  closeSync(openSync(path, 'wx', 0o600));
  const db = connect(path);
  try {
    const list = migrations.slice(0, 1);
    makeDurable(db);
    migrate(db, list);
    const notes = new NotesTables(db);
    notes.setProject(project);
    const names = new HashedTable(db, 'names', ['person', 'name']);
    names.put(person, 'Aylin Öztürk');
    if (backup) makeBackup(db, path, list);
    names.put(otherPerson, 'Bernd Groß');
    notes.addDraft({ id: 'x', room: 'r', reason: 'frozen', text: 'Entwurf', at: '2026-11-23T08:00:00.000Z' });
    const { id, codeHash, name, roles, createdAt, expiresAt, redeemedAt, revokedAt } = firstInvitation;
    const columns = ['id', 'code_hash', 'name', 'roles', 'created_at', 'expires_at', 'redeemed_at', 'revoked_at'];
    const invitations = new HashedTable(db, 'invitations', columns);
    invitations.add(id, codeHash, name, roles, createdAt, expiresAt, redeemedAt, revokedAt);
  } finally {
    db.close();
  }
}
