/** The room of a council paper: what is written into it is read from it, by everybody, whatever happens at the same moment. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { makeBlock } from '../../../shared/document/block.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { amountRow, newLine, setAmount } from '../../../shared/document/council/cost-rows.ts';
import { fillPaper } from '../../../shared/document/council/fill-paper.ts';
import { addPaper, movePaper, readPaperList, removePaper } from '../../../shared/document/council/paper-list.ts';
import {
  addPaperRows,
  movePaperRow,
  paperFacts,
  paperRows,
  readPaper,
  removePaperRow,
  setPaperFact,
  setRowField,
} from '../../../shared/document/council/paper-room.ts';

const id = '00000000-0000-4000-8000-00000000000a';
const committee = (name: string, plenary = false) => ({ id: name, name, gender: 'f' as const, plenary });

/** The costs of paper 0108/2021 with a routing of two. */
const paper: Omit<CouncilPaper, 'id' | 'texts'> = {
  kind: 'resolution',
  number: '0108/2021',
  date: '2021-01-19',
  subject: 'Verwaltungsentwurf „Wir sind Hannover“',
  agendaItem: '',
  keep: true,
  unit: '50.6',
  place: 'Hannover',
  routing: [
    { id: 's1', committee: committee('Ratsversammlung', true), role: 'decides' },
    { id: 's2', committee: committee('Kommission'), role: 'informed' },
  ],
  annexes: [
    { id: 'a1', title: 'Strategiepapier', online: 'partly', of: { what: 'version', version: 'v1', hash: 'ab' } },
    { id: 'a2', title: 'Plan', online: 'no', of: { what: 'asset', asset: 'cd', name: 'Plan.pdf' } },
  ],
  costs: {
    effects: 'some',
    years: 'added',
    budgets: [
      { id: 'b1', kind: 'investment', number: '50', perYear: false, products: [] },
      {
        id: 'b2',
        kind: 'result',
        number: '50',
        perYear: true,
        products: [
          {
            id: 'p1',
            number: '11137',
            name: 'Migration und Integration',
            lines: [
              {
                id: 'l1',
                side: 'expense',
                kind: 'Personalaufwendungen',
                amounts: [{ year: 2021, cents: 19_342_100, purpose: '', reservation: '', cover: 'TH 50' }],
              },
              {
                id: 'l2',
                side: 'expense',
                kind: 'Sonstige ordentliche Aufwendungen',
                amounts: [{ year: 2022, cents: 20_000_000, purpose: 'Fonds', reservation: 'Genehmigung', cover: '' }],
              },
            ],
          },
        ],
      },
    ],
  },
};

/** Documents of people who begin with the same paper. */
function people(count: number): Y.Doc[] {
  const first = new Y.Doc();
  fillPaper(first, { ...paper, texts: new Map() }, 'test');
  return [first, ...Array.from({ length: count - 1 }, () => copyOf(first))];
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** They meet: all read the same. */
function met(docs: readonly Y.Doc[]): CouncilPaper {
  const states = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const state of states) Y.applyUpdate(doc, state);
  const [first, ...others] = docs.map((doc) => readPaper(doc, id));
  if (first === undefined) throw new Error('nobody');
  for (const other of others) expect(other).toEqual(first);
  return first;
}

it('CP51 a paper that is written into its room is read from it: facts, routing, annexes, costs and texts, in their order', () => {
  const words = [{ text: 'der Rat möge beschließen.', attrs: {} }];
  const blocks = [makeBlock(newBlockId(), { kind: 'paragraph', indent: 0 }, words)];
  const texts = new Map([['motion', { blocks, tables: new Map(), notes: new Map() }]]);
  const doc = new Y.Doc();
  fillPaper(doc, { ...paper, texts }, 'test');
  const { texts: read, ...rest } = readPaper(copyOf(doc), id);
  expect(rest).toEqual({ ...paper, id });
  expect(read.get('motion')?.blocks.map(({ text }) => text)).toEqual(['der Rat möge beschließen.']);
  expect(() => fillPaper(doc, { ...paper, texts }, 'test')).toThrow(/not empty/);
});

it('CP52 what people change at the same moment in different fields is all kept, and a cell of the cost table is there once', () => {
  const [anna, bert, cem] = people(3) as [Y.Doc, Y.Doc, Y.Doc];
  setPaperFact(anna, 'subject', 'Neu', 'anna');
  setPaperFact(bert, 'number', '0109/2021', 'bert');
  setRowField(anna, 's2', 'name', 'Sozialausschuss', 'anna');
  setRowField(bert, 's2', 'gender', 'm', 'bert');
  movePaperRow(cem, 's2', null, 'cem');
  setAmount(paperRows(anna), 'l2', 2023, { cents: 100 });
  setAmount(paperRows(bert), 'l2', 2023, { cents: 200, purpose: 'Fonds' });
  addPaperRows(cem, [newLine('p1', { id: 'l3', side: 'income', kind: 'Zuschüsse' })], 'l1', 'cem');
  removePaperRow(anna, 'a1', 'anna');
  setRowField(bert, 'a1', 'title', 'Strategie', 'bert');
  const read = met([anna, bert, cem]);
  expect(read).toMatchObject({ subject: 'Neu', number: '0109/2021' });
  expect(read.routing.map(({ id: stop, committee: { name, gender } }) => [stop, name, gender])).toEqual([
    ['s2', 'Sozialausschuss', 'm'],
    ['s1', 'Ratsversammlung', 'f'],
  ]);
  expect(read.annexes.map(({ title }) => title)).toEqual(['Plan']);
  const lines = read.costs.budgets[1]?.products[0]?.lines ?? [];
  expect(lines.map((line) => line.id)).toEqual(['l1', 'l3', 'l2']);
  const cell = lines[2]?.amounts.filter(({ year }) => year === 2023) ?? [];
  expect(cell).toHaveLength(1);
  expect([100, 200]).toContain(cell[0]?.cents);
  expect(cell[0]?.purpose).toBe('Fonds');
});

it('CP53 whatever a peer writes into the room, a paper is read from it, and what is well formed stays', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.integer()),
    fc.object(),
  );
  const field = fc.constantFrom(
    'list',
    'order',
    'parent',
    'gone',
    'cents',
    'year',
    'kind',
    'side',
    'role',
    'gender',
    'title',
  );
  const row = fc.constantFrom('s1', 'b2', 'p1', 'l1', amountRow('l1', 2021), 'x', '', 'a:b', 'ü');
  const entry = fc.tuple(row, field, value);
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 30 }),
      fc.array(fc.tuple(fc.string(), value), { maxLength: 5 }),
      (rows, facts) => {
        const [doc] = people(1) as [Y.Doc];
        doc.transact(() => {
          for (const [id_, name, what] of rows) if (id_ !== 'b2') paperRows(doc).set(`${id_}:${name}`, what);
          for (const [name, what] of facts) paperFacts(doc).set(`x${name}`, what);
        });
        const read = readPaper(doc, id);
        expect(read.number).toBe('0108/2021');
        for (const { amounts } of read.costs.budgets.flatMap(({ products }) =>
          products.flatMap(({ lines }) => lines),
        )) {
          expect(amounts.every(({ cents, year }) => Number.isSafeInteger(cents) && cents >= 0 && year >= 1900)).toBe(
            true,
          );
          expect(new Set(amounts.map(({ year }) => year)).size).toBe(amounts.length);
        }
      },
    ),
    { seed: 53, numRuns: 300 },
  );
});

it('CP54 the list of papers keeps its order, and a removed paper comes back where it is added again', () => {
  const outline = new Y.Doc();
  const ids = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
  for (const each of ids) addPaper(outline, each, 'test');
  const [first = '', second = '', third = ''] = ids;
  movePaper(outline, third, null, 'test');
  removePaper(outline, first, 'test');
  expect(readPaperList(outline)).toEqual([third, second]);
  addPaper(outline, first, 'test');
  expect(readPaperList(outline)).toEqual([third, second, first]);
  outline.getMap('papers').set('no-uuid:order', 'a0');
  outline.getMap('papers').set('no-uuid:list', 'paper');
  expect(readPaperList(outline)).toEqual([third, second, first]);
});

it('CP82 what is typed and no amount is read with its line, beside the last amount of the year', () => {
  const doc = new Y.Doc();
  fillPaper(doc, { ...paper, texts: new Map() }, 'test');
  const row = amountRow('l1', 2021);
  setAmount(paperRows(doc), 'l1', 2021, { cents: 500 });
  setRowField(doc, row, 'typed', '12 oder 13', 'test');
  const read = readPaper(doc, id).costs.budgets[1]?.products[0]?.lines[0];
  expect(read?.unread).toEqual([{ year: 2021, text: '12 oder 13' }]);
  expect(read?.amounts.find(({ year }) => year === 2021)?.cents).toBe(500);
  setRowField(doc, row, 'typed', '', 'test');
  expect(readPaper(doc, id).costs.budgets[1]?.products[0]?.lines[0]).not.toHaveProperty('unread');
});
