/** A paper and a comparison as PDF, as programs that we did not write read them. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareStates } from '../../../electron/export/comparison/comparison.ts';
import type { Paper } from '../../../electron/export/paper.ts';
import { compilePdf } from '../../../electron/export/pdf/compile-pdf.ts';
import { comparisonPdf, paperPdf } from '../../../electron/export/pdf/paper-pdf.ts';
import { nativePackage } from '../../../electron/export/pdf/typst-native.ts';
import {
  block,
  blockWith,
  embed,
  picturesOfBoth,
  richPair,
  stateOf,
  styled,
  table,
} from '../../support/compared-papers.ts';
import { installWithin } from '../../support/libreoffice.ts';
import { outOfOrder, providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);

const endless = (word: string): string => Array.from({ length: 2_000 }, (_, index) => `${word}${index}`).join(' ');
/** Of a long table: some ten pages. */
const ROWS = 400;
const at = Date.UTC(2026, 4, 17, 12, 5);
/** Whether there is an engine that certifies: an optional part. */
const certifies = isInstalled(nativePackage(process.platform, process.arch) ?? '');

function isInstalled(name: string): boolean {
  try {
    return createRequire(import.meta.url).resolve(name) !== '';
  } catch {
    return false;
  }
}

const paperOf = (state: typeof richPair.after): Paper => ({
  project: 'p',
  sample: true,
  ...state.paper,
  chapters: state.paper.chapters.map((chapter) => ({ ...chapter, stage: 'finished', contentHash: '' })),
});

describe('PD1 a whole paper as PDF', () => {
  it('PD1 all text in order, tags, bookmarks, language, fonts; PDF/A-2a where there is an engine that certifies', async () => {
    const made = await paperPdf(paperOf(richPair.after), picturesOfBoth, { standard: 'a-2a', at });
    expect(made).toMatchObject(
      certifies ? { standard: 'a-2a', uncertified: null } : { standard: null, uncertified: 'noEngine' },
    );
    const { text, tags, info, metadata, fonts, faults } = readPdf(made.bytes);
    expect(faults).toBe('');
    if (certifies) expect(metadata).toMatch(/pdfaid:part>2<.*pdfaid:conformance>A</s);
    expect(metadata).toContain('<rdf:li>de-DE</rdf:li>');
    expect(info).toMatch(/Title: +Lokaler Integrationsplan 2\.0\n/);
    expect(info).toMatch(/Tagged: +yes/);
    const missing = outOfOrder(text, [
      'Lokaler Integrationsplan 2.0',
      'Stand: 17. Mai 2026',
      '1 Gesundheit und Pflege',
      '1/1 Gesundheit beginnt im Stadtteil, und zwar früh.',
      '2 Bildung und Sprache',
      'Inhaltsverzeichnis',
      '3 Kultur',
      '2.1 Ausgangslage',
      'Kita & Schule; das ist eine <große> Stärke.',
      'Mit zweiter Zeile und Tabulator.',
      '• Sprachkurse',
      '1. zuerst 2. zwischendurch 3. danach',
      'Hinweis: siehe Abschnitt 2.1.',
      'Mit Fußnote1 und neuer2.',
      'Tabelle 1: Kosten in Tausend Euro',
      'Jahr Plan Ist 2026 135 2024 100 92 2027 140',
      'Tabelle 2: Verbundene Zellen',
      'Quelle: Statistik 2025',
      'mit zwei Absätzen',
      'Abbildung 1: Anteile 2025',
      'Siehe Tabelle 1 und 2136/2018',
      '4 Arbeit',
    ]);
    expect(missing, text).toBeNull();
    for (const tag of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD', 'Caption', 'L', 'LI', 'TOC', 'Note', 'Figure', 'Link'])
      expect(tags, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
    expect(Buffer.from(made.bytes).includes('/Alt (Balken)')).toBe(true);
    expect(fonts.length).toBeGreaterThan(3);
    // Embedded, as a part of the font, with the meaning of its characters.
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    expect(fonts.join()).toMatch(/SourceSerif4.*SourceSans3|SourceSans3.*SourceSerif4/s);
  });

  it('PD2 text stays text, and what can’t be drawn is told', async () => {
    const cells = Object.fromEntries(
      Array.from({ length: ROWS }, (_, index) => [
        `r${index}`,
        [`Zeile ${index}`, index === 0 ? 'Summe' : `${index},50`],
      ]),
    );
    const [broken] = picturesOfBoth.keys();
    const hostile = stateOf('x', 'y', 3, [
      {
        id: 'aaaaaaaa-0000-4000-8000-000000000000',
        title: '#panic("Titel") $x$ = ]',
        blocks: [
          block('h', 'heading3', '= #include "look.typ"'),
          block('e', 'heading1', ''),
          blockWith('toc', 'contents', 0, { of: 'headings' }),
          block('n', 'heading1', 'Mit Note', embed({ note: 'n' })),
          block('p', 'paragraph', '#panic() $ \\u{41} ] [ } #{ ) "a" *b* _c_ `d` @e <f> // g /* h */ ~ -- ... \'i\''),
          block('c', 'paragraph', 'vor\u0000\u0007\ud800nach\udc00ende\ufffe中😀'),
          blockWith(
            'l',
            'paragraph',
            0,
            { lang: 'x" ] #panic()' },
            styled('Verweis', { link: 'https://a.de/")#panic()' }),
          ),
          block(
            'r',
            'paragraph',
            'Zu ',
            embed({ ref: { chapter: 'aaaaaaaa-0000-4000-8000-000000000000', block: 'e' } }),
          ),
          blockWith('i1', 'image', 0, { asset: broken ?? '', alt: 'Kaputt' }),
          blockWith('i2', 'image', 0, { asset: 'f'.repeat(64), alt: 'Fehlt hier' }),
          blockWith('k', 'table', 0, { headerRow: true }, 'Langer Kopf'),
          blockWith('i3', 'image', 0, { asset: 'e'.repeat(64), alt: endless('Bild') }),
          blockWith('t', 'table', 0, { headerRow: true }, 'Lang'),
        ],
        tables: [table('t', cells, ['c1', 'c2']), table('k', { r1: [endless('Kopf')], r2: ['Zelle'] }, ['c1'])],
        notes: { n: [block('n1', 'paragraph', 'Einmalige Fußnote')] },
      },
    ]);
    const [picture] = picturesOfBoth.values();
    if (picture === undefined || broken === undefined) throw new Error('no picture');
    const pictures = new Map([[broken, { ...picture, bytes: picture.bytes.slice(0, 40) }]]);
    const one = await paperPdf(paperOf(hostile), pictures);
    expect(one.losses).toEqual({ characters: ['中'], pictures: [`${broken}.png`] });
    const { text, tags, faults } = readPdf(one.bytes);
    expect(faults).toBe('');
    const missing = outOfOrder(text, [
      '1 #panic("Titel") $x$ = ]',
      '= #include "look.typ"',
      '#panic() $ \\u{41} ] [ } #{ ) "a" *b* _c_ `d` @e <f> // g /* h */ ~ -- ... \'i\'',
      'vornachende[U+4E2D]😀',
      'Verweis',
      '(Kaputt)',
      '(Fehlt hier)',
      // Higher than a page, and all of it there.
      'Kopf1999 Zelle',
      'Bild1999',
      'Zeile 0 Summe Zeile 1 1,50',
      `Zeile ${ROWS - 1} ${ROWS - 1},50`,
    ]);
    expect(missing, text.slice(0, 2_000)).toBeNull();
    // A heading stands in the list of contents, too, its footnote does not.
    expect(text.match(/Mit Note/g)).toHaveLength(2);
    expect(text.match(/Einmalige Fußnote/g)).toHaveLength(1);
    // On each page again, and still one head in the structure.
    expect(text.match(/Zeile 0 Summe/g)?.length).toBeGreaterThan(5);
    expect(tags.match(/^\s*THead\b/gm)).toHaveLength(1);
  });
});

describe('PD3 a document that takes too much is ended', () => {
  it('PD3 by time, by memory and by whoever waited', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-typst-'));
    try {
      const wish = { template: 'paper', data: {} };
      const template = (source: string): void => writeFileSync(path.join(folder, 'paper.typ'), source);
      template('#for i in range(100000) { for j in range(100000) { let k = i + j } }');
      for (const part of ['fonts', 'typst.wasm'])
        symlinkSync(path.resolve('dist/typst', part), path.join(folder, part));
      await expect(compilePdf(wish, { folder, limits: { time: 1_500, memory: 256 } })).rejects.toMatchObject({
        code: 'exportTooSlow',
      });
      const gone = new AbortController();
      const waiting = compilePdf(wish, { folder, signal: gone.signal });
      setTimeout(() => gone.abort(), 300);
      await expect(waiting).rejects.toMatchObject({ code: 'busy' });
      template('#let all = ()\n#for i in range(100000000) { all.push((i, i)) }');
      await expect(compilePdf(wish, { folder, limits: { time: 60_000, memory: 128 } })).rejects.toMatchObject({
        code: 'exportTooLarge',
      });
      template('#panic("no")');
      await expect(compilePdf(wish, { folder })).rejects.toMatchObject({
        code: 'exportFailed',
        details: { why: expect.stringContaining('panicked') as string },
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('PD4 a comparison as PDF', () => {
  it('PD4 what came and went stands in its place, underlined and struck through, with a summary by chapter and names', async () => {
    const { before, after } = richPair;
    const made = await comparisonPdf(compareStates(before, after, { pictures: picturesOfBoth }), { standard: 'ua-1' });
    expect(made.standard).toBe(certifies ? 'ua-1' : null);
    const { text, tags, faults, metadata } = readPdf(made.bytes);
    expect(faults).toBe('');
    if (certifies) expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const missing = outOfOrder(text, [
      'Vergleich zweier Fassungen',
      'Lokaler Integrationsplan 2.0',
      'Ältere Fassung Beteiligung Mai 3. Mai 2026, 14:05 Uhr, Ada Weber',
      'Was sich geändert hat',
      'Bildung und Sprache (bisher „Bildung“)',
      'Cem Kaya',
      'Zusammen',
      'eingefügt gestrichen',
      'nicht abgedruckt: 3 Kultur.',
      '1 Gesundheit und Pflege',
      'Stadtteil, und daszwar früh.',
      'Entfallener Absatz 1/3 Wird gestrichen, und zwar ganz',
      'Hier geteilt',
      'Mit dem Absatz davor verbunden',
      'Von hier verschoben: Dieser Absatz wandert',
      'Kosten in Tausend Euro',
      'verschoben 2026 130135',
      'entfallen 2025 120',
      'neu 2027 140',
      'Hierher verschoben',
      'Kapitel entfallen',
      'Bezahlbarer Wohnraum ist knapp.',
      'neues Kapitel',
    ]);
    expect(missing, text).toBeNull();
    expect(tags).toContain('/TextDecorationType /Underline');
    expect(tags).toContain('/TextDecorationType /LineThrough');
    expect(text).not.toContain('Kultur für alle.');
  });

  it('PD4 two states that are the same say so; the same input gives the same bytes', async () => {
    const { after } = richPair;
    const write = () => comparisonPdf(compareStates(after, after));
    const [{ bytes }, other] = [await write(), await write()];
    expect(Buffer.compare(bytes, other.bytes)).toBe(0);
    const { text } = readPdf(bytes);
    expect(text).toContain('Die beiden Fassungen sind gleich.');
  });
});
