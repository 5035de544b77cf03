import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkProject } from '../../electron/store/check.ts';
import { createProject, openProject } from '../../electron/store/open-store.ts';
import { bundled } from '../support/store-bundle.ts';
import { patience, roundsToRun } from '../support/fuzz.ts';
import { inFolder, project, textOf } from '../support/store.ts';
import { seeded } from '../support/random.ts';
import { roomsOf } from '../support/store-victim.ts';

const rounds = roundsToRun(30);
let scripts = '';
let workerFile = '';
let victim = '';

beforeAll(async () => {
  scripts = mkdtempSync(join(tmpdir(), 'ratschrift-victim-'));
  workerFile = await bundled('electron/store/store-worker.ts', scripts, 'store-worker');
  victim = await bundled('tests/support/store-victim.ts', scripts, 'victim');
});
afterAll(() => rmSync(scripts, { recursive: true, force: true }));

const start = (file: string, round: number): ChildProcess =>
  spawn(process.execPath, [victim, file, workerFile, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });

async function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Starts the victim, kills it after so many acknowledgements, and returns all that it printed until then. */
async function killedAfter(file: string, round: number, acknowledgements: number): Promise<string[]> {
  const child = start(file, round);
  const lines: string[] = [];
  try {
    if (child.stdout === null) throw new Error('no output');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line !== 'open') lines.push(line);
      if (lines.length === acknowledgements) child.kill('SIGKILL');
    }
  } finally {
    child.kill('SIGKILL');
    await exitOf(child);
  }
  return lines;
}

test(
  `ST3 an acknowledged edit survives kill -9, once (${rounds} rounds)`,
  () =>
    inFolder(async (folder) => {
      const file = join(folder, 'Bericht.ratschrift');
      await (await createProject(file, { project, inProcess: true })).close();
      const acknowledged: { readonly room: string; readonly seq: number; readonly token: string }[] = [];
      let [lost, duplicates] = [0, 0];
      for (let round = 1; round <= rounds; round++) {
        const wanted = 1 + Math.floor(seeded(1_000 + round)() * 400);
        const lines = await killedAfter(file, round, wanted);
        expect(lines.length).toBeGreaterThanOrEqual(wanted);
        for (const line of lines) {
          const [room, seq, token] = line.split(' ');
          // The kill may have cut the last line.
          if (room !== undefined && token?.endsWith(';') === true) acknowledged.push({ room, seq: Number(seq), token });
        }
        const store = await openProject(file, { inProcess: true });
        expect([store.restoredFrom, store.movedAside]).toEqual([null, null]);
        for (const room of roomsOf(project)) {
          const text = textOf((await store.loadRoom(room)).updates);
          const seen = new Map<string, number>();
          for (const token of text.match(/r\d+n\d+;/g) ?? []) seen.set(token, (seen.get(token) ?? 0) + 1);
          for (const count of seen.values()) if (count > 1) duplicates += 1;
          const mine = acknowledged.filter((entry) => entry.room === room);
          lost += mine.filter(({ token }) => !seen.has(token)).length;
          if (mine.length === 0) continue;
          // Each row of the log stands for one edit, at the number that was acknowledged.
          const rows = await store.history(room, Math.max(0, (mine.at(-1)?.seq ?? 0) - 500), 10_000);
          const bySeq = new Map(rows.map(({ seq, bytes }) => [seq, Buffer.from(bytes)]));
          for (const { seq, token } of mine) if (bySeq.get(seq)?.includes(token) === false) lost += 1;
        }
        await store.close();
      }
      const report = await checkProject(file);
      console.log(
        `ST3 kill -9 of the store: ${rounds} rounds, ${acknowledged.length} edits acknowledged, ${report.counts.updates} in the log, lost ${lost}, duplicates ${duplicates}`,
      );
      expect({ lost, duplicates, findings: report.findings }).toEqual({ lost: 0, duplicates: 0, findings: [] });
    }),
  patience,
);

test('ST17 a second process is refused while the first has the file, and let in when the first was killed', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'Zwei Fenster.ratschrift');
    await (await createProject(file, { project, inProcess: true })).close();
    const child = start(file, 1);
    try {
      if (child.stdout === null) throw new Error('no output');
      for await (const line of createInterface({ input: child.stdout })) if (line === 'open') break;
      await expect(openProject(file, { inProcess: true })).rejects.toMatchObject({ code: 'fileInUse' });
      await expect(openProject(file, { workerFile })).rejects.toMatchObject({ code: 'fileInUse' });
      await expect(checkProject(file)).rejects.toMatchObject({ code: 'fileInUse' });
    } finally {
      child.kill('SIGKILL');
      await exitOf(child);
    }
    const store = await openProject(file, { inProcess: true });
    expect(store.project).toBe(project);
    await store.close();
  }));
