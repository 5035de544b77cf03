import { expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  catalogueMap,
  readBudgets,
  readGoals,
  removeBudget,
  setBudget,
  setBudgetYear,
  setGoals,
} from '../../../shared/document/measures/catalogue-settings.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { sampleMeasures } from '../../../electron/services/sample-measures.ts';
import { sumCosts } from '../../../shared/measures/budget.ts';
import { coverageOf } from '../../../shared/measures/coverage.ts';
import { filterMeasures } from '../../../shared/measures/filter.ts';

const ids = (): (() => string) => {
  let next = 0;
  return () => `id${(next += 1)}`;
};

it('MC31 budgets and goals are kept beside the measures: who changes different years, or adds a goal, at the same time has both', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  expect(setBudget(one, 'fund', { name: 'Innovationsfonds', fund: true }, 'a')).toBe(true);
  setGoals(one, [{ chapter: 'c', block: 'b1' }], ids(), 'a');
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  setBudgetYear(one, 'fund', 2022, 20_000_000, 'a');
  setGoals(one, [...readGoals(one), { chapter: 'c', block: 'b2' }], () => 'mine', 'a');
  setBudgetYear(other, 'fund', 2023, 5_000_000, 'b');
  setGoals(other, [...readGoals(other), { chapter: 'c', block: 'b2' }, { chapter: 'd', block: 'b3' }], ids2(), 'b');
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  for (const doc of [one, other]) {
    expect(readBudgets(doc)).toEqual([
      {
        id: 'fund',
        name: 'Innovationsfonds',
        innovationFund: true,
        years: new Map([
          [2022, 20_000_000],
          [2023, 5_000_000],
        ]),
      },
    ]);
    expect(
      readGoals(doc)
        .map(({ block }) => block)
        .sort(),
    ).toEqual(['b1', 'b2', 'b3']);
  }
  setBudgetYear(one, 'fund', 2023, null, 'a');
  expect([...(readBudgets(one)[0]?.years.keys() ?? [])]).toEqual([2022]);
  setGoals(one, [{ chapter: 'd', block: 'b3' }], ids(), 'a');
  expect(readGoals(one)).toEqual([{ chapter: 'd', block: 'b3' }]);
  removeBudget(one, 'fund', 'a');
  expect(readBudgets(one)).toEqual([]);
});
const ids2 = (): (() => string) => {
  let next = 0;
  return () => `other${(next += 1)}`;
};

it('MC32 what is no budget and no goal reads as if it weren’t there, and is not written', () => {
  const doc = new Y.Doc();
  const map = catalogueMap(doc);
  for (const [key, value] of Object.entries({
    'x:list': 'budgets',
    'x:order': 'a0',
    'x:name': 7,
    'x:year@2022': -1,
    'x:year@20': 5,
    'x:year@2023': 1.5,
    'x:year@2024': 900,
    'g:list': 'goals',
    'g:order': 'a0',
    'g:chapter': 'c',
    'g:block': 'a b/ü',
    'no order:list': 'budgets',
  }))
    map.set(key, value);
  expect(readBudgets(doc)).toEqual([{ id: 'x', name: '', innovationFund: false, years: new Map([[2024, 900]]) }]);
  expect(readGoals(doc)).toEqual([]);
  expect(setBudget(doc, 'a:b', { name: 'n' }, null)).toBe(false);
  expect(setBudgetYear(doc, 'x', 1500, 5, null)).toBe(false);
  expect(setBudgetYear(doc, 'x', 2022, 0.5, null)).toBe(false);
  expect(setBudgetYear(doc, 'gone', 2022, 5, null)).toBe(false);
});

it('MC33 the sample has measures in every state and field, an innovation fund that is overdrawn, and goals that no measure serves', () => {
  const doc = sampleMeasures((chapter, heading) => ({ chapter, block: `${chapter}-${heading.replace(' ', '-')}` }));
  const measures = readMeasures(doc);
  expect(measures.length).toBeGreaterThanOrEqual(12);
  expect(new Set(measures.map(({ state }) => state)).size).toBe(5);
  expect(new Set(measures.map(({ field }) => field)).size).toBe(6);
  expect(filterMeasures(measures, { flagship: true }).length).toBeGreaterThan(1);
  const sums = sumCosts(measures, readBudgets(doc));
  expect(sums.sources[0]).toMatchObject({ name: 'Innovationsfonds', budget: 20_000_000 });
  expect(sums.sources[0]?.over).toBeGreaterThan(0);
  expect(sums.notEligible).toHaveLength(1);
  const goals = readGoals(doc);
  const { uncovered, lost } = coverageOf(measures, goals, new Set(goals.map(({ block }) => block)));
  expect(goals).toHaveLength(24);
  expect(uncovered.length).toBeGreaterThan(3);
  expect(lost).toEqual([]);
});
