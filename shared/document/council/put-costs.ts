/** Writes what a workbook brings into the room of a paper, behind what is there, in few enough changes that every host takes them. */
import type * as Y from 'yjs';
import type { CostsPlan } from '../../council/plan-costs.ts';
import { placesBehind } from '../flat-places.ts';
import { readRows, setField, type NewRow } from '../flat-rows.ts';
import { amountRow, newBudget, newLine, newProduct, setAmount } from './cost-rows.ts';
import { paperFacts, paperRows } from './paper-room.ts';

/** Rows that go into the room in one change; a change of 10,000 would be more than a host takes at once, and hold a window up. */
const atOnce = 50;

/** In changes that follow each other: a history has to take them for one step. */
export function* puttingCosts(doc: Y.Doc, plan: CostsPlan, origin: unknown): Generator<undefined, void> {
  const map = paperRows(doc);
  const writes: (() => void)[] = [];
  const rows: NewRow[] = [
    ...plan.budgets.map(newBudget),
    ...plan.products.map((product) => newProduct(product.budget, product)),
    ...plan.newLines.map((line) => newLine(line.product, line)),
  ];
  writes.push(...addingRows(map, rows));
  for (const { row, field, value } of plan.sets) writes.push(() => setField(map, row, field, value));
  for (const { line, year, cents, typed, words } of plan.amounts)
    writes.push(() => {
      setAmount(map, line, year, { ...words, ...(cents !== undefined && { cents }) });
      const key = `${amountRow(line, year)}:typed`;
      if (typed !== undefined) map.set(key, typed);
      else if (cents !== undefined && map.has(key)) map.delete(key);
    });
  if (writes.length > 0)
    writes.push(() => paperFacts(doc).get('effects') === 'some' || paperFacts(doc).set('effects', 'some'));
  yield* writing(doc, writes, origin);
}

/** Makes writes in changes that follow each other: a history has to take them for one step. */
export function* writing(doc: Y.Doc, writes: readonly (() => void)[], origin: unknown): Generator<undefined, void> {
  for (let at = 0; at < writes.length; at += atOnce) {
    yield;
    doc.transact(() => {
      for (const write of writes.slice(at, at + atOnce)) write();
    }, origin);
  }
}

/** A write for each row, which puts it behind those that are in its list by now. */
export function addingRows(map: Y.Map<unknown>, rows: readonly NewRow[]): readonly (() => void)[] {
  const orders = placesOf(map, rows);
  return rows.map((row) => () => {
    map.set(`${row.id}:order`, orders.get(row.id));
    map.set(`${row.id}:list`, row.list);
    if (row.parent !== undefined) map.set(`${row.id}:parent`, row.parent);
    for (const [field, value] of Object.entries(row.fields)) setField(map, row.id, field, value);
  });
}

/** Places behind those that are there in the same list and parent; the room is read once, however many rows come. */
function placesOf(map: Y.Map<unknown>, rows: readonly NewRow[]): ReadonlyMap<string, string> {
  const there = grouped(readRows(map, Infinity));
  const orders = new Map<string, string>();
  for (const [where, fresh] of grouped(rows)) {
    const places = placesBehind(there.get(where) ?? [], undefined, fresh.length);
    for (const [index, { id }] of fresh.entries()) orders.set(id, places[index] ?? '');
  }
  return orders;
}

function grouped<T extends { readonly list: string; readonly parent?: string | null }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = `${row.list} ${row.parent ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
