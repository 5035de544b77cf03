/** Footnotes of descriptions begin anew on each sheet, in the window as in every file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { catalogueDocx } from '../../../electron/export/measures/catalogue-docx.ts';
import { catalogueJson } from '../../../electron/export/measures/catalogue-json.ts';
import { catalogueOdt } from '../../../electron/export/measures/catalogue-odt.ts';
import { cataloguePdf } from '../../../electron/export/measures/catalogue-pdf.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { emptyMeasure } from '../../../shared/measures/measure.ts';
import { block, embed } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { convert, installWithin, provideLibreOffice } from '../../support/libreoffice.ts';
import { faultsOfOdt } from '../../support/odt/check-odt.ts';
import { pagesOfPdf, providePdfTools } from '../../support/pdf-tools.ts';

beforeAll(async () => {
  await providePdfTools();
  await provideLibreOffice();
}, installWithin);

const noted = (id: string, ...notes: readonly string[]): ChapterContent => ({
  blocks: [
    block(
      `p${id}`,
      'paragraph',
      ...notes.flatMap((note) => [`Vor ${note}`, embed({ note: `${id}${note}` }), ` nach ${note}. `]),
    ),
  ],
  tables: new Map(),
  notes: new Map(notes.map((note) => [`${id}${note}`, [block(`n${id}${note}`, 'paragraph', `Fuß ${id} ${note}`)]])),
});
const ids = ['m1', 'm2', 'm3'];
const catalogue = {
  title: 'LIP',
  owner: 'Stadt',
  measures: ids.map((id) => ({ ...emptyMeasure(id), title: `Maßnahme ${id}` })),
  budgets: [],
  goals: new Map(),
  descriptions: new Map([
    ['m1', noted('m1', 'a', 'b')],
    ['m2', noted('m2')],
    ['m3', noted('m3', 'c', 'd', 'e')],
  ]),
};
/** The numbers at the foot of each page that has some, by the words behind them. */
const feet = (pages: readonly string[]): string[] =>
  pages.flatMap((page) => [...page.matchAll(/(\d+)\s*(Fuß \w+ \w)/g)].map(([, number, words]) => `${number} ${words}`));
const asInWindow = ['1 Fuß m1 a', '2 Fuß m1 b', '1 Fuß m3 c', '2 Fuß m3 d', '3 Fuß m3 e'];

it(
  'MC98 footnotes of measures begin anew on each sheet in PDF, Word and OpenDocument text, as in the window, also as LibreOffice reads them',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-notes-'));
    try {
      const { bytes: pdf } = await cataloguePdf(catalogue, new Map(), { standard: 'ua-1', at: 0 });
      expect(feet(pagesOfPdf(pdf))).toEqual(asInWindow);

      const docx = await catalogueDocx(catalogue, new Map(), { at: 0 });
      expect(faultsOf(docx)).toEqual([]);
      const document = unzipSync(docx).get('word/document.xml') ?? '';
      // A section for the front page and for each sheet; only the first one has another head on its first page.
      expect(document.match(/<w:sectPr>/g)).toHaveLength(1 + ids.length);
      // By the settings for all of them; the last one says it once more, for LibreOffice.
      for (const part of ['document', 'settings'])
        expect(
          unzipSync(docx)
            .get(`word/${part}.xml`)
            ?.match(/<w:numRestart w:val="eachSect"\/>/g),
        ).toHaveLength(1);
      expect(document.match(/<w:titlePg\/>/g)).toHaveLength(1);
      const odt = await catalogueOdt(catalogue, new Map(), { at: 0 });
      expect(faultsOfOdt(odt)).toEqual([]);
      for (const [name, bytes] of [
        ['blatt.docx', docx],
        ['blatt.odt', odt],
      ] as const) {
        const file = path.join(folder, name);
        await writeFile(file, bytes);
        const pages = pagesOfPdf(await convert(file, 'pdf'));
        expect([name, feet(pages)]).toEqual([name, asInWindow]);
        // Front pages and a page for each sheet: no empty one between.
        expect([name, pages.filter((page) => page.replace(/Seite \d+ von \d+/, '').trim() === '').length]).toEqual([
          name,
          0,
        ]);
      }
      // A single sheet is one section.
      const one = unzipSync(await catalogueDocx(catalogue, new Map(), { at: 0, only: new Set(['m3']) }));
      expect(one.get('word/document.xml')?.match(/<w:sectPr>/g)).toHaveLength(1);
      // The words alone have no numbers.
      expect(catalogueJson(catalogue)).toContain('Fuß m3 e');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  installWithin,
);
