/** What every store must do, wherever its file runs; tests/contract/store.test.ts runs it against both ways. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, openProject, type StoreOptions } from '../../electron/store/open-store.ts';
import type { Device, DiskState, StoredInvitation } from '../../electron/store/project-store.ts';
import { canonicalEntry, firstPrevious, type RecordBody, type RecordEntry } from '../../shared/domain/record.ts';
import { chapter, inFolder, otherPerson, outline, person, project, textOf, typist } from './store.ts';

const device = (id: string, owner = person): Device => ({
  id,
  person: owner,
  name: 'Laptop',
  tokenHash: 'ab'.repeat(32),
  relay: false,
  createdAt: '2026-11-23T08:00:00.000Z',
  withdrawnAt: null,
});

const invitation: StoredInvitation = {
  id: 'e4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10',
  codeHash: 'cd'.repeat(32),
  name: 'Aylin Öztürk',
  roles: '[{"role":"reader"}]',
  createdAt: '2026-11-23T08:00:00.000Z',
  expiresAt: '2026-12-23T08:00:00.000Z',
  redeemedAt: null,
  revokedAt: null,
  person: null,
};

/** An entry that continues the chain; the store does not check signatures. */
export function entryAfter(last: RecordEntry | null, body: RecordBody): RecordEntry {
  const entry = {
    n: (last?.n ?? 0) + 1,
    at: '2026-11-23T08:00:00.000Z',
    by: person,
    body,
    previous: last?.hash ?? firstPrevious,
  };
  return { ...entry, hash: createHash('sha256').update(canonicalEntry(entry)).digest('hex'), signature: 'c2ln' };
}

/** `options` is asked for at each opening, since a worker is bundled before all tests. */
export function storeContract(options: () => StoreOptions): void {
  const create = (folder: string) =>
    createProject(join(folder, 'Leitbild für alle.ratschrift'), { project, ...options() });
  const open = (folder: string) => openProject(join(folder, 'Leitbild für alle.ratschrift'), options());
  const code = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'no failure',
      (error: unknown) => error,
    );

  test('ST1 what was appended is there after closing and opening, in order, with its leases', () =>
    inFolder(async (folder) => {
      const hand = typist(7);
      const store = await create(folder);
      expect(store.project).toBe(project);
      expect(await store.loadRoom(chapter)).toEqual({ updates: [], seq: 0, shared: 0, leases: [] });
      const seqs = await Promise.all(
        ['Guten ', 'Tag, ', 'Grüße!'].map((text, index) =>
          store.append({
            room: chapter,
            actor: person,
            bytes: hand.type(text),
            leases: index === 0 ? [{ client: 7, person }] : [],
          }),
        ),
      );
      expect(seqs).toEqual([1, 2, 3]);
      await store.append({ room: outline, actor: 'host', bytes: typist(9).type('Gliederung'), leases: [] });
      await store.close();

      const again = await open(folder);
      const content = await again.loadRoom(chapter);
      expect(textOf(content.updates)).toBe('Guten Tag, Grüße!');
      expect(content).toMatchObject({ seq: 3, shared: 0, leases: [{ client: 7, person }] });
      expect(new Set(await again.rooms())).toEqual(new Set([chapter, outline]));
      expect((await again.history(chapter, 1, 10)).map(({ seq, actor }) => [seq, actor])).toEqual([
        [2, person],
        [3, person],
      ]);
      await again.close();
    }));

  test('ST2 an update under a client id leased to somebody else is refused, and only it', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const lease = (owner: string) => [{ client: 4_294_967_295, person: owner }];
      const results = await Promise.allSettled([
        store.append({ room: chapter, actor: person, bytes: typist(1).type('a'), leases: lease(person) }),
        store.append({ room: chapter, actor: otherPerson, bytes: typist(2).type('b'), leases: lease(otherPerson) }),
        store.append({ room: chapter, actor: person, bytes: typist(3).type('c'), leases: lease(person) }),
        store.append({ room: outline, actor: otherPerson, bytes: typist(4).type('d'), leases: lease(otherPerson) }),
      ]);
      expect(
        results.map((result): unknown => (result.status === 'fulfilled' ? result.value : result.reason)),
      ).toMatchObject([1, { code: 'forbidden' }, 2, 1]);
      expect((await store.loadRoom(chapter)).seq).toBe(2);
      await store.close();
    }));

  test('ST5 thousands of updates are compacted without losing text, authors or times', () =>
    inFolder(async (folder) => {
      const [mine, theirs] = [typist(11), typist(12)];
      const store = await create(folder);
      const all: Promise<number>[] = [];
      for (let index = 0; index < 2_600; index++) {
        const [actor, hand] = index % 2 === 0 ? [person, mine] : [otherPerson, theirs];
        all.push(store.append({ room: chapter, actor, bytes: hand.type(`${index.toString(36)} `), leases: [] }));
      }
      await Promise.all(all);
      const before = textOf((await store.history(chapter, 0, 10_000)).map(({ bytes }) => bytes));
      await store.maintain();
      const history = await store.history(chapter, 0, 10_000);
      expect(history.map(({ seq }) => seq)).toEqual(Array.from({ length: 2_600 }, (_, index) => index + 1));
      expect(history.every(({ actor }, index) => actor === (index % 2 === 0 ? person : otherPerson))).toBe(true);
      expect(history.every(({ at }) => Math.abs(Date.now() - at) < 60_000)).toBe(true);
      expect(textOf(history.map(({ bytes }) => bytes))).toBe(before);
      expect((await store.history(chapter, 499, 3)).map(({ seq }) => seq)).toEqual([500, 501, 502]);
      await store.close();

      const again = await open(folder);
      const content = await again.loadRoom(chapter);
      expect(textOf(content.updates)).toBe(before);
      expect(content.updates.length).toBeLessThanOrEqual(101);
      expect(content.seq).toBe(2_600);
      expect(await again.append({ room: chapter, actor: person, bytes: mine.type('Ende'), leases: [] })).toBe(2_601);
      await again.close();
    }));

  test('ST6 a snapshot is used, an older one ignored, and one of the future refused', () =>
    inFolder(async (folder) => {
      const hand = typist(5);
      const store = await create(folder);
      for (const text of ['eins ', 'zwei ', 'drei '])
        await store.append({ room: chapter, actor: person, bytes: hand.type(text), leases: [] });
      const { updates } = await store.loadRoom(chapter);
      const merged = typist(6);
      const state = merged.type('Stand nach zwei');
      await store.snapshot(chapter, 2, state);
      expect((await store.loadRoom(chapter)).updates).toEqual([state, updates[2]]);
      await store.snapshot(chapter, 1, hand.type('älter'));
      expect((await store.loadRoom(chapter)).updates).toHaveLength(2);
      await expect(store.snapshot(chapter, 4, state)).rejects.toThrow();
      await store.close();
    }));

  test('ST7 what waits for the upstream host is counted exactly, before and after compaction', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const hand = typist(21);
      for (let index = 0; index < 1_200; index++) {
        void store.append({
          room: chapter,
          actor: index % 3 === 0 ? 'upstream' : person,
          bytes: hand.type('x'),
          leases: [],
        });
      }
      await store.append({ room: outline, actor: person, bytes: typist(22).type('y'), leases: [] });
      expect(await store.waiting()).toBe(801);
      await store.maintain();
      expect(await store.waiting()).toBe(801);
      await store.markShared(chapter, 700);
      expect(await store.waiting()).toBe(334 + 1);
      await store.markShared(chapter, 300);
      await store.markShared(chapter, 1_200);
      await store.markShared(outline, 1);
      expect(await store.waiting()).toBe(0);
      await expect(store.markShared(chapter, 1_201)).rejects.toThrow();
      expect((await store.loadRoom(chapter)).shared).toBe(1_200);
      await store.close();
    }));

  test('ST8 a room begun anew shows only what comes after, and its history stays', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      for (let index = 0; index < 700; index++)
        void store.append({
          room: chapter,
          actor: person,
          bytes: typist(30).type('alt'),
          leases: [{ client: 30, person }],
        });
      const reset = store.resetRoom(chapter);
      const after = store.append({ room: chapter, actor: 'upstream', bytes: typist(31).type('neu'), leases: [] });
      await Promise.all([reset, after]);
      expect(textOf((await store.loadRoom(chapter)).updates)).toBe('neu');
      expect(await store.waiting()).toBe(0);
      await store.maintain();
      await store.close();
      const again = await open(folder);
      const content = await again.loadRoom(chapter);
      expect(textOf(content.updates)).toBe('neu');
      expect(content).toMatchObject({ seq: 701, leases: [{ client: 30, person }] });
      expect(await again.history(chapter, 0, 10_000)).toHaveLength(701);
      await again.close();
    }));

  test('ST9 the record takes only entries that continue its chain, all of them or none', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const first = entryAfter(null, { kind: 'project', id: project, publicKey: 'key' });
      const second = entryAfter(first, { kind: 'title', title: 'Leitbild \u{1F331}', owner: '50.6', sample: false });
      await store.appendRecord([first, second]);
      const third = entryAfter(second, { kind: 'withdrawn', person });
      const forged = { ...entryAfter(third, { kind: 'withdrawn', person: otherPerson }), previous: first.hash };
      for (const wrong of [
        [second],
        [third, forged],
        [{ ...third, at: '2026-11-24T08:00:00.000Z' }],
        [{ ...third, n: 4 }],
      ]) {
        await expect(store.appendRecord(wrong)).rejects.toMatchObject({ code: 'badInput' });
      }
      expect(await store.record()).toEqual([first, second]);
      await store.appendRecord([third]);
      await store.close();
      const again = await open(folder);
      expect(await again.record()).toEqual([first, second, third]);
      await again.close();
    }));

  test('ST10 names, notes, keys, devices and drafts are kept, changed and erased', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      await store.setName(person, 'Aylin Öztürk');
      await store.setName(otherPerson, 'Halb \ud83c es Zeichen');
      await store.setMeta('local', 'wert\nmit \u0000 Null');
      expect(await store.projectKey()).toBeNull();
      await store.setProjectKey({ publicKey: 'alt', privateKey: 'alt' });
      await store.setProjectKey({ publicKey: 'public', privateKey: 'private' });
      await store.addDevice(device('d1'));
      await store.addDevice(device('d2', otherPerson));
      await store.withdrawAccess(person, '2026-11-24T00:00:00.000Z');
      const draft = { id: 'a', room: chapter, reason: 'frozen', text: 'Text', at: '2026-11-23T08:00:00.000Z' };
      await store.addDraft(draft);
      await store.addDraft({ ...draft, id: 'b' });
      await store.deleteDraft('b');
      await store.close();

      const again = await open(folder);
      expect(await again.names()).toEqual(
        new Map([
          [person, 'Aylin Öztürk'],
          [otherPerson, 'Halb \ufffd es Zeichen'],
        ]),
      );
      expect(await again.meta('local')).toBe('wert\nmit \u0000 Null');
      expect(await again.meta('nothing')).toBeNull();
      expect(await again.projectKey()).toEqual({ publicKey: 'public', privateKey: 'private' });
      expect(await again.devices()).toEqual([
        { ...device('d1'), withdrawnAt: '2026-11-24T00:00:00.000Z' },
        device('d2', otherPerson),
      ]);
      expect(await again.drafts()).toEqual([draft]);
      await again.setName(person, null);
      await again.setMeta('local', null);
      expect((await again.names()).has(person)).toBe(false);
      expect(await again.meta('local')).toBeNull();
      await again.close();
    }));

  test('ST11 an invitation is redeemed once, even when two try at the same moment', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      await store.addInvitation(invitation);
      const at = '2026-11-24T00:00:00.000Z';
      const tries = await Promise.all(
        ['d1', 'd2', 'd3'].map((id) => store.redeemInvitation(invitation.id, at, device(id))),
      );
      expect(tries).toEqual([true, false, false]);
      expect(await store.invitations()).toEqual([{ ...invitation, redeemedAt: at }]);
      expect((await store.devices()).map(({ id }) => id)).toEqual(['d1']);
      await store.addInvitation({ ...invitation, id: 'f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10' });
      await store.revokeInvitation('f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10', at);
      expect(await store.redeemInvitation('f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10', at, device('d4'))).toBe(false);
      expect(await store.redeemInvitation('00000000-0000-4000-8000-000000000000', at, device('d5'))).toBe(false);
      await store.close();
    }));

  test('ST11 who loses the access loses the open invitations with it, and only their own', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const at = '2026-11-24T00:00:00.000Z';
      const theirs = { ...invitation, id: 'f4eaaaf2-d142-41b3-b6a4-9a3e3b1a5f10', name: '', roles: '[]', person };
      const others = { ...theirs, id: '14eaaaf2-d142-41b3-b6a4-9a3e3b1a5f11', person: otherPerson };
      const used = { ...theirs, id: '24eaaaf2-d142-41b3-b6a4-9a3e3b1a5f12' };
      for (const one of [theirs, others, used, { ...invitation, id: person }]) await store.addInvitation(one);
      expect(await store.redeemInvitation(used.id, '2026-11-23T09:00:00.000Z', device('d1'))).toBe(true);
      await store.withdrawAccess(person, at);
      const revoked = (await store.invitations()).filter(({ revokedAt }) => revokedAt === at).map(({ id }) => id);
      expect(new Set(revoked)).toEqual(new Set([theirs.id, person]));
      expect(await store.redeemInvitation(theirs.id, at, device('d2'))).toBe(false);
      expect(await store.redeemInvitation(others.id, at, device('d3', otherPerson))).toBe(true);
      await store.close();
    }));

  test('ST12 while the disk is full nothing is acknowledged, it is said at once, and nothing is lost when there is room again', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const hand = typist(40);
      await store.append({ room: chapter, actor: person, bytes: hand.type('vorher '), leases: [] });
      const told: DiskState[] = [];
      const full = new Promise<void>((resolve) => {
        store.onDisk((state) => {
          told.push(state);
          if (state === 'full') resolve();
        });
      });
      await store.limitPages(1);
      const acknowledged: number[] = [];
      const big = 'groß '.repeat(4_000);
      const appends = Array.from({ length: 6 }, () =>
        store
          .append({ room: chapter, actor: person, bytes: hand.type(big), leases: [] })
          .then((seq) => acknowledged.push(seq)),
      );
      await full;
      expect(await code(store.setMeta('groß', big.repeat(40)))).toMatchObject({ code: 'diskFull' });
      expect(acknowledged).toEqual([]);
      expect(told).toEqual(['full']);
      // Whoever opens the room meanwhile sees what waits for the disk.
      expect(textOf((await store.loadRoom(chapter)).updates)).toBe(`vorher ${big.repeat(6)}`);
      expect((await store.loadRoom(chapter)).seq).toBe(1);
      await store.limitPages(null);
      await Promise.all(appends);
      expect(acknowledged).toEqual([2, 3, 4, 5, 6, 7]);
      expect(told).toEqual(['full', 'ok']);
      await store.close();
      const again = await open(folder);
      expect(textOf((await again.loadRoom(chapter)).updates)).toBe(`vorher ${big.repeat(6)}`);
      await again.close();
    }));

  test('ST13 what the disk refuses until the end is refused to the caller, and the queue has a bound', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'Voll.ratschrift');
      const store = await createProject(file, { project, ...options(), queueBytes: 100_000 });
      const hand = typist(41);
      await store.limitPages(1);
      const waiting = code(
        store.append({ room: chapter, actor: person, bytes: hand.type('a'.repeat(90_000)), leases: [] }),
      );
      await new Promise<void>((resolve) => {
        store.onDisk((state) => {
          if (state === 'full') resolve();
        });
      });
      expect(
        await code(store.append({ room: chapter, actor: person, bytes: hand.type('b'.repeat(20_000)), leases: [] })),
      ).toMatchObject({ code: 'diskFull' });
      await store.close();
      expect(await waiting).toMatchObject({ code: 'diskFull' });
      const again = await openProject(file, options());
      expect(await again.loadRoom(chapter)).toMatchObject({ updates: [], seq: 0 });
      await again.close();
    }));

  test('ST14 what is no project, is missing or is there already is refused by name, and left as it was', () =>
    inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name);
      mkdirSync(at('Ordner'));
      writeFileSync(at('Text.ratschrift'), 'Das ist kein Projekt.');
      writeFileSync(at('Leer.ratschrift'), '');
      expect(await code(openProject(at('fehlt.ratschrift'), options()))).toMatchObject({ code: 'noFile' });
      expect(await code(openProject(at('Ordner'), options()))).toMatchObject({ code: 'notAProject' });
      expect(await code(openProject(at('Text.ratschrift'), options()))).toMatchObject({ code: 'notAProject' });
      expect(await code(openProject(at('Leer.ratschrift'), options()))).toMatchObject({ code: 'notAProject' });
      expect(await code(createProject(at('Text.ratschrift'), { project, ...options() }))).toMatchObject({
        code: 'fileExists',
      });
      expect(await code(createProject(at('kein/Ordner/x.ratschrift'), { project, ...options() }))).toMatchObject({
        code: 'noFolder',
      });
      expect(existsSync(at('fehlt.ratschrift'))).toBe(false);
    }));

  test('ST15 a file that is open is refused to a second instance, and free after the first', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      expect(await code(open(folder))).toMatchObject({ code: 'fileInUse' });
      await store.append({ room: chapter, actor: person, bytes: typist(1).type('geht noch'), leases: [] });
      await store.close();
      await (await open(folder)).close();
    }));

  test('ST16 after closing, calls are refused instead of hanging', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      const last = store.append({ room: chapter, actor: person, bytes: typist(1).type('letztes'), leases: [] });
      await store.close();
      expect(await last).toBe(1);
      await store.close();
      await expect(
        store.append({ room: chapter, actor: person, bytes: typist(2).type('zu spät'), leases: [] }),
      ).rejects.toThrow();
      await expect(store.loadRoom(chapter)).rejects.toThrow();
    }));
}
