/** References in measures' descriptions: what they show in every file, and that a workbook that tells them is no other description. */
import { beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { catalogueDocx } from '../../../electron/export/measures/catalogue-docx.ts';
import { catalogueJson } from '../../../electron/export/measures/catalogue-json.ts';
import { catalogueOdt } from '../../../electron/export/measures/catalogue-odt.ts';
import { cataloguePdf } from '../../../electron/export/measures/catalogue-pdf.ts';
import { catalogueSheets } from '../../../electron/export/xlsx/catalogue-sheets.ts';
import { catalogueOf } from '../../../electron/services/measures/catalogue-of.ts';
import type { Block } from '../../../shared/document/block.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { HERE } from '../../../shared/document/embeds.ts';
import { sameDescription, wordsOfDescription } from '../../../shared/document/measures/description-words.ts';
import { mayBeReference } from '../../../shared/document/measures/description-references.ts';
import { asItStands } from '../../../shared/document/decided-content.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import { lostReferences, mayRefer } from '../../../shared/document/measures/lost-references.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { emptyMeasure } from '../../../shared/measures/measure.ts';
import { block, blockWith, embed, styled, table } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { installWithin } from '../../support/libreoffice.ts';
import { faultsOfOdt } from '../../support/odt/check-odt.ts';
import { providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);

const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const ref = (chapter: string, name: string | null) => embed({ ref: { chapter, block: name } });
const content = (...blocks: readonly Block[]): ChapterContent => ({
  blocks,
  tables: new Map(
    blocks.flatMap(({ id, kind }) => (kind === 'table' ? [[id, table(id, { r: ['1'] }, ['c'])] as const] : [])),
  ),
  notes: new Map(),
});
const chapter = (id: string, number: number, ...blocks: readonly Block[]) => ({
  ...{ id, number, title: `Kapitel ${number}`, group: null },
  ...content(...blocks),
});
const paper = {
  title: 'LIP',
  owner: 'Stadt',
  chapters: [
    chapter(
      one,
      1,
      blockWith('new', 'heading1', 0, { ins: 's1' }, styled('Nur vorgeschlagen', { 'ins:s1': true })),
      block('costs', 'heading1', 'Kosten'),
    ),
    chapter(two, 2, block('t', 'table', 'Mittel'), block('moved', 'paragraph', 'Kam aus Kapitel 1.')),
  ],
};
/** Two measures with a table each; the second refers to its own and into the paper. */
const room = {
  measures: ['m1', 'm2'].map((id) => ({ ...emptyMeasure(id), title: `Maßnahme ${id}` })),
  budgets: [],
  descriptions: new Map([
    ['m1', content(block('own1', 'table', 'Beteiligte'), block('p1', 'paragraph', 'Nach ', ref(HERE, 'own1')))],
    [
      'm2',
      content(
        block('head', 'heading1', 'Ziel'),
        block('own2', 'table', 'Orte'),
        block(
          'p2',
          'paragraph',
          ...['Siehe ', ref(HERE, 'own2'), ', ', ref(HERE, 'head'), ', ', ref(HERE, 'gone'), '; ', ref(one, 'costs')],
          ...[', ', ref(two, null), ', ', ref(two, 't'), ', ', ref(one, 'moved'), ', ', ref(one, 'new'), '.'],
        ),
      ),
    ],
  ]),
};
const said = [
  'Siehe Tabelle 1, Abschnitt „Ziel“, (Ziel fehlt); Abschnitt 1.1 des Papiers',
  'Kapitel 2 des Papiers, Tabelle 1 des Papiers, Absatz 2/1 des Papiers, (Ziel fehlt).',
].join(', ');

it('MC90 a reference in a description says the same in every file: its own tables, counted by the measure, and the paper as it stands', async () => {
  const catalogue = catalogueOf(room, paper);
  expect(catalogueJson(catalogue)).toContain(said);
  expect(
    JSON.stringify(catalogueSheets(catalogue.measures, new Map(), catalogue.descriptions, catalogue.references)),
  ).toContain(said);
  const docx = await catalogueDocx(catalogue, new Map(), { at: 0 });
  expect(faultsOf(docx)).toEqual([]);
  const document = unzipSync(docx).get('word/document.xml') ?? '';
  expect(document.replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>|<[^>]+>/g, '')).toContain(said);
  // Word counts anew in each measure, and leads to the caption.
  expect([...document.matchAll(/SEQ Tabelle \\\* ARABIC \\r 1\b/g)]).toHaveLength(2);
  const marks = [...document.matchAll(/w:bookmarkStart [^>]*w:name="(_Ref\d+)"/g)].map(([, name]) => name);
  const fields = [...document.matchAll(/\bREF (_Ref\d+) \\h/g)].map(([, name]) => name);
  expect(fields).toHaveLength(2);
  for (const name of fields) expect(marks).toContain(name);
  const odt = await catalogueOdt(catalogue);
  expect(faultsOfOdt(odt)).toEqual([]);
  const text = unzipSync(odt).get('content.xml') ?? '';
  expect(text.replaceAll('<text:s/>', ' ').replace(/<[^>]+>/g, '')).toContain(said);
  expect([...text.matchAll(/Tabelle 1: /g)]).toHaveLength(2);
  for (const [, place = ''] of text.matchAll(/xlink:href="#(place-\d+)"/g))
    expect(text).toContain(`text:name="${place}"`);
  const { bytes } = await cataloguePdf(catalogue, new Map(), { standard: 'ua-1', at: 0 });
  const pdf = readPdf(bytes);
  expect(pdf.faults).toBe('');
  expect(pdf.text.replace(/\s+/g, ' ')).toContain(said);
}, 60_000);

it('MC91 a workbook that tells references as they once were, or not at all, is no other description; one with other words is', () => {
  const doc = new Y.Doc();
  const text = doc.getText(descriptionText('m'));
  text.applyDelta([
    { insert: { b: 'p' } },
    { insert: 'Siehe ' },
    { insert: { ref: { chapter: HERE, block: 't' } } },
    { insert: ', ' },
    { insert: { ref: { chapter: one, block: 'costs' } } },
    { insert: '.' },
    { insert: { b: 'q' } },
    { insert: 'Zweiter Absatz 1.' },
  ]);
  blockProperties(doc).set('p:kind', 'paragraph');
  const words = wordsOfDescription(doc, 'm');
  const told = (first: string, second = 'Zweiter Absatz 1.'): boolean => sameDescription(`${first}\n${second}`, words);
  for (const same of [
    'Siehe Tabelle 1, Abschnitt 7.1.2 des Papiers.',
    'Siehe Abbildung 12, Abschnitt „Kosten, die anfallen.“ des Papiers.',
    'Siehe (Ziel fehlt), (Ziel fehlt).',
    'Siehe Tabelle (neu), Absatz 7/12a des Papiers.',
    'Siehe , .',
  ])
    expect([same, told(same)]).toEqual([same, true]);
  for (const other of [
    'Siehe Tabelle 1 und 2, Abschnitt 7.1 des Papiers.',
    'Siehe Tabelle 1, Abschnitt 7.1 des Papiers. Mehr.',
    'Siehe vielleicht Tabelle 1, Abschnitt 7.1 des Papiers.',
    'Siehe Tabelle, .',
    'Siehe.',
    '',
  ])
    expect([other, told(other)]).toEqual([other, false]);
  expect(told('Siehe Tabelle 1, Abschnitt 7.1 des Papiers.', 'Anders')).toBe(false);
  const long = 'ä'.repeat(40_000);
  expect(sameDescription(`${long.slice(0, 32_765)} …`, `${long}\uFFFC`)).toBe(true);
  expect(sameDescription(`Tabelle 1 ${long.slice(0, 32_000)} …`, `\uFFFC ${long}`)).toBe(true);
  expect(sameDescription(`x${long.slice(0, 32_765)} …`, `${long}\uFFFC`)).toBe(false);
  for (const hostile of ['\u0001', '\uFFFC', 'Tabelle ', 'Tabelle \u0001x y', '„“'.repeat(10_000)])
    expect(mayBeReference(hostile)).toBe(false);
});

it('MC97 a reference whose target is gone is told with its measure and the words before it, in cells and footnotes, too; one that is only suggested is not', () => {
  const index = indexPaper(
    paper.chapters.map((each) => {
      const stands = asItStands(each);
      return { ...each, marks: marksOf(stands.blocks, notesWithin(stands)) };
    }),
    'chapter',
  );
  const described = room.descriptions.get('m2') ?? content();
  expect(lostReferences('m1', room.descriptions.get('m1') ?? content(), index)).toEqual([]);
  expect(
    lostReferences('m2', described, index).map(({ measure, block: at, part, before }) => [measure, at, part, before]),
  ).toEqual([
    ['m2', 'p2', null, 'Siehe …, …,'],
    ['m2', 'p2', null, 'Siehe …, …, …; …, …, …, …,'],
  ]);
  const [first] = lostReferences('m2', described, index);
  expect(described.blocks.find(({ id }) => id === 'p2')?.text.charAt(first?.at ?? 0)).toBe('\uFFFC');
  const within = {
    ...content(block('p', 'paragraph', 'Text', embed({ note: 'n' })), block('t', 'table', 'Orte')),
    notes: new Map([['n', [block('q', 'paragraph', 'In der Fußnote ', ref(HERE, 'gone'))]]]),
    tables: new Map([
      [
        't',
        {
          ...table('t', { r: ['1'] }, ['c']),
          texts: new Map([['cell:t:r:c', [block('z', 'paragraph', ref(two, 'gone'))]]]),
        },
      ],
    ]),
  };
  expect(lostReferences('m', within, index).map(({ part, before }) => [part, before])).toEqual([
    ['cell:t:r:c', ''],
    ['note:n', 'In der Fußnote'],
  ]);
  const suggested = content(
    blockWith('s', 'paragraph', 0, {}, { ...ref(HERE, 'gone'), attrs: { 'ins:s1': true } }),
    blockWith('u', 'paragraph', 0, { ins: 's1' }, ref(HERE, 'gone')),
  );
  expect(lostReferences('m', suggested, index)).toEqual([]);
});

it('MC97 only descriptions that may have references are read for it', () => {
  const doc = new Y.Doc();
  expect(mayRefer(doc, ['a', 'b'])).toEqual([]);
  doc.getText(descriptionText('a')).insertEmbed(0, { ref: { chapter: HERE, block: 'x' } });
  doc.getText(descriptionText('b')).insert(0, 'Nichts');
  expect(mayRefer(doc, ['a', 'b'])).toEqual(['a']);
  doc.getText('note:n').insertEmbed(0, { ref: { chapter: HERE, block: 'x' } });
  expect(mayRefer(doc, ['a', 'b'])).toEqual(['a', 'b']);
});
