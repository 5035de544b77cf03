/** A cost table of ten thousand rows: written in steps, read anew only where something changed, drawn only where one looks. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { PaperForm } from '../../../renderer/features/council/paper-form.ts';
import { nearChunks, stretches } from '../../../renderer/features/council/costs/drawn-rows.ts';
import { inSteps } from '../../../renderer/ui/in-steps.ts';
import { holdSending, sendLater } from '../../../renderer/app/held-sending.ts';
import { costSentences } from '../../../shared/council/cost-sentences.ts';
import type { SheetCosts } from '../../../shared/council/sheet-costs.ts';
import { addRows, readRows } from '../../../shared/document/flat-rows.ts';
import { RowTree, rowsOf } from '../../../shared/document/row-tree.ts';
import template from '../../../resources/templates/musterhausen/city.json' with { type: 'json' };
import { amount, line, withLines } from '../../support/council/costs.ts';
import { takenBack } from '../../support/council/taken-back.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const sheet = (lines: number): Pick<SheetCosts, 'budgets'> => ({
  budgets: [
    {
      ...{ id: '', kind: 'result', number: '50', perYear: null },
      products: [
        {
          ...{ id: '', number: '1', name: 'eins' },
          lines: Array.from({ length: lines }, (_, at) => ({
            ...{ id: '', side: 'expense' as const, kind: `Art ${at}` },
            amounts: [{ year: 2021, cents: at, typed: '', purpose: null, reservation: null, cover: null }],
          })),
        },
      ],
    },
  ],
});

it('CP154 a workbook is taken over in many short steps that are one for undo, told once, and that leave together', async () => {
  const form = new PaperForm(new Y.Doc(), 'p');
  form.set('subject', 'vorher');
  const told: number[] = [];
  form.subscribe(() => told.push(form.read().costs.budgets[0]?.products[0]?.lines.length ?? 0));
  const sent: number[] = [];
  let rows = 0;
  const release = holdSending();
  form.doc.on('update', () => {
    rows += 1;
    sendLater(() => sent.push(rows));
  });
  const plan = await inSteps(form.takeCosts(sheet(1_000)));
  expect([plan.lines.length, told, sent]).toEqual([1_000, [1_000], []]);
  expect(rows).toBeGreaterThan(20);
  release();
  await expect.poll(() => sent.length).toBe(rows);
  expect(new Set(sent)).toEqual(new Set([rows]));
  form.set('unit', '50.6');
  form.takeBack('undo');
  await takenBack(form);
  expect([form.read().costs.budgets.length, form.read().subject]).toEqual([0, 'vorher']);
  await takenBack(form, 'redo');
  expect(form.read().costs.budgets[0]?.products[0]?.lines).toHaveLength(1_000);
});

it('CP155 rows kept as the room changes are those that reading all of it gives, and what did not change is the same (200 seeds)', async () => {
  await forEachSeed(seedsToRun(200, []), (seed) => {
    const chance = new Chance(seed);
    const doc = new Y.Doc();
    const map = doc.getMap<unknown>('rows');
    const tree = new RowTree(map);
    const ids = ['a', 'b', 'c', 'd', 'e.2021'];
    const lists = ['stop', 'line'];
    for (let step = 0; step < 30; step += 1) {
      const id = chance.pick(ids);
      const before = lists.flatMap((list) => tree.of(list, ''));
      if (chance.once(3)) addRows(map, [{ id, list: chance.pick(lists), fields: { n: step } }]);
      else if (chance.once(4)) map.delete(`${id}:${chance.pick(['list', 'order', 'n'])}`);
      else
        map.set(
          chance.pick([`${id}:gone`, `${id}:order`, `${id}:n`, `${id}:parent`, ':', 'x']),
          chance.pick([true, false, 'a1', 'a0', 7, 'b']),
        );
      const whole = rowsOf(readRows(map, Infinity));
      for (const list of lists)
        for (const parent of ['', 'a1', 'a0', 'b']) expect(tree.of(list, parent)).toEqual(whole(list, parent));
      const kept = new Set(lists.flatMap((list) => tree.of(list, '')));
      for (const row of before) if (row.id !== id && !kept.has(row)) expect(map.get(`${row.id}:list`)).toBeUndefined();
    }
  });
  const form = new PaperForm(new Y.Doc(), 'p');
  await inSteps(form.takeCosts(sheet(3)));
  const lines = () => form.read().costs.budgets[0]?.products[0]?.lines ?? [];
  const [first, second] = lines();
  form.set('subject', 'neu');
  expect(lines()[0]).toBe(first);
  form.step(() => form.setCents(second?.id ?? '', 2021, 700));
  expect([lines()[0] === first, lines()[1] === second]).toEqual([true, false]);
});

it('CP156 of a long table the rows near the window are drawn and the one that one is at; the others keep their room', () => {
  const none = new Map<number, number>();
  expect(nearChunks(10_000, -300, 900, none)).toEqual([0, 0]);
  const [first, last] = nearChunks(10_000, 195_000, 900, none);
  expect([first, last]).toEqual([166, 167]);
  const shown = stretches(10_000, (chunk) => chunk === 0 || (chunk >= first && chunk <= last), none);
  expect(shown.map(({ from, to, height }) => [from, to, height])).toEqual([
    [0, 30, null],
    [30, 4_980, 4_950 * 39],
    [4_980, 5_040, null],
    [5_040, 10_000, 4_960 * 39],
  ]);
  const measured = stretches(60, () => false, new Map([[0, 2_000]]));
  expect(measured).toEqual([{ from: 0, to: 60, height: 2_000 + 30 * 39 }]);
  expect(nearChunks(0, 0, 900, none)).toEqual([0, 0]);
  // A sentence of that many amounts is none.
  const sentences = (lines: number) =>
    costSentences(
      withLines(Array.from({ length: lines }, (_, at) => line('expense', `Art ${at}`, amount(2021, at + 1)))),
      template.costs.sentences,
    ).length;
  expect([sentences(200), sentences(201)]).toEqual([1, 0]);
});
