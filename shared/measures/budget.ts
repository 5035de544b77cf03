/** What the measures cost, by year and source, against the budgets there are. Money is integer cents. */
import { compareGerman } from './german-order.ts';
import type { Measure } from './measure.ts';

/** A source with an amount, as the project's data has it: the innovation fund with 200.000 € for 2022. */
export interface MeasureBudget {
  readonly id: string;
  readonly name: string;
  /** Cents by year. A year that isn't there has none. */
  readonly years: ReadonlyMap<number, number>;
  /** Whether only measures that are eligible for the innovation fund may be paid from it. */
  readonly innovationFund: boolean;
}

export interface YearSum {
  /** 0: of costs that name no year. */
  readonly year: number;
  readonly cents: number;
  /** Null for a source that is no budget. */
  readonly budget: number | null;
  /** By how much the budget is overdrawn; 0 where it isn't. */
  readonly over: number;
  /** Of which measures, as much as each. */
  readonly of: readonly { readonly measure: string; readonly cents: number }[];
}
export interface SourceSum {
  /** The budget's id, or the source in words; empty where nobody has said. */
  readonly source: string;
  readonly name: string;
  readonly years: readonly YearSum[];
  readonly cents: number;
  readonly budget: number | null;
  /** What its years are overdrawn by, together: what one year leaves does not pay for another. */
  readonly over: number;
}
export interface BudgetSums {
  /** Budgets first, in their order, then other sources in German order. */
  readonly sources: readonly SourceSum[];
  readonly years: readonly { readonly year: number; readonly cents: number }[];
  readonly cents: number;
  /** Measures that take from the innovation fund without being eligible. */
  readonly notEligible: readonly string[];
}

/** Measures that were stopped cost nothing more and aren't counted. */
export function sumCosts(measures: readonly Measure[], budgets: readonly MeasureBudget[]): BudgetSums {
  const counted = measures.filter(({ state }) => state !== 'stopped');
  const costs = counted.flatMap(({ id, costs: own }) =>
    own.map(({ year, cents, source }) => ({ measure: id, year, cents, source })),
  );
  const others = [...new Set(costs.map(({ source }) => source))]
    .filter((source) => !budgets.some(({ id }) => id === source))
    .sort(compareGerman);
  const sumOf = (source: string, name: string, budget: MeasureBudget | null): SourceSum => {
    const own = costs.filter((cost) => cost.source === source);
    const known = new Set([...own.map(({ year }) => year), ...(budget?.years.keys() ?? [])]);
    const years = [...known].sort(lastIfNone).map((year): YearSum => {
      const of = perMeasure(own.filter((cost) => cost.year === year));
      const cents = total(of);
      const limit = budget === null ? null : (budget.years.get(year) ?? 0);
      return { year, cents, budget: limit, over: limit === null ? 0 : Math.max(0, cents - limit), of };
    });
    return {
      source,
      name,
      years,
      cents: total(own),
      budget: budget === null ? null : [...budget.years.values()].reduce((sum, cents) => sum + cents, 0),
      over: years.reduce((sum, { over }) => sum + over, 0),
    };
  };
  const ofFund = new Set(budgets.flatMap(({ id, innovationFund }) => (innovationFund ? [id] : [])));
  return {
    sources: [
      ...budgets.map((budget) => sumOf(budget.id, budget.name, budget)),
      ...others.map((source) => sumOf(source, source, null)),
    ],
    years: [...new Set(costs.map(({ year }) => year))]
      .sort(lastIfNone)
      .map((year) => ({ year, cents: total(costs.filter((cost) => cost.year === year)) })),
    cents: total(costs),
    notEligible: counted
      .filter(
        ({ innovationFund, costs: own }) =>
          !innovationFund && own.some(({ source, cents }) => cents > 0 && ofFund.has(source)),
      )
      .map(({ id }) => id),
  };
}

const total = (costs: readonly { readonly cents: number }[]): number =>
  costs.reduce((sum, { cents }) => sum + cents, 0);

/** The largest first. */
function perMeasure(costs: readonly { readonly measure: string; readonly cents: number }[]): YearSum['of'] {
  const sums = new Map<string, number>();
  for (const { measure, cents } of costs) sums.set(measure, (sums.get(measure) ?? 0) + cents);
  return [...sums].map(([measure, cents]) => ({ measure, cents })).sort((a, b) => b.cents - a.cents);
}

/** Costs without a year come last. */
const lastIfNone = (a: number, b: number): number => (a === 0 || b === 0 ? b - a : a - b);
