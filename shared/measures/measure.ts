/**
 * A measure (glossary: Maßnahme) of the measures catalogue as plain data, as its room, the views, the checks and every export
 * know it. Money is integer cents. Its description is rich text and lies beside it (`document/measures/texts.ts`).
 */

/** In the order in which a board shows them. */
export const measureStates = ['idea', 'agreed', 'running', 'done', 'stopped'] as const;
export type MeasureState = (typeof measureStates)[number];

/** Where a measure may go from each state. Who may say so is a matter of rights, not of this table. */
export const measureMoves: Readonly<Record<MeasureState, readonly MeasureState[]>> = {
  idea: ['agreed', 'stopped'],
  agreed: ['idea', 'running', 'stopped'],
  running: ['agreed', 'done', 'stopped'],
  done: ['running'],
  stopped: ['idea', 'agreed', 'running'],
};

/** Whether a measure may go from one state to the other; staying is no move. */
export const mayMove = (from: MeasureState, to: MeasureState): boolean => measureMoves[from].includes(to);

export interface Measure {
  readonly id: string;
  /** As typed: `3.12`; empty while it has none. */
  readonly number: string;
  readonly title: string;
  /** Field of action (Handlungsfeld), in words. */
  readonly field: string;
  /** The unit that is responsible, in words or by its code: `50.6`. */
  readonly lead: string;
  readonly state: MeasureState;
  /** First and last day, ISO `2021-07-01`; empty where there is none. The last may come before the first: people type. */
  readonly begins: string;
  readonly ends: string;
  /** Whether it may be paid from the innovation fund. */
  readonly innovationFund: boolean;
  readonly flagship: boolean;
  /** Each paragraph once. */
  readonly goals: readonly Goal[];
  readonly partners: readonly NamedItem[];
  readonly targetGroups: readonly NamedItem[];
  readonly steps: readonly Step[];
  readonly costs: readonly Cost[];
  readonly indicators: readonly Indicator[];
  /** By year, the earliest first; at most one for each. */
  readonly reports: readonly YearReport[];
}

/** A paragraph of the paper that it serves. */
export interface Goal {
  readonly id: string;
  readonly chapter: string;
  /** The marker's id of the block. */
  readonly block: string;
}

export interface NamedItem {
  readonly id: string;
  readonly name: string;
}

export interface Step {
  readonly id: string;
  readonly title: string;
  /** The day until which it is done, ISO; empty where there is none. */
  readonly date: string;
  readonly done: boolean;
}

export interface Cost {
  readonly id: string;
  /** 1900 to 2200; 0 while nobody has said. */
  readonly year: number;
  /** Never negative. */
  readonly cents: number;
  /** The id of a budget (`budget.ts`) or, where it is none, a source in words; empty while nobody has said. */
  readonly source: string;
}

export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Null while there is none. */
  readonly target: number | null;
  /** What was measured, by year. */
  readonly values: ReadonlyMap<number, number>;
}

/** The progress report of a year. */
export interface YearReport {
  readonly year: number;
  /** The state at the end of the year; null while nobody has said. */
  readonly state: MeasureState | null;
  readonly words: string;
}

/** What one catalogue may hold; what a peer wrote beyond is not shown. Sums of all costs stay safe integers. */
export const measureLimits = {
  measures: 1000,
  /** In each list of a measure. */
  rows: 80,
  years: 50,
  /** Characters of a name, a title, a source. */
  name: 300,
  number: 40,
  /** Characters of a progress report. */
  report: 4000,
  /** 1 billion euros. */
  cents: 100_000_000_000,
  firstYear: 1900,
  lastYear: 2200,
} as const;

export const isYear = (value: unknown): value is number =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value >= measureLimits.firstYear &&
  value <= measureLimits.lastYear;

/** Whether a text is a day that the calendar has, `2024-02-29`, within the years a measure may have. */
export function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null || !isYear(Number(parts[1]))) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** A measure that nobody has written anything into. */
export const emptyMeasure = (id: string): Measure => ({
  id,
  number: '',
  title: '',
  field: '',
  lead: '',
  state: 'idea',
  begins: '',
  ends: '',
  innovationFund: false,
  flagship: false,
  goals: [],
  partners: [],
  targetGroups: [],
  steps: [],
  costs: [],
  indicators: [],
  reports: [],
});

/** As a measure is named: `2.1 Gemeinsame Anlaufstelle`; what of it is empty is left out. */
export const measureName = ({ number, title }: Pick<Measure, 'number' | 'title'>): string =>
  [number, title].filter((part) => part !== '').join(' ');
