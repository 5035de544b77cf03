import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, openProject } from '../../electron/store/open-store.ts';
import type { DiskState } from '../../electron/store/project-store.ts';
import { failureOf, inBothWays } from '../support/store-ways.ts';
import { chapter, inFolder, person, project, textOf, typist } from '../support/store.ts';

inBothWays(({ create, open, options }) => {
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
      expect(await failureOf(store.setMeta('groß', big.repeat(40)))).toMatchObject({ code: 'diskFull' });
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
      const waiting = failureOf(
        store.append({ room: chapter, actor: person, bytes: hand.type('a'.repeat(90_000)), leases: [] }),
      );
      await new Promise<void>((resolve) => {
        store.onDisk((state) => {
          if (state === 'full') resolve();
        });
      });
      expect(
        await failureOf(
          store.append({ room: chapter, actor: person, bytes: hand.type('b'.repeat(20_000)), leases: [] }),
        ),
      ).toMatchObject({ code: 'diskFull' });
      await store.close();
      expect(await waiting).toMatchObject({ code: 'diskFull' });
      const again = await openProject(file, options());
      expect(await again.loadRoom(chapter)).toMatchObject({ updates: [], seq: 0 });
      await again.close();
    }));
});
