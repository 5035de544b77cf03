import { expect, it } from 'vitest';
import { planImport } from '../../../renderer/features/measures/import-plan.ts';
import { readFigure } from '../../../renderer/features/measures/figures.ts';
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
    [imported('a', '1'), imported('c', '2'), imported('gone', '3'), imported('d', '')],
    present,
    (id) => id === 'gone',
    () => 'new',
  );
  expect(plan.fresh.map(({ id }) => id)).toEqual(['c', 'new', 'd']);
  expect(plan.fresh[0]?.indicators[0]?.values).toEqual(new Map([[2022, 2]]));
  expect(plan).toMatchObject({ known: 1, sameNumbers: ['2'], left: 0 });
  const full = Array.from({ length: measureLimits.measures - 1 }, (_, index) => emptyMeasure(`m${index}`));
  const tight = planImport(
    [imported('x', ''), imported('y', '')],
    full,
    () => false,
    () => '',
  );
  expect(tight).toMatchObject({ known: 0, left: 1 });
  expect(tight.fresh).toHaveLength(1);
});

it('MC48 figures are read as people type them, and what is none is none', () => {
  expect(['', ' ', '12', '12,5', '1.250', '1.250,75', '-0,5', '12.5', '80 %'].map(readFigure)).toEqual([
    ...[null, null, 12, 12.5, 1250, 1250.75, -0.5, 12.5, 80],
  ]);
  for (const none of ['viel', '1,2,3', '--1', '1e5', '12 Stück', '∞']) expect(readFigure(none)).toBeUndefined();
});
