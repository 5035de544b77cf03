/** The progress report of a year over all measures. */
import { measureStates, type Measure, type MeasureState, type YearReport } from './measure.ts';

export interface IndicatorProgress {
  readonly name: string;
  readonly unit: string;
  readonly target: number | null;
  /** What was measured in the year; null where nothing was. */
  readonly value: number | null;
  /** The last one measured before. */
  readonly before: number | null;
  /** Part of the target that is reached, 1 for all of it; null where that can't be said. */
  readonly share: number | null;
}
export interface MeasureProgress {
  readonly measure: Measure;
  /** Null where nobody has reported. */
  readonly report: YearReport | null;
  /** What the report says, else the state of now. */
  readonly state: MeasureState;
  readonly steps: { readonly all: number; readonly done: number };
  /** Steps that should have been done by the end of the year and aren't. */
  readonly late: readonly string[];
  readonly indicators: readonly IndicatorProgress[];
  /** Cents planned for the year. */
  readonly cents: number;
}
export interface YearProgress {
  readonly year: number;
  readonly measures: readonly MeasureProgress[];
  readonly states: ReadonlyMap<MeasureState, number>;
  /** Measures that were under way and of which nobody has reported. */
  readonly missing: readonly string[];
}

export function progressOf(measures: readonly Measure[], year: number): YearProgress {
  const rows = measures.map((measure): MeasureProgress => {
    const report = measure.reports.find((each) => each.year === year) ?? null;
    return {
      measure,
      report,
      state: report?.state ?? measure.state,
      steps: { all: measure.steps.length, done: measure.steps.filter(({ done }) => done).length },
      late: measure.steps
        .filter(({ date, done }) => !done && date !== '' && date <= `${year}-12-31`)
        .map(({ id }) => id),
      indicators: measure.indicators.map(({ name, unit, target, values }) => {
        const value = values.get(year) ?? null;
        const before = [...values].filter(([each]) => each < year).at(-1)?.[1] ?? null;
        const share = value === null || target === null || target <= 0 ? null : Math.max(0, value / target);
        return { name, unit, target, value, before, share };
      }),
      cents: measure.costs.filter((cost) => cost.year === year).reduce((sum, { cents }) => sum + cents, 0),
    };
  });
  return {
    year,
    measures: rows,
    states: new Map(measureStates.map((state) => [state, rows.filter((row) => row.state === state).length])),
    missing: rows
      .filter(
        ({ measure, report, state }) =>
          report === null && (state === 'running' || state === 'done') && begun(measure, year),
      )
      .map(({ measure }) => measure.id),
  };
}

/** Whether it had begun by the end of a year, as far as its dates say. */
const begun = ({ begins, ends }: Measure, year: number): boolean =>
  begins <= `${year}-12-31` && (ends === '' || ends >= `${year}-01-01`);
