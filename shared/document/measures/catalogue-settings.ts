/**
 * What the measures are held against: budgets, and the paragraphs of the paper that are its goals. Rows in a map of its own in the
 * `measures` room, so that whoever may write measures may set them.
 */
import type * as Y from 'yjs';
import type { MeasureBudget } from '../../measures/budget.ts';
import type { GoalBlock } from '../../measures/coverage.ts';
import { isYear, measureLimits } from '../../measures/measure.ts';
import { addRow, readRows, removeRow, setField, type FlatRow } from '../flat-rows.ts';

export const catalogueMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('catalogue');

export const settingsLimits = { budgets: 20, goals: 500 } as const;
/** Rows of both lists, those beyond the limits included: what a peer wrote is bounded before it is sorted out. */
const mostRows = 2000;

const rowsOf = (doc: Y.Doc, list: 'budgets' | 'goals'): FlatRow[] =>
  readRows(catalogueMap(doc), mostRows).filter((row) => row.list === list);

export function readBudgets(doc: Y.Doc): MeasureBudget[] {
  return rowsOf(doc, 'budgets')
    .slice(0, settingsLimits.budgets)
    .map(({ id, fields }) => {
      const name = fields.get('name');
      return {
        id,
        name: typeof name === 'string' ? name.slice(0, measureLimits.name) : '',
        years: yearsOf(fields),
        innovationFund: fields.get('fund') === true,
      };
    });
}

function yearsOf(fields: ReadonlyMap<string, unknown>): Map<number, number> {
  const years: [number, number][] = [];
  for (const [key, cents] of fields) {
    const year = /^year@(\d{4})$/.exec(key)?.[1];
    if (year !== undefined && isYear(Number(year)) && isBudgetAmount(cents)) years.push([Number(year), cents]);
  }
  return new Map(years.sort(([a], [b]) => a - b).slice(0, measureLimits.years));
}

export const isBudgetAmount = (cents: unknown): cents is number =>
  typeof cents === 'number' && Number.isInteger(cents) && cents >= 0 && cents <= measureLimits.cents;

/** Adds a budget, or sets what is given of one that is there. False, and nothing written, where an id or a value can't be. */
export function setBudget(
  doc: Y.Doc,
  id: string,
  change: { readonly name?: string; readonly fund?: boolean },
  origin: unknown,
): boolean {
  if (!/^[\w.-]{1,80}$/.test(id) || (change.name?.length ?? 0) > measureLimits.name) return false;
  doc.transact(() => {
    const map = catalogueMap(doc);
    if (!map.has(`${id}:order`)) addRow(map, { id, list: 'budgets', fields: change });
    else for (const [field, value] of Object.entries(change)) setField(map, id, field, value);
  }, origin);
  return true;
}

/** What there is in a year, in cents; null takes the year out. */
export function setBudgetYear(doc: Y.Doc, id: string, year: number, cents: number | null, origin: unknown): boolean {
  if (!isYear(year) || (cents !== null && !isBudgetAmount(cents)) || !catalogueMap(doc).has(`${id}:order`))
    return false;
  doc.transact(() => setField(catalogueMap(doc), id, `year@${year}`, cents ?? ''), origin);
  return true;
}

export function removeBudget(doc: Y.Doc, id: string, origin: unknown): void {
  doc.transact(() => removeRow(catalogueMap(doc), id), origin);
}

/** Each paragraph once. Their order is the paper's, which isn't known here. */
export function readGoals(doc: Y.Doc): GoalBlock[] {
  const goals = new Map<string, GoalBlock>();
  for (const { fields } of rowsOf(doc, 'goals')) {
    const [chapter, block] = [fields.get('chapter'), fields.get('block')];
    if (isPart(chapter) && isPart(block)) goals.set(`${chapter}/${block}`, { chapter, block });
  }
  return [...goals.values()].slice(0, settingsLimits.goals);
}

const isPart = (value: unknown): value is string => typeof value === 'string' && /^[\w:.-]{1,80}$/.test(value);

/** Makes exactly these paragraphs the paper's goals. `newId` names the rows. */
export function setGoals(doc: Y.Doc, goals: readonly GoalBlock[], newId: () => string, origin: unknown): void {
  const map = catalogueMap(doc);
  const keyOf = ({ chapter, block }: GoalBlock): string => `${chapter}/${block}`;
  const wanted = new Map(goals.slice(0, settingsLimits.goals).map((goal) => [keyOf(goal), goal]));
  doc.transact(() => {
    for (const { id, fields } of rowsOf(doc, 'goals'))
      if (!wanted.delete(`${String(fields.get('chapter'))}/${String(fields.get('block'))}`)) removeRow(map, id);
    for (const { chapter, block } of wanted.values())
      addRow(map, { id: newId(), list: 'goals', fields: { chapter, block } });
  }, origin);
}
