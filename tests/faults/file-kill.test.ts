import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../electron/build.mjs';
import { createProject } from '../../electron/services/create-project.ts';
import { verifyFile } from '../../electron/services/file/verify.ts';
import { backupsOf, isGood } from '../../electron/store/backups.ts';
import { createProject as createFile, openProject } from '../../electron/store/open-store.ts';
import { patience, roundsToRun } from '../support/fuzz.ts';
import { hostEnvironment } from '../support/host-process.ts';
import { seeded } from '../support/random.ts';
import { bundled } from '../support/store-bundle.ts';
import { inFolder, project } from '../support/store.ts';

const rounds = roundsToRun(3);
let scripts = '';
beforeAll(() => void (scripts = mkdtempSync(path.join(tmpdir(), 'ratschrift-victim-'))));
afterAll(() => rmSync(scripts, { recursive: true, force: true }));

/** Kills a process after so many milliseconds; true when it had ended by itself before. */
async function killedAfter(child: ChildProcess, milliseconds: number): Promise<boolean> {
  const exit = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const [code] = (await exit) as [number | null];
  clearTimeout(timer);
  return code === 0;
}

test(
  `BF22 kill -9 during a backup leaves no half one, and the file as it was acknowledged (${rounds} rounds)`,
  () =>
    inFolder(async (folder) => {
      const workerFile = await bundled('electron/store/store-worker.ts', scripts, 'store-worker');
      const victim = await bundled('tests/support/file-victim.ts', scripts, 'file-victim');
      const file = path.join(folder, 'Plan.ratschrift');
      await (await createFile(file, { project, inProcess: true })).close();
      let backups = 0;
      for (let round = 1; round <= rounds; round++) {
        const child = spawn(process.execPath, [victim, file, workerFile], { stdio: ['ignore', 'pipe', 'inherit'] });
        await once(child.stdout, 'data');
        await killedAfter(child, 20 + seeded(round)() * 400);
        const made = backupsOf(file);
        backups += made.length;
        expect(made.filter((each) => !isGood(each))).toEqual([]);
        await (await openProject(file, { inProcess: true })).close();
      }
      console.log(`killed ${rounds} times while backing up: ${backups} backups seen, none of them bad`);
      expect(backups).toBeGreaterThan(0);
    }),
  patience,
);

test(
  `BF22 kill -9 during mailing, merging and archiving leaves no half file, and the project whole (${rounds} rounds each)`,
  () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'Plan.ratschrift');
      await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
      const mailed = path.join(folder, 'Unterwegs.ratschrift');
      copyFileSync(file, mailed);
      const host = (args: string[]): ChildProcess =>
        spawn(process.execPath, [path.join(root, 'dist', 'host.cjs'), ...args], {
          env: hostEnvironment(folder),
          stdio: 'ignore',
        });
      const tally = { finished: 0, killed: 0 };
      for (let round = 1; round <= rounds; round++) {
        for (const kind of ['mail', 'archive', 'merge'] as const) {
          const out = path.join(folder, `${kind}-${round}${kind === 'mail' ? '.ratschrift' : ''}`);
          const bytes = readFileSync(file);
          const child = host(kind === 'merge' ? ['merge', file, '--from', mailed] : [kind, file, '--out', out]);
          const finished = await killedAfter(child, 150 + seeded(round * 7 + kind.length)() * 700);
          tally[finished ? 'finished' : 'killed'] += 1;
          if (kind !== 'merge') expect(readFileSync(file).equals(bytes)).toBe(true);
          if (kind === 'mail' && existsSync(out)) expect(verifyFile(out)).toMatchObject({ ok: true });
          if (kind === 'archive' && existsSync(out)) expect(readdirSync(out)).toContain('SHA256SUMS');
          expect(finished && kind !== 'merge' ? existsSync(out) : true).toBe(true);
          await (await openProject(file, { inProcess: true })).close();
          expect(verifyFile(file)).toMatchObject({ ok: true });
        }
      }
      console.log(`mailing, archiving, merging: ${JSON.stringify(tally)}; no half file`);
      expect(tally.killed).toBeGreaterThan(0);
    }),
  patience,
);
