/** The council paper for council information systems: OParl 1.1. */
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { councilOparl, type OparlParts } from '../../../electron/export/oparl/council-oparl.ts';
import { readCity } from '../../../electron/services/templates.ts';
import { oparlPaper } from '../../support/council/oparl-schema.ts';
import { realPaper } from '../../support/council/real-paper.ts';

const folder = path.join(root, 'resources', 'templates');
const bytes = new TextEncoder().encode('%PDF-1.7');
const parts = async (): Promise<OparlParts> => ({
  paper: realPaper,
  template: (await readCity(folder, 'hannover')).template,
  main: { id: 'main', name: 'Drucksache', fileName: '0108-2021.pdf', mimeType: 'application/pdf', bytes },
  annexes: [{ id: 'a1', name: 'Anlage 1', fileName: 'Anlage 1.pdf', mimeType: 'application/pdf', bytes }],
  at: Date.UTC(2021, 0, 19, 8),
});
const ajv = new Ajv({ allErrors: true, strict: false });
formats(ajv);
const isPaper = ajv.compile(oparlPaper);
const faultsOf = (json: string): unknown => (isPaper(JSON.parse(json)) ? [] : isPaper.errors);

it('EX4 a council paper is a Paper of OParl 1.1 with its files and its consultations in order, the same bytes each time', async () => {
  const json = councilOparl(await parts());
  expect(faultsOf(json)).toEqual([]);
  expect(councilOparl(await parts())).toBe(json);
  expect(json.startsWith('{')).toBe(true);
  const paper = JSON.parse(json) as Record<string, unknown>;
  expect(paper).toMatchObject({
    name: 'Verwaltungsentwurf „Wir sind Hannover – Zusammenleben in der Stadt. Strategien für Migration und Teilhabe“',
    reference: '0108/2021',
    date: '2021-01-19',
    paperType: 'Beschlussdrucksache',
    created: '2021-01-19T08:00:00.000Z',
    mainFile: { size: 8, sha512Checksum: createHash('sha512').update(bytes).digest('hex') },
    auxiliaryFile: [{ name: 'Anlage 1', fileName: 'Anlage 1.pdf' }],
    'Ratschrift:cited': ['H-0375-2019', '2136/2018', '0509/2020', '2925/2020'],
    'Ratschrift:costs': { effects: true, unit: 'cent' },
  });
  const consultations = paper.consultation as readonly Record<string, unknown>[];
  expect(consultations.map(({ role }) => role)).toEqual([
    ...Array.from({ length: 3 }, () => 'Entscheidung'),
    ...Array.from({ length: 8 }, () => 'Kenntnisnahme'),
  ]);
  expect(consultations[2]).toMatchObject({ authoritative: true, 'Ratschrift:committee': 'Ratsversammlung' });
  expect(JSON.stringify(paper['Ratschrift:costs'])).toContain('"cents":19342100');
});

it('EX5 stays one where number, day and routing are missing, and characters are in it that no file can hold', async () => {
  const whole = await parts();
  const paper = {
    ...whole.paper,
    number: '',
    date: '31.02.2021',
    routing: [],
    unit: '',
    subject: 'Betreff\u0000 \ud800',
  };
  const json = councilOparl({ ...whole, paper, annexes: [] });
  expect(faultsOf(json)).toEqual([]);
  expect(JSON.parse(json)).toMatchObject({ name: 'Betreff ' });
  expect(Object.keys(JSON.parse(json) as object)).not.toEqual(expect.arrayContaining(['date']));
  // The control: what is no Paper is told.
  expect(faultsOf(json.replace('/1.1/Paper', '/1.0/Paper'))).not.toEqual([]);
});
