/** Whatever two states of a paper hold, their comparison is a Word file that keeps to the format and can be read either way. */
import { expect, it } from 'vitest';
import { compareStates, type PaperState } from '../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../electron/export/docx/comparison-docx.ts';
import type { Block } from '../../shared/document/block.ts';
import { stateOf, table, type ChapterWords } from '../support/compared-papers.ts';
import { faultsOf } from '../support/docx/check-word.ts';
import { linesOfState } from '../support/docx/lines-of-state.ts';
import { readTracked, type Decision } from '../support/docx/read-tracked.ts';
import { EditedText } from '../support/fuzz-compared.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];
const KINDS = [
  'paragraph',
  'paragraph',
  'heading1',
  'bullet',
  'number',
  'quote',
  'callout',
  'table',
  'image',
  'rule',
  'of tomorrow',
];

/** Chapters whose texts, tables and footnotes are edited by chance, and their order. */
class EditedPaper {
  readonly #texts: { readonly id: string; readonly title: string; readonly text: EditedText }[];
  readonly #notes = new Map<string, EditedText>();
  #lines: Record<string, string[]> = { r1: ['a', 'b'], r2: ['', 'c'], r3: ['d', ''] };
  #columns = ['c1', 'c2'];
  #next = 4;

  constructor(readonly chance: Chance) {
    this.#texts = ['eins', 'zwei', 'drei'].map((id) => ({ id, title: id, text: new EditedText(chance, KINDS) }));
    for (const note of ['0', '1', '2']) this.#notes.set(note, new EditedText(chance, ['paragraph', 'bullet']));
  }

  edit(): void {
    const { chance } = this;
    const rows = Object.keys(this.#lines);
    const act = chance.below(8);
    if (act === 0)
      this.#texts.splice(
        chance.below(this.#texts.length),
        0,
        ...this.#texts.splice(chance.below(this.#texts.length), 1),
      );
    else if (act === 1) this.#notes.get(String(chance.below(3)))?.edit();
    else if (act === 2) {
      const row = chance.pick(rows);
      this.#lines = { ...this.#lines, [row]: [chance.pick(['x', 'neu', '']), 'y'] };
    } else if (act === 3) {
      const entries = Object.entries(this.#lines);
      entries.splice(chance.below(entries.length), 0, [`r${this.#next++}`, ['n', 'm']]);
      if (entries.length > 2 && chance.once(2)) entries.splice(chance.below(entries.length), 1);
      this.#lines = Object.fromEntries(chance.once(2) ? entries : entries.toReversed());
    } else if (act === 4) this.#columns = chance.pick([['c1', 'c2'], ['c2', 'c1'], ['c1', 'c3', 'c2'], ['c1']]);
    else chance.pick(this.#texts).text.edit();
  }

  state(name: string): PaperState {
    const blocks = (text: EditedText): readonly Block[] => text.blocks.map((block) => ({ ...block, id: block.id }));
    const notes = Object.fromEntries([...this.#notes].map(([id, text]) => [id, text.blocks]));
    const chapters = this.#texts.map(({ id, title, text }): ChapterWords => {
      const tables = text.blocks.flatMap(({ id: block, kind }) =>
        kind === 'table' ? [table(block, this.#lines, this.#columns, this.chance.once(6) ? [[0, 0, 2, 1]] : [])] : [],
      );
      return { id, title, blocks: blocks(text), tables, notes };
    });
    return stateOf(name, name, 1, chapters);
  }
}

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
