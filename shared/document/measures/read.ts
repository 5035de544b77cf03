/** Reads the measures of the room's document. Total: what a hostile or newer peer wrote reads as well-formed measures or not at all. */
import type * as Y from 'yjs';
import {
  isYear,
  measureLimits,
  measureStates,
  type Cost,
  type Goal,
  type Indicator,
  type Measure,
  type NamedItem,
  type Step,
  type YearReport,
} from '../../measures/measure.ts';
import {
  isMeasureList,
  listFields,
  measureFields,
  readFigure,
  reportFields,
  type FieldReader,
  type FieldValue,
  type MeasureList,
} from './fields.ts';
import { isItemId, measuresMap } from './keys.ts';
import { byPlace, isPlace, type Placed } from '../flat-places.ts';

type Values = Map<string, FieldValue>;

interface RowEntry extends Placed {
  readonly values: Values;
  readonly figures: Map<number, number>;
}
interface MeasureEntry extends Placed {
  readonly values: Values;
  readonly lists: ReadonlyMap<MeasureList, readonly RowEntry[]>;
  readonly reports: ReadonlyMap<number, Values>;
}

/** Every measure that isn't deleted, in order. */
export function readMeasures(doc: Y.Doc): Measure[] {
  return readEntries(doc).map(measureOf);
}

/** Places of the measures, or of the rows in a list, in order, for whoever puts another between them. */
export function placesOf(doc: Y.Doc, within?: { readonly measure: string; readonly list: MeasureList }): Placed[] {
  const prefix = within === undefined ? '' : `${within.measure}:${within.list}:`;
  const rows: Placed[] = [];
  const map = measuresMap(doc);
  map.forEach((order, key) => {
    if (!key.startsWith(prefix) || !key.endsWith(':order')) return;
    const id = key.slice(prefix.length, -':order'.length);
    if (isItemId(id) && isPlace(order) && map.get(`${prefix}${id}:gone`) !== true) rows.push({ id, order });
  });
  return rows.sort(byPlace);
}

/** What a deleted measure was called; null where none of this id was deleted. */
export function readDeleted(doc: Y.Doc, measure: string): Pick<Measure, 'number' | 'title'> | null {
  const map = measuresMap(doc);
  if (map.get(`${measure}:gone`) !== true) return null;
  const text = (field: 'number' | 'title'): string => {
    const value = map.get(`${measure}:${field}`);
    return typeof value === 'string' ? value.slice(0, measureLimits.name) : '';
  };
  return { number: text('number'), title: text('title') };
}

/** Whether there is a measure of this id that isn't deleted. */
export function hasMeasure(doc: Y.Doc, measure: string): boolean {
  const map = measuresMap(doc);
  return isItemId(measure) && isPlace(map.get(`${measure}:order`)) && map.get(`${measure}:gone`) !== true;
}

function readEntries(doc: Y.Doc): MeasureEntry[] {
  const map = measuresMap(doc);
  const shown = placesOf(doc).slice(0, measureLimits.measures);
  const known = new Map(
    shown.map(({ id, order }) => [
      id,
      {
        id,
        order,
        values: new Map<string, FieldValue>(),
        rows: new Map<MeasureList, Map<string, RowEntry>>(),
        reports: new Map<number, Values>(),
      },
    ]),
  );
  map.forEach((value, key) => {
    const [id = '', first = '', row = '', field = '', ...rest] = key.split(':');
    const measure = known.get(id);
    if (measure === undefined || rest.length > 0) return;
    if (row === '') put(measure.values, measureFields, first, value, key === `${id}:${first}`);
    else if (first === 'reports') {
      const year = yearOf(row);
      if (year === null) return;
      const values = measure.reports.get(year) ?? new Map<string, FieldValue>();
      if (put(values, reportFields, field, value)) measure.reports.set(year, values);
    } else if (isMeasureList(first) && field === 'order' && isItemId(row) && isPlace(value)) {
      const prefix = `${id}:${first}:${row}`;
      if (map.get(`${prefix}:gone`) === true) return;
      const rows = measure.rows.get(first) ?? new Map<string, RowEntry>();
      measure.rows.set(first, rows);
      const entry: RowEntry = { id: row, order: value, values: new Map(), figures: new Map() };
      for (const [name, read] of Object.entries<FieldReader>(listFields[first])) {
        const own = read(map.get(`${prefix}:${name}`));
        if (own !== undefined) entry.values.set(name, own);
      }
      rows.set(row, entry);
    }
  });
  addFigures(map, known);
  return [...known.values()].map(({ id, order, values, rows, reports }) => ({
    id,
    order,
    values,
    lists: new Map([...rows].map(([list, all]) => [list, [...all.values()].sort(byPlace)] as const)),
    reports,
  }));
}

/** What was measured stands at the row, which may come later in the map than its figures. */
function addFigures(
  map: Y.Map<unknown>,
  known: ReadonlyMap<string, { readonly rows: ReadonlyMap<MeasureList, ReadonlyMap<string, RowEntry>> }>,
): void {
  map.forEach((value, key) => {
    const [id = '', list, row = '', field = '', ...rest] = key.split(':');
    if (list !== 'indicators' || rest.length > 0 || !field.startsWith('value@')) return;
    const entry = known.get(id)?.rows.get('indicators')?.get(row);
    const year = yearOf(field.slice('value@'.length));
    const figure = readFigure(value);
    if (entry !== undefined && year !== null && typeof figure === 'number') entry.figures.set(year, figure);
  });
}

/** Puts a value where the field is known and may hold it. */
function put(
  values: Values,
  fields: Readonly<Record<string, FieldReader>>,
  name: string,
  value: unknown,
  allowed = true,
): boolean {
  const read = allowed && Object.hasOwn(fields, name) ? fields[name]?.(value) : undefined;
  if (read === undefined) return false;
  values.set(name, read);
  return true;
}

/** The year that a key names; null where it names none, or names one in another way than we write it. */
function yearOf(text: string): number | null {
  const year = Number(text);
  return isYear(year) && String(year) === text ? year : null;
}

function measureOf({ id, values, lists, reports }: MeasureEntry): Measure {
  const rows = <T>(list: MeasureList, make: (row: RowEntry) => T): T[] =>
    (lists.get(list) ?? []).slice(0, measureLimits.rows).map(make);
  const named = (row: RowEntry): NamedItem => ({ id: row.id, name: textOf(row.values, 'name') });
  return {
    id,
    number: textOf(values, 'number'),
    title: textOf(values, 'title'),
    field: textOf(values, 'field'),
    lead: textOf(values, 'lead'),
    state: stateOf(values) ?? 'idea',
    begins: textOf(values, 'begins'),
    ends: textOf(values, 'ends'),
    innovationFund: values.get('innovationFund') === true,
    flagship: values.get('flagship') === true,
    goals: goalsOf(lists.get('goals') ?? []),
    partners: rows('partners', named),
    targetGroups: rows('targetGroups', named),
    steps: rows('steps', stepOf),
    costs: rows('costs', costOf),
    indicators: rows('indicators', indicatorOf),
    reports: [...reports]
      .map(([year, own]): YearReport => ({ year, state: stateOf(own), words: textOf(own, 'words') }))
      .sort((a, b) => a.year - b.year)
      .slice(0, measureLimits.years),
  };
}

/** Links that are whole, each paragraph once, however many people linked it at the same time. */
function goalsOf(rows: readonly RowEntry[]): Goal[] {
  const goals = new Map<string, Goal>();
  for (const { id, values } of rows) {
    const [chapter, block] = [textOf(values, 'chapter'), textOf(values, 'block')];
    const place = `${chapter}/${block}`;
    if (chapter !== '' && block !== '' && !goals.has(place)) goals.set(place, { id, chapter, block });
  }
  return [...goals.values()].slice(0, measureLimits.rows);
}

const stepOf = ({ id, values }: RowEntry): Step => ({
  id,
  title: textOf(values, 'title'),
  date: textOf(values, 'date'),
  done: values.get('done') === true,
});

const costOf = ({ id, values }: RowEntry): Cost => ({
  id,
  year: numberOf(values, 'year') ?? 0,
  cents: numberOf(values, 'cents') ?? 0,
  source: textOf(values, 'source'),
});

const indicatorOf = ({ id, values, figures }: RowEntry): Indicator => ({
  id,
  name: textOf(values, 'name'),
  unit: textOf(values, 'unit'),
  target: numberOf(values, 'target'),
  values: new Map([...figures].sort(([a], [b]) => a - b).slice(0, measureLimits.years)),
});

const textOf = (values: Values, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};
const numberOf = (values: Values, name: string): number | null => {
  const value = values.get(name);
  return typeof value === 'number' ? value : null;
};
const stateOf = (values: Values): Measure['state'] | null => {
  const value = values.get('state');
  return measureStates.find((known) => known === value) ?? null;
};
