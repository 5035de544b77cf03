import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { findAnchor, textsOf } from '../../shared/document/anchor.ts';
import { readComments } from '../../shared/document/comment-room.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { readSuggestion } from '../../shared/document/suggestions.ts';
import { tableSuggestions } from '../../shared/document/table-suggest.ts';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import type { ImportResult } from '../../shared/rpc/import-schemas.ts';
import { runHost, serveHost, temporaryFolder, type RunningHost } from '../support/host-process.ts';
import { richFile } from '../support/docx/rich-file.ts';
import { body, p, wordFile, wordParts } from '../support/docx/word-file.ts';
import { makeZip } from '../support/docx/make-zip.ts';
import { until } from '../support/until.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
const ends: (() => unknown)[] = [];

beforeEach(async () => {
  folder = temporaryFolder();
  file = folder.file('Plan.ratschrift');
  expect((await runHost(folder.path, ['new', file])).code).toBe(0);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  folder.remove();
});

function write(name: string, bytes: Uint8Array): string {
  const path = folder.file(name);
  writeFileSync(path, bytes);
  return path;
}

interface ExportedRun {
  readonly text: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}
interface ExportedBlock {
  readonly kind: string;
  readonly indent: number;
  readonly runs: readonly ExportedRun[];
  readonly props?: Readonly<Record<string, unknown>>;
}
interface Exported {
  readonly chapters: readonly { readonly title: string; readonly blocks: readonly ExportedBlock[] }[];
}

async function exported(): Promise<Exported> {
  const out = folder.file(`out-${Math.random()}.json`);
  expect((await runHost(folder.path, ['export', file, '--format', 'json', '--out', out])).code).toBe(0);
  return JSON.parse(readFileSync(out, 'utf8')) as Exported;
}

const take = (from: string, ...more: string[]): ReturnType<typeof runHost> =>
  runHost(folder.path, ['import', file, '--from', from, ...more]);

async function serve(): Promise<RunningHost> {
  const host = await serveHost(folder.path, file);
  ends.push(() => host.stop());
  return host;
}

type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;
function callerOf(host: RunningHost, token = host.access.token): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token, webSocket });
  ends.push(() => client.destroy());
  return (name, input) => client.call(name, host.access.project, input);
}

async function room(host: RunningHost, kind: string, item?: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const name = [host.access.project, kind, ...(item === undefined ? [] : [item])].join('/');
  const provider = new WebsocketProvider(host.access.url, name, doc, {
    protocols: ['ratschrift', host.access.token],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  ends.push(() => provider.destroy());
  await until('synced', () => provider.synced);
  return doc;
}

async function handUp(call: Caller, name: string, bytes: Uint8Array): Promise<string> {
  const { import: id } = await call('import.begin', { file: name, bytes: bytes.byteLength });
  const size = 1_000_000;
  for (let at = 0; at < bytes.byteLength; at += size)
    await call('import.send', { import: id, data: Buffer.from(bytes.subarray(at, at + size)).toString('base64') });
  return id;
}

/** The token of a new person with this role. */
async function invited(host: RunningHost, office: Caller, role: { role: 'reader' | 'office' }): Promise<string> {
  const { link } = await office('people.invite', { name: 'Eine Person', roles: [role], days: 1 });
  const code = new URL(link).hash.slice(1);
  const response = await fetch(`${host.access.http}/redeem`, {
    method: 'POST',
    body: JSON.stringify({ code, device: 'Tablet' }),
  });
  return ((await response.json()) as { token: string }).token;
}

describe('taking in a Word file', () => {
  it('DX14 import FILE --from X.docx brings chapters with all that is carried and prints its report as JSON', async () => {
    const { code, stdout, stderr } = await take(write('Entwurf.docx', richFile()), '--group', 'Gruppe 2');
    expect(code, stderr).toBe(0);
    const result = JSON.parse(stdout) as ImportResult;
    expect(result.already).toBe(false);
    expect(result.report.file).toBe('Entwurf.docx');
    expect(
      result.report.chapters.map(({ title, tables, images, footnotes, comments, suggestions }) => [
        title,
        tables,
        images,
        footnotes,
        comments,
        suggestions,
      ]),
    ).toEqual([
      ['Ankommen', 1, 0, 1, 2, 2],
      ['Bleiben', 0, 1, 0, 0, 0],
    ]);
    expect(result.report.left.map(({ what, places }) => [what, places[0]?.words])).toEqual([['hidden', 'Geheimes']]);
    expect(stderr).toMatch(/2 Kapitel wurden übernommen/);
    const { chapters } = await exported();
    expect(chapters.map(({ title }) => title)).toEqual(['Ankommen', 'Bleiben']);
    expect(chapters[0]?.blocks.map(({ kind, indent }) => `${kind}${indent}`)).toEqual([
      'heading10',
      'paragraph0',
      'bullet0',
      'bullet1',
      'table0',
    ]);
    expect(chapters[1]?.blocks[0]?.props).toMatchObject({
      alt: 'Das Rathaus',
      width: 50,
      asset: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const out = folder.file('out.html');
    expect((await runHost(folder.path, ['export', file, '--format', 'html', '--out', out])).code).toBe(0);
    const html = readFileSync(out, 'utf8');
    expect(html).toMatch(/colspan="2"[^>]*>\s*(<p>)?Angebot/);
    expect(html).toContain('data:image/png;base64,');

    // In the running paper: whose suggestions and comments they are.
    const host = await serve();
    const outline = readOutline(await room(host, 'outline'));
    const { groups } = await callerOf(host)('people.list', {});
    expect(outline.map(({ group }) => groups.find(({ id }) => id === group)?.name)).toEqual(['Gruppe 2', 'Gruppe 2']);
    const [first] = outline;
    const doc = await room(host, 'chapter', first?.id ?? '');
    const { blocks, notes } = readChapter(doc);
    expect([...notes.values()].map(([note]) => note?.text)).toEqual(['Statistikstelle, 2025.']);
    expect(tableSuggestions(doc).map(({ id, part }) => [readSuggestion(doc, id).as, part])).toEqual([
      ['Ben Brandt', 'ins'],
    ]);
    const runs = blocks[1]?.runs ?? [];
    const ids = runs.flatMap(({ attrs }) => Object.keys(attrs).map((key) => key.slice(4)));
    expect(runs.map(({ text }) => text)).toEqual([
      'Hannover ist ',
      'nur ',
      'längst ',
      'eine Stadt der Vielfalt.',
      '\uFFFC',
    ]);
    expect(ids.map((id) => readSuggestion(doc, id).as)).toEqual(['Anna Ahrens', 'Anna Ahrens']);
    expect(readSuggestion(doc, ids[0] ?? '').at).toBe(Date.parse('2026-03-02T10:00:00Z'));
    const { threads } = readComments(await room(host, 'comments', first?.id ?? ''), () => true);
    expect(
      threads.map(({ text, as, state, replies }) => [
        text,
        as?.name,
        state,
        replies.map((each) => [each.text, each.as?.name]),
      ]),
    ).toEqual([['Bitte belegen.', 'Clara Vogt', 'resolved', [['Steht in der Fußnote.', 'Ben Brandt']]]]);
    const [thread] = threads;
    const found = thread?.anchor.on === 'text' ? findAnchor(doc, textsOf(blocks), thread.anchor) : null;
    expect(found?.pieces).toEqual([{ block: blocks[1]?.id, from: 0, to: 'Hannover'.length }]);
  });

  it('DX15 the same file twice changes nothing and says so; another version of it comes as new chapters, marked', async () => {
    const from = write('Entwurf.docx', richFile());
    expect((await take(from)).code).toBe(0);
    const before = JSON.stringify(await exported());
    const again = await take(from, '--as-one-chapter');
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/schon eingelesen/);
    expect((JSON.parse(again.stdout) as ImportResult).already).toBe(true);
    expect(JSON.stringify(await exported())).toBe(before);
    write('Entwurf.docx', richFile('Ein anderer Schluss.'));
    expect((await take(from)).code).toBe(0);
    expect((await exported()).chapters.map(({ title }) => title)).toEqual([
      'Ankommen',
      'Bleiben',
      'Ankommen – Fassung 2',
      'Bleiben – Fassung 2',
    ]);
    const one = await take(write('Anderes.docx', richFile('Noch einer.')), '--as-one-chapter');
    expect((JSON.parse(one.stdout) as ImportResult).chapters.map(({ title }) => title)).toEqual(['Anderes']);
  });

  it('DX16 what can’t be taken in is refused by name in both languages, and the project stays as it is', async () => {
    const before = JSON.stringify(await exported());
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    const huge = makeZip(
      wordParts({ body: '' }).map((each) =>
        each.name === 'word/document.xml' ? { ...each, content: body('<w:p/>'.repeat(200_000)) } : each,
      ),
    );
    const good = write('gut.docx', richFile());
    for (const [args, code, german, english] of [
      [['--from', write('alt.doc', ole)], 1, /älteres Format/, /older format/],
      [['--from', write('x.docx', Buffer.from('Hallo'))], 1, /kein Word-Dokument/, /no Word document/],
      [['--from', write('b.docx', huge)], 1, /größer, als ein Papier/, /larger than a paper/],
      [['--from', write('c.docx', richFile().subarray(0, 900))], 1, /beschädigt/, /damaged/],
      [['--from', folder.file('gone.docx')], 1, /gibt es diese Datei nicht/, /no such file/],
      [['--from', good, '--group', 'Niemand'], 1, /Diese Gruppe gibt es/, /group/],
      [[], 2, /--from DATEI/, /--from FILE/],
    ] as const) {
      for (const [language, told] of [
        ['de', german],
        ['en', english],
      ] as const) {
        const {
          code: ended,
          stderr,
          stdout,
        } = await runHost(folder.path, ['import', file, ...args], { RATSCHRIFT_LANGUAGE: language });
        expect(ended, stderr).toBe(code);
        expect(stderr).toMatch(told);
        expect(stderr).not.toMatch(/\n\s+at /);
        expect(stdout).toBe('');
      }
    }
    expect(JSON.stringify(await exported())).toBe(before);
    await serve();
    const used = await take(good);
    expect(used.code).toBe(1);
    expect(used.stderr).toContain('Plan.ratschrift');
  }, 120_000);

  it('DX17 a running host reads aside: it shows what would come, goes on serving meanwhile, and can be told to stop', async () => {
    const host = await serve();
    const call = callerOf(host);
    const id = await handUp(call, 'Entwurf.docx', richFile());
    const preview = await call('import.read', { import: id });
    expect(preview.headings.chapters.map(({ title }) => title)).toEqual(['Ankommen', 'Bleiben']);
    expect(preview.one.chapters.map(({ title }) => title)).toEqual(['Entwurf']);
    const outline = await room(host, 'outline');
    expect(readOutline(outline)).toEqual([]);
    const result = await call('import.write', { import: id, rule: 'headings', group: null });
    await until('there', () => readOutline(outline).length === 2);
    expect(result.chapters.map(({ id: chapter }) => chapter)).toEqual(
      readOutline(outline).map(({ id: chapter }) => chapter),
    );
    await expect(call('import.write', { import: id, rule: 'headings', group: null })).rejects.toMatchObject({
      code: 'importGone',
    });

    // A file that keeps the reader busy: the host answers meanwhile, and cancelling ends it.
    const long = await handUp(
      call,
      'Lang.docx',
      wordFile({ body: p('Ein Absatz mit Text. '.repeat(8)).repeat(55_000) }),
    );
    const reading = call('import.read', { import: long });
    const refused = expect(reading).rejects.toMatchObject({ code: 'importStopped' });
    await until('under way', async () => (await call('import.progress', { import: long })).share > 0);
    await call('import.cancel', { import: long });
    await refused;
    const again = await handUp(call, 'Entwurf.docx', richFile());
    expect((await call('import.read', { import: again })).already).toEqual(['Ankommen', 'Bleiben']);
  });

  it('DX18 only the office takes files in, and nobody gets at what another has handed up', async () => {
    const host = await serve();
    const office = callerOf(host);
    const id = await handUp(office, 'Entwurf.docx', richFile());
    const reader = callerOf(host, await invited(host, office, { role: 'reader' }));
    await expect(reader('import.begin', { file: 'x.docx', bytes: 10 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reader('import.read', { import: id })).rejects.toMatchObject({ code: 'forbidden' });
    const token = await invited(host, office, { role: 'office' });
    await expect(callerOf(host, token)('import.read', { import: id })).rejects.toMatchObject({ code: 'importGone' });
  });
});
