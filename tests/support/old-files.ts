/** Project files as earlier versions made them, by the migrations of then. */
import * as encoding from 'lib0/encoding';
import { closeSync, openSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { makeBackup } from '../../electron/store/backups.ts';
import { HashedTable } from '../../electron/store/hashed-table.ts';
import { migrate, migrations } from '../../electron/store/migrate.ts';
import { merged } from '../../electron/store/merge.ts';
import { NotesTables } from '../../electron/store/notes-tables.ts';
import type { LoggedUpdate } from '../../electron/store/project-store.ts';
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

/** A stretch of a log as it was packed before archives were joined. */
export function packedAsBefore(updates: readonly LoggedUpdate[]): Uint8Array {
  const actors = [...new Set(updates.map(({ actor }) => actor))];
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, actors.length);
  for (const actor of actors) encoding.writeVarString(encoder, actor);
  encoding.writeVarUint(encoder, updates.length);
  let before = 0;
  for (const { actor, at, bytes } of updates) {
    encoding.writeVarUint(encoder, actors.indexOf(actor));
    encoding.writeVarInt(encoder, at - before);
    encoding.writeVarUint8Array(encoder, bytes);
    before = at;
  }
  return deflateRawSync(encoding.toUint8Array(encoder));
}

/** A file of the fourth version with one room: `updates` in archives of 250, the last hundred as rows, and a snapshot. */
export function writeFourthVersion(path: string, room: string, updates: readonly LoggedUpdate[]): void {
  closeSync(openSync(path, 'wx', 0o600));
  const db = connect(path);
  try {
    makeDurable(db);
    migrate(db, migrations.slice(0, 4));
    new NotesTables(db).setProject(project);
    new HashedTable(db, 'rooms', ['id', 'name', 'seq']).add(1, room, updates.length);
    const rows = new HashedTable(db, 'updates', ['room', 'seq', 'actor', 'at', 'bytes'], 2);
    const archive = new HashedTable(db, 'archive', ['room', 'first_seq', 'last_seq', 'own', 'packed'], 2);
    const archived = updates.length - 100;
    for (let from = 0; from < archived; from += 250) {
      const some = updates.slice(from, Math.min(from + 250, archived));
      archive.add(1, from + 1, from + some.length, some.length, packedAsBefore(some));
    }
    for (const { seq, actor, at, bytes } of updates.slice(archived)) rows.add(1, seq, actor, at, bytes);
    const state = merged(updates.slice(0, archived).map(({ bytes }) => bytes));
    new HashedTable(db, 'snapshots', ['room', 'seq', 'state']).put(1, archived, state);
  } finally {
    db.close();
  }
}
