import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CommentRows } from '../../electron/services/comment-rows.ts';
import { createProjectFile } from '../../electron/store/create-project-file.ts';
import { addEntry, deleteComment, setThreadState } from '../../shared/document/comment-room.ts';
import { CallsClient } from '../../shared/rpc/client.ts';
import { runHost, serveHost, temporaryFolder } from '../support/host-process.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, room, until } from '../support/hub-server.ts';

const { start, joined } = scene();
const commentsA = room('comments', chapters.a);
const anchor = {
  on: 'text',
  root: 'text',
  block: 'b1',
  quote: { exact: 'unabhängig', prefix: '\n', suffix: ' von' },
  start: '',
  end: '',
} as const;
const thread = (text: string, at = 1) => ({ type: 'thread', at, anchor, text }) as const;
const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((clean) => clean()));

describe('comments as rows', () => {
  it('CO17 follow the comments rooms, and come back where they are missing', async () => {
    const server = await start();
    const { hub, store } = server;
    const people = (): ReturnType<typeof server.people.membership>['people'] => server.people.membership().people;
    const anna = joined(server, commentsA, 'anna');
    await until(() => anna.synced);
    const first = addEntry(anna.doc, 'anna', thread('Hier fehlt das Alter.'), 'test');
    const second = addEntry(anna.doc, 'anna', { type: 'reply', thread: first, at: 2, text: 'Stimmt.' }, 'test');
    await until(() => store.disk.rows.filter((row) => row.room === commentsA).length === 2);
    const rows = new CommentRows({
      hub,
      store,
      people,
      onProposals: () => undefined,
      log: (message) => server.errors.push(message),
    });
    cleanups.push(() => void rows.close());
    await rows.settle();
    expect(await store.comments()).toMatchObject([
      {
        chapter: chapters.a,
        key: first,
        thread: first,
        author: 'anna',
        state: 'open',
        block: 'b1',
        quote: 'unabhängig',
      },
      { key: second, thread: first, text: 'Stimmt.', at: 2 },
    ]);
    setThreadState({ doc: anna.doc, person: 'anna', now: 3, origin: 'test' }, first, 'resolved');
    deleteComment(anna.doc, second, 4, 'test');
    await until(() => store.disk.rows.filter((row) => row.room === commentsA).length === 4);
    await until(async () => {
      await rows.settle();
      const [only, ...more] = await store.comments();
      return more.length === 0 && only?.state === 'resolved';
    });
    expect(server.errors).toEqual([]);
  });

  it('CO18 the file keeps rows as they are, touches only what changed, and gives them back', () => {
    const folder = temporaryFolder();
    cleanups.push(() => folder.remove());
    const file = createProjectFile(folder.file('Plan.ratschrift'), '11111111-1111-4111-8111-111111111111');
    cleanups.unshift(() => file.close());
    const row = {
      chapter: chapters.a,
      key: 'anna/1',
      thread: 'anna/1',
      author: 'anna',
      at: 5,
      edited: null,
      state: 'open',
      assigned: null,
      about: 'text',
      block: 'b1',
      quote: 'Zitat',
      text: 'Text mit „Grüßen“ 🏛',
      as: { name: 'E. Muster', at: null },
    } as const;
    const other = { ...row, chapter: chapters.b, key: 'bert/1', thread: 'bert/1', edited: 7, as: null };
    file.comments.set(chapters.a, [row]);
    file.comments.set(chapters.b, [other]);
    expect(file.comments.all()).toEqual([row, other]);
    file.comments.set(chapters.a, [
      { ...row, state: 'resolved' },
      { ...row, key: 'anna/2' },
    ]);
    expect(file.comments.all().map(({ key, state }) => [key, state])).toEqual([
      ['anna/1', 'resolved'],
      ['anna/2', 'open'],
      ['bert/1', 'open'],
    ]);
    file.comments.set(chapters.a, []);
    expect(file.comments.all()).toEqual([other]);
  });

  it('CO19 are in the JSON export when asked for, with names in place of ids, and nowhere else', async () => {
    const folder = temporaryFolder();
    cleanups.push(() => folder.remove());
    const file = folder.file('Plan.ratschrift');
    expect((await runHost(folder.path, ['new', file, '--sample'])).code).toBe(0);
    const host = await serveHost(folder.path, file);
    const comments = host.access.rooms.find(({ kind }) => kind === 'comments')?.room ?? '';
    const calls = new CallsClient({
      url: host.access.url.replace(/\/rooms$/, ''),
      token: host.access.token,
      webSocket: WebSocket,
    });
    cleanups.unshift(() => calls.destroy());
    const { me } = await calls.call('project.get', host.access.project, {});
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(host.access.url, comments, doc, {
      protocols: ['ratschrift', host.access.token],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    cleanups.unshift(() => provider.destroy());
    await until(() => provider.synced);
    const key = addEntry(doc, me, thread(`Bitte prüfen, @{${me}}`, Date.UTC(2026, 0, 19, 12)), 'test');
    const reader = new WebsocketProvider(host.access.url, comments, new Y.Doc(), {
      protocols: ['ratschrift', host.access.token],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    cleanups.unshift(() => reader.destroy());
    await until(() => reader.doc.getMap('entries').has(key));
    expect(await host.stop()).toBe(0);
    const out = folder.file('paper.json');
    const json = ['export', file, '--format', 'json', '--out', out];
    expect((await runHost(folder.path, json)).code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).not.toHaveProperty('comments');
    expect((await runHost(folder.path, [...json, '--with-comments'])).code).toBe(0);
    const [found, ...more] = (JSON.parse(readFileSync(out, 'utf8')) as { comments: unknown[] }).comments;
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      key,
      author: { id: me, name: 'Geschäftsstelle' },
      at: '2026-01-19T12:00:00.000Z',
      state: 'open',
      quote: 'unabhängig',
      text: 'Bitte prüfen, @Geschäftsstelle',
    });
    const html = await runHost(folder.path, ['export', file, '--format', 'html', '--out', out, '--with-comments']);
    expect(html.code).toBe(2);
    expect(html.stderr).toContain('--with-comments gibt es für paper mit --format html nicht');
  });
});
