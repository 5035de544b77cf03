/**
 * One file to mail: the whole paper with its record, pictures and versions, with or without history and personal data. The project's
 * private key, tokens and invitations never go out: who opens it reads, and what they wrote elsewhere comes back by merging.
 */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { RecordBody, RecordEntry } from '../../../shared/domain/record.ts';
import { titleOf } from '../../../shared/domain/record.ts';
import { parseRoom, roomName } from '../../../shared/sync/rooms.ts';
import { openBackup } from '../../store/open-backup.ts';
import { readableCopy } from '../../store/examined-copy.ts';
import type { ProjectFile } from '../../store/project-file.ts';
import { writeCopy } from '../../store/write-copy.ts';
import { metaKeys } from '../create-project.ts';
import { newKeyPair, signEntries } from '../ledger.ts';
import { fillRecordRoom } from '../record-room.ts';
import { scrubNames } from './scrub-names.ts';

export interface MailChoices {
  /** False: what was deleted and who wrote when stays here; the paper is as it stands. */
  readonly history: boolean;
  /** False: no names, drafts, names from Word files; people are only their ids. */
  readonly people: boolean;
}

/** Writes the file to mail. `from` is a file that nobody has open. Failure as `readableCopy` and `writeCopy`. */
export function writeMail(from: string, to: string, { history, people }: MailChoices): void {
  const file = readableCopy(from);
  try {
    const record = file.records.entries();
    const names = people ? file.people.names() : new Map<string, string>();
    const [first] = record;
    const key = first?.body.kind === 'project' ? first.body.publicKey : (file.notes.meta(metaKeys.publicKey) ?? '');
    writeCopy(file, to, {
      history,
      people,
      meta: [
        [metaKeys.publicKey, key],
        // Whoever opens it is nobody in particular, and reads.
        [metaKeys.localPerson, randomUUID()],
        [metaKeys.mailed, new Date().toISOString()],
      ],
      rooms: new Map([[roomName({ project: file.project, kind: 'record', item: null }), recordState(record, names)]]),
      through: people ? (_room, bytes) => bytes : (room, bytes) => scrubNames(parseRoom(room)?.kind ?? '', bytes),
      as: null,
    });
  } finally {
    file.close();
  }
}

/**
 * Writes a backup as a project of its own: same chapters, history and people, but another id, key and record, so that it can lie
 * and be open beside the running one and never be taken for it. `title` names it.
 */
export function writeAsOwnProject(from: string, to: string, title: string): string {
  const file = openBackup(from);
  try {
    const project = randomUUID();
    const key = newKeyPair();
    const me = file.notes.meta(metaKeys.localPerson) ?? '';
    const names = file.people.names();
    const record = ownRecord(file, project, key, title, me);
    writeCopy(file, to, {
      history: true,
      people: true,
      meta: [
        [metaKeys.publicKey, key.publicKey],
        [metaKeys.localPerson, me],
      ],
      rooms: new Map([[roomName({ project: file.project, kind: 'record', item: null }), recordState(record, names)]]),
      through: (_room, bytes) => bytes,
      as: { project, record, key },
    });
    return project;
  } finally {
    file.close();
  }
}

/** The old record under the new key, with the new title; who sits at this machine leads the copy. */
function ownRecord(
  file: ProjectFile,
  project: string,
  key: ReturnType<typeof newKeyPair>,
  title: string,
  me: string,
): RecordEntry[] {
  const old = file.records.entries();
  const now = new Date();
  const { owner, sample } = titleOf(old);
  let last: RecordEntry | null = null;
  const entries: RecordEntry[] = [];
  const sign = (by: string, body: RecordBody, at: Date): void => {
    const signed = signEntries(last, by, [body], key, at);
    entries.push(...signed);
    last = signed.at(-1) ?? last;
  };
  for (const { at, by, body } of old) {
    if (body.kind === 'project') sign(by, { kind: 'project', id: project, publicKey: key.publicKey }, new Date(at));
    else sign(by, body, new Date(at));
  }
  sign('host', { kind: 'title', title, owner, sample }, now);
  const roles =
    old.flatMap(({ body }) => (body.kind === 'roles' && body.person === me ? [body.roles] : [])).at(-1) ?? [];
  if (!roles.some(({ role }) => role === 'office'))
    sign('host', { kind: 'roles', person: me, roles: [...roles, { role: 'office' }] }, now);
  return entries;
}

/** The record's room with these entries and names, and nothing of what it said before. */
function recordState(entries: readonly RecordEntry[], names: ReadonlyMap<string, string>): Uint8Array {
  const doc = new Y.Doc();
  fillRecordRoom(doc, entries, names);
  return Y.encodeStateAsUpdate(doc);
}
