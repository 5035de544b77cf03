/** Disks that refuse: full for real where a small one can be made, and errors of reading and writing that strace puts in their way. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, openProject } from '../../electron/store/open-store.ts';
import type { DiskState } from '../../electron/store/project-store.ts';
import { patience, roundsToRun } from '../support/fuzz.ts';
import { provideStrace } from '../support/power-loss/trace.ts';
import { seeded } from '../support/random.ts';
import { bundled } from '../support/store-bundle.ts';
import { roomsOf } from '../support/store-victim.ts';
import { chapter, person, project, textOf, typist } from '../support/store.ts';

/** A run takes seconds: that is how long the store waits before it tries again. */
const rounds = Math.min(24, roundsToRun(4));
const megabytes = 4;
/** What a person is told of the disk is told within so long, ms. */
const soon = 1_000;
let scripts = '';
let worker = '';
let victim = '';

beforeAll(async () => {
  scripts = mkdtempSync(join(tmpdir(), 'ratschrift-disk-'));
  worker = await bundled('electron/store/store-worker.ts', scripts, 'store-worker');
  victim = await bundled('tests/support/disk-victim.ts', scripts, 'victim');
});
afterAll(() => rmSync(scripts, { recursive: true, force: true }));

/** Mounts a disk of a few megabytes in memory; null where that may not be done. */
function smallDisk(): { readonly folder: string; end(): void } | null {
  const folder = join(scripts, 'small');
  mkdirSync(folder, { recursive: true });
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
  if (process.platform !== 'linux' || spawnSync('mount', options).status !== 0) return null;
  return { folder, end: () => void spawnSync('umount', ['-l', folder]) };
}

/** Takes all the room that is left. */
function fill(file: string): void {
  for (let size = megabytes << 20; size >= 512; size >>= 1) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}

/** The text of a copy of the file as it lies on the disk now: what a crash at this moment would leave. */
async function afterCrash(file: string): Promise<string> {
  const folder = mkdtempSync(join(scripts, 'crash-'));
  const copy = join(folder, 'Plan.ratschrift');
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  const store = await openProject(copy, { inProcess: true });
  const text = textOf((await store.loadRoom(chapter)).updates);
  await store.close();
  rmSync(folder, { recursive: true });
  return text;
}

test(
  `FA4 a full disk: nothing is acknowledged that isn’t on it, it is told at once, and all is saved once there is room (${rounds} rounds)`,
  async () => {
    const disk = smallDisk();
    const folder = disk?.folder ?? join(scripts, 'small');
    const filler = join(folder, 'filler');
    const random = seeded(44);
    const sum = { typed: 0, falsely: 0, lost: 0, slowest: 0 };
    try {
      for (let round = 0; round < rounds; round += 1) {
        const file = join(folder, `Plan ${round}.ratschrift`);
        const store = await createProject(file, { project, workerFile: worker });
        const hand = typist(round + 1);
        const acknowledged: string[] = [];
        const all: Promise<unknown>[] = [];
        const type = (): string => {
          const token = `<${round}.${all.length}>`;
          const bytes = hand.type(`${token}${'x'.repeat(Math.floor(random() * 3_000))}`);
          const appended = store.append({ room: chapter, actor: person, bytes, leases: [] });
          all.push(appended.then(() => acknowledged.push(token)));
          return token;
        };
        for (let count = Math.floor(random() * 20); count >= 0; count -= 1) type();
        await Promise.all(all);
        const states: DiskState[] = [];
        let told: (() => void) | null = null;
        const full = new Promise<void>((resolve) => (told = resolve));
        store.onDisk((state) => {
          states.push(state);
          if (state === 'full') told?.();
        });
        if (disk === null) await store.limitPages(1);
        else fill(filler);
        // Until one is refused, since the journal may have room of its own left.
        let typedAt = performance.now();
        const typing = setInterval(() => {
          if (states.length > 0) return;
          typedAt = performance.now();
          type();
        }, 5);
        await full;
        clearInterval(typing);
        sum.slowest = Math.max(sum.slowest, performance.now() - typedAt);
        const before = acknowledged.length;
        for (let count = 5; count > 0; count -= 1) type();
        await new Promise((resolve) => setTimeout(resolve, 250));
        sum.falsely += acknowledged.length - before;
        const left = await afterCrash(file);
        sum.lost += acknowledged.filter((token) => !left.includes(token)).length;
        if (disk === null) await store.limitPages(null);
        else rmSync(filler);
        await Promise.all(all);
        expect(states).toEqual(['full', 'ok']);
        await store.close();
        const text = await afterCrash(file);
        sum.lost += acknowledged.filter((token) => text.split(token).length !== 2).length;
        sum.typed += acknowledged.length;
        rmSync(file);
        rmSync(`${file}.backups`, { recursive: true, force: true });
      }
    } finally {
      disk?.end();
    }
    console.log(
      `FA4 disk full (${disk === null ? 'simulated: no right to mount' : `tmpfs of ${megabytes} MB`}): ${rounds} rounds, ${sum.typed} edits, told within ${sum.slowest.toFixed(0)} ms, falsely acknowledged ${sum.falsely}, lost ${sum.lost}`,
    );
    expect({ falsely: sum.falsely, lost: sum.lost }).toEqual({ falsely: 0, lost: 0 });
    expect(sum.slowest).toBeLessThan(soon);
  },
  patience,
);

/** What the system answers to which of the store's calls, for a while. */
const refusals = [
  ['fsync,fdatasync', 'EIO'],
  ['pwrite64', 'EIO'],
  ['pwrite64', 'ENOSPC'],
  ['pwrite64', 'EROFS'],
] as const;

test(
  `FA5 errors at writing and syncing, and a disk that turns read-only: nothing is acknowledged meanwhile, all of it later (${rounds} runs)`,
  async (context) => {
    if (provideStrace() === null)
      context.skip('strace is missing and can’t be had here, or may not watch other processes');
    const edits = 150;
    const random = seeded(55);
    const sum = { acknowledged: 0, falsely: 0, lost: 0, told: 0, slowest: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const [calls, error] = refusals[round % refusals.length] ?? refusals[0];
      const file = join(scripts, `Fehler ${round}.ratschrift`);
      await (await createProject(file, { project, inProcess: true })).close();
      // So many calls on the journal go well, then so many fail; they are tried again ever more rarely.
      const first = calls === 'pwrite64' ? 12 + Math.floor(random() * 60) : 4 + Math.floor(random() * 12);
      const inject = `inject=${calls}:error=${error}:when=${first}..${first + 2 + Math.floor(random() * 2)}`;
      const strace = ['-f', '-qq', '-o', '/dev/null', '-P', `${file}-wal`, '-e', `trace=${calls}`, '-e', inject];
      const run = spawnSync('strace', [...strace, process.execPath, victim, file, worker, `${edits}`, `${round + 1}`], {
        encoding: 'utf8',
      });
      expect([run.status, run.stderr]).toEqual([0, '']);
      const store = await openProject(file, { inProcess: true });
      const texts = new Map<string, string>();
      for (const room of roomsOf(project)) texts.set(room, textOf((await store.loadRoom(room)).updates));
      await store.close();
      let refuses = false;
      for (const line of run.stdout.split('\n')) {
        const [what, where = '', last = ''] = line.split(' ');
        if (what === 'disk') {
          refuses = where !== 'ok';
          if (refuses) sum.told += 1;
          if (refuses) sum.slowest = Math.max(sum.slowest, Number(last));
        } else if (what === 'ack') {
          sum.acknowledged += 1;
          if (refuses) sum.falsely += 1;
          if ((texts.get(where) ?? '').split(last).length !== 2) sum.lost += 1;
        }
      }
    }
    console.log(
      `FA5 disk errors (EIO at write and sync, ENOSPC, EROFS): ${rounds} runs, told ${sum.told} times within ${sum.slowest} ms, ${sum.acknowledged} edits, falsely acknowledged ${sum.falsely}, lost ${sum.lost}`,
    );
    expect({ ...sum, told: 0, slowest: 0 }).toEqual({
      acknowledged: rounds * edits,
      falsely: 0,
      lost: 0,
      told: 0,
      slowest: 0,
    });
    expect(sum.told).toBeGreaterThanOrEqual(rounds);
    expect(sum.slowest).toBeLessThan(soon);
  },
  patience,
);
