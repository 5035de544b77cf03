/** Whatever a paper, or two states of it, hold: the template takes it, and the file keeps to the format. */
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { compareStates } from '../../electron/export/comparison/comparison.ts';
import { paperData } from '../../electron/export/pdf/paper-data.ts';
import { WarmEngine } from '../../electron/export/pdf/warm-engine.ts';
import { EditedPaper } from '../support/fuzz-paper.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';
import { installWithin } from '../support/libreoffice.ts';
import { faultsOfPdf, providePdfTools } from '../support/pdf-tools.ts';

/** Seeds that once found a fault: a heading of nothing but a footnote. */
const PINNED: readonly number[] = [67];
const KINDS = ['contents', 'pagebreak', 'heading2', 'heading4'];

beforeAll(providePdfTools, installWithin);

it(
  'PD6 whatever was edited, the template takes the paper and its comparison, and the file keeps to the format',
  async () => {
    // As the host has one for pages that are shown: one that has grown too large makes place for another.
    const engine = new WarmEngine({ log: () => undefined });
    onTestFinished(() => engine.close());
    const seeds = seedsToRun(5, PINNED);
    let bytes = 0;
    await forEachSeed(seeds, async (seed) => {
      const chance = new Chance(seed);
      const paper = new EditedPaper(chance, KINDS);
      const before = paper.state('alt');
      for (let edits = chance.below(25); edits > 0; edits--) paper.edit();
      const after = paper.state('neu');
      const compares = !chance.once(3);
      const { data } = await paperData(compareStates(compares ? before : after, after), compares, 0);
      const pdf = await engine.pdf({ template: 'paper', data });
      expect(faultsOfPdf(pdf)).toBe('');
      bytes += pdf.length;
    });
    console.log(`PDF: ${seeds.length} seeds, ${bytes} bytes`);
  },
  patience,
);
