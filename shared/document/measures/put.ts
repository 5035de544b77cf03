/** Writes whole measures, as an import brings them, in one transaction. */
import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { emptyMeasure, measureLimits, type Measure } from '../../measures/measure.ts';
import { listFields, measureFields, readFigure, reportFields, type FieldReader } from './fields.ts';
import { isItemId, measuresMap } from './keys.ts';
import { placesOf } from './read.ts';

/**
 * Adds measures behind those that are there, with ids that the caller made. What can't be written (an id that is none or taken,
 * one too many) is left out; the ids of those that were written come back.
 */
export function putMeasures(doc: Y.Doc, measures: readonly Measure[], origin: unknown): string[] {
  const map = measuresMap(doc);
  const places = placesOf(doc);
  const ids = new Set<string>();
  const fresh = measures
    .filter(({ id }) => {
      if (!isItemId(id) || ids.has(id) || map.has(`${id}:order`)) return false;
      ids.add(id);
      return true;
    })
    .slice(0, Math.max(0, measureLimits.measures - places.length));
  const orders = generateNKeysBetween(places.at(-1)?.order ?? null, null, fresh.length);
  doc.transact(() => {
    fresh.forEach((measure, index) => {
      map.set(`${measure.id}:order`, orders[index]);
      putOne(map, measure);
    });
  }, origin);
  return fresh.map(({ id }) => id);
}

function putOne(map: Y.Map<unknown>, measure: Measure): void {
  const { id, indicators, reports } = measure;
  const none = Object.entries(emptyMeasure(id));
  putFields(map, id, measureFields, measure, new Map(none));
  for (const [list, fields] of Object.entries<Readonly<Record<string, FieldReader>>>(listFields)) {
    const rows = listOf(measure, list)
      .filter((row) => isItemId(row.id))
      .slice(0, measureLimits.rows);
    const orders = generateNKeysBetween(null, null, rows.length);
    rows.forEach((row, index) => {
      map.set(`${id}:${list}:${row.id}:order`, orders[index]);
      putFields(map, `${id}:${list}:${row.id}`, fields, row);
    });
  }
  for (const { id: row, values } of indicators)
    for (const [year, value] of values)
      putFields(map, `${id}:indicators:${row}`, figureOf(year), { [`value@${year}`]: value });
  for (const report of reports) putFields(map, `${id}:reports:${report.year}`, reportFields, report);
}

const figureOf = (year: number): Readonly<Record<string, FieldReader>> => ({ [`value@${year}`]: readFigure });

function listOf(measure: Measure, name: string): readonly { readonly id: string }[] {
  const { goals, partners, targetGroups, steps, costs, indicators } = measure;
  const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    goals,
    partners,
    targetGroups,
    steps,
    costs,
    indicators,
  };
  return lists[name] ?? [];
}

/** Fields that say something, as far as they can be written; what an empty one would read as need not be. */
function putFields(
  map: Y.Map<unknown>,
  key: string,
  fields: Readonly<Record<string, FieldReader>>,
  values: object,
  none: ReadonlyMap<string, unknown> = new Map(),
): void {
  const known = new Map<string, unknown>(Object.entries(values));
  for (const [name, read] of Object.entries(fields)) {
    const value = read(known.get(name));
    if (value !== undefined && value !== '' && value !== none.get(name)) map.set(`${key}:${name}`, value);
  }
}
