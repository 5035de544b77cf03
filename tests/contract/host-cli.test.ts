import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { migrations } from '../../electron/store/migrate.ts';
import { openProjectFile } from '../../electron/store/open-project-file.ts';
import { runHost, serveHost, temporaryFolder, type RunningHost } from '../support/host-process.ts';
import { until } from '../support/until.ts';

let folder: ReturnType<typeof temporaryFolder>;
const hosts: RunningHost[] = [];
const providers: WebsocketProvider[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  for (const host of hosts.splice(0)) await host.stop();
  folder.remove();
});

async function serve(file: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<RunningHost> {
  const host = await serveHost(folder.path, file, args, env);
  hosts.push(host);
  return host;
}

/** y-websocket as it comes, with nothing of ours. */
function join(host: RunningHost, room: string, token = host.access.token): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(host.access.url, room, doc, {
    protocols: ['ratschrift', token],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  providers.push(provider);
  return { doc, provider };
}

async function newFile(name = 'Plan.ratschrift', args: string[] = ['--sample']): Promise<string> {
  const file = folder.file(name);
  const { code, stderr } = await runHost(folder.path, ['new', file, ...args]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return file;
}

describe('the host on the command line', () => {
  it('HO1 an unmodified y-websocket client joins with url, room and token, reads and writes', async () => {
    const host = await serve(await newFile());
    const chapter = host.access.rooms.find((room) => room.kind === 'chapter');
    expect(chapter?.title).toMatch(/^Haltung/);
    const one = join(host, chapter?.room ?? '');
    const two = join(host, chapter?.room ?? '');
    await until('both synced', () => one.provider.synced && two.provider.synced);
    expect(one.doc.getText('text').toString().length).toBeGreaterThan(500);
    one.doc.getText('text').insert(5, 'Grüße über y-websocket');
    await until('the other sees it', () => two.doc.getText('text').toString().includes('Grüße über y-websocket'));
  });

  it('HO2 what was written is in the file after the host stopped, and in the JSON export', async () => {
    const file = await newFile();
    const host = await serve(file);
    const room = host.access.rooms.find((candidate) => candidate.kind === 'chapter')?.room ?? '';
    const { doc, provider } = join(host, room);
    await until('synced', () => provider.synced);
    doc.getText('text').insert(1, 'Unverwechselbar-4711 ');
    const reader = join(host, room);
    await until('arrived', () => reader.doc.getText('text').toString().includes('Unverwechselbar-4711'));
    expect(await host.stop()).toBe(0);
    hosts.length = 0;
    const out = folder.file('paper.json');
    expect((await runHost(folder.path, ['export', file, '--format', 'json', '--out', out])).code).toBe(0);
    const paper = JSON.parse(readFileSync(out, 'utf8')) as {
      chapters: { blocks: { id: string; kind: string; runs: { text: string }[] }[]; contentHash: string }[];
    };
    expect(paper.chapters).toHaveLength(12);
    const text = paper.chapters[0]?.blocks.flatMap((block) => block.runs.map((run) => run.text)).join('') ?? '';
    expect(text.split('Unverwechselbar-4711')).toHaveLength(2);
    expect(paper.chapters[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('HO3 the HTML export is one file with real headings, lists and quotations and no script', async () => {
    const file = await newFile();
    const out = folder.file('paper.html');
    expect((await runHost(folder.path, ['export', file, '--format', 'html', '--out', out])).code).toBe(0);
    const html = readFileSync(out, 'utf8');
    expect(html).toMatch(/<h2 id="chapter-1">1 Haltung/);
    for (const tag of ['<h3', '<ul>', '<ol>', '<blockquote>', '<strong>', '<a href="https://www.hannover.de'])
      expect(html).toContain(tag);
    expect(html).not.toMatch(/<script|src=/);
    expect(html.match(/<li[ >]/g)?.length).toBe(html.match(/<\/li>/g)?.length);
    expect(html.match(/<(ul|ol)[ >]/g)?.length).toBe(html.match(/<\/(ul|ol)>/g)?.length);
  });

  it('HO4 a wrong token is closed with a final code and nothing is told', async () => {
    const host = await serve(await newFile());
    const room = host.access.rooms[0]?.room ?? '';
    const { doc, provider } = join(host, room, 'not-the-token');
    const closed = new Promise<number>((resolve) => provider.on('closed', (event) => resolve(event.code)));
    expect(await closed).toBe(4401);
    expect(Y.encodeStateVector(doc)).toEqual(new Uint8Array([0]));
    expect(host.stderr()).not.toContain(host.access.token);
  });

  it('HO5 a room name that is none, or of another project, is closed with a final code', async () => {
    const host = await serve(await newFile());
    for (const room of [
      'nonsense',
      `${host.access.project}/cellar`,
      '00000000-0000-4000-8000-000000000000/outline',
      `${host.access.project}/outline/..`,
    ]) {
      const { provider } = join(host, room);
      const closed = new Promise<number>((resolve) => provider.on('closed', (event) => resolve(event.code)));
      expect(await closed).toBe(4404);
    }
  });

  it('HO6 check says that a good file is good, and refuses a file that is no project, unharmed', async () => {
    const file = await newFile();
    const good = await runHost(folder.path, ['check', file]);
    expect(good.code).toBe(0);
    expect((JSON.parse(good.stdout) as { ok: boolean }).ok).toBe(true);
    const other = folder.file('notes.ratschrift');
    writeFileSync(other, 'Dies ist kein Vorhaben.');
    const bad = await runHost(folder.path, ['serve', other]);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('kein Vorhaben');
    expect(bad.stderr).toContain('notes.ratschrift');
    expect(readFileSync(other, 'utf8')).toBe('Dies ist kein Vorhaben.');
  });

  it('HO7 a file that is in use is refused by name, and the one who has it goes on', async () => {
    const file = await newFile();
    const host = await serve(file);
    const second = await runHost(folder.path, ['serve', file]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('Plan.ratschrift');
    const { provider } = join(host, host.access.rooms[0]?.room ?? '');
    await until('still served', () => provider.synced);
  });

  it('HO8 new never overwrites', async () => {
    const file = await newFile();
    const before = readFileSync(file);
    const again = await runHost(folder.path, ['new', file]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('Plan.ratschrift');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('HO9 a network address without a certificate needs --insecure and says what that means', async () => {
    const file = await newFile();
    const refused = await runHost(folder.path, ['serve', file, '--listen', '0.0.0.0:0']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('unverschlüsselt');
    const host = await serve(file, ['--listen', '0.0.0.0:0', '--insecure']);
    expect(host.stderr()).toContain('unverschlüsselt');
    // The link names an address that one can go to.
    expect(new URL(host.access.http).hostname).not.toBe('0.0.0.0');
    expect((await fetch(`${host.access.http}/identity`)).status).toBe(401);
  });

  it('HO10 wrong words on the command line are named and answered with the usage, not with a stack', async () => {
    for (const [args, german, english] of [
      [[], /^ratschrift new/, /^ratschrift new/],
      [['dance'], /Befehl „dance“ gibt es nicht/, /no command “dance”/],
      [['serve'], /genau einer Datei/, /exactly one file/],
      [['new', 'a', 'b'], /genau einer Datei/, /exactly one file/],
      [['check', 'a', '--fast'], /gibt es hier nicht.*--fast/, /does not exist here.*--fast/],
      [['export', 'x', '--format', 'pdf'], /--format html oder --format json/, /--format html or --format json/],
      [['serve', 'x', '--listen', 'here'], /„here“ ist keine Adresse/, /“here” is no address/],
      [['serve', 'x', '--tls-cert', 'c'], /gehören zusammen/, /belong together/],
      [['serve', 'x', '--upstream', 'up'], /„up“ ist keine Adresse/, /“up” is no address/],
      [['serve', 'x', '--upstream', 'http://127.0.0.1:1'], /Zugangsschlüssel/, /access key/],
    ] as const) {
      for (const [language, told] of [
        ['de', german],
        ['en', english],
      ] as const) {
        const { code, stderr } = await runHost(folder.path, args, { RATSCHRIFT_LANGUAGE: language });
        expect(code, stderr).toBe(2);
        expect(stderr).toMatch(told);
        expect(stderr).toContain('ratschrift serve FILE');
        expect(stderr).not.toMatch(/\n\s+at /);
      }
    }
  });

  it('HO19 bad files, folders, certificates and addresses: what it is and the way out in both languages, nothing harmed', async () => {
    const project = await newFile();
    const intact = readFileSync(project);
    const other = folder.file('notes.ratschrift');
    writeFileSync(other, 'Dies ist kein Vorhaben.');
    const newer = folder.file('newer.ratschrift');
    writeFileSync(newer, intact);
    openProjectFile(newer, [...migrations, { n: migrations.length + 1, name: 'future', up: () => undefined }]).close();
    const damaged = folder.file('damaged.ratschrift');
    writeFileSync(damaged, intact.subarray(0, 20_000));
    const used = folder.file('used.ratschrift');
    writeFileSync(used, intact);
    const host = await serve(used);
    const { port } = new URL(host.access.http);
    const html = (out: string): string[] => ['export', project, '--format', 'html', '--out', out];
    for (const [args, about, german, english] of [
      [['check', folder.file('gone.ratschrift')], 'gone.ratschrift', /gibt es diese Datei nicht/, /no such file/],
      [['check', other], 'notes.ratschrift', /kein Vorhaben.*Wählen Sie/, /no Ratschrift project.*Choose/],
      [['serve', damaged], 'damaged.ratschrift', /beschädigt.*Sicherungen/, /damaged.*backups/],
      [['serve', used], 'used.ratschrift', /schon in einem anderen Fenster.*schließen/, /already open.*close/],
      [['new', project], 'Plan.ratschrift', /nicht überschrieben.*anderen Namen/, /not overwritten.*another name/],
      [['new', folder.file('no/where/x.ratschrift')], 'no/where', /Diesen Ordner gibt es nicht/, /no such folder/],
      [html(folder.file('no/where/x.html')), 'no/where', /Diesen Ordner gibt es nicht/, /no such folder/],
      [html(project), 'Plan.ratschrift', /nicht überschrieben/, /not overwritten/],
      [html(folder.path), folder.path, /nicht überschrieben/, /not overwritten/],
      [['serve', project, '--listen', `127.0.0.1:${port}`], `127.0.0.1:${port}`, /EADDRINUSE.*--listen/, /--listen/],
      [['serve', project, '--tls-cert', other, '--tls-key', other], 'PEM', /Prüfen Sie/, /Check that/],
      [['serve', folder.file('k'), '--upstream', 'http://127.0.0.1:1'], '127.0.0.1:1', /antwortet nicht/, /not answer/],
    ] as const) {
      for (const [language, told] of [
        ['de', german],
        ['en', english],
      ] as const) {
        const env = { RATSCHRIFT_LANGUAGE: language, RATSCHRIFT_UPSTREAM_TOKEN: 'x'.repeat(43) };
        const { code, stderr } = await runHost(folder.path, args, env);
        expect(code, stderr).toBe(1);
        expect(stderr).toMatch(told);
        expect(stderr).toContain(about);
        expect(stderr).not.toMatch(/\n\s+at /);
      }
    }
    expect((await runHost(folder.path, ['check', project])).code).toBe(0);
    expect(readFileSync(other, 'utf8')).toBe('Dies ist kein Vorhaben.');
    expect(readFileSync(damaged).equals(intact.subarray(0, 20_000))).toBe(true);
    expect(existsSync(folder.file('k'))).toBe(false);
    // A newer file is served to be read, and it is said why it can't be written.
    expect((await runHost(folder.path, ['check', newer])).stderr).toMatch(/neueren Fassung.*aktualisieren/);
    const reading = await serve(newer, [], { RATSCHRIFT_LANGUAGE: 'en' });
    expect(reading.stderr()).toMatch(/newer version.*update/);
    const { provider } = join(host, host.access.rooms[0]?.room ?? '');
    await until('the one who has the file goes on', () => provider.synced);
  });

  it('HO6 check says in words what is wrong and where', async () => {
    const file = await newFile();
    const bytes = readFileSync(file);
    const at = bytes.lastIndexOf('Mitglied 1 (');
    expect(at).toBeGreaterThan(0);
    bytes.write('Mitglied 9', at);
    writeFileSync(file, bytes);
    const { code, stderr } = await runHost(folder.path, ['check', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Ein Eintrag ist nicht mehr so, wie er geschrieben wurde\. \(names /);
  });

  it('HO10 a title that nobody could read later is refused', async () => {
    const { code, stderr } = await runHost(folder.path, [
      'new',
      folder.file('x.ratschrift'),
      '--title',
      'x'.repeat(201),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('200 Zeichen');
  });

  it('HO11 a follower fills an empty file from its upstream host, and both ways stay in step', async () => {
    const home = await serve(await newFile());
    const copy = folder.file('Kopie.ratschrift');
    const follower = await serve(copy, ['--upstream', home.access.http], {
      RATSCHRIFT_UPSTREAM_TOKEN: home.access.token,
    });
    expect(follower.access.project).toBe(home.access.project);
    const room = home.access.rooms.find((candidate) => candidate.kind === 'chapter')?.room ?? '';
    const here = join(home, room);
    const there = join(follower, room);
    await until('copied', () => there.doc.getText('text').length > 500 && here.provider.synced);
    there.doc.getText('text').insert(3, 'Von der Kopie. ');
    await until('up', () => here.doc.getText('text').toString().includes('Von der Kopie. '));
    here.doc.getText('text').insert(3, 'Vom Original. ');
    await until('down', () => there.doc.getText('text').toString().includes('Vom Original. '));
  });

  it('HO18 with a certificate the connection is encrypted, and a network address needs no --insecure', async () => {
    const [key, cert] = [folder.file('key.pem'), folder.file('cert.pem')];
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...[
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost,IP:127.0.0.1',
        '-keyout',
        key,
        '-out',
        cert,
      ],
    ]);
    expect(made.status, 'openssl is needed for this test').toBe(0);
    const host = await serve(await newFile(), ['--listen', '0.0.0.0:0', '--tls-cert', cert, '--tls-key', key]);
    expect(host.access.http).toMatch(/^https:/);
    expect(host.access.url).toMatch(/^wss:/);
    const port = new URL(host.access.http).port;
    const trusting = class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url.replace('0.0.0.0', '127.0.0.1'), protocols, { ca: readFileSync(cert) });
      }
    };
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`wss://127.0.0.1:${port}/rooms`, host.access.rooms[0]?.room ?? '', doc, {
      protocols: ['ratschrift', host.access.token],
      WebSocketPolyfill: trusting as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    providers.push(provider);
    await until('synced over TLS', () => provider.synced);
    expect((await runHost(folder.path, ['serve', folder.file('x'), '--tls-cert', cert])).code).toBe(2);
  });
});
