/** Papers that are edited by chance, for what is said of two states of one. */
import type { PaperState } from '../../electron/export/comparison/comparison.ts';
import type { Block } from '../../shared/document/block.ts';
import { stateOf, table, type ChapterWords } from './compared-papers.ts';
import { EditedText } from './fuzz-compared.ts';
import type { Chance } from './fuzz.ts';

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
export class EditedPaper {
  readonly #texts: { readonly id: string; readonly title: string; readonly text: EditedText }[];
  readonly #notes = new Map<string, EditedText>();
  #lines: Record<string, string[]> = { r1: ['a', 'b'], r2: ['', 'c'], r3: ['d', ''] };
  #columns = ['c1', 'c2'];
  #next = 4;

  /** `kinds`: more that its blocks have. */
  constructor(
    readonly chance: Chance,
    kinds: readonly string[] = [],
  ) {
    const all = [...KINDS, ...kinds];
    this.#texts = ['eins', 'zwei', 'drei'].map((id) => ({ id, title: id, text: new EditedText(chance, all) }));
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
