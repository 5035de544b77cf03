/**
 * Reads a workbook with the cost table of a council paper: one that Ratschrift wrote, or one that a clerk made. What is understood
 * comes as rows; everything else is noted with its place. Amounts are cents.
 */
import { budgetKindOf, budgetNumberOf, isSumWord, kindBySide, sideOf } from '../../../shared/council/cost-words.ts';
import type { CostLine } from '../../../shared/council/cost-table.ts';
import { sheetCostLimits, type SheetCosts } from '../../../shared/council/sheet-costs.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { columnsIn, type CostColumns } from './cost-columns.ts';
import { CostTree, type BudgetNamed } from './cost-tree.ts';
import { NamedRow, NoteBook } from './note-book.ts';
import { centsOf, flagIn, shownText } from './typed-cells.ts';
import { readWorkbook, type CellValue, type ReadSheet, type SheetRow } from './workbook.ts';

/** What the rows below go on with, where they don't say it again. */
interface Context {
  budget: BudgetNamed | null;
  product: { readonly id: string; readonly number: string; readonly name: string } | null;
  side: CostLine['side'] | null;
  year: number | null;
  columns: CostColumns | null;
}

/** Throws a Failure where it is no workbook, or none with costs. */
export async function readCosts(bytes: Uint8Array, progress?: (share: number) => void): Promise<SheetCosts> {
  const sheets = await readWorkbook(bytes, progress);
  const book = new NoteBook();
  const tree = new CostTree();
  for (const sheet of sheets) readSheet(sheet, tree, book);
  const budgets = tree.budgets();
  if (budgets.length === 0) throw new Failure('importEmpty');
  return { budgets, notes: book.notes, more: book.more };
}

function readSheet(sheet: ReadSheet, tree: CostTree, book: NoteBook): void {
  if (sheet.rows.length === 0) return;
  const named = budgetKindOf(sheet.name);
  const context: Context = {
    budget: named === null ? null : { id: '', kind: named, number: budgetNumberOf(sheet.name), perYear: null },
    product: null,
    side: null,
    year: null,
    columns: null,
  };
  for (const row of sheet.rows) {
    const isOurs = context.columns?.named.has('id') === true;
    const columns = isOurs ? null : columnsIn(row);
    if (columns !== null) {
      context.columns = columns;
      if (columns.title !== '') nameBudget(columns.title, context);
      for (const [column, heading] of columns.unknown) book.add('column', sheet.name, row.row, column, heading);
    } else if (!isOurs && row.cells.size === 1 && !saysItself(row, context.columns))
      readTitle(sheet, row, context, book);
    else if (context.columns !== null) readRow(row, sheet, context.columns, context, tree, book);
    else if ([...row.cells.values()].some((cell) => 'number' in cell))
      book.add('row', sheet.name, row.row, 0, wordsOf(row));
  }
  if (context.columns === null) book.add('sheet', sheet.name, 0, 0, '');
}

/** A cell alone that stands under a heading of sub-budgets or kinds. */
function saysItself({ cells }: SheetRow, columns: CostColumns | null): boolean {
  const [[column, cell] = [0, undefined]] = cells;
  const words = lineOf(cell);
  if (column === columns?.named.get('investment') || column === columns?.named.get('result')) return true;
  return column === columns?.named.get('kind') && budgetKindOf(words) === null && !isSide(words) && !isSumWord(words);
}

const isSide = (words: string): boolean =>
  /^(?:ordentliche |außerordentliche )?(?:erträge|aufwendungen|einzahlungen|auszahlungen|einnahmen|ausgaben):?$/iu.test(
    words,
  );

function nameBudget(words: string, context: Context): void {
  const kind = budgetKindOf(words) ?? 'result';
  const perYear = /pro jahr|jährlich/iu.test(words) ? true : null;
  context.budget = { id: '', kind, number: budgetNumberOf(words), perYear };
  context.product = null;
  context.side = null;
}

/** A row of one cell names what follows: a sub-budget, a side, a year, or a product. */
function readTitle(sheet: ReadSheet, row: SheetRow, context: Context, book: NoteBook): void {
  const [[column, cell] = [0, undefined]] = row.cells;
  const words = lineOf(cell);
  const kind = budgetKindOf(words);
  const year = /(?<!\d)(?:19|20|21)\d{2}(?!\d)/u.exec(words)?.[0];
  const side = words.length <= 60 && !('number' in (cell ?? {})) ? sideOf(words) : null;
  if (kind !== null && words.length <= 200) nameBudget(words, context);
  else if (side !== null) context.side = side;
  else if (year !== undefined && words.length <= 60) context.year = Number(year);
  else if (context.columns !== null && !isSumWord(words)) {
    const productColumns = ['product', 'number', 'name'].map((name) => context.columns?.named.get(name));
    if (productColumns.includes(column)) context.product = productOf(words);
    else book.add('row', sheet.name, row.row, column, words);
  }
}

function readRow(
  cells: SheetRow,
  sheet: ReadSheet,
  columns: CostColumns,
  context: Context,
  tree: CostTree,
  book: NoteBook,
): void {
  const places = new Map([
    ...columns.named,
    ...columns.amounts.map((each) => [`amount ${each.column}`, each.column] as const),
  ]);
  const row = new NamedRow(sheet.name, cells, places, book);
  const at = (name: string): string => textOf(row, name);
  const isOurs = at('id') !== '';
  if (!isOurs && ['budget', 'product', 'number', 'name', 'kind'].some((name) => isSumWord(at(name)))) {
    row.note('sum', '', wordsOf(cells));
    return;
  }
  const filled = columns.amounts.filter(({ column }) => cells.cells.has(column));
  const kind = at('kind');
  const saidSide = sideOf(at('direction')) ?? sideOf(at('side')) ?? sideOf(kind);
  if (columns.named.has('side') && at('side') !== '' && saidSide === null) row.note('side', 'side', at('side'));
  const budget = budgetIn(row, at, context, filled.map(({ heading }) => heading).join(' '));
  const [budgetId = '', productId = '', lineId = ''] = isOurs ? at('id').split('/') : [];
  const product = productIn(at, productId, context);
  context.budget = budget;
  context.product = product;
  const own = { ...budget, id: budgetId };
  if (isOurs && productId === '') return tree.addBudget(own, row);
  if (product === null && kind === '' && filled.length === 0) {
    if (cells.cells.size > 1) row.note('row', '', wordsOf(cells));
    return tree.addBudget(own, row);
  }
  const named = product ?? { id: '', number: '', name: '' };
  if (isOurs ? lineId === '' : kind === '' && filled.length === 0) return tree.addProduct(own, named, row);
  const lineOfSide = (side: CostLine['side']) => ({ id: lineId, side, kind });
  if (filled.length === 0 && ['year', 'purpose', 'reservation', 'cover'].some((name) => at(name) !== ''))
    row.note('empty', 'year', kind);
  if (filled.length === 0) return tree.addLine(own, named, lineOfSide(saidSide ?? context.side ?? 'expense'), row);
  const saidYear = yearOf(row, columns);
  const words = (name: 'purpose' | 'reservation' | 'cover'): string | null =>
    columns.named.has(name) ? at(name) : null;
  for (const { column, side, year } of filled) {
    const way = side ?? saidSide ?? context.side;
    if (way === null) row.note('side', `amount ${column}`, kind);
    const money = moneyIn(row, `amount ${column}`);
    const when = year ?? saidYear ?? (columns.named.has('year') ? null : context.year);
    const line = lineOfSide(way ?? 'expense');
    if (when === null) {
      row.note('yearless', `amount ${column}`, shownText(row.cell(`amount ${column}`)));
      tree.addLine(own, named, line, row);
    } else
      tree.addAmount(
        own,
        named,
        line,
        { year: when, ...money, purpose: words('purpose'), reservation: words('reservation'), cover: words('cover') },
        row,
      );
  }
}

function budgetIn(row: NamedRow, at: (name: string) => string, context: Context, headings: string): BudgetNamed {
  const [title, investment, result] = [at('budget'), at('investment'), at('result')];
  const perYear = at('perYear') === '' ? null : flagIn(row, 'perYear');
  const number = at('budgetNumber');
  const said = budgetKindOf(at('budgetKind'));
  if (said !== null) return { id: '', kind: said, number, perYear };
  if (investment !== '' && result === '')
    return { id: '', kind: 'investment', number: plainNumber(investment), perYear };
  if (result !== '' && investment === '') return { id: '', kind: 'result', number: plainNumber(result), perYear };
  if (title === '' && context.budget !== null) return context.budget;
  const kind =
    budgetKindOf(title) ?? kindBySide(`${at('side')} ${at('kind')} ${headings}`) ?? context.budget?.kind ?? null;
  if (kind === null) row.note('budget', 'budget', title);
  return { id: '', kind: kind ?? 'result', number: number !== '' ? number : plainNumber(title), perYear };
}

/** `50` of `50`, `TH 50` or `Teilfinanzhaushalt 50 - Investitionstätigkeit`. */
const plainNumber = (words: string): string =>
  budgetNumberOf(words) || (/^\d[\w./-]{0,20}$/u.test(words) ? words : budgetKindOf(words) === null ? words : '');

function productIn(at: (name: string) => string, id: string, { product: last }: Context): Context['product'] {
  const [whole, number, name] = [at('product'), at('number'), at('name')];
  if (id !== '') return { id, number, name };
  if (whole === '' && number === '' && name === '') return last;
  const parts = productOf(whole);
  return { id: '', number: number !== '' ? number : parts.number, name: name !== '' ? name : parts.name };
}

/** `11137 Migration und Integration` → number and name. */
function productOf(words: string): { readonly id: string; readonly number: string; readonly name: string } {
  const [, number, name] = /^([A-Z]{0,3}\d[\w./-]*)(?:\s*[:–-])?(?:\s+(.+))?$/u.exec(words) ?? [];
  return number === undefined ? { id: '', number: '', name: words } : { id: '', number, name: name ?? '' };
}

/** Null where none is said, or none that is one. */
function yearOf(row: NamedRow, { named }: CostColumns): number | null {
  if (!named.has('year')) return null;
  const words = shownText(row.cell('year'));
  if (words === '') return null;
  const year = /^(\d{4})(?:-\d{2}-\d{2})?$/u.exec(words)?.[1];
  if (year !== undefined && Number(year) >= 1900 && Number(year) <= 2200) return Number(year);
  row.note('year', 'year', words);
  return null;
}

function moneyIn(row: NamedRow, name: string): { readonly cents: number | null; readonly typed: string } {
  const cell = row.cell(name);
  if (cell === undefined) return { cents: null, typed: '' };
  const read = centsOf(cell);
  const shown = lineOf(cell)
    .slice(0, sheetCostLimits.typed)
    .replace(/[\ud800-\udbff]$/, '');
  if (read === null || read.value < 0) {
    row.note('error' in cell ? 'formula' : read === null ? 'amount' : 'negative', name, shown);
    return { cents: null, typed: shown };
  }
  if (read.rounded) row.note('rounded', name, shown);
  return { cents: read.value, typed: '' };
}

/** A line of words as it stands, since soft hyphens and fixed blanks are meant; without controls and line ends. */
const lineOf = (cell: CellValue | undefined): string =>
  shownText(cell)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

function textOf(row: NamedRow, name: string): string {
  const cell = row.cell(name);
  if (cell !== undefined && 'error' in cell) row.note('formula', name, cell.error);
  if (cell === undefined || 'error' in cell) return '';
  const words = lineOf(cell);
  if (words.length > sheetCostLimits.words) row.note('long', name, words);
  return words.slice(0, sheetCostLimits.words).replace(/[\ud800-\udbff]$/, '');
}

const wordsOf = ({ cells }: SheetRow): string => [...cells.values()].map(shownText).join(' · ').slice(0, 200);
