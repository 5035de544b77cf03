/** References of a council paper to its own tables, figures and headings: what they show, in which file, and when they are gone. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { councilDocx } from '../../../electron/export/council/council-docx.ts';
import { councilJson } from '../../../electron/export/council/council-json.ts';
import { councilPdf } from '../../../electron/export/council/council-pdf.ts';
import { councilOdt } from '../../../electron/export/council/council-odt.ts';
import { printedPaper } from '../../../electron/export/council/printed-paper.ts';
import { councilOparl } from '../../../electron/export/oparl/council-oparl.ts';
import { strategyOf } from '../../../electron/services/council/strategy-states.ts';
import { readCity } from '../../../electron/services/templates.ts';
import { root } from '../../../electron/build.mjs';
import { checkReferences } from '../../../shared/council/checks/references-check.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { ownIndex, referenceWords } from '../../../shared/council/references.ts';
import type { Block } from '../../../shared/document/block.ts';
import { HERE, readEmbed } from '../../../shared/document/embeds.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { indexPaper, ownTargets } from '../../../shared/document/paper-index.ts';
import { german, translate } from '../../../shared/i18n/catalogue.ts';
import { block, blockWith, embed, styled, table } from '../../support/compared-papers.ts';
import { checkedWith, realChecked, realPaper } from '../../support/council/real-paper.ts';
import { unzipSync } from '../../support/docx/unzip.ts';

const city = await readCity(path.join(root, 'resources', 'templates'), 'hannover');
const here = (name: string) => embed({ ref: { chapter: HERE, block: name } });
const content = (...blocks: readonly Block[]): ChapterContent => ({
  blocks,
  tables: new Map(
    blocks.flatMap(({ id, kind }) => (kind === 'table' ? [[id, table(id, { r: ['1'] }, ['c'])] as const] : [])),
  ),
  notes: new Map(),
});
/** The reasons refer to what stands there and under another heading; the texts come in no order, as out of a room. */
const paper: CouncilPaper = {
  ...realPaper,
  texts: new Map([
    [
      'reasons',
      content(
        block(
          'says',
          'paragraph',
          'Siehe ',
          here('late'),
          ', ',
          here('early'),
          ', ',
          here('head'),
          ', ',
          here('gone'),
          '.',
        ),
        block('head', 'heading1', 'Ausgangslage'),
        block('late', 'table', 'Mittel'),
        block('more', 'paragraph', 'Noch einmal ', here('late')),
      ),
    ],
    [
      'gender',
      content(
        blockWith('new', 'table', 0, { ins: 's1' }, styled('Nur vorgeschlagen', { 'ins:s1': true })),
        block('early', 'table', 'Beteiligte'),
      ),
    ],
  ]),
};
const said = ['Tabelle 2', 'Tabelle 1', 'Abschnitt „Ausgangslage“', '(Ziel fehlt)'];

test('CP176 a reference to a table, figure or heading of the same paper has its number as it is printed, whatever order the texts come in', async () => {
  const words = referenceWords(paper, null, city.template);
  expect([...words.values()]).toEqual(said);
  const offered = ownTargets(ownIndex(paper, realChecked.sections)).map(({ kind, number, text }) => [
    kind,
    number,
    text,
  ]);
  expect(offered).toEqual([
    ['table', '1', 'Beteiligte'],
    ['heading', '4.1', 'Ausgangslage'],
    ['table', '2', 'Mittel'],
  ]);
  // Nothing of the strategy paper is read for it.
  const asked = {
    present: () => Promise.reject(new Error('asked')),
    version: () => Promise.reject(new Error('asked')),
  };
  expect(await strategyOf(paper, asked)).toBeNull();
  // A table before it, and it moves into another section: the reference follows.
  const [says, head, late, more] = paper.texts.get('reasons')?.blocks ?? [];
  if (says === undefined || head === undefined || late === undefined || more === undefined)
    throw new Error('no blocks');
  const moved = new Map([...paper.texts, ['motion', content(late)], ['reasons', content(says, head, more)]] as const);
  expect([...referenceWords({ ...paper, texts: moved }, null, city.template).values()].slice(0, 2)).toEqual([
    'Tabelle 1',
    'Tabelle 2',
  ]);
  // Of another kind of paper, whose sections stand in another order, and of one that the template doesn't have.
  for (const kind of ['information', 'none', ''])
    expect(referenceWords({ ...paper, kind }, null, city.template).size).toBe(4);
});

test('CP177 such a reference is a link in the PDF, a field in Word and Writer, and the same words in JSON and OParl', async () => {
  const { template } = city;
  const references = referenceWords(paper, null, template);
  const { print } = printedPaper({ paper, template, references });
  const blocks = print.sections.flatMap((section) => section.blocks);
  const leads = new Map(
    blocks
      .flatMap((each) => ('words' in each ? each.words : []))
      .flatMap((each) => ('text' in each && each.to !== undefined ? [[each.text, each.to] as const] : [])),
  );
  expect([...leads.keys()]).toEqual(said.slice(0, 3));
  const placed = blocks.flatMap((each) => each.at ?? []);
  for (const to of leads.values()) expect(placed).toContain(to);

  const docx = unzipSync(await councilDocx({ paper, references }, city)).get('word/document.xml') ?? '';
  const marks = [...docx.matchAll(/w:bookmarkStart [^>]*w:name="(_Ref\d+)"/g)].map(([, name]) => name);
  const fields = [...docx.matchAll(/REF (_Ref\d+) \\h/g)].map(([, name]) => name);
  expect(fields).toHaveLength(3);
  for (const name of fields) expect(marks).toContain(name);
  expect(docx).toMatch(/w:anchor="_Ref\d+"[^>]*>.*?Abschnitt „Ausgangslage“/);
  expect(docx.replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>|<[^>]+>/g, '')).toContain(`Siehe ${said.join(', ')}.`);

  const odt = unzipSync(await councilOdt({ paper, references }, city)).get('content.xml') ?? '';
  const sequences = [...odt.matchAll(/text:sequence-ref [^>]*text:ref-name="([^"]+)"/g)].map(([, name]) => name);
  expect(sequences).toEqual(['refTable2', 'refTable1', 'refTable2']);
  for (const name of sequences) expect(odt).toContain(`<text:sequence text:ref-name="${name ?? ''}"`);
  expect(odt.replaceAll('<text:s/>', ' ').replace(/<[^>]+>/g, '')).toContain(`Siehe ${said.join(', ')}.`);

  const main = { id: 'main', name: '', fileName: 'x.pdf', mimeType: 'application/pdf', bytes: new Uint8Array() };
  const oparl = councilOparl({ paper, template, references, main, annexes: [], at: 0 });
  // What they name is found there, too.
  for (const line of [`Siehe ${said.join(', ')}.`, 'Tabelle 1: Beteiligte', 'Tabelle 2: Mittel'])
    expect(oparl).toContain(line);
  expect(JSON.parse(councilJson(paper, template, references))).toMatchObject({
    references: said.map((text, at) => ({ chapter: 'here', block: ['late', 'early', 'head', 'gone'][at], text })),
  });
});

test('CP178 the check leads to one whose target is gone or no target; hostile values are none and break nothing', () => {
  const found = (texts: CouncilPaper['texts']) =>
    checkReferences(checkedWith({ texts })).map(({ level, key, values, place }) => {
      expect(translate('en', key, values)).not.toMatch(/paperCheck|\{\{/u);
      return [
        level,
        german(key, values),
        place?.in === 'section' ? `${place.section} ${place.block} ${place.from}` : null,
      ];
    });
  const gone =
    'Ein Verweis führt ins Leere: Die Tabelle, Abbildung oder Überschrift steht nicht mehr in dieser Drucksache. Wählen Sie ein anderes Ziel.';
  expect(found(paper.texts)).toEqual([['error', gone, 'reasons says 15']]);
  const [passed] = found(realPaper.texts);
  expect(passed).toEqual(['passed', 'Alle Verweise führen an ihr Ziel.', null]);
  // A paragraph has no number there, and what is only suggested isn't there.
  const none = content(block('p', 'paragraph', here('p'), here('new'), here('q')), block('q', 'table'));
  const suggested = paper.texts.get('gender') ?? none;
  expect(
    found(
      new Map([
        ['reasons', none],
        ['gender', suggested],
      ] as const),
    ),
  ).toEqual([
    ['error', gone, 'reasons p 0'],
    ['error', gone, 'reasons p 1'],
  ]);
  for (const ref of [
    { chapter: HERE, block: null },
    { chapter: HERE },
    { chapter: HERE, block: '' },
    { chapter: HERE, block: 'x'.repeat(65) },
    { chapter: HERE, block: 1 },
    { chapter: 'there', block: 'p' },
    { chapter: HERE, block: 'p', more: true },
  ])
    expect(readEmbed({ ref }), JSON.stringify(ref)).toBeNull();
  expect(indexPaper([], 'paper').target(HERE, 'p')).toBeNull();
  expect(indexPaper([], 'paper').target(HERE, null)).toBeNull();
});

test('CP178 pages are made whatever they refer to: tables and pictures without anything in them, empty headings, one id twice', async () => {
  const names = ['bare', 'full', 'none', 'lost', 'ornament', 'empty', 'thin', 'twice', 'says'];
  const blocks = [
    block('says', 'paragraph', ...names.map(here)),
    ...[block('bare', 'table'), block('full', 'table', 'Titel')],
    ...[block('none', 'image'), blockWith('lost', 'image', 0, { asset: 'a'.repeat(64), alt: 'Rathaus' })],
    blockWith('ornament', 'image', 0, { decorative: true }),
    ...[block('empty', 'heading1', ' '), block('thin', 'heading4', '\u200b')],
    ...[block('twice', 'heading1', 'eins'), block('twice', 'table', 'zwei')],
  ];
  const hostile = { blocks, tables: new Map([['full', table('full', { r: ['1'] }, ['c'])]]), notes: new Map() };
  const texts = new Map([
    ['reasons', hostile],
    ['other', hostile],
  ]);
  const { bytes } = await councilPdf({ paper: { ...realPaper, texts } }, city);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
}, 30_000);
