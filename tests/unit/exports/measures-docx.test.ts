/** The measures catalogue as a Word file and an OpenDocument text, as LibreOffice reads it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueDocx } from '../../../electron/export/measures/catalogue-docx.ts';
import { catalogueOdt } from '../../../electron/export/measures/catalogue-odt.ts';
import { svgDrawing } from '../../../electron/export/drawings/drawing.ts';
import { chartSvg } from '../../../electron/export/measures/chart-svg.ts';
import type { PrintedChart } from '../../../electron/export/measures/printed-catalogue.ts';
import type { ExportedCatalogue } from '../../../electron/export/measures/catalogue.ts';
import { emptyMeasure, type Measure } from '../../../shared/measures/measure.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { faultsOfOdt } from '../../support/odt/check-odt.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { convert, installWithin } from '../../support/libreoffice.ts';
import { outOfOrder, providePdfTools, readPdf } from '../../support/pdf-tools.ts';
import { sampleCatalogue } from '../../support/sample-catalogue.ts';

beforeAll(providePdfTools, installWithin);

const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-measures-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = Date.UTC(2022, 5, 1);

/** For whoever wants to look: `KEEP=folder`. */
function keep(name: string, bytes: Uint8Array): string {
  const file = path.join(process.env['KEEP'] ?? folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** The list of contents, and behind it one sheet with all that is in it. */
const valuesOf = ({ measures }: ExportedCatalogue): string[] => [
  'Maßnahmen',
  ...measures.map(({ title }) => title),
  '2.1 Gemeinsame Anlaufstelle für Beratung',
  'Leuchtturmprojekt · Für den Innovationsfonds geeignet',
  'Fachbereich Soziales',
  '01.10.2021',
  'Eine Anlaufstelle nimmt jede Anfrage an',
  'Sozialverbände',
  'Ziel von soziales',
  'Standort ist gefunden',
  '31.12.2021',
  'Innovationsfonds',
  '40.000,00',
  '278.000,00',
  '2022: 71 · 2023: 80',
  'Bericht 2022 – läuft',
  'Die Stelle ist seit September geöffnet.',
];

it('EX11 the measures as a Word file: contents as a field, costs, a sheet for each with all that is in it; the same bytes again', async () => {
  const catalogue = sampleCatalogue();
  const made = await catalogueDocx(catalogue, new Map(), { at });
  expect(Buffer.compare(made, await catalogueDocx(catalogue, new Map(), { at }))).toBe(0);
  expect(faultsOf(made)).toEqual([]);
  const main = unzipSync(made).get('word/document.xml') ?? '';
  expect(main).toContain('TOC \\o &quot;1-1&quot; \\h \\z');
  expect(main.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(catalogue.measures.length + 1);
  const pdf = await convert(keep('measures.docx', made), 'pdf');
  keep('measures-docx.pdf', pdf);
  const { text, pages } = readPdf(pdf);
  expect(pages.length).toBeGreaterThan(catalogue.measures.length);
  expect(text).toContain('um 12.000 € überzogen');
  expect(outOfOrder(text, valuesOf(catalogue)), text).toBeNull();
}, 60_000);

it('EX17 the same as an OpenDocument text', async () => {
  const catalogue = sampleCatalogue();
  const made = await catalogueOdt(catalogue, new Map(), { at });
  expect(Buffer.compare(made, await catalogueOdt(catalogue, new Map(), { at }))).toBe(0);
  expect(faultsOfOdt(made)).toEqual([]);
  const pdf = await convert(keep('measures.odt', made), 'pdf');
  keep('measures-odt.pdf', pdf);
  const { text } = readPdf(pdf);
  expect(outOfOrder(text, valuesOf(catalogue)), text).toBeNull();
}, 60_000);

it('EX12 one sheet is a file of its own; nothing that people typed breaks the file', async () => {
  const catalogue = sampleCatalogue();
  const only = await catalogueDocx(catalogue, new Map(), { at, only: new Set([catalogue.measures[4]?.id ?? '']) });
  const main = unzipSync(only).get('word/document.xml') ?? '';
  expect([faultsOf(only), main.includes('TOC'), main.includes('Selbstverpflichtung')]).toEqual([[], false, true]);
  const wild: Measure = {
    ...emptyMeasure('wild'),
    number: '</w:t>&',
    title: `\u0000\ud800 ${'Sehr '.repeat(60)}lang`,
    begins: '2022-02-30',
    partners: [{ id: 'p', name: '\u0007<b>' }],
    costs: [{ id: 'd', year: 2200, cents: 1, source: '= 1+1' }],
    reports: [{ year: 2022, state: null, words: `\udc00\n\n${'x'.repeat(3000)}` }],
  };
  const measures = [wild, emptyMeasure('none')];
  const strange = { ...catalogue, measures, budgets: [], descriptions: new Map() };
  expect(faultsOf(await catalogueDocx(strange))).toEqual([]);
  expect(faultsOfOdt(await catalogueOdt(strange))).toEqual([]);
  expect(faultsOfOdt(await catalogueOdt({ ...strange, measures: [] }))).toEqual([]);
  expect(faultsOf(await catalogueDocx({ ...catalogue, measures: [] }))).toEqual([]);
});

it('EX25 the chart of the costs stands before their table in Word and ODT, as vectors with its numbers in words, for older programs as a picture', async () => {
  const catalogue = sampleCatalogue();
  const word = unzipSync(await catalogueDocx(catalogue, new Map(), { at }));
  const text = unzipSync(await catalogueOdt(catalogue, new Map(), { at }));
  const svg = word.get('word/media/costs.svg') ?? '';
  expect(text.get('Pictures/costs.svg')).toBe(svg);
  for (const said of ['Innovationsfonds', '2022', '</svg>']) expect(svg).toContain(said);
  const [main, content] = [word.get('word/document.xml') ?? '', text.get('content.xml') ?? ''];
  expect(/descr="[^"]*2022: [\d.]+\s€[^"]*".*<asvg:svgBlip .*<w:tbl>/u.test(main)).toBe(true);
  expect(/Pictures\/costs\.svg".*Pictures\/costs\.png".*<svg:(title|desc)>[^<]*2022: [\d.]+\s€/u.test(content)).toBe(
    true,
  );
  // Many years and sources, of whatever names, stay within the drawing; a sheet alone has none.
  const hostile: PrintedChart = {
    title: 'x',
    alt: 'x',
    top: 10,
    ticks: [{ at: 0, label: '0' }],
    sources: Array.from({ length: 7 }, (_, at) => `${'"<&>\u0000'.repeat(40)}${at}`),
    years: Array.from({ length: 200 }, (_, at) => ({ label: String(2000 + at), sum: '1', parts: [at % 11, -1, 0] })),
  };
  expect((await svgDrawing(chartSvg(hostile), { name: 'a', alt: '', width: 100 }))?.height).toBeGreaterThan(10);
  const one = catalogue.measures[0]?.id ?? '';
  expect(
    unzipSync(await catalogueDocx(catalogue, new Map(), { only: new Set([one]) })).has('word/media/costs.svg'),
  ).toBe(false);
});
