import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../electron/build.mjs';
import { p, styled, wordFile } from '../support/docx/word-file.ts';
import { patience, roundsToRun } from '../support/fuzz.ts';
import { hostEnvironment, runHost, temporaryFolder } from '../support/host-process.ts';
import { seeded } from '../support/random.ts';

/** Each takes some seconds: two by default, a tenth of `ROUNDS` where more are asked for. */
const rounds = Math.max(2, Math.ceil(roundsToRun(20) / 10));
const chapters = 6;
const paragraphs = 200;
const bytes = wordFile({
  body: Array.from({ length: chapters }, (_, n) =>
    [p(`Kapitel ${n}`, styled('berschrift1')), p('Ein Satz, der lang genug ist. '.repeat(6)).repeat(paragraphs)].join(
      '',
    ),
  ).join(''),
});
const whole = Array(chapters).fill(paragraphs).join();

test(
  'DX25 kill -9 at any moment of an import leaves all chapters or none in a sound file, and the import can be done again',
  async () => {
    const random = seeded(25);
    const left = { none: 0, all: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const folder = temporaryFolder();
      try {
        const [file, from] = [folder.file('Plan.ratschrift'), folder.file('Entwurf.docx')];
        writeFileSync(from, bytes);
        expect((await runHost(folder.path, ['new', file])).code).toBe(0);
        const held = async (): Promise<string> => {
          const out = folder.file(`${random()}.json`);
          expect((await runHost(folder.path, ['export', file, '--format', 'json', '--out', out])).code).toBe(0);
          const paper = JSON.parse(readFileSync(out, 'utf8')) as { chapters: { blocks: unknown[] }[] };
          return paper.chapters.map(({ blocks }) => blocks.length).join();
        };
        const child = spawn(process.execPath, [path.join(root, 'dist', 'host.cjs'), 'import', file, '--from', from], {
          env: hostEnvironment(folder.path),
          stdio: 'ignore',
        });
        const ended = once(child, 'close');
        await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 250 + random() * 900))]);
        child.kill('SIGKILL');
        await ended;
        expect((await runHost(folder.path, ['check', file])).code).toBe(0);
        const before = await held();
        expect(['', whole]).toContain(before);
        left[before === '' ? 'none' : 'all'] += 1;
        expect((await runHost(folder.path, ['import', file, '--from', from])).code).toBe(0);
        expect(await held()).toBe(whole);
      } finally {
        folder.remove();
      }
    }
    console.log(`DX25: ${rounds} kills, none ${left.none}, all ${left.all}`);
  },
  patience,
);
