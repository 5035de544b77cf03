/** Two states of a text, as any number of edits leaves them, and what a comparison says of them. */
import { expect, it } from 'vitest';
import { makeBlock, pushRun, sliceRuns, type Block, type Run } from '../../shared/document/block.ts';
import { compareBlocks } from '../../shared/document/compare/compare-blocks.ts';
import { isRowChanged } from '../../shared/document/compare/compare-table.ts';
import { withMovedWords } from '../../shared/document/compare/moved-words.ts';
import { blocksFrom } from '../support/compared.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [40];
/** Few words, so that many are the same by chance. */
const WORDS = [
  'Stadt',
  'der',
  'die',
  'Bürger*innen',
  'und',
  '200.000\u00a0€',
  'Ziel',
  'bis 2026',
  'mit',
  '§ 5',
  '\uFFFC',
];
const KINDS = ['paragraph', 'heading2', 'bullet', 'quote'];

class Text {
  blocks: readonly Block[] = [];
  #next = 0;

  constructor(readonly chance: Chance) {
    for (let count = 1 + chance.below(8); count > 0; count--) this.#insert();
  }

  edit(): void {
    const { chance } = this;
    const at = chance.below(Math.max(1, this.blocks.length));
    const block = this.blocks[at];
    if (block === undefined || chance.once(6)) return this.#insert();
    const act = chance.below(8);
    const [from, to] = this.#range(block);
    const put = (...blocks: Block[]): void => void (this.blocks = this.blocks.toSpliced(at, 1, ...blocks));
    if (act === 0) put();
    else if (act === 1)
      put(
        this.#with(block, [...sliceRuns(block.runs, 0, from)]),
        this.#with({ ...block, id: this.#id() }, sliceRuns(block.runs, from, block.text.length)),
      );
    else if (act === 2 && at > 0) {
      const before = this.blocks[at - 1];
      if (before !== undefined)
        this.blocks = this.blocks.toSpliced(at - 1, 2, this.#with(before, [...before.runs, ...block.runs]));
    } else if (act === 3) {
      const rest = this.blocks.toSpliced(at, 1);
      this.blocks = rest.toSpliced(
        chance.below(rest.length + 1),
        0,
        chance.once(3) ? { ...block, id: this.#id() } : block,
      );
    } else if (act === 4)
      put(
        this.#with(block, [
          ...sliceRuns(block.runs, 0, from),
          ...sliceRuns(block.runs, from, to).map((run) => ({ ...run, attrs: chance.once(2) ? { b: true } : {} })),
          ...sliceRuns(block.runs, to, block.text.length),
        ]),
      );
    else if (act === 5) put({ ...block, kind: chance.pick(KINDS) });
    else
      put(
        this.#with(block, [
          ...sliceRuns(block.runs, 0, from),
          ...(chance.once(2) ? [] : this.#words()),
          ...sliceRuns(block.runs, to, block.text.length),
        ]),
      );
  }

  #insert(): void {
    const block = makeBlock(this.#id(), { kind: this.chance.pick(KINDS), indent: 0 }, merged(this.#words()));
    this.blocks = this.blocks.toSpliced(this.chance.below(this.blocks.length + 1), 0, block);
  }

  #words(): Run[] {
    const runs: Run[] = [];
    for (let count = this.chance.below(9); count > 0; count--) {
      const word = this.chance.pick(WORDS);
      if (word === '\uFFFC') runs.push({ text: word, attrs: {}, embed: { note: String(this.chance.below(3)) } });
      else runs.push({ text: this.chance.once(5) ? word : `${word} `, attrs: this.chance.once(4) ? { i: true } : {} });
    }
    return runs;
  }

  #range(block: Block): [number, number] {
    const ends = [this.chance.below(block.text.length + 1), this.chance.below(block.text.length + 1)];
    return [Math.min(...ends), Math.max(...ends)];
  }

  #with = (block: Block, runs: readonly Run[]): Block => makeBlock(block.id, block, merged(runs));
  #id = (): string => `b${this.#next++}`;
}

function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) pushRun(out, run);
  return out;
}

const plain = (blocks: readonly Block[]): unknown =>
  blocks.map(({ id, kind, runs }) => ({ id, kind, runs: merged(runs) }));

it(
  'CV3 whatever was edited, a comparison holds both states whole, and nothing of what is the same on both sides',
  async () => {
    const seeds = seedsToRun(600, PINNED);
    let rows = 0;
    let moved = 0;
    await forEachSeed(seeds, (seed) => {
      const chance = new Chance(seed);
      const text = new Text(chance);
      const before = text.blocks;
      for (let edits = chance.below(12); edits > 0; edits--) text.edit();
      const [compared = []] = withMovedWords([compareBlocks(before, text.blocks)]);
      expect(plain(blocksFrom(compared, 'before'))).toEqual(plain(before));
      expect(plain(blocksFrom(compared, 'after'))).toEqual(plain(text.blocks));
      expect(compareBlocks(text.blocks, text.blocks).some(isRowChanged)).toBe(false);
      if (
        JSON.stringify(plain(before)) !== JSON.stringify(plain(text.blocks)) &&
        before.every(({ id }, index) => id === text.blocks[index]?.id)
      )
        expect(compared.some(isRowChanged)).toBe(true);
      rows += compared.length;
      moved += compared.filter((row) => row.moved).length;
    });
    console.log(`comparisons: ${seeds.length} seeds, ${rows} paragraphs, ${moved} moved, no difference`);
  },
  patience,
);
