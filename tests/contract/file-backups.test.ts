import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { Backups, type BackupsOptions } from '../../electron/services/file/backups.ts';
import { backupsOf, badBackupsOf } from '../../electron/store/backups.ts';
import { checkProject } from '../../electron/store/check.ts';
import { openProject } from '../../electron/store/open-store.ts';
import type { StoreClient } from '../../electron/store/store-client.ts';
import { chapter, inFolder, person, textOf, typist } from '../support/store.ts';
import { inBothWays } from '../support/store-ways.ts';
import { seeded } from '../support/random.ts';

const hour = 60 * 60 * 1000;
const fileIn = (folder: string): string => path.join(folder, 'Leitbild für alle.ratschrift');

function backupsWith(store: StoreClient, folder: string, options: Partial<BackupsOptions> = {}): Backups {
  return new Backups({
    store,
    path: fileIn(folder),
    secondPlace: () => null,
    onChange: () => undefined,
    log: () => undefined,
    ...options,
  });
}

const write = (store: StoreClient, hand: ReturnType<typeof typist>, text: string): Promise<number> =>
  store.append({ room: chapter, actor: person, bytes: hand.type(text), leases: [] });

inBothWays((way) => {
  test('BF6 a backup is made when an hour has passed and something changed, and holds what was written', () =>
    inFolder(async (folder) => {
      const store = await way.create(folder);
      let now = Date.parse('2026-11-26T10:00:00Z');
      const backups = backupsWith(store, folder, { now: () => now });
      const hand = typist(1);
      await write(store, hand, 'Vorher. ');
      const first = await backups.makeIfDue();
      expect(first).not.toBeNull();
      now += hour + 1;
      expect(await backups.makeIfDue()).toBeNull();
      await write(store, hand, 'Nachher.');
      now -= hour / 2;
      expect(await backups.makeIfDue()).toBeNull();
      now += hour;
      const second = await backups.makeIfDue();
      // After a restart nothing is forgotten.
      expect(await backupsWith(store, folder, { now: () => now + 2 * hour }).makeIfDue()).toBeNull();
      await store.close();
      expect(backupsOf(fileIn(folder))).toEqual([second, first]);
      expect(readdirSync(`${fileIn(folder)}.backups`).filter((name) => !/\.ratschrift(\.json)?$/.test(name))).toEqual(
        [],
      );
      expect(await checkProject(second ?? '')).toMatchObject({ ok: true });
      expect(statSync(second ?? '').mode & 0o077).toBe(0);
      const read = await openProject(second ?? '', { inProcess: true });
      expect(textOf((await read.loadRoom(chapter)).updates)).toBe('Vorher. Nachher.');
      await read.close();
      expect(backups.list()).toMatchObject([
        { at: '2026-11-26T11:30:00.001Z', good: true, note: { chapters: 0, words: 0 } },
        { at: '2026-11-26T10:00:00.000Z', good: true },
      ]);
    }));
});

describe('what goes wrong', () => {
  inBothWays((way) => {
    test('BF7 no room, no second place, a backup that does not open: told each, made again, and writing goes on', () =>
      inFolder(async (folder) => {
        const store = await way.create(folder);
        let free = 0;
        const stick = path.join(folder, 'Stick');
        const told: unknown[] = [];
        const backups: Backups = backupsWith(store, folder, {
          free: () => Promise.resolve(free),
          secondPlace: () => stick,
          onChange: () => void told.push(backups.status.trouble?.code ?? null),
        });
        await write(store, typist(1), 'Text');
        await expect(backups.make()).rejects.toMatchObject({ code: 'diskFull' });
        expect(backupsOf(fileIn(folder))).toEqual([]);
        free = Infinity;
        const made = await backups.make();
        expect(existsSync(made)).toBe(true);
        mkdirSync(stick);
        await backups.make();
        const copies = readdirSync(path.join(stick, readdirSync(stick)[0] ?? ''));
        expect(copies).toHaveLength(1);
        expect(told).toEqual(['diskFull', 'secondPlaceGone', null]);
        writeFileSync(made, readFileSync(made).fill(7, 5_000));
        backups.foundBad(made);
        backups.stop();
        expect(badBackupsOf(fileIn(folder))).toEqual([`${made}.bad`]);
        expect(backups.list().filter(({ good }) => !good)).toHaveLength(1);
        expect(told.at(-1)).toBe('badBackup');
        await write(store, typist(2), 'Weiter');
        await store.close();
      }));
  });
});

inBothWays((way) => {
  test('BF8 while a file of 50 MB is backed up, whoever writes is not kept waiting', async () => {
    if (way.options().workerFile === undefined) return;
    await inFolder(async (folder) => {
      const store = await way.create(folder);
      const random = seeded(1);
      const noise = (): Uint8Array => Uint8Array.from({ length: 100_000 }, () => Math.floor(random() * 256));
      const piece = noise();
      // The store does not read what it keeps: any bytes will do.
      for (let index = 0; index < 500; index++)
        await store.append({ room: `${chapter.slice(0, -2)}${index % 10}0`, actor: person, bytes: piece, leases: [] });
      const hand = typist(1);
      const delays: number[] = [];
      const copy = { through: false };
      const copying = path.join(folder, 'Kopie');
      const loop = monitorEventLoopDelay({ resolution: 1 });
      loop.enable();
      const done = store.copyTo(copying).finally(() => (copy.through = true));
      while (!copy.through) {
        const from = performance.now();
        await write(store, hand, 'x');
        delays.push(performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await done;
      loop.disable();
      delays.sort((a, b) => a - b);
      const at = (share: number): string => (delays[Math.floor(delays.length * share)] ?? 0).toFixed(1);
      console.log(
        `backup of ${(statSync(copying).size / 1e6).toFixed(0)} MB: ${delays.length} commits meanwhile, median ${at(0.5)}, ` +
          `slowest ${(delays.at(-1) ?? 0).toFixed(1)} ms; longest task of the host ${(loop.max / 1e6).toFixed(1)} ms`,
      );
      expect(delays.length).toBeGreaterThan(3);
      await store.close();
      const read = await openProject(copying, { inProcess: true });
      const { seq } = await read.loadRoom(chapter);
      expect(seq).toBeGreaterThanOrEqual(delays.length - 1);
      await read.close();
    });
  });
});
