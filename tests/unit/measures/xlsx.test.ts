import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import readXlsxFile from 'read-excel-file/node';
import { catalogueJson } from '../../../electron/export/measures/catalogue-json.ts';
import { catalogueSheets } from '../../../electron/export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../../../electron/export/xlsx/write-xlsx.ts';
import { root } from '../../../electron/build.mjs';
import { readCatalogueAside } from '../../../electron/import/read-file.ts';
import { readCatalogue } from '../../../electron/import/xlsx/read-catalogue.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readContent, readText } from '../../../shared/document/nested.ts';
import { emptyMeasure, type Measure } from '../../../shared/measures/measure.ts';
import { convert, installWithin, provideLibreOffice } from '../../support/libreoffice.ts';
import { sampleMeasures } from '../../support/measures.ts';

/** UTF-8, as shown. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1031,false,true';
const names = new Map([['fund', 'Innovationsfonds 2022']]);
const ids = new Map([['Innovationsfonds 2022', 'fund']]);
const written = (measures: readonly Measure[] = sampleMeasures): Promise<Uint8Array> =>
  writeXlsx(catalogueSheets(measures, names));

/** Without the ids of rows, which a workbook doesn't carry. */
const withoutRowIds = (measures: readonly Measure[]): unknown =>
  JSON.parse(
    JSON.stringify(measures, (_, value: unknown) => (value instanceof Map ? [...value] : value)).replace(
      /\{"id":"(?!m\d)[^"]*",/g,
      '{',
    ),
  );

beforeAll(provideLibreOffice, installWithin);

it('MC16 a workbook that was written is read again with nothing lost and nothing to note', async () => {
  const { measures, notes, more } = await readCatalogue(await written(), { budgets: ids });
  expect(notes).toEqual([]);
  expect(more).toBe(0);
  expect(withoutRowIds(measures)).toEqual(withoutRowIds(sampleMeasures));
});

it('MC17 the same measures give the same bytes, whenever they are written', async () => {
  const first = await written();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 5, 7, 8, 9, 10) });
  try {
    expect(Buffer.from(first).equals(Buffer.from(await written()))).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it(
  'MC18 another library and LibreOffice open it and read the same values',
  async () => {
    const bytes = await written();
    const sheets = await readXlsxFile(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Maßnahmen', 'Kosten', 'Schritte', 'Indikatoren', 'Berichte']);
    expect(sheets[1]?.data.map((row) => row.slice(0, 5))).toEqual([
      ['Nr.', 'Titel', 'Jahr', 'Betrag', 'Quelle'],
      ['1.2', 'Sprachcafés in allen Stadtbezirken', 2021, 45_000, 'Innovationsfonds 2022'],
      ['1.2', 'Sprachcafés in allen Stadtbezirken', 2022, 123_456.78, 'Innovationsfonds 2022'],
      ['1.2', 'Sprachcafés in allen Stadtbezirken', 2022, 500, 'Spenden'],
      ['1.10', 'Ämterlots*innen', 2022, 90_000, 'Innovationsfonds 2022'],
    ]);
    expect(sheets[0]?.data[1]?.[5]).toEqual(new Date('2021-07-01T00:00:00Z'));
    const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-xlsx-'));
    try {
      const file = path.join(folder, 'katalog.xlsx');
      await writeFile(file, bytes);
      const csv = (await convert(file, CSV)).toString('utf8');
      expect(csv.split('\n')[0]).toContain('Nr.,Titel,Handlungsfeld');
      expect(csv).toContain('1.2,Sprachcafés in allen Stadtbezirken,Bildung,50.6,läuft,01.07.2021,31.12.2022,ja,ja');
      // What LibreOffice makes of it is read as well.
      const again = path.join(folder, 'nochmal.ods');
      await writeFile(again, await convert(file, 'ods'));
      const { measures, notes } = await readCatalogue(await convert(again, 'xlsx'), { budgets: ids });
      expect(notes).toEqual([]);
      expect(withoutRowIds(measures)).toEqual(withoutRowIds(sampleMeasures));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  installWithin,
);

it(
  'MC19 no text becomes a formula, and what no file can hold is left out',
  async () => {
    const hostile = [
      '=1+1',
      '+49 511',
      '-',
      '@SUM(A1)',
      '\t=1',
      '=cmd|"/c calc"!A1',
      '</t>&<b>',
      'a\u0000b\ud800c',
      '',
    ];
    const measures = hostile.map((title, n): Measure => ({ ...emptyMeasure(`m${n}`), number: `${n + 1}`, title }));
    const bytes = await written(measures);
    const [sheet] = await readXlsxFile(Buffer.from(bytes), { trim: false });
    expect(sheet?.data.slice(1).map((row) => row[1])).toEqual([...hostile.slice(0, 7), 'abc', null]);
    const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-xlsx-'));
    try {
      const file = path.join(folder, 'katalog.xlsx');
      await writeFile(file, bytes);
      const csv = (await convert(file, CSV)).toString('utf8');
      for (const title of hostile.slice(0, 4)) expect(csv).toContain(`,${title},`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  installWithin,
);

it('MC20 a catalogue of 1,000 measures is written and read in a breath', async () => {
  const [sample = emptyMeasure('m1')] = sampleMeasures;
  const many = Array.from({ length: 1000 }, (_, n): Measure => ({ ...sample, id: `m${n}`, number: `${n}` }));
  const { measures, notes } = await readCatalogue(await written(many), { budgets: ids });
  expect(notes).toEqual([]);
  expect(withoutRowIds(measures)).toEqual(withoutRowIds(many));
}, 60_000);

it('MC26 the shipped reader reads a workbook in a thread of its own, which can be stopped and is ended at its limits', async () => {
  const workerFile = `${root}/dist/import-worker.cjs`;
  const bytes = await written();
  const { measures } = await readCatalogueAside(bytes, ids, { workerFile });
  expect(withoutRowIds(measures)).toEqual(withoutRowIds(sampleMeasures));
  const [sample = emptyMeasure('m1')] = sampleMeasures;
  const many = Array.from({ length: 1000 }, (_, n): Measure => ({ ...sample, id: `m${n}`, number: `${n}` }));
  const large = await written(many);
  const stopping = new AbortController();
  const stopped = readCatalogueAside(large, ids, {
    workerFile,
    signal: stopping.signal,
    progress: () => stopping.abort(),
  });
  await expect(stopped).rejects.toMatchObject({ code: 'importStopped' });
  const slow = readCatalogueAside(large, ids, { workerFile, limits: { time: 1, memory: 640 } });
  await expect(slow).rejects.toMatchObject({ code: 'importTooSlow' });
  const other = readCatalogueAside(new TextEncoder().encode('Nr.;Titel'), ids, { workerFile });
  await expect(other).rejects.toMatchObject({ code: 'importNotExcel' });
});

it('MC57 descriptions stand in a workbook and in JSON as plain words, without what is only suggested', async () => {
  const doc = new Y.Doc();
  const describe = (id: string, words: string): void =>
    doc
      .getText(descriptionText(id))
      .applyDelta([
        { insert: { b: `b${id}` } },
        { insert: words },
        { insert: 'Nur vorgeschlagen', attributes: { 'ins:s1': true } },
        { insert: { b: `c${id}` } },
        { insert: '=1+1' },
      ]);
  describe('m1', 'Ein Treff im Stadtteil');
  describe('m2', 'ä'.repeat(40_000));
  const descriptions = new Map(
    ['m1', 'm2'].map((id) => [id, readContent(doc, readText(doc, descriptionText(id)))] as const),
  );
  const [sheet] = catalogueSheets(sampleMeasures, names, descriptions);
  const at = sheet?.headings.indexOf('Beschreibung') ?? -1;
  expect(sheet?.rows[0]?.[at]).toEqual({ text: 'Ein Treff im Stadtteil\n=1+1' });
  expect(sheet?.rows[1]?.[at]).toEqual({ text: `${'ä'.repeat(32_765)} …` });
  const bytes = await writeXlsx(catalogueSheets(sampleMeasures, names, descriptions));
  const { measures, notes, descriptions: read } = await readCatalogue(bytes, { budgets: ids });
  expect([notes, withoutRowIds(measures)]).toEqual([[], withoutRowIds(sampleMeasures)]);
  expect([...read]).toEqual([
    ['m1', 'Ein Treff im Stadtteil\n=1+1'],
    ['m2', `${'ä'.repeat(32_765)} …`],
  ]);
  const catalogue = { title: '', owner: '', measures: sampleMeasures, budgets: [], descriptions, goals: new Map() };
  const json = catalogueJson(catalogue);
  expect(json).toContain('Ein Treff im Stadtteil\\n=1+1');
  expect(json).not.toContain('Nur vorgeschlagen');
});
