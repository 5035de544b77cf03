import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { pathOf, join, later, newFile, run, serve } = hostScene();

describe('a project file that a host serves', () => {
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
    const out = pathOf('paper.json');
    expect((await run(['export', file, '--format', 'json', '--out', out])).code).toBe(0);
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
    const out = pathOf('paper.html');
    expect((await run(['export', file, '--format', 'html', '--out', out])).code).toBe(0);
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

  it('HO11 a follower fills an empty file from its upstream host, and both ways stay in step', async () => {
    const home = await serve(await newFile());
    const copy = pathOf('Kopie.ratschrift');
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
    const [key, cert] = [pathOf('key.pem'), pathOf('cert.pem')];
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
    later(() => provider.destroy());
    await until('synced over TLS', () => provider.synced);
    expect((await run(['serve', pathOf('x'), '--tls-cert', cert])).code).toBe(2);
  });
});
