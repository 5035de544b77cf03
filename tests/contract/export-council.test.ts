/** `ratschrift export --what council-paper|measures`, as it ships. */
import { Ajv } from 'ajv';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, expect, it } from 'vitest';
import { root } from '../../electron/build.mjs';
import { setPaperFact } from '../../shared/document/council/paper-room.ts';
import { exportedThings, exportFormats } from '../../shared/domain/export-formats.ts';
import type { ExportProgress } from '../../shared/rpc/export-progress.ts';
import { exportPath, type ExportWish } from '../../shared/rpc/export-path.ts';
import { callerOf, fetched, tokenOf } from '../support/council/paper-host.ts';
import { oparlPaper } from '../support/council/oparl-schema.ts';
import { printedValues } from '../support/council/printed-values.ts';
import { hostScene } from '../support/host-scene.ts';
import { htmlFaults } from '../support/html-validator.mjs';
import { installWithin } from '../support/libreoffice.ts';
import { outOfOrder, providePdfTools, readPdf } from '../support/pdf-tools.ts';
import { until } from '../support/until.ts';

beforeAll(providePdfTools, installWithin);

const { join, later, newFile, path: folderOf, pathOf, run, serve } = hostScene();

const exported = async (file: string, out: string, ...options: string[]): Promise<Buffer> => {
  const { code, stderr } = await run(['export', file, '--out', pathOf(out), ...options]);
  expect(code, stderr).toBe(0);
  return readFileSync(pathOf(out));
};
const paper = ['--what', 'council-paper'] as const;

it('CP74 every format of the table, by the command and over the door of a running host: byte for byte the same; what can’t be had is refused', async () => {
  const file = await newFile();
  const version = 'Fassung zur Drucksache 0108/2021';
  const name = ({ what, format, draft }: ExportWish): string => `${what}${draft === true ? '-draft' : ''}.${format}`;
  const day = '2022-02-01';
  const wishes: readonly ExportWish[] = exportedThings.flatMap((what) =>
    exportFormats[what].flatMap(({ format, options }): ExportWish[] => [
      { what, format, day },
      ...(options.includes('draft') && format !== 'oparl' ? [{ what, format, day, draft: true }] : []),
    ]),
  );
  for (const wish of wishes) {
    const { what, format, draft } = wish;
    const given = draft === true ? ['--draft', '--paper', '0108/2021'] : [];
    await exported(file, name(wish), '--what', what, '--format', format, '--date', '1.2.2022', ...given);
  }
  await exported(file, 'version.json', '--format', 'json', '--version', version);
  await exported(file, 'comments.json', '--format', 'json', '--with-comments');
  await exported(file, 'said.json', '--what', 'measures', '--format', 'json', '--with-comments');
  const host = await serve(file);
  const office = callerOf(host, later);
  const paperId =
    host.access.rooms
      .find(({ kind }) => kind === 'paper')
      ?.room.split('/')
      .at(-1) ?? '';
  const same = async (wish: ExportWish, out: string): Promise<void> => {
    const { status, bytes } = await fetched(host, exportPath({ ...wish, paper: paperId }));
    expect([status, Buffer.compare(bytes, readFileSync(pathOf(out)))], out).toEqual([200, 0]);
  };
  for (const wish of wishes) await same(wish, name(wish));
  const { versions } = await office('versions.list', {});
  const id = versions.find((each) => each.name === version)?.id ?? '';
  const json = { what: 'paper', format: 'json' } as const;
  await same({ ...json, of: { side: 'version', version: id } }, 'version.json');
  await same({ ...json, comments: true }, 'comments.json');
  const said = { what: 'measures', format: 'json' } as const;
  await same({ ...said, comments: true }, 'said.json');
  expect(JSON.parse(readFileSync(pathOf('said.json'), 'utf8'))).toHaveProperty('comments');
  // What can't be had is refused: comments of an older state, a draft of figures, a sheet of the paper; and comments to who reads none.
  for (const query of [
    `paper.json?comments=1&of=${id}`,
    `council-paper.xlsx?paper=${paperId}&draft=1`,
    'paper.pdf?only=x',
  ])
    expect((await fetched(host, query)).status, query).toBe(404);
  const reader = await tokenOf(host, office, [{ role: 'reader' }]);
  expect((await fetched(host, exportPath({ ...json, comments: true }), reader)).status).toBe(403);
  expect((await fetched(host, exportPath(json), reader)).status).toBe(200);
  expect((await fetched(host, exportPath({ ...said, comments: true }), reader)).status).toBe(403);
  expect((await fetched(host, exportPath(said), reader)).status).toBe(200);
  await host.stop();
  const { text, faults } = readPdf(readFileSync(pathOf('council-paper.pdf')));
  expect([faults, outOfOrder(text, printedValues)]).toEqual(['', null]);
  for (const page of readPdf(readFileSync(pathOf('council-paper-draft.pdf'))).pages) expect(page).toContain('ENTWURF');
  expect(JSON.parse(readFileSync(pathOf('council-paper.json'), 'utf8'))).toMatchObject({
    format: 'ratschrift-council-paper/1',
    number: '0108/2021',
    sections: [{ id: 'motion' }, { id: 'gender' }, { id: 'costs' }, { id: 'reasons' }],
    balances: [{ balance: 0 }, { balance: -39_342_100 }],
  });
  const pdf = readFileSync(pathOf('council-paper.pdf'));
  expect(JSON.parse(readFileSync(pathOf('council-paper.oparl'), 'utf8'))).toMatchObject({
    type: 'https://schema.oparl.org/1.1/Paper',
    reference: '0108/2021',
    mainFile: { fileName: '0108-2021.pdf', sha512Checksum: createHash('sha512').update(pdf).digest('hex') },
  });
  expect(await htmlFaults(readFileSync(pathOf('paper.html'), 'utf8'))).toEqual([]);
  const [sheet] = await readXlsxFile(readFileSync(pathOf('council-paper.xlsx')));
  expect(sheet?.data.flatMap((row) => row[6] ?? [])).toEqual(['Betrag in Euro', 193_421, 200_000]);
  expect(JSON.parse(readFileSync(pathOf('measures.json'), 'utf8'))).toMatchObject({ format: 'ratschrift-measures/1' });
}, 180_000);

it('CP75 a paper with errors leaves as a draft only, each error in words; wrong words are named, and no file is made', async () => {
  const file = await newFile();
  const host = await serve(file);
  const office = callerOf(host, later);
  const id =
    host.access.rooms
      .find(({ kind }) => kind === 'paper')
      ?.room.split('/')
      .at(-1) ?? '';
  const { doc, provider } = join(host, `${host.access.project}/paper/${id}`);
  await until('synced', () => provider.synced);
  setPaperFact(doc, 'number', '0108/2020', 'test');
  await until('arrived', async () => (await office('papers.check', { paper: id })).blocked);
  const { paper: second } = await office('papers.make', { kind: 'information' });
  await host.stop();
  const refused = async (...options: string[]): Promise<{ code: number | null; stderr: string }> => {
    const { code, stderr } = await run(['export', file, '--out', pathOf('x.pdf'), ...options]);
    expect(existsSync(pathOf('x.pdf'))).toBe(false);
    return { code, stderr };
  };
  const blocked = await refused(...paper, '--format', 'pdf', '--paper', id);
  expect([blocked.code, blocked.stderr]).toEqual([1, expect.stringContaining('0108/2020')]);
  expect(
    (await exported(file, 'd.pdf', ...paper, '--format', 'pdf', '--paper', id, '--draft')).byteLength,
  ).toBeGreaterThan(10_000);
  for (const [words, ...options] of [
    [second, ...paper, '--format', 'pdf'],
    [second, ...paper, '--format', 'pdf', '--paper', 'nichts'],
    ['oparl, xlsx', ...paper, '--format', 'md'],
    ['xlsx, json', '--what', 'measures', '--format', 'md'],
    ['council-paper', '--what', 'nichts', '--format', 'pdf'],
    ['--draft', '--format', 'html', '--draft'],
    ['--draft', ...paper, '--format', 'xlsx', '--draft'],
    ['ua-1', '--format', 'pdf', '--standard', 'x'],
    ['M-0', '--what', 'measures', '--format', 'pdf', '--measure', 'M-0'],
    ['31.02.2021', ...paper, '--format', 'pdf', '--paper', id, '--draft', '--date', '31.02.2021'],
  ] as const) {
    const { code, stderr } = await refused(...options);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(words);
  }
});

it('CP76 what ships has the cities’ folders; an office’s own comes first, and one that is broken is told by name', async () => {
  const shipped = path.join(root, 'dist', 'templates');
  const [from, to] = [
    path.join(root, 'resources', 'templates', 'hannover', 'city.json'),
    path.join(shipped, 'hannover', 'city.json'),
  ];
  expect(readFileSync(to, 'utf8')).toBe(readFileSync(from, 'utf8'));
  expect(existsSync(path.join(shipped, 'musterhausen', 'logo.svg'))).toBe(true);
  // The package takes them along as files, as the engine beside them.
  const builder = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  for (const place of ['dist/typst/**', 'dist/templates/**']) expect(builder).toContain(`  - ${place}\n`);
  const file = await newFile();
  const own = path.join(folderOf(), 'data', 'templates', 'hannover');
  mkdirSync(own, { recursive: true });
  cpSync(path.join(shipped, 'hannover'), own, { recursive: true });
  const city = readFileSync(to, 'utf8').replaceAll('BITTE AUFBEWAHREN', 'Bitte gut aufheben');
  writeFileSync(path.join(own, 'city.json'), city);
  const made = await exported(file, 'own.pdf', ...paper, '--format', 'pdf');
  expect(readPdf(made).text).toContain('Bitte gut aufheben');
  writeFileSync(path.join(own, 'city.json'), '{');
  const broken = await run(['export', file, '--out', pathOf('x.pdf'), ...paper, '--format', 'pdf']);
  expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('„hannover“')]);
});

it('EX8 the paper as Markdown and JSON, as PDF and Word of a day with the same bytes again, and as it stood in a version; the council paper as OParl with its annex', async () => {
  const file = await newFile();
  const [day, version] = [
    ['--date', '1.2.2022'],
    ['--version', 'Fassung zur Drucksache 0108/2021'],
  ] as const;
  for (const [out, ...options] of [
    ['p.docx', '--format', 'docx', ...day],
    ['p.pdf', '--format', 'pdf', ...day],
  ] as const) {
    const [one, other] = [await exported(file, out, ...options), await exported(file, `2${out}`, ...options)];
    expect(Buffer.compare(one, other), out).toBe(0);
  }
  await exported(file, 'ds.oparl.json', ...paper, '--format', 'oparl');
  await exported(file, 'p.md', '--format', 'md');
  await exported(file, 'v.md', '--format', 'md', ...version);
  await exported(file, 'v.json', '--format', 'json', ...version);
  // Nobody wrote since the version was made.
  expect(readFileSync(pathOf('v.md'), 'utf8')).toBe(readFileSync(pathOf('p.md'), 'utf8'));
  const oparl = JSON.parse(readFileSync(pathOf('ds.oparl.json'), 'utf8')) as object;
  expect(
    new Ajv({ allErrors: true, strict: false, formats: { uri: true, date: true, 'date-time': true } }).validate(
      oparlPaper,
      oparl,
    ),
  ).toBe(true);
  expect(oparl).toMatchObject({ reference: '0108/2021', auxiliaryFile: [{ mimeType: 'application/pdf' }] });
  const wrong = await run(['export', file, '--format', 'md', '--version', 'Nie', '--out', pathOf('no.md')]);
  expect([wrong.code, existsSync(pathOf('no.md'))]).toEqual([1, false]);
  expect(wrong.stderr).toContain('Nie');
});

it('XW16 a running host says how far a file is that it makes, to whoever asked for it; the command says its steps on standard error where that is wished, else nothing', async () => {
  const file = await newFile();
  const out = pathOf('a.zip');
  const wish = [...paper, '--format', 'pdf', '--with-annexes', '--draft', '--date', '1.2.2022', '--out', out];
  const said = await run(['export', file, ...wish, '--progress']);
  expect([said.code, said.stdout]).toEqual([0, '']);
  const steps = [
    'Vorhaben wird gelesen',
    'Seiten werden gesetzt',
    'Anlagen werden erstellt: 0 von',
    'Datei wird gepackt',
  ];
  expect(outOfOrder(said.stderr, steps)).toBeNull();
  const silent = await run(['export', file, '--format', 'json', '--out', pathOf('a.json')]);
  expect([silent.code, silent.stdout, silent.stderr]).toEqual([0, '', '']);

  const host = await serve(file);
  const office = callerOf(host, later);
  const reader = callerOf(host, later, await tokenOf(host, office, [{ role: 'reader' }]));
  const runOf = randomUUID();
  const seen: ExportProgress[] = [];
  let isMade = false;
  const making = fetched(host, `${exportPath({ what: 'paper', format: 'pdf' })}?run=${runOf}`).finally(() => {
    isMade = true;
  });
  await until('the end', async () => {
    const { progress } = await office('export.progress', { run: runOf });
    if (progress !== null) seen.push(progress);
    expect((await reader('export.progress', { run: runOf })).progress).toBeNull();
    return isMade;
  });
  expect((await making).status).toBe(200);
  // Which engine there is says the machine.
  expect(seen.some(({ phase }) => phase === 'layout' || phase === 'layoutWriting')).toBe(true);
  expect((await office('export.progress', { run: runOf })).progress).toBeNull();
}, 60_000);
