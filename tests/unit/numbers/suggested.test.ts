/** Numbers in the window while something is suggested are those of the file that leaves, which has nothing of it. */
import { describe, expect, it } from 'vitest';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { indexPaper, numberedBlocks, type PaperIndex } from '../../../shared/document/paper-index.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import { numberWords } from '../../../renderer/editor/numbering/number-words.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const uuid = '00000000-0000-4000-8000-000000000001';
const words = (text: string, part: 'ins' | 'del' | null = null): Run => ({
  text,
  attrs: part === null ? {} : { [`${part}:s1`]: true },
});
const note = (id: string, isNew = false): Run => {
  const run = embedRun({ note: id });
  return isNew ? { ...run, attrs: { ...run.attrs, 'ins:s1': true } } : run;
};
const block = (id: string, kind: string, runs: readonly Run[], isNew = false): Block =>
  makeBlock(id, { kind, indent: 0, ...(isNew && { props: { ins: 's1' } }) }, runs);
const indexed = (blocks: readonly Block[]): PaperIndex =>
  indexPaper([{ id: uuid, number: 7, title: 'Ziele', marks: marksOf(blocks) }], 'chapter');
const numbersIn = (index: PaperIndex): ReadonlyMap<string, string> =>
  new Map([...(index.chapter(uuid)?.numbers ?? [])].map(([id, { kind, number }]) => [id, `${kind} ${number}`]));

describe('numbers while something is suggested', () => {
  it('NU15 what is only suggested has no number, what stands has that of the file, and struck things keep theirs', () => {
    const blocks = [
      block('h1', 'heading1', [words('Bestand')]),
      block('h2', 'heading1', [words('Neu', 'ins')], true),
      block('p1', 'paragraph', [words('Neues'), note('n2', true)], true),
      block('t1', 'table', [], true),
      block('h3', 'heading1', [words('Weg', 'del')]),
      block('p2', 'paragraph', [words('Steht'), note('n1'), note('n3', true)]),
      block('t2', 'table', [words('Zahlen')]),
      block('h4', 'heading2', [words('nur vorgeschlagene Worte', 'ins')]),
      block('h5', 'heading2', [words('Ende')]),
    ];
    const index = indexed(blocks);
    expect(Object.fromEntries(numbersIn(index))).toEqual({
      ...{ h1: 'heading 7.1', h2: 'heading ', t1: 'table ', h3: 'heading 7.2', p2: 'paragraph 7/1' },
      ...{ t2: 'table 1', h5: 'heading 7.2.1' },
    });
    expect([...(index.chapter(uuid)?.notes ?? [])]).toEqual([
      ['n2', 0],
      ['n1', 1],
      ['n3', 0],
    ]);
    expect(numberedBlocks(marksOf(blocks))).toEqual(['p2']);
    const named = ['h2', 't1', 'p1', 'h3'].map((id) => describeTarget('de', index.target(uuid, id), true));
    expect(named).toEqual(['Abschnitt (neu)', 'Tabelle (neu)', 'Kapitel 7', 'Abschnitt 7.2']);
    expect([numberWords(''), numberWords(0), numberWords(3), numberWords('7.1')]).toEqual(['neu', 'neu', '3', '7.1']);
  });

  it('NU16 every number in the window is the one in the file, whatever is suggested (400 seeds)', async () => {
    await forEachSeed(seedsToRun(400, []), (seed) => {
      const chance = new Chance(seed);
      const kinds = ['heading1', 'heading2', 'heading3', 'paragraph', 'quote', 'bullet', 'table', 'image'];
      let notes = 0;
      const runs = (): Run[] =>
        Array.from({ length: chance.below(4) }, () =>
          chance.once(3)
            ? note(`n${notes++}`, chance.once(2))
            : words('Wort ', chance.pick([null, null, 'ins', 'del'] as const)),
        );
      const blocks = Array.from({ length: 1 + chance.below(12) }, (_, at) =>
        block(`b${at}`, chance.pick(kinds), runs(), at > 0 && chance.once(3)),
      );
      const shown = indexed(blocks);
      const file = indexed(decidedBlocks(blocks, false));
      const standing = new Map([...numbersIn(shown)].filter(([, number]) => !number.endsWith(' ')));
      expect(standing).toEqual(numbersIn(file));
      const numbered = [...(shown.chapter(uuid)?.notes ?? [])].filter(([, number]) => number > 0);
      expect(new Map(numbered)).toEqual(file.chapter(uuid)?.notes);
    });
  });
});
