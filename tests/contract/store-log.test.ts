import { expect, test } from 'vitest';
import { inBothWays } from '../support/store-ways.ts';
import { chapter, inFolder, otherPerson, outline, person, project, textOf, typist } from '../support/store.ts';

inBothWays(({ create, open }) => {
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
});
