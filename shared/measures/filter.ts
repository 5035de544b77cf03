/** Which measures a view shows, and in which groups. Pure: the same measures give the same view. */
import { wordsOf } from '../domain/search/fold.ts';
import { compareGerman } from './german-order.ts';
import { measureStates, type Measure, type MeasureState } from './measure.ts';

/** Each part that is set narrows; of several values in one part any will do. */
export interface MeasureFilter {
  /** Each word, or its beginning, stands somewhere in the measure. */
  readonly words?: string;
  readonly states?: ReadonlySet<MeasureState>;
  readonly fields?: ReadonlySet<string>;
  readonly leads?: ReadonlySet<string>;
  readonly sources?: ReadonlySet<string>;
  /** Only those that run or cost something in one of these years. */
  readonly years?: ReadonlySet<number>;
  readonly innovationFund?: boolean;
  readonly flagship?: boolean;
  /** The block that it serves. */
  readonly goal?: string;
}

export function filterMeasures(measures: readonly Measure[], filter: MeasureFilter): Measure[] {
  const wanted = wordsOf(filter.words ?? '').map(({ word }) => word);
  return measures.filter((measure) => {
    const { states, fields, leads, sources, years, innovationFund, flagship, goal } = filter;
    return (
      (states?.has(measure.state) ?? true) &&
      (fields?.has(measure.field) ?? true) &&
      (leads?.has(measure.lead) ?? true) &&
      (sources === undefined || measure.costs.some(({ source }) => sources.has(source))) &&
      (years === undefined || [...years].some((year) => touches(measure, year))) &&
      (innovationFund === undefined || measure.innovationFund === innovationFund) &&
      (flagship === undefined || measure.flagship === flagship) &&
      (goal === undefined || measure.goals.some(({ block }) => block === goal)) &&
      (wanted.length === 0 || hasWords(measure, wanted))
    );
  });
}

/** Whether it runs in a year, as far as its dates say, or costs something in it. */
function touches({ begins, ends, costs }: Measure, year: number): boolean {
  if (costs.some((cost) => cost.year === year && cost.cents > 0)) return true;
  if (begins === '' && ends === '') return false;
  const [first, last] = [Number((begins || ends).slice(0, 4)), Number((ends || begins).slice(0, 4))];
  return year >= Math.min(first, last) && year <= Math.max(first, last);
}

function hasWords(measure: Measure, wanted: readonly string[]): boolean {
  const { number, title, field, lead, partners, targetGroups, steps, indicators, reports } = measure;
  const texts = [
    ...[number, title, field, lead],
    ...[...partners, ...targetGroups, ...indicators].map(({ name }) => name),
    ...steps.map((step) => step.title),
    ...reports.map(({ words }) => words),
  ];
  const words = texts.flatMap((text) => wordsOf(text).map(({ word }) => word));
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

export interface MeasureGroup {
  /** A state, a field or a unit; empty for those that say nothing of it. */
  readonly key: string;
  readonly measures: readonly Measure[];
}

/** A column for each state, also where it is empty. */
export const boardOf = (measures: readonly Measure[]): MeasureGroup[] =>
  measureStates.map((state) => ({ key: state, measures: measures.filter((measure) => measure.state === state) }));

/** In German order of the groups; those that say nothing come last. */
export function groupMeasures(measures: readonly Measure[], by: 'field' | 'lead'): MeasureGroup[] {
  const groups = new Map<string, Measure[]>();
  for (const measure of measures) groups.set(measure[by], [...(groups.get(measure[by]) ?? []), measure]);
  return [...groups].map(([key, its]) => ({ key, measures: its })).sort((a, b) => compareGerman(a.key, b.key));
}
