import { expect, it } from 'vitest';
import { dayOfSerial } from '../../../electron/import/xlsx/serial-days.ts';
import { readCatalogue } from '../../../electron/import/xlsx/read-catalogue.ts';
import { readStretch } from '../../../electron/import/xlsx/typed-days.ts';
import { workbookLimits } from '../../../electron/import/xlsx/workbook.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { seeded } from '../../support/random.ts';
import { sheetOf, workbook, type HandCell } from '../../support/workbook.ts';

const styled = (style: number, value: number): HandCell => ({ markup: ` s="${style}"><v>${value}</v></c>` });
const error: HandCell = { markup: ' t="e"><f>1/0</f><v>#DIV/0!</v></c>' };
let count = 0;
const newId = (): string => `new${count++}`;

it('MC21 a workbook made by hand is read by its German headings in any order, with amounts and dates as people type them', async () => {
  const bytes = await workbook({
    'Übersicht LIP': sheetOf([
      ['Maßnahmenkatalog, Stand Juni'],
      [null],
      [
        'Start',
        'Maßnahme',
        'Kosten 2022',
        'lfd. nr.',
        'Kosten 2023 (€)',
        'Status',
        'KOOPERATIONSPARTNER',
        'Bis',
        'Finanzierung',
        'Leuchtturmprojekt',
      ],
      [
        'Q3 2022',
        'Sprachcafés',
        '45.000,-',
        1.1,
        '1.234,5 €',
        'in Umsetzung',
        'VHS, AWO',
        styled(2, 44_926),
        'Fonds',
        'x',
      ],
      [styled(1, 44_743), 'Lots*innen', 90_000, '1.2', null, 'Beschlossen', 'A; B, C\nD', 2023, 'Spenden', 'nein'],
      ['1. Juli 2022', ' ', null, null, null],
    ]),
    Schritte: sheetOf([
      ['Frist', 'Maßnahme', 'Meilenstein', 'Erledigt'],
      ['07/2022', 'SPRACHCAFES', 'Räume', 'ja'],
      ['2.3.23', 'Sprachcafés', 'Eröffnung', null],
    ]),
  });
  const { measures, notes } = await readCatalogue(bytes, { newId, budgets: new Map([['Fonds', 'fund']]) });
  expect(notes).toEqual([]);
  expect(measures).toMatchObject([
    {
      number: '1.1',
      title: 'Sprachcafés',
      state: 'running',
      begins: '2022-07-01',
      ends: '2022-12-31',
      flagship: true,
      partners: [{ name: 'VHS' }, { name: 'AWO' }],
      costs: [
        { year: 2022, cents: 4_500_000, source: 'fund' },
        { year: 2023, cents: 123_450, source: 'fund' },
      ],
      steps: [
        { title: 'Räume', date: '2022-07-31', done: true },
        { title: 'Eröffnung', date: '2023-03-02', done: false },
      ],
    },
    {
      number: '1.2',
      state: 'agreed',
      begins: '2022-07-01',
      ends: '2023-12-31',
      flagship: false,
      partners: [{ name: 'A' }, { name: 'B, C' }, { name: 'D' }],
      costs: [{ year: 2022, cents: 9_000_000, source: 'Spenden' }],
    },
  ]);
});

it('MC22 each cell that can’t be read has its line in the report, and the rest of its row is read', async () => {
  const bytes = await workbook({
    Maßnahmen: sheetOf([
      ['Nr.', 'Titel', 'Beginn', 'Status', 'Leuchtturm', 'Bemerkungen', 'Federführung'],
      ['1', 'Eins', '30.02.2022', 'irgendwie', 'vielleicht', 'x', error],
      ['1', 'Zwei', 'bald', error, null, null, 'x'.repeat(400)],
    ]),
    Kosten: sheetOf([
      ['Nr.', 'Jahr', 'Betrag', 'Quelle'],
      ['1', 2022, '1,234', 'Fonds'],
      ['1', '22', '12.345', 'Fonds'],
      ['1', 2022, -5, 'Fonds'],
      ['1', 2022, 0.125, 'Fonds'],
      ['7', 2022, 5, 'Fonds'],
      ['1', 2022, error, 'Fonds'],
    ]),
    Notizen: sheetOf([['irgendwas']]),
  });
  const { measures, notes } = await readCatalogue(bytes, { newId });
  expect(notes.map(({ what, sheet, row, column }) => `${sheet} ${column}${row} ${what}`)).toEqual([
    'Maßnahmen F1 column',
    'Notizen 0 sheet',
    'Maßnahmen G2 formula',
    'Maßnahmen D2 state',
    'Maßnahmen C2 date',
    'Maßnahmen E2 flag',
    'Maßnahmen A3 twice',
    'Maßnahmen G3 long',
    'Maßnahmen D3 formula',
    'Maßnahmen C3 date',
    'Kosten C2 amount',
    'Kosten B3 year',
    'Kosten C4 negative',
    'Kosten C5 rounded',
    'Kosten A6 measure',
    'Kosten C7 formula',
  ]);
  expect(notes[4]?.words).toBe('30.02.2022');
  expect(measures.map(({ title, lead }) => [title, lead.length])).toEqual([
    ['Eins', 0],
    ['Zwei', 300],
  ]);
  expect(measures[0]?.costs.map(({ cents }) => cents)).toEqual([0, 1_234_500, 0, 13, 0]);
});

it('MC23 days are read in the forms that people use, and what is no day in none', () => {
  const read = (text: string): string => Object.values(readStretch(text) ?? { none: '' }).join(' ');
  for (const day of [
    '2021-07-01',
    '1.7.2021',
    '01.07.21',
    '1. Juli 2021',
    '1. juli  2021',
    '1. Jul. 2021',
    '2021-07-01T00:00:00Z',
  ])
    expect([day, read(day)]).toEqual([day, '2021-07-01 2021-07-01']);
  expect(read('März 2024')).toBe('2024-03-01 2024-03-31');
  expect(read('02/2024')).toBe('2024-02-01 2024-02-29');
  expect(read('3. Quartal 2021')).toBe('2021-07-01 2021-09-30');
  expect(read('II. Quartal 2021')).toBe('2021-04-01 2021-06-30');
  expect(read('2. Halbjahr 2021')).toBe('2021-07-01 2021-12-31');
  expect(read('2021')).toBe('2021-01-01 2021-12-31');
  for (const none of [
    '',
    'bald',
    '31.02.2021',
    '13/2021',
    '2021-13-01',
    'H4 2021',
    '1.1.1',
    '99.99.9999',
    '1. Foo 2021',
    '9'.repeat(99),
  ])
    expect([none, read(none)]).toEqual([none, '']);
  expect([dayOfSerial(44_743, false), dayOfSerial(1, false), dayOfSerial(61, false), dayOfSerial(0, true)]).toEqual([
    '2022-07-01',
    '1900-01-01',
    '1900-03-01',
    '1904-01-01',
  ]);
  expect([dayOfSerial(-1, false), dayOfSerial(NaN, false), dayOfSerial(1e9, false)]).toEqual([null, null, null]);
});

/** The code of the failure, or how many measures were read. */
const tried = async (bytes: Uint8Array): Promise<string | number> => {
  try {
    return (await readCatalogue(bytes, { newId })).measures.length;
  } catch (failure) {
    if (failure instanceof Failure) return failure.code;
    throw failure;
  }
};
const good = {
  Maßnahmen: sheetOf([
    ['Nr.', 'Titel'],
    ['1', 'Eins'],
  ]),
};

it('MC24 what is no workbook, damaged, or larger than a catalogue can be is refused by name', async () => {
  const doctype = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>';
  const rows = Array.from({ length: workbookLimits.rows + 2 }, (_, n) => ['1', `${n}`]);
  const cases: [string, Uint8Array | Promise<Uint8Array>, string | number][] = [
    ['a good one', workbook(good), 1],
    ['text', new TextEncoder().encode('Nr.;Titel'), 'importNotExcel'],
    ['nothing', new Uint8Array(), 'importNotExcel'],
    ['an old one', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'importNotExcel'],
    ['no list of types', workbook(good, { '[Content_Types].xml': null }), 'importNotExcel'],
    ['no workbook', workbook(good, { 'xl/workbook.xml': null }), 'importNotExcel'],
    ['no sheet', workbook(good, { 'xl/worksheets/s0.xml': null }), 'importDamaged'],
    ['entities', workbook(good, { 'xl/worksheets/s0.xml': doctype }), 'importDamaged'],
    [
      'no measures',
      workbook({
        Blatt: sheetOf([
          ['a', 'b'],
          ['c', 'd'],
        ]),
      }),
      'importEmpty',
    ],
    ['headings alone', workbook({ Maßnahmen: sheetOf([['Nr.', 'Titel']]) }), 'importEmpty'],
    ['too many rows', workbook({ Maßnahmen: sheetOf(rows) }), 'importTooLarge'],
    [
      'a bomb',
      workbook(good, {
        'xl/sharedStrings.xml': ' '.repeat(60_000_000),
        'xl/worksheets/s0.xml': ' '.repeat(60_000_000),
      }),
      'importTooLarge',
    ],
    // A cell at the far end makes no million empty ones before it, and columns beyond those looked at count for nothing.
    [
      'far out',
      workbook({
        Maßnahmen:
          '<row r="1"><c r="A1" t="str"><v>Nr.</v></c><c r="B1" t="str"><v>Titel</v></c></row><row r="1048576"><c r="B1048576" t="str"><v>a</v></c><c r="XFD1048576"><v>1</v></c></row>',
      }),
      1,
    ],
    [
      'without places',
      workbook({
        Maßnahmen: sheetOf(
          [
            ['Nr.', 'Titel'],
            ['1', 'Eins'],
          ],
          false,
        ),
      }),
      1,
    ],
  ];
  for (const [name, bytes, expected] of cases) expect([name, await tried(await bytes)]).toEqual([name, expected]);
});

it('MC25 bytes that were changed anywhere give a failure by name or a catalogue, never anything else (200 seeds)', async () => {
  const bytes = await workbook(good);
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const copy = new Uint8Array(bytes);
    for (let n = 0; n <= seed % 7; n++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    const cut = seed % 3 === 0 ? copy.slice(0, Math.floor(random() * copy.length)) : copy;
    expect(['number', 'string']).toContain(typeof (await tried(cut)));
  }
});
