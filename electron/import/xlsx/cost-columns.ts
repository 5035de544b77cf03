/** Which columns of a sheet hold what of a cost table, by the row of headings that says so. */
import { budgetKindOf, costHeadings, sideOf, type CostColumn } from '../../../shared/council/cost-words.ts';
import type { CostLine } from '../../../shared/council/cost-table.ts';
import { parseAmount } from '../../../shared/council/money.ts';
import { plainWord, shownText } from './typed-cells.ts';
import type { SheetRow } from './workbook.ts';

/** A column of amounts: of one side, or of one year, where its heading says so. */
export interface AmountColumn {
  readonly column: number;
  readonly side: CostLine['side'] | null;
  readonly year: number | null;
  readonly heading: string;
}
export interface CostColumns {
  readonly named: ReadonlyMap<string, number>;
  readonly amounts: readonly AmountColumn[];
  /** Headings without a meaning, by their columns. */
  readonly unknown: ReadonlyMap<number, string>;
  /** A heading that names the sub-budget of what is under it, `Teilfinanzhaushalt 50`; empty for none. */
  readonly title: string;
}

/** Headings that say what a row is; without one of them a row is none of headings. */
const leading: readonly CostColumn[] = ['budget', 'investment', 'result', 'product', 'number', 'name', 'kind', 'year'];

/** The columns that a row names; null where it is no row of headings. */
export function columnsIn(row: SheetRow): CostColumns | null {
  const named = new Map<string, number>();
  const amounts: AmountColumn[] = [];
  const unknown = new Map<number, string>();
  const titles: { readonly column: number; readonly heading: string }[] = [];
  for (const [column, cell] of row.cells) {
    const heading = shownText(cell).replace(/\s+/gu, ' ').trim();
    if (heading === '') continue;
    const name = nameOf(heading);
    const amount = amountOf(heading, column);
    if (name !== null && name !== 'amount') {
      if (named.has(name)) unknown.set(column, heading);
      else named.set(name, column);
    } else if (amount !== null) amounts.push(amount);
    else if (budgetKindOf(heading) !== null) titles.push({ column, heading });
    else if ('number' in cell || (/\d/u.test(heading) && parseAmount(heading).ok)) return null;
    else unknown.set(column, heading);
  }
  const [title, ...more] = titles;
  if (title !== undefined && !named.has('kind')) named.set('kind', title.column);
  for (const { column, heading } of more) unknown.set(column, heading);
  if (amounts.length === 0 || !leading.some((name) => named.has(name))) return null;
  return { named, amounts, unknown, title: title?.heading ?? '' };
}

function nameOf(heading: string): CostColumn | null {
  const word = plainWord(heading);
  const columns = Object.entries<readonly string[]>(costHeadings);
  const found = columns.find(([, words]) => words.some((each) => plainWord(each) === word && word !== ''));
  return (Object.keys(costHeadings) as CostColumn[]).find((name) => name === found?.[0]) ?? null;
}

/** `Betrag`, `Auszahlungen`, `2022`, `Ansatz 2022 in Euro`, `Erträge 2022`. */
function amountOf(heading: string, column: number): AmountColumn | null {
  const year = /(?<!\d)(?:19|20|21)\d{2}(?!\d)/u.exec(heading)?.[0];
  const rest = heading
    .replace(year ?? '', '')
    .replace(/\(?(?:in )?(?:€|Euro|EUR)\)?/giu, '')
    .replace(/[().:,]/gu, ' ')
    .trim();
  const side = sideOf(rest);
  const isAmount =
    (rest === '' && (year !== undefined || /€|EUR/iu.test(heading))) ||
    /^(?:Betrag|Beträge|Ansatz|Ansätze|Plan|Jahr|Haushaltsjahr|Kosten|Mittel|HHJ?)(?: für)?$/iu.test(rest) ||
    (side !== null && /^[\p{L}. /-]{1,40}$/u.test(rest) && !/art$/iu.test(rest));
  if (!isAmount) return null;
  return { column, side, year: year === undefined ? null : Number(year), heading };
}
