/** The process that makes a PDF: what it makes, and that nothing of it stays, whatever it was about. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { compareStates } from '../../../electron/export/comparison/comparison.ts';
import { compilePdf, dataOf, pdfLimits } from '../../../electron/export/pdf/compile-pdf.ts';
import { paperData } from '../../../electron/export/pdf/paper-data.ts';
import type { PdfJob } from '../../../electron/export/pdf/pdf-messages.ts';
import { startEngine } from '../../../electron/export/pdf/running-engine.ts';
import { picturesOfBoth, richPair } from '../../support/compared-papers.ts';
import { until } from '../../support/until.ts';

const [file, built] = [path.join(root, 'dist', 'pdf-engine.cjs'), path.join(root, 'dist', 'typst')];
/** Templates of our own beside the engine and its fonts. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-engine-'));
  for (const part of ['fonts', 'typst.wasm']) symlinkSync(path.join(built, part), path.join(folder, part));
  const templates = {
    endless: '#for i in range(100000) { for j in range(100000) { let k = i + j } }',
    greedy: '#let all = ()\n#for i in range(100000000) { all.push((i, i)) }',
    small: '#set document(title: "x")\nEin Satz.',
  };
  for (const [name, source] of Object.entries(templates)) writeFileSync(path.join(folder, `${name}.typ`), source);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const jobOf = (template: string): PdfJob => ({
  template,
  data: '{}',
  files: [],
  look: '{}',
  fonts: [],
  certify: null,
  folder,
  memory: 128,
  engine: 'any',
});

/** Engines of a process that are there (Linux). */
function enginesOf(parent: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      const [, state, of] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      const isEngine = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('pdf-engine.cjs');
      return isEngine && state !== 'Z' && Number(of) === parent ? [pid] : [];
    } catch {
      return [];
    }
  });
}

const isThere = (pid: number): boolean => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('PD7 both engines make the same bytes of a text that nobody wants certified', { timeout: 60_000 }, async () => {
  const state = richPair.after;
  const { data, files } = await paperData(compareStates(state, state, { pictures: picturesOfBoth }), false, null);
  const wish = { template: 'paper', data, files };
  const made = await Promise.all(
    (['any', 'wasm'] as const).map(async (engine) => {
      const job: PdfJob = {
        ...jobOf('paper'),
        data: dataOf(wish),
        files: [...files],
        folder: built,
        memory: 512,
        engine,
      };
      const running = startEngine(file);
      const answer = await running.ask({ make: job });
      await running.end();
      if (!('bytes' in answer)) throw new Error(JSON.stringify(answer));
      return answer;
    }),
  );
  expect(made[0]?.losses).toEqual(made[1]?.losses);
  expect(Buffer.compare(made[0]?.bytes ?? Buffer.of(), made[1]?.bytes ?? Buffer.of(0))).toBe(0);
});

test.runIf(process.platform === 'linux')(
  'PD8 whether it answered, was ended, took too long or too much: with the end of the wait the process is gone',
  { timeout: 60_000 },
  async () => {
    const before = enginesOf(process.pid);
    const none = (): void => expect(enginesOf(process.pid)).toEqual(before);
    const wish = (template: string) => ({ template, data: {} });
    expect((await compilePdf(wish('small'), { folder })).bytes.byteLength).toBeGreaterThan(1_000);
    none();
    for (const engine of ['any', 'wasm'] as const) {
      const running = startEngine(file);
      const answer = running.ask({ make: { ...jobOf('endless'), engine } });
      await until('the engine', () => enginesOf(process.pid).length > before.length);
      await running.end();
      none();
      expect(await answer).toEqual({ ended: 'killed' });
    }
    const gone = new AbortController();
    const waiting = compilePdf(wish('endless'), { folder, signal: gone.signal });
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'busy' });
    none();
    const slow = compilePdf(wish('endless'), { folder, limits: { ...pdfLimits, time: 500 } });
    await expect(slow).rejects.toMatchObject({ code: 'exportTooSlow' });
    none();
    const large = compilePdf(wish('greedy'), { folder, limits: { time: 60_000, memory: 128 } });
    await expect(large).rejects.toMatchObject({ code: 'exportTooLarge' });
    none();
  },
);

test.runIf(process.platform === 'linux')(
  'PD8 an engine that listens to nobody ends when its host is killed',
  { timeout: 60_000 },
  async () => {
    const host = spawn(process.execPath, [
      '-e',
      `const engine = require('node:child_process').fork(process.argv[1], [], { serialization: 'advanced' });
       engine.send(JSON.parse(process.argv[2]), () => process.stdout.write(String(engine.pid)));`,
      file,
      JSON.stringify({ make: jobOf('endless') }),
    ]);
    const pid = await new Promise<number>((resolve) => host.stdout.once('data', (text) => resolve(Number(text))));
    expect(isThere(pid)).toBe(true);
    host.kill('SIGKILL');
    await until('no orphan', () => !isThere(pid));
  },
);

test.runIf(process.platform === 'linux')('PD12 the engine steps back behind whoever writes meanwhile', async () => {
  const before = enginesOf(process.pid);
  const running = startEngine(file);
  const answer = running.ask({ make: jobOf('endless') });
  const own = (): number[] => enginesOf(process.pid).filter((pid) => !before.includes(pid));
  const behind = constants.priority.PRIORITY_BELOW_NORMAL;
  await until('it steps back', () => own().length > 0 && own().every((pid) => getPriority(pid) >= behind));
  await running.end();
  expect(await answer).toEqual({ ended: 'killed' });
});

test('PD9 where the engine that certifies falls, the other makes the file, which says that it isn’t certified', async () => {
  const fake = path.join(folder, 'fake.cjs');
  writeFileSync(
    fake,
    `process.once('message', ({ make: { engine } }) => {
       if (engine === 'any') process.abort();
       process.send({ bytes: Buffer.from(engine), standard: null, uncertified: null, detail: '', losses: { characters: [], pictures: [] } });
     });`,
  );
  const made = await compilePdf({ template: 'small', data: {}, standard: 'ua-1' }, { folder, engineFile: fake });
  expect(made).toMatchObject({ standard: null, uncertified: 'refused' });
  expect(Buffer.from(made.bytes).toString()).toBe('wasm');
  writeFileSync(fake, 'process.exit(1)');
  await expect(compilePdf({ template: 'small', data: {} }, { folder, engineFile: fake })).rejects.toMatchObject({
    code: 'exportFailed',
  });
  await expect(compilePdf({ template: 'small', data: {}, fonts: [new Uint8Array(256_000_001)] })).rejects.toMatchObject(
    {
      code: 'exportTooLarge',
    },
  );
});
