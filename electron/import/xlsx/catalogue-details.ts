/** Costs, steps, indicators and reports from their own sheets, put to the measures that their rows name. */
import {
  measureLimits,
  type Cost,
  type Indicator,
  type Measure,
  type Step,
  type YearReport,
} from '../../../shared/measures/measure.ts';
import type { CatalogueSheet } from '../../../shared/measures/sheet-words.ts';
import type { FoundSheet } from './find-sheets.ts';
import type { NamedRow } from './note-book.ts';
import { amountIn, dayIn, figureIn, flagIn, plainWord, stateIn, textIn, yearIn } from './typed-cells.ts';

interface Growing {
  readonly measure: Measure;
  readonly costs: Cost[];
  readonly steps: Step[];
  readonly indicators: (Omit<Indicator, 'values'> & { readonly values: Map<number, number> })[];
  readonly reports: Map<number, YearReport>;
}

export function addDetails(
  measures: readonly Measure[],
  found: ReadonlyMap<CatalogueSheet, FoundSheet>,
  budgets: ReadonlyMap<string, string>,
): Measure[] {
  const all = measures.map((measure): Growing => ({
    measure,
    costs: [...measure.costs],
    steps: [],
    indicators: [],
    reports: new Map(),
  }));
  const find = finder(all);
  const each = (kind: CatalogueSheet, take: (row: NamedRow, own: Growing) => void): void => {
    for (const row of found.get(kind)?.rows ?? []) {
      const own = find(row);
      if (own === null) row.note('measure', 'number', textIn(row, 'number') || textIn(row, 'title'));
      else take(row, own);
    }
  };
  each('costs', (row, { costs }) => {
    const source = textIn(row, 'source');
    const cost = { year: yearIn(row, 'year'), cents: amountIn(row, 'cents'), source: budgets.get(source) ?? source };
    if (cost.cents === null && cost.year === 0 && source === '') return;
    // An amount that can't be read is noted, and its row is there to be filled in.
    push(costs, { id: `x${costs.length + 1}`, ...cost, cents: cost.cents ?? 0 }, row, 'cents');
  });
  each('steps', (row, { steps }) => {
    const step = { title: textIn(row, 'step'), date: dayIn(row, 'date', 'last'), done: flagIn(row, 'done') };
    if (step.title !== '' || step.date !== '') push(steps, { id: `x${steps.length + 1}`, ...step }, row, 'step');
  });
  each('indicators', addFigure);
  each('reports', (row, { reports }) => {
    const year = yearIn(row, 'year');
    const report = { year, state: stateIn(row, 'state'), words: textIn(row, 'words', measureLimits.report, true) };
    if (year === 0) return;
    if (reports.has(year)) row.note('again', 'year', String(year));
    else if (reports.size >= measureLimits.years) row.note('rows', 'year', String(year));
    else reports.set(year, report);
  });
  return all.map(({ measure, costs, steps, indicators, reports }) => ({
    ...measure,
    costs,
    steps,
    indicators,
    reports: [...reports.values()].sort((a, b) => a.year - b.year),
  }));
}

/** The rows of one name are one indicator, with a value for each year. */
function addFigure(row: NamedRow, { indicators }: Growing): void {
  const [name, unit] = [textIn(row, 'name'), textIn(row, 'unit')];
  const [target, year, value] = [figureIn(row, 'target'), yearIn(row, 'year'), figureIn(row, 'value')];
  if (name === '') return;
  let indicator = indicators.find((each) => each.name === name && each.unit === unit);
  if (indicator === undefined) {
    indicator = { id: `x${indicators.length + 1}`, name, unit, target, values: new Map<number, number>() };
    if (!push(indicators, indicator, row, 'name')) return;
  }
  if (year === 0 || value === null) return;
  if (indicator.values.has(year)) row.note('again', 'year', String(year));
  else if (indicator.values.size >= measureLimits.years) row.note('rows', 'year', String(year));
  else indicator.values.set(year, value);
}

function push<T>(list: T[], item: T, row: NamedRow, name: string): boolean {
  if (list.length < measureLimits.rows) return list.push(item) > 0;
  row.note('rows', name, '');
  return false;
}

/** Which measure a row is of: by its id, else its number, else its title. */
function finder(all: readonly Growing[]): (row: NamedRow) => Growing | null {
  const [ids, numbers, titles] = [new Map<string, Growing>(), new Map<string, Growing>(), new Map<string, Growing>()];
  for (const own of all) {
    const { id, number, title } = own.measure;
    ids.set(id, own);
    if (number !== '' && !numbers.has(number)) numbers.set(number, own);
    if (title !== '' && !titles.has(plainWord(title))) titles.set(plainWord(title), own);
  }
  return (row) => {
    const [id, number, title] = [textIn(row, 'id'), textIn(row, 'number', measureLimits.number), textIn(row, 'title')];
    const known = ids.get(id);
    if (known !== undefined) return known;
    if (number !== '') return numbers.get(number) ?? null;
    return title === '' ? null : (titles.get(plainWord(title)) ?? null);
  };
}
