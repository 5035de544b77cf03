/**
 * Changes of the measures. Each writes the keys that it names and no others, in one transaction with `origin` (for undo), and gives
 * false, writing nothing, where the value is none of the field, or what it is about isn't there.
 */
import type * as Y from 'yjs';
import { isYear, measureLimits } from '../../measures/measure.ts';
import {
  listFields,
  measureFields,
  readFigure,
  reportFields,
  type FieldReader,
  type FieldValue,
  type MeasureField,
  type MeasureList,
  type ReportField,
  type RowField,
} from './fields.ts';
import { isItemId, measuresMap } from './keys.ts';
import { placeBehind } from '../flat-places.ts';
import { hasMeasure, placesOf } from './read.ts';

/** Adds a measure behind `after` (null: first; undefined: last). False: the id is none or taken, or there are too many. */
export function addMeasure(doc: Y.Doc, id: string, after: string | null | undefined, origin: unknown): boolean {
  const places = placesOf(doc);
  if (!isItemId(id) || measuresMap(doc).has(`${id}:order`) || places.length >= measureLimits.measures) return false;
  doc.transact(() => measuresMap(doc).set(`${id}:order`, placeBehind(places, after)), origin);
  return true;
}

/** Moves a measure behind `after` (null: to the front). */
export function moveMeasure(doc: Y.Doc, id: string, after: string | null, origin: unknown): boolean {
  if (!hasMeasure(doc, id) || id === after) return false;
  const others = placesOf(doc).filter((other) => other.id !== id);
  doc.transact(() => measuresMap(doc).set(`${id}:order`, placeBehind(others, after)), origin);
  return true;
}

/** Deletes a measure, or brings it back with all that was written in it, also meanwhile. */
export function setMeasureGone(doc: Y.Doc, id: string, gone: boolean, origin: unknown): boolean {
  if (!measuresMap(doc).has(`${id}:order`)) return false;
  doc.transact(() => measuresMap(doc).set(`${id}:gone`, gone), origin);
  return true;
}

/** Sets a field of a measure. Whether a state may follow the one before is for the caller to ask (`mayMove`). */
export function setMeasureField(
  doc: Y.Doc,
  measure: string,
  field: MeasureField,
  value: FieldValue,
  origin: unknown,
): boolean {
  return hasMeasure(doc, measure) && write(doc, `${measure}:${field}`, measureFields[field], value, origin);
}

/**
 * Adds a row to a list of a measure, with what is known of it, behind `after` (null: first; undefined: last). Of what it was given,
 * values that are none are left out.
 */
export function addRow<L extends MeasureList>(
  doc: Y.Doc,
  measure: string,
  list: L,
  row: string,
  values: Readonly<Partial<Record<RowField<L>, FieldValue>>>,
  after: string | null | undefined,
  origin: unknown,
): boolean {
  const map = measuresMap(doc);
  const own = `${measure}:${list}:${row}`;
  const places = placesOf(doc, { measure, list });
  if (!hasMeasure(doc, measure) || !isItemId(row) || map.has(`${own}:order`) || places.length >= measureLimits.rows)
    return false;
  doc.transact(() => {
    map.set(`${own}:order`, placeBehind(places, after));
    for (const [field, read] of Object.entries<FieldReader>(listFields[list])) {
      const value = read(Object.entries(values).find(([name]) => name === field)?.[1]);
      if (value !== undefined) map.set(`${own}:${field}`, value);
    }
  }, origin);
  return true;
}

/** Sets a field of a row. */
export function setRowField<L extends MeasureList>(
  doc: Y.Doc,
  measure: string,
  list: L,
  row: string,
  field: RowField<L>,
  value: FieldValue,
  origin: unknown,
): boolean {
  const fields: Readonly<Record<string, FieldReader>> = listFields[list];
  const key = `${measure}:${list}:${row}`;
  return measuresMap(doc).has(`${key}:order`) && write(doc, `${key}:${field}`, fields[field], value, origin);
}

/** Moves a row behind `after` (null: to the front). It stays one row, whoever else moves it. */
export function moveRow(
  doc: Y.Doc,
  measure: string,
  list: MeasureList,
  row: string,
  after: string | null,
  origin: unknown,
): boolean {
  const places = placesOf(doc, { measure, list });
  if (row === after || !places.some(({ id }) => id === row)) return false;
  const others = places.filter(({ id }) => id !== row);
  const place = placeBehind(others, after);
  doc.transact(() => measuresMap(doc).set(`${measure}:${list}:${row}:order`, place), origin);
  return true;
}

/** Takes a row out, or brings it back. Of a goal all links to the same paragraph go, since they are shown as one. */
export function setRowGone(
  doc: Y.Doc,
  measure: string,
  list: MeasureList,
  row: string,
  gone: boolean,
  origin: unknown,
): boolean {
  const map = measuresMap(doc);
  if (!map.has(`${measure}:${list}:${row}:order`)) return false;
  const same = (other: string): boolean =>
    list === 'goals' &&
    ['chapter', 'block'].every(
      (field) => map.get(`${measure}:goals:${other}:${field}`) === map.get(`${measure}:goals:${row}:${field}`),
    );
  const alike = gone ? placesOf(doc, { measure, list }).filter(({ id }) => same(id)) : [];
  doc.transact(() => {
    for (const id of new Set([row, ...alike.map((other) => other.id)])) map.set(`${measure}:${list}:${id}:gone`, gone);
  }, origin);
  return true;
}

/** Notes what was measured in a year; null takes it out. */
export function setFigure(
  doc: Y.Doc,
  measure: string,
  indicator: string,
  year: number,
  value: number | null,
  origin: unknown,
): boolean {
  const key = `${measure}:indicators:${indicator}`;
  if (!isYear(year) || !measuresMap(doc).has(`${key}:order`)) return false;
  return write(doc, `${key}:value@${year}`, readFigure, value ?? '', origin);
}

/** Writes in the progress report of a year. */
export function setReportField(
  doc: Y.Doc,
  measure: string,
  year: number,
  field: ReportField,
  value: FieldValue,
  origin: unknown,
): boolean {
  if (!isYear(year) || !hasMeasure(doc, measure)) return false;
  return write(doc, `${measure}:reports:${year}:${field}`, reportFields[field], value, origin);
}

function write(doc: Y.Doc, key: string, read: FieldReader | undefined, value: FieldValue, origin: unknown): boolean {
  const known = read?.(value);
  if (known === undefined) return false;
  const map = measuresMap(doc);
  // What stands there already is not written again, so that it can't overwrite what somebody else writes meanwhile.
  if (map.get(key) !== known) doc.transact(() => map.set(key, known), origin);
  return true;
}
