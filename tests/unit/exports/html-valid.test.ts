/** The paper as HTML, by a validator that we did not write. */
import { expect, it } from 'vitest';
import { exportHtml } from '../../../electron/export/html.ts';
import type { Paper } from '../../../electron/export/paper.ts';
import {
  block,
  blockWith,
  embed,
  picturesOfBoth,
  stateOf,
  table,
  unknownEmbed,
} from '../../support/compared-papers.ts';
import { htmlFaults } from '../../support/html-validator.mjs';
import { richPaper, written } from '../../support/rich-paper.ts';

const foundIn = (paper: Paper): Promise<string[]> => htmlFaults(exportHtml(paper, picturesOfBoth));

it('EX15 a validator finds nothing in the HTML of a paper with tables, merged cells, notes, pictures, references, foreign words, nor in one of hostile text', async () => {
  expect(await foundIn(richPaper)).toEqual([]);
  const nasty = ['\u0000\u0007\ud800', '"><script>', 'a  b', ']]> <!-- -->', '\u202e \r\n\t', ''];
  const kinds = [
    'paragraph',
    'bullet',
    'heading4',
    'callout',
    'quote',
    'number',
    'image',
    'table',
    'contents',
    'of tomorrow',
  ];
  const state = stateOf('', '', 1, [
    {
      id: '1"',
      title: '<b>',
      blocks: [
        ...kinds.flatMap((kind, at) => nasty.map((text, index) => block(`${index} <${at}>"`, kind, text))),
        block(
          'e',
          'paragraph',
          embed({ note: 'none' }),
          unknownEmbed(),
          embed({ ref: { chapter: '1"', block: '0 <2>"' } }),
        ),
        blockWith('t', 'table', 0, { headerRow: true, headerColumn: true }, ''),
      ],
      tables: [table('t', { a: ['', '<'], b: ['&', ''] }, ['c', 'd'])],
    },
    { id: 'k', title: '', blocks: [] },
  ]);
  expect(await foundIn({ ...richPaper, ...state.paper, chapters: state.paper.chapters.map(written) })).toEqual([]);
});
