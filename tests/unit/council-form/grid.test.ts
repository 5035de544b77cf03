/** The cost table's spreadsheet without a browser: its rows, its keys, and blocks that are copied and pasted. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumTable } from '../../../shared/council/cost-sums.ts';
import type { Budget } from '../../../shared/council/cost-table.ts';
import { amountRow } from '../../../shared/document/council/cost-rows.ts';
import { blockBetween, gridAction, type At, type Key } from '../../../renderer/features/council/costs/grid-keys.ts';
import { gridRows, shownYears } from '../../../renderer/features/council/costs/grid-model.ts';
import { placeCells, readCells, readSide, writeCells } from '../../../renderer/features/council/costs/grid-paste.ts';

const amount = (year: number, cents: number) => ({ year, cents, purpose: '', reservation: '', cover: '' });
const budget: Budget = {
  id: 'b',
  kind: 'result',
  number: '50',
  perYear: true,
  products: [
    {
      id: 'p',
      number: '11137',
      name: 'Migration und Integration',
      lines: [
        { id: 'staff', side: 'expense', kind: 'Personalaufwendungen', amounts: [amount(2021, 19_342_100)] },
        { id: 'other', side: 'expense', kind: 'Sonstige', amounts: [amount(2022, 20_000_000)] },
        { id: 'grant', side: 'income', kind: 'Zuschuss', amounts: [] },
      ],
    },
  ],
};
const words = {
  income: 'Ordentliche Erträge',
  expense: 'Ordentliche Aufwendungen',
  balance: 'Saldo',
  tooLarge: 'zu groß',
};
const years = [2021, 2022];
function rowsOf(wrong = new Map<string, string>()) {
  const [sums] = sumTable({ effects: 'some', years: 'added', budgets: [budget] }).budgets;
  if (sums === undefined) throw new Error('no sums');
  return gridRows(sums, years, wrong, amountRow, words);
}
const texts = (wrong?: Map<string, string>): string[][] =>
  rowsOf(wrong).map(({ cells }) => cells.map(({ text }) => text));

it('CP101 the rows of a sub-budget: products with their balance, lines with their sum, the balance at the end, none of it editable', () => {
  expect(texts()).toEqual([
    ['11137', 'Migration und Integration', '-193.421,00', '-200.000,00', '-393.421,00'],
    ['Ordentliche Aufwendungen', 'Personalaufwendungen', '193.421,00', '', '193.421,00'],
    ['Ordentliche Aufwendungen', 'Sonstige', '', '200.000,00', '200.000,00'],
    ['Ordentliche Erträge', 'Zuschuss', '', '', ''],
    ['', 'Saldo', '-193.421,00', '-200.000,00', '-393.421,00'],
  ]);
  const editable = rowsOf().map(({ cells }) => cells.map((cell) => (cell.editable ? 'x' : '.')).join(''));
  expect(editable).toEqual(['xx...', 'xxxx.', 'xxxx.', 'xxxx.', '.....']);
  const wrong = rowsOf(new Map([[amountRow('staff', 2021), '19.34']]))[1]?.cells[2];
  expect(wrong).toMatchObject({ text: '19.34', edit: '19.34', wrong: '19.34', editable: true });
});

it('CP101 the years are those of the amounts, wrong ones too, those that were added, and at least one', () => {
  const lines = budget.products.flatMap((product) => product.lines);
  expect(shownYears(lines, [2020], [2024, 2021], 2019)).toEqual([2020, 2021, 2022, 2024]);
  expect(shownYears([], [], [], 2021)).toEqual([2021]);
  expect(shownYears([], [], [2022], 2021)).toEqual([2021, 2022]);
});

const size = { rows: 5, columns: 5 };
const press = (key: string, at: At, more: Partial<Key> = {}, editing = false) =>
  gridAction({ key, mod: false, shift: false, ...more }, at, size, editing);
const at = (row: number, column: number): At => ({ row, column });

it('CP102 keys move as in a spreadsheet and never out of the grid; Tab goes on as one reads, and at the end leaves it', () => {
  expect(press('ArrowRight', at(1, 1))).toEqual({ do: 'move', to: at(1, 2), extends: false });
  expect(press('ArrowDown', at(1, 1), { shift: true })).toEqual({ do: 'move', to: at(2, 1), extends: true });
  expect(press('ArrowUp', at(0, 1))).toEqual({ do: 'move', to: at(0, 1), extends: false });
  expect(press('ArrowRight', at(1, 1), { mod: true })).toEqual({ do: 'move', to: at(1, 4), extends: false });
  expect(press('Home', at(3, 3))).toEqual({ do: 'move', to: at(3, 0), extends: false });
  expect(press('End', at(3, 3))).toEqual({ do: 'move', to: at(3, 4), extends: false });
  expect(press('Home', at(3, 3), { mod: true })).toEqual({ do: 'move', to: at(0, 0), extends: false });
  expect(press('End', at(0, 0), { mod: true, shift: true })).toEqual({ do: 'move', to: at(4, 4), extends: true });
  expect(press('Tab', at(0, 4))).toEqual({ do: 'move', to: at(1, 0), extends: false });
  expect(press('Tab', at(4, 4))).toBeNull();
  expect(press('Tab', at(0, 0), { shift: true })).toBeNull();
});

it('CP102 a letter types anew, Enter and F2 go on with what is there, Delete empties, Escape gives up, Enter takes and goes down', () => {
  expect(press('7', at(1, 2))).toEqual({ do: 'edit', text: '7' });
  expect(press('€', at(1, 2), { mod: true, alt: true })).toEqual({ do: 'edit', text: '€' });
  expect(press('F2', at(1, 2))).toEqual({ do: 'edit', text: null });
  expect(press('Enter', at(1, 2))).toEqual({ do: 'edit', text: null });
  expect(press('Delete', at(1, 2))).toEqual({ do: 'clear' });
  expect(press('z', at(1, 2), { mod: true })).toBeNull();
  expect(press('c', at(1, 2), { mod: true })).toBeNull();
  expect(press('F5', at(1, 2))).toBeNull();
  expect(press('Shift', at(1, 2))).toBeNull();
  expect(press('7', at(1, 2), {}, true)).toBeNull();
  expect(press('ArrowLeft', at(1, 2), {}, true)).toBeNull();
  expect(press('Escape', at(1, 2), {}, true)).toEqual({ do: 'cancel' });
  expect(press('Enter', at(1, 2), {}, true)).toEqual({ do: 'take', to: at(2, 2) });
  expect(press('Enter', at(1, 2), { shift: true }, true)).toEqual({ do: 'take', to: at(0, 2) });
  expect(press('Tab', at(1, 2), {}, true)).toEqual({ do: 'take', to: at(1, 3) });
});

it('CP103 a block of a spreadsheet is read: tabs, quoted cells with line ends and quotation marks, and the end of the last row', () => {
  expect(readCells('a\tb\r\nc\td\r\n').cells).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(readCells('"Sonstige\n""ordentliche"""\t200.000,00').cells).toEqual([
    ['Sonstige\n"ordentliche"', '200.000,00'],
  ]);
  expect(readCells('"offen\tb').cells).toEqual([['"offen', 'b']]);
  expect(readCells('"a"b\tc').cells).toEqual([['"a"b', 'c']]);
  expect(readCells('').cells).toEqual([['']]);
  expect(readCells('1\n').cells).toEqual([['1']]);
  expect(readCells('1\t').cells).toEqual([['1', '']]);
});

it('CP103 whatever is on the clipboard, reading it ends, and what is copied is read again as it was', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      expect(readCells(text).cells.length).toBeGreaterThan(0);
    }),
    { seed: 7, numRuns: 500 },
  );
  const rows = rowsOf();
  const copied = writeCells(rows, blockBetween(at(4, 3), at(1, 1)));
  expect(readCells(copied).cells).toEqual(
    texts()
      .slice(1, 5)
      .map((row) => row.slice(1, 4)),
  );
  const long = Array.from({ length: 5_000 }, () => '1').join('\n');
  expect(readCells(long).cells).toHaveLength(2_000);
  // What is left out is told.
  const isCut = (text: string): boolean => readCells(text).isCut;
  expect([long, 'x\t'.repeat(201), 'x'.repeat(4_000_001)].map(isCut)).toEqual([true, true, true]);
  expect([copied, '', '1\n', Array.from({ length: 2_000 }, () => '1').join('\n')].map(isCut)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('CP104 a pasted block goes into lines from where one is, into new ones beyond the last, and never into sums', () => {
  const { cells: block } = readCells('Sachaufwand\t1.000,00\t2.000,00\t3.000,00\nZinsen\t5\nNeu\t6\nNoch eine\t\t7');
  const placed = placeCells(rowsOf(), at(2, 1), block, 5);
  expect(placed.product).toBe('p');
  expect(
    placed.changes.map(({ row, cells }) => [row.id, ...cells.map(({ column, text }) => `${column}:${text}`)]),
  ).toEqual([
    ['other', '1:Sachaufwand', '2:1.000,00', '3:2.000,00'],
    ['grant', '1:Zinsen', '2:5'],
  ]);
  expect(placed.added).toEqual([
    [
      { column: 1, text: 'Neu' },
      { column: 2, text: '6' },
    ],
    [
      { column: 1, text: 'Noch eine' },
      { column: 2, text: '' },
      { column: 3, text: '7' },
    ],
  ]);
  expect(placed.left).toBe(1);
  expect(placeCells(rowsOf(), at(4, 2), [['1']], 5)).toMatchObject({ changes: [], added: [], left: 1 });
  expect(placeCells(rowsOf(), at(0, 2), [['1']], 5)).toMatchObject({ left: 1 });
});

it('CP104 a side is read as people write it, and nothing else is taken for one', () => {
  for (const text of ['Ordentliche Erträge', 'Erträge', 'ertrag', 'Einzahlung', '+'])
    expect(readSide(text, words)).toBe('income');
  for (const text of ['Ordentliche Aufwendungen', 'Aufwand', 'Auszahlungen', '-'])
    expect(readSide(text, words)).toBe('expense');
  for (const text of ['', 'Personal', '12']) expect(readSide(text, words)).toBeNull();
});
