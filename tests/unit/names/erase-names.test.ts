/** A name goes out of the log of the record's room, whoever wrote it and however it is packed, and nothing else does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { fillRecordRoom } from '../../../electron/services/record-room.ts';
import { createProjectFile } from '../../../electron/store/create-project-file.ts';
import { inspect } from '../../../electron/store/inspect.ts';
import { NameTrail } from '../../../electron/store/name-trail.ts';
import { openProjectFile } from '../../../electron/store/open-project-file.ts';
import type { ProjectFile } from '../../../electron/store/project-file.ts';
import type { Device, NewUpdate } from '../../../electron/store/project-store.ts';
import { chapter, entryAfter, inFolder, otherPerson, person, project, typist } from '../../support/store.ts';

const room = `${project}/record`;
const names = ['Zyxwvut Ä', 'Zyxwvut Qponmlk', 'Zyxwvut (Bildung)'];
const other = 'Bernd Groß';
/** An entry whose words are the name: they are in the record, and stay. */
const entry = entryAfter(null, { kind: 'title', title: 'Zyxwvut Qponmlk', owner: '50.6', sample: false });

/** The record's room as hosts write it over a year: under a new Yjs id at each start, with names that change. */
function recordRoom(): Uint8Array[] {
  const updates: Uint8Array[] = [];
  let doc = new Y.Doc();
  const begin = (): void => {
    const next = new Y.Doc();
    Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
    next.on('update', (bytes: Uint8Array) => updates.push(bytes));
    doc = next;
  };
  begin();
  for (const [index, name] of [...names, names[1] ?? ''].entries()) {
    if (index % 2 === 1) begin();
    doc.transact(() =>
      fillRecordRoom(
        doc,
        [entry],
        new Map([
          [person, name],
          [otherPerson, other],
        ]),
      ),
    );
  }
  begin();
  doc.transact(() => fillRecordRoom(doc, [entry], new Map([[otherPerson, other]])));
  return updates;
}

const stateOf = (updates: readonly Uint8Array[]): unknown => {
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  return [doc.getArray('entries').toJSON(), doc.getMap('names').toJSON()];
};
const has = (updates: readonly Uint8Array[], text: string): boolean =>
  updates.some((bytes) => Buffer.from(bytes).includes(text));

it('NA5 all names of a person are overwritten in the updates, not what reads like one, and the room says the same', () => {
  const updates = recordRoom();
  const trail = new NameTrail(person);
  const scrubbed = updates.map((bytes) => trail.scrub(bytes));
  expect(names.map((name) => has(updates, name))).toEqual([true, true, true]);
  expect([has(scrubbed, 'Zyxwvut Ä'), has(scrubbed, '(Bildung)'), has(scrubbed, other)]).toEqual([false, false, true]);
  expect(scrubbed.map(({ length }) => length)).toEqual(updates.map(({ length }) => length));
  expect(stateOf(scrubbed)).toEqual(stateOf(updates));
  expect(stateOf(updates)).toEqual([[JSON.stringify(entry)], { [otherPerson]: other }]);
  // In one update of several hosts, as a laptop gets it that comes for the first time.
  const whole = Y.mergeUpdates(updates);
  const once = new NameTrail(person).scrub(whole);
  expect([has([once], 'Zyxwvut Ä'), has([once], '(Bildung)')]).toEqual([false, false]);
  expect(stateOf([once])).toEqual(stateOf(updates));
  expect(new NameTrail(person).scrub(typist(7).type('Text'))).toEqual(typist(7).type('Text'));
});

function fill(file: ProjectFile, updates: readonly Uint8Array[]): void {
  const batch: NewUpdate[] = [];
  const write = (name: string, bytes: Uint8Array): void => {
    batch.push({ room: name, actor: 'host', bytes, leases: [] });
  };
  for (const bytes of updates) write(room, bytes);
  const anna = typist(11);
  for (let count = 0; count < 80; count++) write(chapter, anna.type('Zyxwvut schreibt. '));
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  // Enough behind them that they are folded.
  for (let count = 0; count < 700; count++) {
    doc.once('update', (bytes: Uint8Array) => write(room, bytes));
    doc.getArray('entries').push([JSON.stringify({ count })]);
  }
  expect(file.log.append(batch)).not.toContain(null);
  while (file.maintain());
}

const device: Device = {
  id: 'd',
  person,
  name: 'Laptop von Zyxwvut Qponmlk',
  tokenHash: 'ab'.repeat(32),
  relay: false,
  createdAt: '2026-11-23T08:00:00.000Z',
  withdrawnAt: null,
};

it('NA6 rows, archives, snapshot, tables and free pages of a file lose the name, and the file is whole', () =>
  inFolder((folder) => {
    const path = join(folder, 'a.ratschrift');
    createProjectFile(path, project).close();
    const file = openProjectFile(path);
    file.people.setName(person, names[1] ?? '');
    file.people.setName(otherPerson, other);
    file.people.addDevice(device);
    file.people.addDevice({ ...device, id: 'e', person: otherPerson, name: 'Büro' });
    const updates = recordRoom();
    fill(file, updates);
    const count = file.log.extent(room).seq;
    const archived = (): number => file.log.tables.rooms.get(room)?.archived ?? 0;
    expect(archived()).toBeGreaterThan(updates.length);
    const before = stateOf(file.log.load(room).updates);
    const written = file.log.history(chapter, 0, 1_000);
    file.eraseNames([person]);
    const log = (of: ProjectFile): Uint8Array[] => of.log.history(room, 0, 10_000).map(({ bytes }) => bytes);
    expect(log(file)).toHaveLength(count);
    for (const bytes of [log(file), file.log.load(room).updates])
      expect([has(bytes, 'Zyxwvut Ä'), has(bytes, '(Bildung)'), has(bytes, other)]).toEqual([false, false, true]);
    expect(stateOf(file.log.load(room).updates)).toEqual(before);
    expect(file.log.history(chapter, 0, 1_000)).toEqual(written);
    expect(file.people.names()).toEqual(new Map([[otherPerson, other]]));
    expect(file.people.devices().map(({ name }) => name)).toEqual(['', 'Büro']);
    expect(() => file.db.exec("UPDATE updates SET actor = 'x' WHERE seq = 1")).toThrow(/append-only/);
    expect(() => file.db.exec('UPDATE archive SET own = own + 1')).toThrow(/append-only/);
    expect(inspect(file.db, path, undefined, true).findings).toEqual([]);
    // Here nothing but the one entry and the paper's text say it.
    const bytes = readFileSync(path);
    expect([bytes.includes('Zyxwvut Ä'), bytes.includes('(Bildung)'), bytes.includes('Laptop von')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(readFileSync(`${path}-wal`)).toHaveLength(0);
    file.close();
    expect(openProjectFile(path).log.load(room).seq).toBe(count);
  }));
