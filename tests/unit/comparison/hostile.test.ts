/** Text that no file format likes, and papers of a size that nobody writes by hand. */
import { expect, it } from 'vitest';
import { compareStates } from '../../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../../electron/export/docx/comparison-docx.ts';
import { block, blockWith, embed, stateOf, styled, table, unknownEmbed } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { linesOfState } from '../../support/docx/lines-of-state.ts';
import { readTracked, type Decision } from '../../support/docx/read-tracked.ts';

const read = (docx: Uint8Array, decision: Decision) => readTracked(docx, decision).slice(0, -1);
const nasty = [
  'Steuer\u0000zeichen\u0007\u001b[31m und \ufffe\uffff',
  'halbe \ud83d Paare \udc4d und ganze 👍',
  ']]> <w:p> &amp; <!-- --> <?xml?> "quoted" \'single\'',
  'sehr'.repeat(50_000),
  '\u202eumgedreht\u202c \u200b\u2028\u2029 \r\n Zeile',
  '#panic() $x$ [b] *c* #{1} \\ @x <label>',
];

it('VX10 controls, halves of characters, markup and endless words leave a Word file that keeps to the format', async () => {
  const blocks = (more: string) =>
    nasty.map((text, index) =>
      block(
        `b${index}`,
        ['paragraph', 'bullet', 'constructor', 'callout', 'heading4', '__proto__'][index] ?? '',
        text,
        more,
      ),
    );
  const chapters = (more: string) => [
    {
      id: 'k',
      title: `Titel ${nasty[0] ?? ''} ${more}`,
      blocks: [...blocks(more), block('e', 'paragraph', embed({ note: 'toString' }), unknownEmbed())],
    },
    { id: 'constructor', title: ']]>', blocks: [blockWith('ar', 'quote', 8, { lang: 'ar' }, 'مرحبا ', more)] },
  ];
  const [before, after] = [stateOf('\u0000', '\ud83d', 1, chapters('alt')), stateOf(']]>', '<b>', 2, chapters('neu'))];
  const docx = await comparisonDocx(compareStates(before, after), { frontPage: false });
  expect(faultsOf(docx)).toEqual([]);
  expect(read(docx, 'accept')).toEqual(linesOfState(after));
  expect(read(docx, 'reject')).toEqual(linesOfState(before));
  expect(faultsOf(await comparisonDocx(compareStates(after, before)))).toEqual([]);
});

it('VX10 a table of 10,000 cells, and one that is empty', async () => {
  const rows = (word: string) =>
    Object.fromEntries(
      Array.from({ length: 1_000 }, (_, row) => [
        `r${row}`,
        Array.from({ length: 10 }, (_cell, column) => (row % 100 === 3 ? word : `${row}/${column}`)),
      ]),
    );
  const columns = Array.from({ length: 10 }, (_, index) => `c${index}`);
  const state = (word: string) =>
    stateOf(word, word, 1, [
      {
        id: 'k',
        title: 'Zahlen',
        blocks: [block('t', 'table'), block('leer', 'table')],
        tables: [table('t', rows(word), columns), table('leer', {}, [])],
      },
    ]);
  const [before, after] = [state('alt'), state('neu')];
  const docx = await comparisonDocx(compareStates(before, after), { frontPage: false });
  expect(faultsOf(docx)).toEqual([]);
  expect(read(docx, 'accept')).toEqual(linesOfState(after));
  expect(read(docx, 'reject')).toEqual(linesOfState(before));
});

it('VX10 formats of a newer version, links that are none, and states without chapters', async () => {
  const chapters = [
    {
      id: 'k',
      title: '',
      blocks: [
        block('a', 'paragraph', styled('böse', { link: 'javascript:alert(1)', glow: { by: 'tomorrow' }, b: 'yes' })),
      ],
    },
  ];
  const empty = stateOf('leer', '', 1, []);
  const full = stateOf('voll', '', 1, chapters);
  for (const [before, after] of [
    [empty, full],
    [full, empty],
    [empty, empty],
  ] as const) {
    const docx = await comparisonDocx(compareStates(before, after), { frontPage: false });
    expect(faultsOf(docx)).toEqual([]);
    expect(Buffer.from(docx).includes('javascript')).toBe(false);
    expect(read(docx, 'accept')).toEqual(linesOfState(after));
    expect(read(docx, 'reject')).toEqual(linesOfState(before));
  }
});
