/** The measures catalogue as PDF, as programs that we did not write read it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { cataloguePdf } from '../../../electron/export/measures/catalogue-pdf.ts';
import { emptyMeasure, type Measure } from '../../../shared/measures/measure.ts';
import { sampleCatalogue as sample } from '../../support/sample-catalogue.ts';
import { installWithin } from '../../support/libreoffice.ts';
import { faultsOfPdf, outOfOrder, pagesOfPdf, providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);

const at = Date.UTC(2022, 5, 1);

/** For whoever wants to look: `KEEP=folder`. */
function keep(name: string, bytes: Uint8Array): Uint8Array {
  const folder = process.env['KEEP'];
  if (folder !== undefined) writeFileSync(path.join(folder, `${name}.pdf`), bytes);
  return bytes;
}

it('MC44 all sheets come as one tagged PDF: contents, costs by year as a drawing and a table, each sheet on a page of its own with all that is in it', async () => {
  const catalogue = sample();
  const { bytes } = await cataloguePdf(catalogue, new Map(), { standard: 'ua-1', at });
  const { pages, text, tags, info, faults } = readPdf(keep('measures', bytes));
  expect(faults).toBe('');
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(tags).toContain('Table');
  expect(tags).toContain('Figure');
  expect(text).toContain('um 12.000 € überzogen');
  const sheets = catalogue.measures.map(({ number, title }) => `${number} ${title}`);
  // The running head names the page's sheet first, its heading follows.
  const beginnings = sheets.map((name) =>
    pages.findIndex((page, index) => index > 2 && page.split(name).length > 2 && page.includes('Stand')),
  );
  expect(beginnings.every((page) => page > 2)).toBe(true);
  expect(new Set(beginnings).size).toBe(sheets.length);
  expect([...beginnings].sort((a, b) => a - b)).toEqual(beginnings);
  expect(
    outOfOrder(
      text.slice(text.indexOf('2.1 Gemeinsame Anlaufstelle für Beratung', text.indexOf('Leuchtturmprojekt'))),
      [
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
      ],
    ),
  ).toBeNull();
}, 120_000);

it('MC45 the same catalogue gives the same bytes; one sheet is a file of its own; what people typed wrong breaks nothing', async () => {
  const catalogue = sample();
  const [one, other] = await Promise.all([
    cataloguePdf(catalogue, new Map(), { at }),
    cataloguePdf(catalogue, new Map(), { at }),
  ]);
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  const only = catalogue.measures[4];
  const sheet = await cataloguePdf(catalogue, new Map(), { at, only: new Set([only?.id ?? '']) });
  const pages = pagesOfPdf(sheet.bytes);
  expect(pages.length).toBeLessThan(3);
  expect(pages[0]).toContain('Selbstverpflichtung');
  const wild: Measure = {
    ...emptyMeasure('wild'),
    number: '#let x = 1',
    title: `\u0000*_#$\ud800 ${'Sehr '.repeat(60)}lang`,
    begins: '2022-02-30',
    costs: [
      { id: 'c', year: 0, cents: 100_000_000_000, source: '' },
      { id: 'd', year: 2200, cents: 1, source: '= 1+1' },
    ],
    steps: [{ id: 's', title: '', date: '', done: false }],
    indicators: [{ id: 'i', name: '', unit: '%', target: -0.5, values: new Map([[2022, 1e15]]) }],
    reports: [{ year: 2022, state: null, words: `#image("x")\n\n${'x'.repeat(3000)}` }],
  };
  const empty = { ...catalogue, measures: [wild, emptyMeasure('none')], budgets: [], descriptions: new Map() };
  const { bytes } = await cataloguePdf(empty, new Map(), { at });
  expect(faultsOfPdf(bytes)).toBe('');
  expect(pagesOfPdf(bytes).join(' ')).toContain('#let x = 1');
  const nothing = await cataloguePdf({ ...empty, measures: [] }, new Map(), { at });
  expect(faultsOfPdf(nothing.bytes)).toBe('');
}, 120_000);

it('MC46 85 sheets come in one go, and the making can be stopped', async () => {
  const catalogue = sample();
  const measures = Array.from({ length: 85 }, (_, index) => {
    const measure = catalogue.measures[index % catalogue.measures.length] ?? emptyMeasure('');
    return { ...measure, id: `m${index}`, number: `${index + 1}` };
  });
  const descriptions = new Map(
    measures.map(({ id }, index) => {
      const source = catalogue.measures[index % catalogue.measures.length]?.id ?? '';
      return [id, catalogue.descriptions.get(source) ?? { blocks: [], tables: new Map(), notes: new Map() }];
    }),
  );
  const whole = { ...catalogue, measures, descriptions };
  const { bytes } = await cataloguePdf(whole, new Map(), { at });
  expect(pagesOfPdf(keep('measures-85', bytes)).length).toBeGreaterThan(85);
  const stop = new AbortController();
  const stopped = cataloguePdf(whole, new Map(), { at, signal: stop.signal });
  setTimeout(() => stop.abort(), 50);
  await expect(stopped).rejects.toMatchObject({ code: 'busy' });
}, 120_000);
