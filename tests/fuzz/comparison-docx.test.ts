/** Whatever two states of a paper hold, their comparison is a Word file that keeps to the format and can be read either way. */
import { expect, it } from 'vitest';
import { compareStates } from '../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../electron/export/docx/comparison-docx.ts';
import { faultsOf } from '../support/docx/check-word.ts';
import { linesOfState } from '../support/docx/lines-of-state.ts';
import { readTracked, type Decision } from '../support/docx/read-tracked.ts';
import { EditedPaper } from '../support/fuzz-paper.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

it(
  'VX9 whatever was edited, the Word file keeps to the format, and says the newer state accepted and the older one rejected',
  async () => {
    const seeds = seedsToRun(50, PINNED);
    let bytes = 0;
    await forEachSeed(seeds, async (seed) => {
      const chance = new Chance(seed);
      const paper = new EditedPaper(chance);
      const before = paper.state('alt');
      for (let edits = chance.below(25); edits > 0; edits--) paper.edit();
      const after = paper.state('neu');
      const docx = await comparisonDocx(compareStates(before, after), { frontPage: chance.once(4) });
      expect(faultsOf(docx)).toEqual([]);
      const read = (decision: Decision): unknown[] => plain(readTracked(docx, decision));
      expect(read('accept').slice(-linesOfState(after).length)).toEqual(plain(linesOfState(after)));
      expect(read('reject').slice(-linesOfState(before).length)).toEqual(plain(linesOfState(before)));
      bytes += docx.length;
    });
    console.log(`Word files: ${seeds.length} seeds, ${bytes} bytes, no difference`);
  },
  patience,
);

/** Without the file's last paragraph, the words for pictures that are not there, and the seams between runs of one format. */
function plain(lines: readonly { readonly style: string; readonly text: string }[]): unknown[] {
  const last = lines.at(-1)?.text === ' ' ? -1 : undefined;
  return lines.slice(0, last).map((line) => ({
    ...line,
    text: line.text.replace(/^(\[Bild fehlt\])+$/, '{picture }').replaceAll(/<\/([bisu])><\1>/g, ''),
  }));
}
