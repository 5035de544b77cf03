/** What is typed and pasted into the form, in the room of a paper: amounts, steps back, and the sentences that the table gives. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { sumTable } from '../../../shared/council/cost-sums.ts';
import type { CostPhrases } from '../../../shared/council/cost-sentences.ts';
import { plainText } from '../../../shared/document/blocks.ts';
import { amountRow, newBudget, newLine, newProduct } from '../../../shared/document/council/cost-rows.ts';
import { readText } from '../../../shared/document/nested.ts';
import { gridRows } from '../../../renderer/features/council/costs/grid-model.ts';
import { placeCells, readCells } from '../../../renderer/features/council/costs/grid-paste.ts';
import {
  dropSentence,
  flatOf,
  readTaken,
  statedSentences,
  takeSentence,
} from '../../../renderer/features/council/costs/taken-sentences.ts';
import {
  amountFault,
  clearCells,
  writeBlock,
  writeCell,
} from '../../../renderer/features/council/costs/write-cells.ts';
import { PaperForm } from '../../../renderer/features/council/paper-form.ts';
import { takenBack } from '../../support/council/taken-back.ts';
import template from '../../../resources/templates/musterhausen/city.json' with { type: 'json' };

const words = { income: 'Erträge', expense: 'Aufwendungen', balance: 'Saldo', tooLarge: 'zu groß' };
const years = [2021, 2022];
const phrases: CostPhrases = template.costs.sentences;
const name = 'text:costs';

function paperWithLine(): PaperForm {
  const form = new PaperForm(new Y.Doc(), '00000000-0000-4000-8000-00000000000a');
  form.set('effects', 'some');
  form.add([newBudget({ id: 'b', kind: 'result', number: '50', perYear: true })]);
  form.add([newProduct('b', { id: 'p', number: '11137', name: 'Migration' })]);
  form.add([newLine('p', { id: 'l', side: 'expense', kind: 'Personalaufwendungen' })]);
  return form;
}
function rowsOf(form: PaperForm) {
  const [sums] = sumTable(form.read().costs).budgets;
  if (sums === undefined) throw new Error('no budget');
  return gridRows(sums, years, form.wrongAmounts(), amountRow, words);
}
function type(form: PaperForm, row: number, column: number, text: string) {
  const line = rowsOf(form)[row];
  const cell = line?.cells[column];
  if (line === undefined || cell === undefined) throw new Error('no such cell');
  let fault = null;
  form.step(() => {
    fault = writeCell(form, line, cell, text, words);
  });
  return fault;
}
const shown = (form: PaperForm, row: number, column: number): string | undefined =>
  rowsOf(form)[row]?.cells[column]?.text;
const cents = (form: PaperForm): number[] =>
  form
    .read()
    .costs.budgets.flatMap(({ products }) =>
      products.flatMap(({ lines }) => lines.flatMap(({ amounts }) => amounts.map((each) => each.cents))),
    );

it('CP105 amounts are taken as people type them; what is none stays in its cell for everybody, and changes no figure', () => {
  const form = paperWithLine();
  expect(type(form, 1, 2, '193.421,- €')).toBeNull();
  expect(shown(form, 1, 2)).toBe('193.421,00');
  expect(type(form, 1, 2, '1234.56')).toBe('wrongGrouping');
  expect(shown(form, 1, 2)).toBe('1234.56');
  expect(cents(form)).toEqual([19_342_100]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(form.doc));
  expect([...new PaperForm(other, form.id).wrongAmounts().values()]).toEqual(['1234.56']);
  expect(type(form, 1, 2, '1.234,56')).toBeNull();
  expect(cents(form)).toEqual([123_456]);
  expect(type(form, 1, 3, '-5')).toBe('negative');
  expect(type(form, 1, 0, 'irgendwas')).toBe('noSide');
  expect(type(form, 1, 3, '')).toBeNull();
  expect(form.wrongAmounts().size).toBe(0);
  expect([amountFault('1,2'), amountFault('x'), amountFault('')]).toEqual([null, 'notANumber', null]);
});

it('CP106 each step of the form is taken back by itself and comes again: a cell, an emptied block, a pasted one', async () => {
  const form = paperWithLine();
  type(form, 1, 2, '10');
  const row = rowsOf(form)[1];
  if (row === undefined) throw new Error('no line');
  await clearCells(
    form,
    row.cells.map((cell) => ({ row, cell })),
  );
  expect([shown(form, 1, 1), shown(form, 1, 2)]).toEqual(['', '']);
  form.undo.undo();
  expect([shown(form, 1, 1), shown(form, 1, 2)]).toEqual(['Personalaufwendungen', '10,00']);
  const { cells: block } = readCells('Sachaufwand\t20\t30\nErträge\t\t\nMiete\tx\t40');
  const wrong = await writeBlock(form, placeCells(rowsOf(form), { row: 1, column: 1 }, block, 5), years, words);
  expect(wrong).toBe(1);
  expect(rowsOf(form).map(({ cells }) => cells.slice(1, 4).map(({ text }) => text))).toEqual([
    ['Migration', '-20,00', '-70,00'],
    ['Sachaufwand', '20,00', '30,00'],
    ['Erträge', '', ''],
    ['Miete', 'x', '40,00'],
    ['Saldo', '-20,00', '-70,00'],
  ]);
  form.undo.undo();
  expect(rowsOf(form)).toHaveLength(3);
  expect(shown(form, 1, 2)).toBe('10,00');
  form.undo.redo();
  expect(shown(form, 3, 1)).toBe('Miete');
});

it('CP164 a large block is pasted, and emptied, in short changes that are one step, and what is taken back meanwhile waits for all of it', async () => {
  const form = paperWithLine();
  const sizes: number[] = [];
  form.doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength));
  const told: number[] = [];
  form.subscribe(() => told.push(rowsOf(form).length));
  const lines = 900;
  const text = Array.from({ length: lines }, (_, at) => `A\tArt ${at}\t${at}\t${at === 7 ? 'x' : at}`).join('\n');
  const paste = () =>
    writeBlock(form, placeCells(rowsOf(form), { row: 1, column: 0 }, readCells(text).cells, 5), years, words);
  expect(await paste()).toBe(1);
  expect(told).toEqual([lines + 2]);
  expect([sizes.length > 40, Math.max(...sizes) < 40_000]).toEqual([true, true]);
  expect([1, 8, 900].map((row) => [1, 2, 3].map((column) => shown(form, row, column)))).toEqual([
    ['Art 0', '0,00', '0,00'],
    ['Art 7', '7,00', 'x'],
    ['Art 899', '899,00', '899,00'],
  ]);
  const cells = rowsOf(form).flatMap((row) => row.cells.slice(1, 4).map((cell) => ({ row, cell })));
  sizes.length = 0;
  const emptied = clearCells(form, cells);
  // Wished for while it is being made: the whole of it, and nothing before it.
  expect(form.takeBack('undo')).toBe(true);
  await emptied;
  await expect.poll(() => [form.busy, shown(form, 900, 3)]).toEqual([false, '899,00']);
  expect(sizes.length).toBeGreaterThan(40);
  await takenBack(form);
  expect(rowsOf(form)).toHaveLength(3);
  expect(shown(form, 1, 1)).toBe('Personalaufwendungen');
  await takenBack(form, 'redo');
  expect(shown(form, 900, 1)).toBe('Art 899');
});

it('CP107 a sentence of the table is put behind the text, known there, renewed where it is stale, and taken out where it is gone', () => {
  const form = paperWithLine();
  type(form, 1, 2, '10');
  const state = () =>
    statedSentences(form.read().costs, phrases, readTaken(form.rows), flatOf(form.doc.getText(name))).map(
      (each) => each.state,
    );
  const first = () => {
    const [sentence] = statedSentences(
      form.read().costs,
      phrases,
      readTaken(form.rows),
      flatOf(form.doc.getText(name)),
    );
    if (sentence === undefined) throw new Error('no sentence');
    return sentence;
  };
  const text = (): string => readText(form.doc, name).map(plainText).join('\n');
  expect(state()).toEqual(['new']);
  form.undo.addToScope(form.doc.getText(name));
  form.step(() => takeSentence(form.doc, name, first(), form.origin));
  expect(state()).toEqual(['current']);
  const before = text();
  expect(before).toBe(first().text);
  form.doc.getText(name).insert(form.doc.getText(name).length, ' Und noch etwas.');
  type(form, 1, 2, '20');
  expect(state()).toEqual(['stale']);
  form.step(() => takeSentence(form.doc, name, first(), form.origin));
  expect(state()).toEqual(['current']);
  expect(text()).toBe(`${first().text} Und noch etwas.`);
  form.undo.undo();
  expect(text()).toBe(`${before} Und noch etwas.`);
  // As the printed paper has one of its amounts.
  const written = flatOf(form.doc.getText(name));
  const amount = written.indexOf('\u00A0€');
  form.doc.getText(name).insert(amount, ',-');
  expect(state()).toEqual(['stale']);
  type(form, 1, 2, '10');
  expect(state()).toEqual(['current']);
  type(form, 1, 2, '');
  expect(state()).toEqual(['gone']);
  form.step(() => dropSentence(form.doc, name, first().text));
  expect(state()).toEqual([]);
  expect(text().trim()).toBe('Und noch etwas.');
});
