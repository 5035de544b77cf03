/** The council paper as PDF, as programs that we did not write read it. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { councilPdf } from '../../../electron/export/council/council-pdf.ts';
import { pdfLimits } from '../../../electron/export/pdf/compile-pdf.ts';
import { nativePackage } from '../../../electron/export/pdf/typst-native.ts';
import { readCity } from '../../../electron/services/templates.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { amount, line, withLines } from '../../support/council/costs.ts';
import { printedValues as values } from '../../support/council/printed-values.ts';
import { chapterOf, realPaper } from '../../support/council/real-paper.ts';
import { committee, stop } from '../../support/council/routing.ts';
import { block, blockWith, embed, table } from '../../support/compared-papers.ts';
import { installWithin } from '../../support/libreoffice.ts';
import { faultsOfPdf, outOfOrder, pagesOfPdf, providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools, installWithin);

const cities = path.join(root, 'resources', 'templates');
const hannover = await readCity(cities, 'hannover');
const musterhausen = await readCity(cities, 'musterhausen');
const at = Date.UTC(2021, 0, 19, 9);
/** Whether there is an engine that certifies: an optional part. */
const certifies = isInstalled(nativePackage(process.platform, process.arch) ?? '');

function isInstalled(name: string): boolean {
  try {
    return createRequire(import.meta.url).resolve(name) !== '';
  } catch {
    return false;
  }
}

const textOf = (...paragraphs: readonly string[]): ChapterContent => chapterOf(paragraphs);

/** For whoever wants to look: `KEEP=folder`. */
function keep(name: string, bytes: Uint8Array): Uint8Array {
  const folder = process.env['KEEP'];
  if (folder !== undefined) writeFileSync(path.join(folder, `${name}.pdf`), bytes);
  return bytes;
}

const emptyPaper: CouncilPaper = {
  id: 'empty',
  kind: '',
  number: '',
  date: '',
  subject: '',
  routing: [],
  agendaItem: '',
  keep: false,
  annexes: [],
  costs: { effects: 'none', years: 'added', budgets: [] },
  texts: new Map(),
  unit: '',
  place: '',
};

describe('the printed council paper', () => {
  test('CP31 the real paper: every value in order, tags, title, language, bookmarks, fonts; certified where there is an engine', async () => {
    const made = await councilPdf({ paper: realPaper }, hannover, { standard: 'ua-1', at });
    keep('hannover', made.bytes);
    expect(made).toMatchObject(
      certifies ? { standard: 'ua-1', uncertified: null } : { standard: null, uncertified: 'noEngine' },
    );
    expect(made.losses).toEqual({ characters: [], pictures: [] });
    const { text, tags, info, metadata, fonts, faults, pages } = readPdf(made.bytes);
    expect(faults).toBe('');
    expect(outOfOrder(text, values), text).toBeNull();
    expect(text).not.toContain('ENTWURF');
    expect(info).toMatch(/Title: +Beschlussdrucksache 0108\/2021: Verwaltungsentwurf/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toContain('A4');
    expect(metadata).toContain('<rdf:li>de-DE</rdf:li>');
    if (certifies) expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const tag of ['H1', 'P', 'Table', 'THead', 'TH', 'TBody', 'TD'])
      expect(tags, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
    expect(tags.match(/^\s*H1\b/gm)).toHaveLength(4);
    expect(tags.match(/^\s*Table\b/gm)).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    expect(pages[0]).not.toContain('- 1 -');
    pages.slice(1).forEach((page, index) => expect(page).toContain(`- ${index + 2} -`));
    expect(pages.length).toBeGreaterThan(1);
  });

  test('CP32 a draft says so on each page, outside of the text; the same input gives the same bytes', async () => {
    const draft = { paper: realPaper, draft: true };
    const [one, other] = [await councilPdf(draft, hannover, { at }), await councilPdf(draft, hannover, { at })];
    keep('draft', one.bytes);
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    const { info, pages, tagged, text } = readPdf(one.bytes);
    expect(info).toMatch(/Title: +ENTWURF: Beschlussdrucksache 0108\/2021/);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('ENTWURF');
    expect(outOfOrder(text, values)).toBeNull();
    // What is read aloud has the text and none of the furniture.
    const headings = [
      'Landeshauptstadt Hannover',
      'Beschlussdrucksache',
      '0108/2021',
      'Antrag,',
      'Saldo ordentliches Ergebnis',
      'Hannover / 19.01.2021',
    ];
    expect(outOfOrder(tagged, headings), tagged).toBeNull();
    expect(tagged).not.toContain('ENTWURF');
    expect(tagged).not.toContain('- 2 -');
  });

  test('CP33 another city has its own words, kinds, logo and look, and nothing of the first', async () => {
    const paper: CouncilPaper = {
      ...realPaper,
      kind: 'decision',
      number: 'VO-2026-0012',
      subject: 'Brunnen am Markt',
      routing: [
        stop(committee('Hauptausschuss', 'm'), 'advises'),
        stop(committee('Stadtverordnetenversammlung', 'f', true), 'decides'),
        stop(committee('Bürgerforum', 'n'), 'informed'),
      ],
      costs: { ...realPaper.costs, years: 'apart' },
      texts: new Map([
        ['proposal', textOf('Der Brunnen wird erneuert.')],
        ['facts', textOf('Der alte Brunnen ist undicht.')],
        ['money', textOf('Gedeckt aus Rücklagen.')],
      ]),
      place: 'Musterhausen',
    };
    const made = await councilPdf({ paper, draft: true }, musterhausen, { standard: 'a-2a', at });
    keep('musterhausen', made.bytes);
    expect(made.standard).toBe(certifies ? 'a-2a' : null);
    const { text, tags, faults } = readPdf(made.bytes);
    expect(faults).toBe('');
    const missing = outOfOrder(text, [
      'Musterhausen',
      'Die Bürgermeisterin',
      'Sitzungsvorlage',
      'Vorlage für den Hauptausschuss zur Beratung',
      'Vorlage für die Stadtverordnetenversammlung zur Entscheidung',
      'Mitteilung an das Bürgerforum',
      'Vorlage VO-2026-0012',
      'Anlagen 1, zum Teil im Netz',
      'Tagesordnungspunkt',
      'Bitte zur Sitzung mitbringen.',
      'Brunnen am Markt',
      'Beschlussvorschlag Der Brunnen wird erneuert.',
      'Sachverhalt',
      'Auswirkungen auf das Klima',
      'Finanzierung',
      'Finanzplan 50',
      'Ergebnisplan 50 Jahr 2021 · jährlich',
      'Leistung 11137',
      'Unterschied im Ergebnisplan -193.421,00',
      'Jahr 2022',
      'Unterschied im Ergebnisplan -200.000,00',
      'Gedeckt aus Rücklagen.',
      'Musterhausen, den 19.01.2021',
    ]);
    expect(missing, text).toBeNull();
    expect(text).toContain('NICHT BESCHLOSSEN');
    expect(text).not.toMatch(
      /Hannover|Landeshauptstadt|Beschlussdrucksache|Antrag|zur Kenntnis|BITTE AUFBEWAHREN|ENTWURF/,
    );
    expect(tags).toMatch(/^\s*Figure\b/m);
  });

  test('CP34 a paper without financial effects says so in one sentence instead of tables', async () => {
    const { bytes } = await councilPdf(
      { paper: { ...realPaper, costs: { ...realPaper.costs, effects: 'none' } } },
      hannover,
    );
    const { text, tags } = readPdf(bytes);
    expect(
      outOfOrder(text, ['Kostentabelle', 'Es entstehen keine finanziellen Auswirkungen.', 'Begründung des Antrages']),
    ).toBeNull();
    expect(text).not.toContain('Darstellung der zu erwartenden');
    expect(tags).not.toMatch(/^\s*Table\b/m);
    // With effects of which there is no table yet it doesn't say that there are none.
    const costs = { effects: 'some', years: 'added', budgets: [] } as const;
    const without = readPdf((await councilPdf({ paper: { ...realPaper, costs } }, hannover)).bytes).text;
    expect(outOfOrder(without, ['Kostentabelle', 'Darstellung der zu erwartenden', 'Begründung'])).toBeNull();
    expect(without).not.toContain('keine finanziellen Auswirkungen');
  });

  test('CP35 an empty paper, one of an unknown kind, and a committee without gender leave a correct page', async () => {
    for (const kind of ['', 'resolution']) {
      const { bytes } = await councilPdf({ paper: { ...emptyPaper, kind } }, hannover, { standard: 'ua-1', at });
      keep(`empty-${kind}`, bytes);
      const { text, faults, pages } = readPdf(bytes);
      expect(faults).toBe('');
      expect(pages).toHaveLength(1);
      expect(outOfOrder(text, ['Hannover', 'Nr.', 'Anzahl der Anlagen', '0', 'Zu TOP'])).toBeNull();
    }
    const paper: CouncilPaper = {
      ...realPaper,
      kind: 'of a template that was changed',
      date: '2021-02-30',
      routing: [stop(committee('Rat für Alles', null), 'decides')],
    };
    const { bytes, losses } = await councilPdf({ paper }, hannover);
    expect(losses.families).toBeUndefined();
    const { text } = readPdf(bytes);
    // What was written is there, whatever the template knows of it.
    expect(
      outOfOrder(text, [
        'Rat für Alles',
        'der Rat der Landeshauptstadt',
        'Entsprechend des Auftrages',
        '50.6',
        'Hannover',
      ]),
    ).toBeNull();
    expect(text).not.toMatch(/I[nd][a-z ]* Rat für Alles/);
  });

  test('CP36 text stays text: markup, controls, halves of characters, endless words, rich blocks', async () => {
    const endless = 'x'.repeat(5_000);
    const hostile = '#panic("a") $x$ = ] \u0000\u0007\ud800 \udc00 <a> // @b {page} {number}';
    const shown = '#panic("a") $x$ = ] <a> // @b {page} {number}';
    const paper: CouncilPaper = {
      ...realPaper,
      number: hostile,
      subject: `${hostile}\n${endless}`,
      agendaItem: endless,
      unit: hostile,
      place: hostile,
      routing: [stop(committee(hostile, 'm'), 'decides'), stop(committee(endless, 'f'), 'informed')],
      costs: withLines([
        line('expense', hostile, amount(2021, 1)),
        line('income', endless, amount(2021, Number.MAX_SAFE_INTEGER)),
      ]),
      texts: new Map([
        ['motion', textOf(hostile, endless)],
        [
          'reasons',
          {
            blocks: [
              block('h', 'heading3', 'Zwischenüberschrift'),
              blockWith('l', 'bullet', 0, {}, 'ein Punkt'),
              block('n', 'paragraph', 'Mit Note', embed({ note: 'n' })),
              blockWith('t', 'table', 0, { headerRow: true }, 'Zahlen'),
            ],
            tables: new Map([['t', table('t', { a: ['Kopf', 'Wert'], b: ['Zeile', '12'] }, ['c', 'd'])]]),
            notes: new Map([['n', [block('n1', 'paragraph', 'Die Fußnote')]]]),
          },
        ],
      ]),
    };
    const { bytes } = await councilPdf({ paper, draft: true }, hannover);
    keep('hostile', bytes);
    const { text, tags, faults } = readPdf(bytes);
    expect(faults).toBe('');
    const missing = outOfOrder(text, [
      shown,
      'Antrag,',
      shown,
      '0,01',
      'Zwischenüberschrift',
      '• ein Punkt',
      'Mit Note1',
      'Zahlen',
      'Kopf Wert Zeile 12',
    ]);
    expect(missing, text).toBeNull();
    expect(text).toContain('Die Fußnote');
    expect(tags).toMatch(/^\s*Note\b/m);
  });

  test('CP37 10,000 rows of costs give a correct file, with the head of the table on each page', async () => {
    const rows = (count: number) =>
      withLines(
        Array.from({ length: count }, (_, index) => line('expense', `Aufwand ${index}`, amount(2021, index * 100))),
      );
    const { bytes } = await councilPdf({ paper: { ...realPaper, costs: rows(10_000) } }, hannover, {
      limits: { ...pdfLimits, time: 180_000 },
    });
    expect(faultsOfPdf(bytes)).toBe('');
    const pages = pagesOfPdf(bytes);
    const missing = outOfOrder(pages.join(' '), [
      'Aufwand 0 0,00',
      'Aufwand 5000 5.000,00',
      'Aufwand 9999 9.999,00',
      'Saldo ordentliches Ergebnis -49.995.000,00',
    ]);
    expect(missing).toBeNull();
    const within = pages.slice(1, -3);
    expect(within.length).toBeGreaterThan(100);
    const head = 'Produkt 11137 Migration und Integration Ordentliche Erträge Ordentliche Aufwendungen';
    for (const page of within) expect(page).toContain(head);
    // And still one head in the structure.
    const some = await councilPdf({ paper: { ...realPaper, costs: rows(100) } }, hannover);
    expect(readPdf(some.bytes).tags.match(/^\s*THead\b/gm)).toHaveLength(1);
  }, 200_000);

  test('CP38 a family that no font has falls back and is told, and what is no font is left out', async () => {
    const look = { ...hannover.template.look, text: ['Hausschrift'], heads: ['Hausschrift', 'Source Sans 3'] };
    const city = { ...hannover, template: { ...hannover.template, look }, fonts: [new Uint8Array([0, 1, 0, 0, 9, 9])] };
    const { bytes, losses } = await councilPdf({ paper: realPaper }, city);
    expect(losses.families).toEqual(['Hausschrift']);
    const { fonts, faults } = readPdf(bytes);
    expect(faults).toBe('');
    expect(fonts.join()).toContain('SourceSerif4');
  });
});
