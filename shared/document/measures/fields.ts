/** Which fields a measure and the rows of its lists have in the room's map, and which values each may hold. */
import { isDay, isYear, measureLimits, measureStates } from '../../measures/measure.ts';

export type FieldValue = string | number | boolean;

/** What a written value says; undefined where it is none of this field, so that it reads as if it weren't there. */
export type FieldReader = (value: unknown) => FieldValue | undefined;

/** A text that is too long is shown up to there, since its beginning is better than nothing. */
const text =
  (most: number): FieldReader =>
  (value) =>
    typeof value !== 'string' ? undefined : cut(value, most);
const flag: FieldReader = (value) => (typeof value === 'boolean' ? value : undefined);
const day: FieldReader = (value) => (typeof value === 'string' && (value === '' || isDay(value)) ? value : undefined);
const state: FieldReader = (value) => measureStates.find((known) => known === value);
const year: FieldReader = (value) => (value === 0 || isYear(value) ? value : undefined);
const cents: FieldReader = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= measureLimits.cents
    ? value + 0
    : undefined;
const id: FieldReader = (value) => (typeof value === 'string' && /^[\w:.-]{1,80}$/.test(value) ? value : undefined);
/** Empty: taken out again. */
const figure: FieldReader = (value) =>
  value === '' || (typeof value === 'number' && Number.isFinite(value)) ? value : undefined;

const name = text(measureLimits.name);

export const measureFields = {
  number: text(measureLimits.number),
  title: name,
  field: name,
  lead: name,
  state,
  begins: day,
  ends: day,
  innovationFund: flag,
  flagship: flag,
} as const satisfies Record<string, FieldReader>;
export type MeasureField = keyof typeof measureFields;

export const listFields = {
  goals: { chapter: id, block: id },
  partners: { name },
  targetGroups: { name },
  steps: { title: name, date: day, done: flag },
  costs: { year, cents, source: name },
  indicators: { name, unit: name, target: figure },
} as const satisfies Record<string, Record<string, FieldReader>>;
export type MeasureList = keyof typeof listFields;
export type RowField<L extends MeasureList> = keyof (typeof listFields)[L] & string;

/** What is kept of a year, by the year itself, so that two people who write the same year's report have one. */
export const reportFields = { state, words: text(measureLimits.report) } as const satisfies Record<string, FieldReader>;
export type ReportField = keyof typeof reportFields;

export const readFigure = figure;

export const isMeasureList = (name: string): name is MeasureList => Object.hasOwn(listFields, name);

function cut(value: string, most: number): string {
  if (value.length <= most) return value;
  return value.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
