/**
 * The cost table of a council paper as a sheet: one row for each line and year, as it is kept. All of it stands there, so that it
 * comes back as it was: what was typed and is no amount, lines without amounts, and ids.
 */
import type { CostTable } from '../../../shared/council/cost-table.ts';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import { fill } from '../../../shared/council/city-template.ts';
import {
  budgetKindWords,
  costHeadings,
  costSheetName,
  directionWords,
  writtenColumns,
  type CostColumn,
} from '../../../shared/council/cost-words.ts';
import { formatCents } from '../../../shared/council/money.ts';
import { noWords, yesWords } from '../../../shared/measures/sheet-words.ts';
import { cleanText } from '../clean-text.ts';
import type { SheetCell, WrittenSheet } from '../xlsx/catalogue-sheets.ts';

type Row = Partial<Record<CostColumn, SheetCell>>;

/** Beyond it a number of a workbook, which is floating point, may no longer say the cent. */
const mostExact = 1e13;

export function costSheet({ budgets }: CostTable, { costs }: CityTemplate): WrittenSheet {
  const rows = budgets.flatMap(({ id, kind, number, perYear, products }): Row[] => {
    const budget: Row = {
      budget: text(fill(costs[kind].title, { number })),
      budgetKind: text(budgetKindWords[kind]),
      budgetNumber: text(number),
      perYear: text((perYear ? yesWords : noWords)[0] ?? ''),
      id: text(id),
    };
    if (products.length === 0) return [budget];
    return products.flatMap((product): Row[] => {
      const ofProduct = {
        ...budget,
        number: text(product.number),
        name: text(product.name),
        id: text(`${id}/${product.id}`),
      };
      if (product.lines.length === 0) return [ofProduct];
      return product.lines.flatMap(({ id: line, side, kind: words, amounts, unread = [] }): Row[] => {
        const ofLine = {
          ...ofProduct,
          side: text(costs[kind][side]),
          kind: text(words),
          direction: text(directionWords[side]),
          id: text(`${id}/${product.id}/${line}`),
        };
        const read = amounts.map(({ year, cents, purpose, reservation, cover }): Row => ({
          ...ofLine,
          year: { number: year },
          amount: cents > mostExact ? text(formatCents(cents)) : { cents },
          ...{ purpose: text(purpose), reservation: text(reservation), cover: text(cover) },
        }));
        const typed = unread.map((each): Row => ({ ...ofLine, year: { number: each.year }, amount: text(each.text) }));
        return read.length + typed.length === 0 ? [ofLine] : [...read, ...typed];
      });
    });
  });
  return {
    name: costSheetName,
    headings: writtenColumns.map((column) => costHeadings[column][0]),
    widths: writtenColumns.map((column) => widths[column] ?? 18),
    rows: rows.map((row) => writtenColumns.map((column) => row[column] ?? null)),
  };
}

const widths: Partial<Record<CostColumn, number>> = {
  ...{ budget: 34, number: 12, name: 40, side: 24, kind: 34, year: 8, amount: 18 },
  ...{ purpose: 40, reservation: 40, cover: 40, id: 40 },
};

const text = (words: string): SheetCell => ({ text: cleanText(words) });
