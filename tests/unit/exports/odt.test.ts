/** The paper as an OpenDocument text, as LibreOffice reads it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PaperState } from '../../../electron/export/comparison/comparison.ts';
import { paperOdt } from '../../../electron/export/odt/paper-odt.ts';
import type { PaperComment } from '../../../electron/export/paper.ts';
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

it('EX22 comments come along at their words where one wishes: who, when, answers, resolved; LibreOffice reads them, and the text is the same', async () => {
  const chapter = after.paper.chapters[1];
  if (chapter === undefined) throw new Error('no chapter');
  const comment = (thread: string, block: string | null, quote: string, more: Partial<PaperComment> = {}) => ({
    ...{ chapter: chapter.id, key: `${thread} ${more.text ?? ''}`, thread, edited: null, assigned: null },
    ...{ author: { id: 'a', name: 'Cem Kaya' }, at: '2026-04-03T10:20:30.400Z', state: 'open' as const },
    ...{ about: 'text', block, quote, text: 'Bitte prüfen.', ...more },
  });
  const comments: PaperComment[] = [
    comment('one', 'p1', 'Deutsch erst in der Kita & Schule', {
      text: 'Stimmt das?\nQuelle fehlt.',
      state: 'resolved',
    }),
    comment('one', 'p1', 'Deutsch erst', {
      author: { id: 'b', name: '' },
      text: 'Ja, <Statistik>.',
      state: 'resolved',
    }),
    comment('two', 'l2', 'Großeltern', { imported: { name: 'Erika Muster', at: null } }),
    comment('three', 'p1', 'erst in', { text: 'Überschneidet sich.' }),
    comment('four', 'toc', '', { text: 'Zum Verzeichnis.' }),
    comment('five', null, '', { text: 'Zum Kapitel.\u0000' }),
    comment('six', 'gone', 'weg', { text: 'Wovon?' }),
    comment('seven', 'h', 'Ausgangslage'),
  ];
  const [bare, made] = [
    await paperOdt(after.paper, picturesOfBoth, at),
    await paperOdt(after.paper, picturesOfBoth, at, { comments }),
  ];
  expect(Buffer.compare(made, await paperOdt(after.paper, picturesOfBoth, at, { comments }))).toBe(0);
  expect(faultsOfOdt(made)).toEqual([]);
  const xml = unzipSync(made).get('content.xml') ?? '';
  const withoutTags = (text: string): string =>
    text
      .replace(/<office:annotation .*?<\/office:annotation>/gs, '')
      .replace(/<text:s\/>/g, ' ')
      .replace(/<[^>]*>/g, '');
  expect(withoutTags(xml)).toBe(withoutTags(unzipSync(bare).get('content.xml') ?? ''));
  const nodes = nodesOf(made, 'content.xml');
  const named = (name: string) =>
    nodes.filter((node) => node.name === name).map(({ attributes }) => attributes['office:name']);
  expect(named('office:annotation')).toHaveLength(comments.length);
  expect(named('office:annotation').sort()).toEqual(named('office:annotation-end').sort());
  expect(xml).toMatch(/lernen<text:s\/><office:annotation [^>]*loext:resolved="true"/);
  expect(xml).toMatch(/Schule<office:annotation-end office:name="comment-1"\/>/);
  // Nobody is named in a file that was to have none.
  expect(JSON.stringify([...unzipSync(bare).values()])).not.toMatch(/annotation|Kaya|Muster/);
  expect(unzipSync(made).get('meta.xml')).toBe(unzipSync(bare).get('meta.xml'));
  const word = unzipSync(await convert(keep('comments.odt', made), 'docx'));
  const said = word.get('word/comments.xml') ?? '';
  for (const { text } of comments)
    expect(said.replace(/<[^>]*>/g, '\n')).toContain(
      text
        .split('\n')[0]
        ?.replace('\u0000', '')
        .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;')),
    );
  for (const name of ['Cem Kaya', 'Erika Muster', 'Unbekannt']) expect(said).toContain(`w:author="${name}`);
  expect(said).toContain('w:date="2026-04-03T10:20:30Z"');
  const document = word.get('word/document.xml') ?? '';
  const quoted = /<w:commentRangeStart w:id="\d+"\/>(?:(?!commentRangeEnd).)*?Großeltern/s.exec(document)?.[0] ?? '';
  expect(quoted.replace(/<[^>]*>/g, '')).toBe('Großeltern');
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
