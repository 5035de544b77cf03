/** Whatever a paper, or two states of it, hold: the template takes it, and the file keeps to the format. */
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { root } from '../../electron/build.mjs';
import { compareStates } from '../../electron/export/comparison/comparison.ts';
import { paperData } from '../../electron/export/pdf/paper-data.ts';
import { fontsIn } from '../../electron/export/pdf/typst-files.ts';
import { TypstWasm } from '../../electron/export/pdf/typst-wasm.ts';
import { EditedPaper } from '../support/fuzz-paper.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';
import { installWithin } from '../support/libreoffice.ts';
import { faultsOfPdf, providePdfTools } from '../support/pdf-tools.ts';

/** Seeds that once found a fault: a heading of nothing but a footnote. */
const PINNED: readonly number[] = [67];
const printedByOne = 10;
const KINDS = ['contents', 'pagebreak', 'heading2', 'heading4'];

beforeAll(providePdfTools, installWithin);

it(
  'PD6 whatever was edited, the template takes the paper and its comparison, and the file keeps to the format',
  async () => {
    const folder = path.join(root, 'dist', 'typst');
    const load = async (): Promise<TypstWasm> => {
      const engine = await TypstWasm.load(folder, fontsIn(folder), 512);
      engine.provide('files.json', '[]');
      engine.provide('look.json', '{}');
      return engine;
    };
    let engine = await load();
    const seeds = seedsToRun(5, PINNED);
    let bytes = 0;
    let printed = 0;
    await forEachSeed(seeds, async (seed) => {
      // As the host does, which has one for each file: an engine never gives memory back.
      if (++printed % printedByOne === 0) engine = await load();
      const chance = new Chance(seed);
      const paper = new EditedPaper(chance, KINDS);
      const before = paper.state('alt');
      for (let edits = chance.below(25); edits > 0; edits--) paper.edit();
      const after = paper.state('neu');
      const compares = !chance.once(3);
      const { data } = await paperData(compareStates(compares ? before : after, after), compares, 0);
      engine.provide('data.json', JSON.stringify(data));
      const pdf = engine.pdf('paper');
      expect(faultsOfPdf(pdf)).toBe('');
      bytes += pdf.length;
    });
    console.log(`PDF: ${seeds.length} seeds, ${bytes} bytes`);
  },
  patience,
);
