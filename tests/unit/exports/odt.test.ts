/** The paper as an OpenDocument text, as LibreOffice reads it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PaperState } from '../../../electron/export/comparison/comparison.ts';
import { paperOdt } from '../../../electron/export/odt/paper-odt.ts';
import { EMBED_CHARACTER } from '../../../shared/document/block.ts';
import {
  block,
  blockWith,
  embed,
  picturesOfBoth,
  richPair,
  stateOf,
  table,
  unknownEmbed,
} from '../../support/compared-papers.ts';
import { faultsOfOdt, nodesOf } from '../../support/odt/check-odt.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { convert, installWithin } from '../../support/libreoffice.ts';
import { outOfOrder, providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);

const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-odt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = Date.UTC(2026, 4, 17);
const { after } = richPair;

/** For whoever wants to look: `KEEP=folder`. */
function keep(name: string, bytes: Uint8Array): string {
  const file = path.join(process.env['KEEP'] ?? folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** What stands in its paragraphs, in order, without what stands for something else. */
const wordsOf = ({ paper }: PaperState): string[] =>
  paper.chapters.flatMap(({ title, blocks }) => [
    title,
    ...blocks
      .filter(({ kind, props }) => kind !== 'contents' && props['lang'] === undefined)
      .flatMap(({ text }) => text.split(new RegExp(`[${EMBED_CHARACTER}\\n\\t]`)))
      .map((words) => words.trim())
      .filter((words) => words !== ''),
  ]);

it('EX13 the paper as an OpenDocument text: headings, lists, tables, pictures, notes, references and contents are such; LibreOffice’s PDF says the same', async () => {
  const made = await paperOdt(after.paper, picturesOfBoth, at);
  expect(Buffer.compare(made, await paperOdt(after.paper, picturesOfBoth, at))).toBe(0);
  expect(faultsOfOdt(made)).toEqual([]);
  // What it is can be read off its first bytes.
  expect(Buffer.from(made).subarray(30, 77).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
  const content = nodesOf(made, 'content.xml');
  const all = (name: string) => content.filter((node) => node.name === name);
  expect(all('text:h').map(({ attributes }) => attributes['text:outline-level'])).toContain('1');
  expect(all('table:table-header-rows').length).toBeGreaterThan(0);
  expect(all('table:covered-table-cell').length).toBeGreaterThan(0);
  expect(all('text:note')).toHaveLength(2);
  expect(all('text:sequence').length).toBe(3);
  expect(all('text:sequence-ref').map(({ text }) => text)).toEqual(['1']);
  expect(all('svg:title').map(({ text }) => text)).not.toContain('');
  expect(all('text:table-of-content')).toHaveLength(1);
  const styles = unzipSync(made).get('styles.xml') ?? '';
  expect(styles).toContain('fo:language="de" fo:country="DE"');
  const meta = unzipSync(made).get('meta.xml') ?? '';
  expect(meta).toContain('<meta:creation-date>2026-05-17T00:00:00</meta:creation-date>');
  expect(meta).not.toMatch(/creator|printed-by|editing-cycles/);
  const pdf = await convert(keep('paper.odt', made), 'pdf');
  keep('paper-odt.pdf', pdf);
  const { text, pages, info } = readPdf(pdf);
  // Behind the list of contents, which has the headings, too.
  expect(outOfOrder(text, wordsOf(after)), text).toBeNull();
  for (const words of [
    '2/1 Viele Kinder',
    'Siehe Tabelle 1',
    'Abschnitt 2.1',
    'Abbildung 1: Anteile',
    '1 Quelle: Statistik 2025',
  ])
    expect(text).toContain(words);
  expect(text).toMatch(/Kultur\.+6/);
  pages.forEach((page, index) => expect(page).toContain(`Seite ${index + 1} von ${pages.length}`));
  expect(info).toMatch(/Title: +Lokaler Integrationsplan 2.0/);
}, 60_000);

it('EX14 controls, halves of characters, markup, endless words, a huge table and levels that are left out leave a correct file', async () => {
  const nasty = [
    'Steuer\u0000zeichen\u0007\u001b[31m und \ufffe\uffff',
    'halbe \ud83d Paare \udc4d und ganze 👍',
    ']]> <text:p> &amp; <!-- --> "quoted"  zwei   Blanks ',
    'sehr'.repeat(20_000),
    '\u202eumgedreht\u202c \u200b\u2028 \r\n Zeile\t',
    '__proto__',
  ];
  const rows = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, row) => [`r${row}`, [`${row}`, nasty[row % 3] ?? '']]),
  );
  const state = stateOf('\u0000', '\ud83d', 1, [
    {
      id: 'k',
      title: nasty[0] ?? '',
      blocks: [
        ...nasty.map((text, index) =>
          block(`b${index}`, ['paragraph', 'bullet', 'heading3', 'callout', 'heading1', 'number'][index] ?? '', text),
        ),
        block(
          'e',
          'paragraph',
          embed({ note: 'toString' }),
          unknownEmbed(),
          embed({ ref: { chapter: 'k', block: 'b2' } }),
        ),
        block('p', 'pagebreak'),
        blockWith('t', 'table', 0, { headerRow: true }, 'Viele Zeilen'),
        block('leer', 'table'),
        blockWith('i', 'image', 0, { asset: 'f'.repeat(64), alt: nasty[1] ?? '' }),
        block('c', 'contents'),
      ],
      tables: [table('t', rows, ['a', 'b'])],
    },
    { id: 'constructor', title: '', blocks: [blockWith('ar', 'quote', 8, { lang: 'ar' }, 'مرحبا ')] },
  ]);
  const made = await paperOdt(state.paper);
  expect(faultsOfOdt(made)).toEqual([]);
  const content = unzipSync(made).get('content.xml') ?? '';
  expect(content).toContain('zwei<text:s text:c="3"/>Blanks<text:s/>');
  expect(content).toContain('sehr'.repeat(20_000));
  // A number that Writer would count in another way is written.
  expect(content).toContain('text:is-list-header="true"');
  const short = { ...state.paper, chapters: state.paper.chapters.map((each) => ({ ...each, tables: new Map() })) };
  const pdf = await convert(keep('nasty.odt', await paperOdt(short)), 'pdf');
  expect(readPdf(pdf).text).toContain('und ganze');
}, 60_000);
