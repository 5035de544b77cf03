/** Reads a workbook with measures: one that Ratschrift wrote, or one that people made by hand. */
import { randomUUID } from 'node:crypto';
import { isItemId } from '../../../shared/document/measures/keys.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import {
  emptyMeasure,
  isYear,
  measureLimits,
  type Goal,
  type Measure,
  type NamedItem,
} from '../../../shared/measures/measure.ts';
import type { ImportedCatalogue } from '../../../shared/measures/sheet-notes.ts';
import { addDetails } from './catalogue-details.ts';
import { findSheets, type FoundSheet } from './find-sheets.ts';
import { NoteBook, type NamedRow } from './note-book.ts';
import { amountIn, dayIn, flagIn, namesIn, stateIn, textIn } from './typed-cells.ts';
import { readWorkbook, workbookLimits } from './workbook.ts';

export interface CatalogueOptions {
  readonly progress?: (share: number) => void;
  /** The ids of budgets by their names, so that a source becomes a budget again. */
  readonly budgets?: ReadonlyMap<string, string>;
  /** Ids for measures that bring none. */
  readonly newId?: () => string;
}

/** Throws a Failure where it is no workbook, or none with measures; what is wrong in single cells is noted. */
export async function readCatalogue(bytes: Uint8Array, options: CatalogueOptions = {}): Promise<ImportedCatalogue> {
  const { progress, budgets = new Map<string, string>(), newId = randomUUID } = options;
  const sheets = await readWorkbook(bytes, progress);
  const book = new NoteBook();
  const found = findSheets(sheets, book);
  const own = found.get('measures');
  if (own === undefined) throw new Failure('importEmpty');
  const descriptions = new Map<string, string>();
  const measures = readMeasures(own, book, newId, budgets, descriptions);
  if (measures.length === 0) throw new Failure('importEmpty');
  return { measures: addDetails(measures, found, budgets), descriptions, notes: book.notes, more: book.more };
}

function readMeasures(
  sheet: FoundSheet,
  book: NoteBook,
  newId: () => string,
  budgets: ReadonlyMap<string, string>,
  descriptions: Map<string, string>,
): Measure[] {
  // A file that has ids is ours, in which a comma parts nothing.
  const commas = !sheet.columns.has('id');
  const measures: Measure[] = [];
  const [ids, numbers] = [new Set<string>(), new Set<string>()];
  for (const row of sheet.rows) {
    const number = textIn(row, 'number', measureLimits.number);
    const title = textIn(row, 'title');
    if (number === '' && title === '') continue;
    if (measures.length >= measureLimits.measures) {
      book.add('rows', row.sheet, row.row.row, 0, title);
      break;
    }
    if (number !== '' && numbers.has(number)) row.note('twice', 'number', number);
    numbers.add(number);
    const brought = textIn(row, 'id');
    const id = isItemId(brought) && !ids.has(brought) ? brought : newId();
    ids.add(id);
    const words = textIn(row, 'description', workbookLimits.text, true);
    if (words !== '') descriptions.set(id, words);
    measures.push({
      ...emptyMeasure(id),
      number,
      title,
      field: textIn(row, 'field'),
      lead: textIn(row, 'lead'),
      state: stateIn(row, 'state') ?? 'idea',
      begins: dayIn(row, 'begins', 'first'),
      ends: dayIn(row, 'ends', 'last'),
      innovationFund: flagIn(row, 'innovationFund'),
      flagship: flagIn(row, 'flagship'),
      partners: items(namesIn(row, 'partners', commas)),
      targetGroups: items(namesIn(row, 'targetGroups', commas)),
      goals: goalsIn(row),
      costs: costsIn(row, sheet, budgets),
    });
  }
  return measures;
}

const items = (names: readonly string[]): NamedItem[] => names.map((name, index) => ({ id: `x${index + 1}`, name }));

function goalsIn(row: NamedRow): Goal[] {
  const goals = new Map<string, Goal>();
  for (const line of namesIn(row, 'goals', false)) {
    const [chapter, block] = /^([\w-]{1,80})\/([\w:.-]{1,80})$/.exec(line)?.slice(1) ?? [];
    if (chapter === undefined || block === undefined) row.note('goal', 'goals', line);
    else if (!goals.has(line)) goals.set(line, { id: `x${goals.size + 1}`, chapter, block });
  }
  return [...goals.values()];
}

/** From columns of their own, `Kosten 2022`. */
function costsIn(row: NamedRow, { costs }: FoundSheet, budgets: ReadonlyMap<string, string>): Measure['costs'] {
  const source = costs.size === 0 ? '' : textIn(row, 'source');
  return [...costs.keys()].slice(0, measureLimits.rows).flatMap((year) => {
    const cents = amountIn(row, `costs:${year}`);
    if (cents === null || !isYear(Number(year))) return [];
    return [{ id: `y${year}`, year: Number(year), cents, source: budgets.get(source) ?? source }];
  });
}
