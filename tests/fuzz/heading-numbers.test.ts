/** Outlines in which levels are left out: Word files and OpenDocument texts count their headings as the paper does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StateNumbers } from '../../electron/export/comparison/numbers.ts';
import { paperDocx } from '../../electron/export/docx/paper-docx.ts';
import { paperOdt } from '../../electron/export/odt/paper-odt.ts';
import type { Paper } from '../../electron/export/paper.ts';
import type { Block } from '../../shared/document/block.ts';
import { DEFAULT_SETTINGS } from '../../shared/document/paper-settings.ts';
import { cellText } from '../../shared/document/table.ts';
import { block, blockWith, stateOf, table, type ChapterWords } from '../support/compared-papers.ts';
import { Chance, seedsToRun } from '../support/fuzz.ts';
import { convert, installWithin } from '../support/libreoffice.ts';
import { providePdfTools, readPdf } from '../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);
const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-numbers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A chapter for each seed: headings of any level, some without words, one in a table. */
function chapterOf(seed: number): ChapterWords {
  const chance = new Chance(seed);
  const blocks: Block[] = Array.from({ length: 3 + chance.below(10) }, (_, index) => {
    const kind = `heading${1 + chance.below(4)}`;
    return block(`b${seed}-${index}`, kind, chance.once(6) ? '' : `Überschrift${seed}x${index}`);
  });
  const grid = table(`t${seed}`, { r1: ['Zelle'] }, ['c1']);
  const texts = new Map([[cellText(grid.id, 'r1', 'c1'), [block(`c${seed}`, 'heading2', `Zelle${seed}`)]]]);
  blocks.splice(chance.below(blocks.length), 0, blockWith(`g${seed}`, 'table', 0, { table: grid.id }));
  return { id: `${seed}`, title: `Kapitel${seed}`, blocks, tables: [{ ...grid, texts }] };
}

it('EX21 with levels left out, without words or in tables: headings have the paper’s numbers in Word files and ODT', async () => {
  const state = stateOf('Stand', 'Ada Weber', 3, seedsToRun(24, []).map(chapterOf));
  const settings = { ...DEFAULT_SETTINGS, headingNumbers: true };
  const numbered = { ...state, paper: { ...state.paper, settings } };
  const paper: Paper = {
    project: 'p',
    sample: true,
    ...numbered.paper,
    chapters: numbered.paper.chapters.map((chapter) => ({ ...chapter, stage: 'finished', contentHash: '' })),
  };
  const numbers = new StateNumbers(numbered, 'de');
  const wanted = numbers.index.chapters.flatMap(({ targets }) =>
    targets
      .filter(({ kind }) => kind === 'heading' || kind === 'chapter')
      .map(({ number, text }) => `${number} ${text}`),
  );
  for (const [name, bytes] of [
    ['n.docx', await paperDocx(paper, new Map(), 0)],
    ['n.odt', await paperOdt(paper, new Map(), 0)],
  ] as const) {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const { text } = readPdf(await convert(file, 'pdf'));
    // Without the numbers of captions.
    const words = text.replaceAll(/Tabelle \d+/g, '');
    const found = [...words.matchAll(/(?:\b([\d.]+)\s+)?((?:Überschrift|Kapitel|Zelle)\d+(?:x\d+)?)\b/g)];
    const printed = found.map(([, number = '', title = '']) => `${number} ${title}`.trim());
    // First the list of contents, then the text.
    const shown = printed.slice(printed.lastIndexOf(wanted[0] ?? ''));
    expect(
      shown.filter((line) => !line.includes('Zelle')),
      name,
    ).toEqual(wanted);
    const cells = shown.filter((line) => line.includes('Zelle'));
    expect(
      cells.every((line) => line.startsWith('Zelle')),
      name,
    ).toBe(true);
  }
});
