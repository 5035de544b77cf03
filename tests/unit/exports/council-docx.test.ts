/** The council paper as a Word file and an OpenDocument text, as LibreOffice reads it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { councilDocx } from '../../../electron/export/council/council-docx.ts';
import { councilOdt } from '../../../electron/export/council/council-odt.ts';
import { readCity } from '../../../electron/services/templates.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { amount, line, withLines } from '../../support/council/costs.ts';
import { printedValues } from '../../support/council/printed-values.ts';
import { chapterOf, realPaper } from '../../support/council/real-paper.ts';
import { block, blockWith, embed, table } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { faultsOfOdt, nodesOf } from '../../support/odt/check-odt.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { convert, installWithin } from '../../support/libreoffice.ts';
import { outOfOrder, providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);

const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-council-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cities = path.join(root, 'resources', 'templates');
const hannover = await readCity(cities, 'hannover');
const at = Date.UTC(2021, 0, 19, 12);

/** For whoever wants to look: `KEEP=folder`. */
function keep(name: string, bytes: Uint8Array): string {
  const file = path.join(process.env['KEEP'] ?? folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** A line may end behind any hyphen. */
const joined = (words: string): string => words.replace(/(?<=\S)- /g, '-');

it('EX9 the real paper as a Word file: LibreOffice’s PDF has every value in order, with pages, language, headings, tables with heads', async () => {
  const made = await councilDocx({ paper: realPaper }, hannover, { at });
  expect(faultsOf(made)).toEqual([]);
  const again = await councilDocx({ paper: realPaper }, hannover, { at });
  expect(Buffer.compare(made, again)).toBe(0);
  const pdf = await convert(keep('council.docx', made), 'pdf');
  keep('council.pdf', pdf);
  const { text, pages } = readPdf(pdf);
  expect(outOfOrder(joined(text), printedValues.map(joined)), text).toBeNull();
  expect(text).not.toContain('ENTWURF');
  expect(pages[0]).not.toContain('- 1 -');
  pages.slice(1).forEach((page, index) => expect(page).toContain(`- ${index + 2} -`));
  const parts = unzipSync(made);
  const main = parts.get('word/document.xml') ?? '';
  expect(main.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(4);
  expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(4);
  expect(main).toMatch(/<w:pStyle w:val="TableNumber"\/><\/w:pPr><w:r><w:t xml:space="preserve">193\.421,00/);
  expect(parts.get('word/styles.xml')).toContain('w:lang w:val="de-DE"');
  // Of whom it is says the city, and nobody else.
  expect(parts.get('docProps/core.xml')).toMatch(/<dc:creator>Landeshauptstadt Hannover<\/dc:creator>/);
  expect(parts.get('docProps/core.xml')).not.toContain('lastModifiedBy');
}, 60_000);

it('EX16 the same as an OpenDocument text, and a draft of it', async () => {
  const made = await councilOdt({ paper: realPaper }, hannover, at);
  expect(faultsOfOdt(made)).toEqual([]);
  expect(Buffer.compare(made, await councilOdt({ paper: realPaper }, hannover, at))).toBe(0);
  const pdf = await convert(keep('council.odt', made), 'pdf');
  keep('council-odt.pdf', pdf);
  const { text, pages } = readPdf(pdf);
  expect(outOfOrder(joined(text), printedValues.map(joined)), text).toBeNull();
  expect(text).not.toContain('ENTWURF');
  pages.slice(1).forEach((page, index) => expect(page).toContain(`- ${index + 2} -`));
  expect(nodesOf(made, 'content.xml').filter(({ name }) => name === 'table:table-header-rows')).toHaveLength(2);
  const draft = readPdf(
    await convert(keep('draft.odt', await councilOdt({ paper: realPaper, draft: true }, hannover)), 'pdf'),
  );
  for (const page of draft.pages) expect(page).toContain('ENTWURF');
}, 60_000);

it('EX10 a draft says so on each page; another city has its words; what people typed, and ten thousand rows, give a correct file', async () => {
  const draft = await councilDocx({ paper: realPaper, draft: true }, hannover, { at });
  const { pages } = readPdf(await convert(keep('draft.docx', draft), 'pdf'));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain('ENTWURF');
  const other = unzipSync(await councilDocx({ paper: realPaper }, await readCity(cities, 'musterhausen')));
  expect(other.get('word/document.xml')).toContain('Am Markt 1, 00000 Musterhausen');
  const hostile = '</w:t>&"\u0000\u0007\ud800 \udc00 <a> {page}';
  const endless = 'x'.repeat(5_000);
  const paper: CouncilPaper = {
    ...realPaper,
    number: hostile,
    subject: `${hostile}\n${endless}`,
    unit: hostile,
    kind: 'unknown',
    costs: withLines([
      line('expense', hostile, amount(2021, 1)),
      ...Array.from({ length: 10_000 }, (_, index) => line('income', `Zeile ${index}`, amount(2021, index))),
    ]),
    texts: new Map([
      ['motion', chapterOf([hostile, endless])],
      [
        'costs',
        {
          blocks: [
            block('h', 'heading3', 'Zwischenüberschrift'),
            block('n', 'paragraph', 'Mit Note', embed({ note: 'n' })),
            blockWith('t', 'table', 0, { headerRow: true }, 'Zahlen'),
          ],
          tables: new Map([['t', table('t', { a: ['Kopf', 'Wert'], b: ['Zeile', '12'] }, ['c', 'd'])]]),
          notes: new Map([['n', [block('n1', 'paragraph', 'Die Fußnote')]]]),
        },
      ],
    ]),
  };
  for (const each of [paper, { ...paper, kind: 'resolution' }]) {
    const made = await councilDocx({ paper: each, draft: true }, hannover);
    expect(faultsOf(made)).toEqual([]);
    const words = unzipSync(made).get('word/document.xml') ?? '';
    expect(outOfOrder(words, ['Zwischenüberschrift', 'Zahlen'])).toBeNull();
    expect(words.includes('Zeile 9999')).toBe(each.kind === 'resolution');
    expect(faultsOfOdt(await councilOdt({ paper: each, draft: true }, hannover))).toEqual([]);
  }
}, 120_000);

it('EX24 a city’s logo stands at the head of Word and ODT as vectors with its description, for older programs as a picture; the same bytes again', async () => {
  const city = await readCity(cities, 'musterhausen');
  const logo = { bytes: Buffer.from(city.logo ?? []).toString(), alt: city.template.letterhead.logo?.alt ?? '-' };
  const word = await councilDocx({ paper: realPaper }, city, { at });
  expect(Buffer.compare(word, await councilDocx({ paper: realPaper }, city, { at }))).toBe(0);
  expect(faultsOf(word)).toEqual([]);
  const parts = unzipSync(word);
  expect(parts.get('word/media/logo.svg')).toBe(logo.bytes);
  const main = parts.get('word/document.xml') ?? '';
  expect(main).toMatch(new RegExp(`descr="${logo.alt}".*<asvg:svgBlip `));
  expect(main.indexOf('<w:drawing>')).toBeLessThan(main.indexOf('LetterheadName'));
  const text = await councilOdt({ paper: realPaper }, city, at);
  expect(Buffer.compare(text, await councilOdt({ paper: realPaper }, city, at))).toBe(0);
  expect(faultsOfOdt(text)).toEqual([]);
  expect(unzipSync(text).get('Pictures/logo.svg')).toBe(logo.bytes);
  expect(unzipSync(text).get('content.xml')).toMatch(
    new RegExp(`Pictures/logo.svg".*Pictures/logo.png".*<svg:title>${logo.alt}`),
  );
  for (const [name, bytes] of [
    ['logo.docx', word],
    ['logo.odt', text],
  ] as const) {
    const pdf = await convert(keep(name, bytes), 'pdf');
    keep(`${name}.pdf`, pdf);
    expect(readPdf(pdf).pages.length).toBeGreaterThan(1);
  }
  // One that can't be drawn leaves the words alone.
  for (const broken of ['<svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"/>', '']) {
    const bare = unzipSync(await councilDocx({ paper: realPaper }, { ...city, logo: Buffer.from(broken) }));
    expect([...bare.keys()].filter((part) => part.includes('media'))).toEqual([]);
  }
}, 60_000);
