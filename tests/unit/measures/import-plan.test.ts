import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { planImport } from '../../../renderer/features/measures/import-plan.ts';
import { readFigure } from '../../../renderer/features/measures/figures.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { putDescription, wordsOfDescription } from '../../../shared/document/measures/description-words.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { emptyMeasure, measureLimits } from '../../../shared/measures/measure.ts';
import type { ImportedMeasure } from '../../../shared/rpc/measure-schemas.ts';

const imported = (id: string, number: string): ImportedMeasure => {
  const { goals, partners, targetGroups, steps, costs, reports, ...rest } = emptyMeasure(id);
  return {
    ...rest,
    number,
    ...{ goals: [...goals], partners: [...partners], targetGroups: [...targetGroups] },
    ...{ steps: [...steps], costs: [...costs], reports: [...reports] },
    indicators: [{ id: 'i', name: 'Treffen', unit: '', target: 3, values: [[2022, 2]] }],
  };
};

it('MC47 of a workbook comes what isn’t in the catalogue; numbers that meet, what is there, and what finds no room are told', () => {
  const present = [
    { ...emptyMeasure('a'), number: '1' },
    { ...emptyMeasure('b'), number: '2' },
  ];
  const plan = planImport(
    { measures: [imported('a', '1'), imported('c', '2'), imported('gone', '3'), imported('d', '')], descriptions: [] },
    { measures: present, taken: (id) => id === 'gone', words: () => '' },
    () => 'new',
  );
  expect(plan.fresh.map(({ id }) => id)).toEqual(['c', 'new', 'd']);
  expect(plan.fresh[0]?.indicators[0]?.values).toEqual(new Map([[2022, 2]]));
  expect(plan).toMatchObject({ known: 1, sameNumbers: ['2'], left: 0 });
  const full = Array.from({ length: measureLimits.measures - 1 }, (_, index) => emptyMeasure(`m${index}`));
  const tight = planImport(
    { measures: [imported('x', ''), imported('y', '')], descriptions: [] },
    { measures: full, taken: () => false, words: () => '' },
    () => '',
  );
  expect(tight).toMatchObject({ known: 0, left: 1 });
  expect(tight.fresh).toHaveLength(1);
});

it('MC70 descriptions come where the measure is new or has none; one that says something else is a choice, the same is none', () => {
  const present = ['same', 'empty', 'other', 'long'].map((id) => emptyMeasure(id));
  const long = 'ä'.repeat(40_000);
  const there = new Map([
    ['same', 'Ein  Treff\nim Stadtteil'],
    ['other', 'Alt'],
    ['long', long],
  ]);
  const plan = planImport(
    {
      measures: ['same', 'empty', 'other', 'long', 'fresh', 'gone'].map((id) => imported(id, '')),
      descriptions: [
        ['same', 'Ein Treff\r\n\r\nim Stadtteil '],
        ['empty', 'Neu'],
        ['other', 'Anders'],
        ['long', `${long.slice(0, 32_765)} …`],
        ['fresh', 'Frisch'],
        ['gone', '\n \n'],
      ],
    },
    { measures: present, taken: (id) => id === 'gone' || id === 'fresh', words: (id) => there.get(id) ?? '' },
    () => 'new',
  );
  expect(plan.described.map(({ measure, words, before }) => [measure.id, words, before])).toEqual([
    ['new', 'Frisch', ''],
    ['empty', 'Neu', ''],
  ]);
  expect(plan.differing.map(({ measure, words, before }) => [measure.id, words, before])).toEqual([
    ['other', 'Anders', 'Alt'],
  ]);
});

it('MC71 plain words become paragraphs in the place of what was there, which one step brings back whole', () => {
  const doc = new Y.Doc();
  const text = doc.getText(descriptionText('m1'));
  const origin = {};
  putDescription(doc, 'm1', 'Erstens\n\nZweitens', 'before');
  text.applyDelta([{ retain: 1 }, { retain: 4, attributes: { bold: true } }]);
  const before = text.toDelta() as unknown;
  const memory = new Y.UndoManager([text, blockProperties(doc)], { trackedOrigins: new Set([origin]) });
  putDescription(doc, 'm1', ' Neu\u0000\u2028 und mehr \r\n=1+1', origin);
  expect(wordsOfDescription(doc, 'm1')).toBe('Neu und mehr\n=1+1');
  memory.undo();
  expect(text.toDelta()).toEqual(before);
  putDescription(doc, 'm1', '', origin);
  expect(wordsOfDescription(doc, 'm1')).toBe('');
});

it('MC48 figures are read as people type them, and what is none is none', () => {
  expect(['', ' ', '12', '12,5', '1.250', '1.250,75', '-0,5', '12.5', '80 %'].map(readFigure)).toEqual([
    ...[null, null, 12, 12.5, 1250, 1250.75, -0.5, 12.5, 80],
  ]);
  for (const none of ['viel', '1,2,3', '--1', '1e5', '12 Stück', '∞']) expect(readFigure(none)).toBeUndefined();
});
