/** Pages while they are written: what happens to an engine that grows, hangs or is asked too much. How soon they are there: LV of the bench. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { councilWish } from '../../../electron/export/council/council-pdf.ts';
import { WarmEngine, type WarmEngineOptions } from '../../../electron/export/pdf/warm-engine.ts';
import { LivePreview } from '../../../electron/services/council/live-preview.ts';
import type { Printable } from '../../../electron/services/council/papers.ts';
import { readCity } from '../../../electron/services/templates.ts';
import { chapterOf, realPaper, realTexts } from '../../support/council/real-paper.ts';

const city = await readCity(path.join(root, 'resources', 'templates'), 'hannover');
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** The real paper with so many letters typed at its end. */
const typed = (letters: number): Printable => {
  const reasons = chapterOf([...(realTexts['reasons'] ?? []), `Dann ${'noch ein Wort '.repeat(letters)}`]);
  return {
    paper: { ...realPaper, texts: new Map(realPaper.texts).set('reasons', reasons) },
    city,
    pictures: new Map(),
    references: new Map(),
  };
};
const draftOf = ({ city: of, ...parts }: Printable): ReturnType<typeof councilWish> =>
  councilWish({ ...parts, draft: true }, of);

const engineWith = (options: Partial<WarmEngineOptions> = {}): WarmEngine => {
  const engine = new WarmEngine({ log: () => undefined, ...options });
  open.push(engine);
  return engine;
};

test('CP69 an engine that has grown makes way for a warm one, and nobody waits or loses pages', async () => {
  const engine = engineWith({ mostKept: 1 });
  const all = await Promise.all([0, 1, 2].map((letters) => engine.pdf(draftOf(typed(letters)))));
  for (let letters = 0; letters < 6; letters += 1) all.push(await engine.pdf(draftOf(typed(letters))));
  for (const bytes of all) expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  // What was typed decides alone what is shown, whichever engine set it.
  for (const letters of [0, 1, 2])
    expect(Buffer.compare(all[letters] ?? Buffer.of(), all[letters + 3] ?? Buffer.of())).toBe(0);
});

test('CP69 one that takes too long is ended, and the next document gets its pages', async () => {
  const engine = engineWith({ within: 1 });
  await expect(engine.pdf(draftOf(typed(0)))).rejects.toMatchObject({ code: 'busy' });
  engine.rest();
  const again = engineWith();
  expect((await again.pdf(draftOf(typed(0)))).byteLength).toBeGreaterThan(10_000);
  again.rest();
  expect((await again.pdf(draftOf(typed(1)))).byteLength).toBeGreaterThan(10_000);
  await again.close();
  await expect(again.pdf(draftOf(typed(1)))).rejects.toMatchObject({ code: 'busy' });
});

test('CP69 an engine that ended by itself is told, and the next document gets its pages from another', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-preview-'));
  const engineFile = path.join(folder, 'once.cjs');
  const born = path.join(folder, 'born');
  writeFileSync(
    engineFile,
    `const { existsSync, writeFileSync } = require('node:fs');
     process.on('message', () => {
       if (existsSync(${JSON.stringify(born)})) return process.send({ bytes: Buffer.from('%PDF-'), taken: 1 });
       writeFileSync(${JSON.stringify(born)}, '');
       process.kill(process.pid, 'SIGKILL');
     });`,
  );
  try {
    const engine = engineWith({ engineFile });
    await expect(engine.pdf(draftOf(typed(0)))).rejects.toMatchObject({ code: 'exportTooLarge' });
    expect(Buffer.from(await engine.pdf(draftOf(typed(0)))).toString()).toBe('%PDF-');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('CP69 more views than may wait are told, and closing tells whoever waits', async () => {
  const preview = new LivePreview({ papers: { printable: () => new Promise(() => undefined) }, log: () => undefined });
  const codes = [...Array(60).keys()].map((view) =>
    preview.show('paper', { view: `${view}` }).then(
      () => 'shown',
      (error: unknown) => String(error),
    ),
  );
  expect(await codes.at(-1)).toContain('busy');
  await preview.close();
  expect(await codes[1]).toContain('busy');
});
