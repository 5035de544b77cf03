import { expect, it } from 'vitest';
import { sumCosts, type MeasureBudget } from '../../../shared/measures/budget.ts';
import { coverageOf } from '../../../shared/measures/coverage.ts';
import { boardOf, filterMeasures, groupMeasures } from '../../../shared/measures/filter.ts';
import { sortMeasures } from '../../../shared/measures/german-order.ts';
import { emptyMeasure, measureLimits, measureStates, type Measure } from '../../../shared/measures/measure.ts';
import { progressOf } from '../../../shared/measures/progress.ts';
import { timelineOf } from '../../../shared/measures/timeline.ts';
import { sampleMeasures } from '../../support/measures.ts';

const fund: MeasureBudget = {
  id: 'fund',
  name: 'Innovationsfonds',
  years: new Map([[2022, 20_000_000]]),
  innovationFund: true,
};
const ids = (measures: readonly Measure[]): string => measures.map(({ id }) => id).join();
const [first = emptyMeasure('m1'), second = emptyMeasure('m2')] = sampleMeasures;

it('MC9 costs are added up by year and source in cents, and what is overdrawn is named with by how much and by whom', () => {
  const { sources, years, cents, notEligible } = sumCosts(sampleMeasures, [fund]);
  const [ofFund, donations] = sources;
  expect(sources.map(({ source }) => source)).toEqual(['fund', 'Spenden']);
  expect(ofFund).toMatchObject({ name: 'Innovationsfonds', cents: 25_845_678, budget: 20_000_000, over: 5_845_678 });
  expect(ofFund?.years).toEqual([
    // The fund has nothing for 2021: all that is planned there is too much, and 2022 doesn't pay for it.
    { year: 2021, cents: 4_500_000, budget: 0, over: 4_500_000, of: [{ measure: 'm1', cents: 4_500_000 }] },
    {
      year: 2022,
      cents: 21_345_678,
      budget: 20_000_000,
      over: 1_345_678,
      of: [
        { measure: 'm1', cents: 12_345_678 },
        { measure: 'm2', cents: 9_000_000 },
      ],
    },
  ]);
  expect(donations).toMatchObject({ cents: 50_000, budget: null, over: 0 });
  expect(years).toEqual([
    { year: 2021, cents: 4_500_000 },
    { year: 2022, cents: 21_395_678 },
  ]);
  expect(cents).toBe(25_895_678);
  expect(notEligible).toEqual(['m2']);
  // What was stopped costs nothing, a budget nobody uses is shown, and costs without year or source come last.
  const open = {
    ...first,
    costs: [
      { id: 'c', year: 0, cents: 5, source: '' },
      { id: 'd', year: 2023, cents: 7, source: '' },
    ],
  };
  const rest = sumCosts([{ ...second, state: 'stopped' }, open], [fund]);
  expect(rest.sources.map(({ source, cents: sum }) => [source, sum])).toEqual([
    ['fund', 0],
    ['', 12],
  ]);
  expect(rest.years.map(({ year }) => year)).toEqual([2023, 0]);
  expect(rest.sources[0]?.years).toEqual([{ year: 2022, cents: 0, budget: 20_000_000, over: 0, of: [] }]);
});

it('MC10 sums of the most a catalogue may hold stay whole cents', () => {
  const { measures, rows, cents } = measureLimits;
  const all = Array.from({ length: measures }, (_, n): Measure => ({
    ...emptyMeasure(`m${n}`),
    costs: Array.from({ length: rows }, (__, c) => ({ id: `c${c}`, year: 2022, cents, source: 'fund' })),
  }));
  const sums = sumCosts(all, [fund]);
  expect(sums.cents).toBe(measures * rows * cents);
  expect(Number.isSafeInteger(sums.cents)).toBe(true);
});

it('MC11 coverage names goals that no measure serves, measures that serve none, and links to paragraphs that are gone', () => {
  const goals = ['b1', 'b2', 'b3'].map((block) => ({ chapter: 'k1', block }));
  const coverage = coverageOf(sampleMeasures, goals, new Set(['b1', 'b2', 'b3', 'b4']));
  expect(coverage.goals.map(({ block, measures }) => [block, measures.join()])).toEqual([
    ['b1', 'm1'],
    ['b2', 'm1'],
    ['b3', ''],
  ]);
  expect(coverage.uncovered).toEqual([{ chapter: 'k1', block: 'b3' }]);
  expect(coverage.withoutGoal).toEqual(['m2', 'm3']);
  expect(coverage.lost).toEqual([{ measure: 'm2', goal: { id: 'g3', chapter: 'k2', block: 'gone' } }]);
  // A paragraph that moved into another chapter is the same one; a measure that was stopped serves nothing.
  const moved = coverageOf([{ ...first, goals: [{ id: 'g', chapter: 'old', block: 'b1' }] }], goals, new Set(['b1']));
  expect(moved.lost).toEqual([]);
  expect(moved.goals[0]?.measures).toEqual(['m1']);
  expect(coverageOf([{ ...first, state: 'stopped' }], goals, new Set(['b1'])).uncovered).toHaveLength(3);
});

it('MC12 filters narrow by words, states, fields, units, sources, years, fund and goal', () => {
  const shown = (filter: Parameters<typeof filterMeasures>[1]): string => ids(filterMeasures(sampleMeasures, filter));
  expect(shown({})).toBe('m1,m2,m3');
  expect(shown({ words: 'sprachcafe hochschule' })).toBe('');
  expect(shown({ words: 'SPRACHCAFÉ volkshoch' })).toBe('m1');
  expect(shown({ words: 'aemterlots' })).toBe('m2');
  expect(shown({ words: '  ' })).toBe('m1,m2,m3');
  expect(shown({ states: new Set(['idea']), fields: new Set(['Ältere', 'Bildung']) })).toBe('m3');
  expect(shown({ leads: new Set(['18']) })).toBe('m2');
  expect(shown({ sources: new Set(['Spenden']) })).toBe('m1');
  expect(shown({ years: new Set([2021]) })).toBe('m1');
  expect(shown({ years: new Set([2022]) })).toBe('m1,m2,m3');
  expect(shown({ innovationFund: false })).toBe('m2,m3');
  expect(shown({ flagship: true, goal: 'b2' })).toBe('m1');
});

it('MC13 the board has a column for each state, groups and sorting follow German order, what says nothing comes last', () => {
  expect(boardOf(sampleMeasures).map(({ key, measures }) => [key, ids(measures)])).toEqual([
    ['idea', 'm2,m3'],
    ['agreed', ''],
    ['running', 'm1'],
    ['done', ''],
    ['stopped', ''],
  ]);
  const more = [...sampleMeasures, { ...emptyMeasure('m4'), title: 'Arbeit', field: '' }];
  expect(groupMeasures(more, 'field').map(({ key }) => key)).toEqual([
    'Ältere',
    'Bildung',
    'Stadtverwaltung und interkulturelle Öffnung',
    '',
  ]);
  const sorted = (by: Parameters<typeof sortMeasures>[1], way: 'up' | 'down'): string =>
    ids(sortMeasures(more, by, way, measureStates));
  expect(sorted('number', 'up')).toBe('m1,m2,m3,m4');
  expect(sorted('number', 'down')).toBe('m3,m2,m1,m4');
  expect(sorted('title', 'up')).toBe('m2,m4,m1,m3');
  expect(sorted('begins', 'down')).toBe('m3,m1,m2,m4');
  expect(sorted('state', 'down')).toBe('m1,m2,m3,m4');
});

it('MC14 the timeline has a bar for what has dates, also one or the wrong way round, and a list of what has none', () => {
  const backwards = { ...emptyMeasure('m5'), begins: '2023-05-01', ends: '2020-05-01' };
  const { bars, undated, years } = timelineOf([...sampleMeasures, backwards]);
  expect(bars.map(({ measure, from, to, known }) => [measure.id, from, to, known])).toEqual([
    ['m5', '2020-05-01', '2023-05-01', 'backwards'],
    ['m1', '2021-07-01', '2022-12-31', 'both'],
    ['m3', '2022-01-01', '2022-01-01', 'begins'],
  ]);
  expect(ids(undated)).toBe('m2');
  expect(years).toEqual({ first: 2020, last: 2023 });
  expect(timelineOf([]).years).toBeNull();
});

it('MC15 a year’s progress has what was reported, measured and spent, which steps are late, and of what nobody reported', () => {
  const progress = progressOf(sampleMeasures, 2022);
  const [own] = progress.measures;
  expect(own).toMatchObject({ state: 'running', steps: { all: 2, done: 1 }, late: [], cents: 12_395_678 });
  expect(own?.indicators).toEqual([
    { name: 'Treffen', unit: 'Anzahl', target: 120, value: 96.5, before: 31, share: 96.5 / 120 },
  ]);
  expect(progress.states.get('running')).toBe(1);
  expect(progressOf(sampleMeasures, 2021).measures[0]?.state).toBe('agreed');
  const late = { ...first, reports: [], steps: [{ id: 's', title: 'x', date: '2022-06-01', done: false }] };
  expect(progressOf([late], 2022)).toMatchObject({ missing: ['m1'], measures: [{ late: ['s'] }] });
  expect(progressOf([late], 2020).missing).toEqual([]);
});
