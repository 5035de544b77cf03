import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { changedByBoth } from '../../shared/document/homecoming/both-changed.ts';
import type { HomeStates } from '../../shared/document/homecoming/home-states.ts';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { homeStateNames } from '../../shared/rpc/homecoming-schemas.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { pathOf, join, later, newFile, serve } = hostScene();

type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

function callerOf(host: RunningHost, token = host.access.token): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token, webSocket });
  later(() => client.destroy());
  return (name, input) => client.call(name, host.access.project, input);
}

const chapterRooms = (host: RunningHost): string[] =>
  host.access.rooms.flatMap(({ room, kind }) => (kind === 'chapter' ? [room] : []));

/** Joins a room and waits for its content. */
async function write(host: RunningHost, room: string, change: (text: Y.Text) => void): Promise<void> {
  const { doc, provider } = join(host, room);
  await until('synced', () => provider.synced);
  change(doc.getText('text'));
  const words = doc.getText('text').toJSON();
  await until('on the host', async () => {
    const { doc: again, provider: second } = join(host, room);
    await until('synced', () => second.synced);
    const same = again.getText('text').toJSON() === words;
    second.destroy();
    return same;
  });
  provider.destroy();
}

/** Where the first paragraph with words begins: behind its marker. */
function place(text: Y.Text): number {
  let at = 0;
  for (const { insert } of text.toDelta() as { insert: unknown }[]) {
    if (typeof insert === 'string' && insert.length > 40) return at;
    at += typeof insert === 'string' ? insert.length : 1;
  }
  throw new Error('no paragraph');
}

/** The device of somebody else in the office; it may go on with the host's file wherever that runs. */
async function invited(host: RunningHost): Promise<{ token: string; person: string }> {
  const wanted = { name: 'Bert Brandt', roles: [{ role: 'office' as const }], days: 1 };
  const { link } = await callerOf(host)('people.invite', wanted);
  const response = await fetch(`${host.access.http}/redeem`, {
    method: 'POST',
    body: JSON.stringify({ code: new URL(link).hash.slice(1), device: 'Laptop' }),
  });
  return (await response.json()) as { token: string; person: string };
}

const follow = (copy: string, home: { http: string; token: string }): Promise<RunningHost> =>
  serve(pathOf(copy), ['--upstream', home.http], { RATSCHRIFT_UPSTREAM_TOKEN: home.token });

async function stands(host: RunningHost, room: string): Promise<string> {
  const { doc, provider } = join(host, room);
  await until('synced', () => provider.synced);
  const words = doc.getText('text').toJSON();
  provider.destroy();
  return words;
}

const portOf = (host: RunningHost): string => new URL(host.access.http).port;

describe('coming home', () => {
  it('CH4 a laptop that was offline, over a restart, tells what both sides did, and where both changed the same paragraph', async () => {
    const file = await newFile();
    const city = await serve(file);
    const [first = '', second = ''] = chapterRooms(city);
    const home = { http: city.access.http, token: (await invited(city)).token };
    const port = portOf(city);
    const laptop = await follow('Kopie.ratschrift', home);
    await until(
      'a copy',
      async () =>
        (await stands(laptop, second)) !== '' && (await stands(laptop, second)) === (await stands(city, second)),
    );
    await city.stop();
    // Without the city: the laptop writes, is closed, opened again, and writes on.
    await write(laptop, first, (text) => text.insert(place(text), 'Unterwegs geschrieben. '));
    await laptop.stop();
    const reopened = await follow('Kopie.ratschrift', home);
    await write(reopened, first, (text) => text.insert(place(text), 'Noch unterwegs. '));
    expect(await callerOf(reopened)('homecoming.list', {})).toEqual([]);
    // The city, with its own people, meanwhile.
    await reopened.stop();
    const back = await serve(file, ['--listen', `127.0.0.1:${port}`]);
    await write(back, first, (text) => {
      const at = place(text);
      text.delete(at, 5);
      text.insert(at, 'Im Rathaus geschrieben. ');
    });
    await write(back, second, (text) => text.insert(place(text), 'Nur im Rathaus. '));
    const again = await follow('Kopie.ratschrift', home);
    const call = callerOf(again);
    await until('told', async () => (await call('homecoming.list', {})).length > 0);
    const [told] = await call('homecoming.list', {});
    if (told === undefined) throw new Error('nothing told');
    const chapterOf = (room: string): string => room.slice(-36);
    const one = told.chapters.find(({ chapter }) => chapter === chapterOf(first));
    const other = told.chapters.find(({ chapter }) => chapter === chapterOf(second));
    expect(told.chapters).toHaveLength(2);
    expect(one).toMatchObject({ both: 1, isNew: false, mine: { wordsInserted: 4 }, theirs: { wordsInserted: 4 } });
    expect(one?.mineBy).toHaveLength(1);
    expect(other).toMatchObject({ both: 0, mine: null, theirs: { wordsInserted: 3, changed: 1 } });
    // The city's people by their ids, although the laptop's own log has nothing but where it came from.
    const { me: mayor } = await callerOf(back)('project.get', {});
    expect([one?.theirsBy, other?.theirsBy].map((by) => by?.map(({ person }) => person))).toEqual([[mayor], [mayor]]);
    const lived = { from: told.since, to: Date.now(), people: null, chapters: null };
    // The log is read in the background.
    await until('all is read', async () => (await call('history.timeline', lived)).share === 1);
    const life = await call('history.timeline', lived);
    expect(new Set(life.stretches.map(({ person }) => person))).toEqual(new Set([mayor, one?.mineBy[0]?.person]));
    const states = {} as Record<keyof HomeStates, HomeStates['base']>;
    for (const state of homeStateNames) {
      const answer = await call('homecoming.state', { homecoming: told.id, chapter: chapterOf(first), state });
      const content = readCanonicalChapter(answer?.json ?? '');
      if (content === null) throw new Error(state);
      states[state] = content;
    }
    const [both] = changedByBoth(states);
    for (const words of ['Noch unterwegs. ', 'Unterwegs geschrieben. ']) expect(both?.mine[0]?.text).toContain(words);
    expect(both?.mine[0]?.text).not.toContain('Rathaus');
    expect(both?.theirs[0]?.text).toContain('Im Rathaus geschrieben. ');
    // Nothing was lost: the text has both, and is the same on both sides.
    await until('in step', async () => (await stands(again, first)) === (await stands(back, first)));
    const text = await stands(back, first);
    for (const words of ['Unterwegs geschrieben. ', 'Noch unterwegs. ', 'Im Rathaus geschrieben. '])
      expect(text.split(words)).toHaveLength(2);
    // It is found again after a restart.
    await again.stop();
    await back.stop();
    const last = await follow('Kopie.ratschrift', home);
    expect((await callerOf(last)('homecoming.list', {})).map(({ id }) => id)).toEqual([told.id]);
  });

  it('CH5 work in a chapter that was signed off meanwhile is a draft with its content; the signed text stays what it was', async () => {
    const file = await newFile();
    const city = await serve(file);
    const [first = ''] = chapterRooms(city);
    const chapter = first.slice(-36);
    const home = { http: city.access.http, token: (await invited(city)).token };
    const port = portOf(city);
    const away = await follow('Kopie.ratschrift', home);
    await until('a copy', async () => (await stands(away, first)) !== '');
    await city.stop();
    await write(away, first, (text) => text.insert(place(text), 'Zu spät geschrieben. '));
    // Else it might be back before the chapter is signed off.
    await away.stop();
    const back = await serve(file, ['--listen', `127.0.0.1:${port}`]);
    await callerOf(back)('chapters.lock', { chapter });
    const laptop = await follow('Kopie.ratschrift', home);
    const hash = async (host: RunningHost): Promise<string> => {
      const { content } = await callerOf(host)('versions.paper', { of: { side: 'now' } });
      return content.chapters.find(({ id }) => id === chapter)?.content ?? '';
    };
    const [lock] = (await callerOf(back)('people.list', {})).locks;
    expect(lock).toMatchObject({ chapter, content: await hash(back) });
    const call = callerOf(laptop);
    await until('kept', async () => (await call('drafts.list', {})).length === 1);
    const [draft] = await call('drafts.list', {});
    expect(draft).toMatchObject({ room: first, canHandIn: true });
    expect(draft?.text).toContain('Zu spät geschrieben. ');
    const content = async (of: 'base' | 'draft'): Promise<string> =>
      (await call('drafts.content', { draft: draft?.id ?? '', of })) ?? '';
    expect(
      createHash('sha256')
        .update(await content('base'))
        .digest('hex'),
    ).toBe(lock?.content);
    expect(await content('draft')).toContain('Zu spät geschrieben. ');
    await until('as signed', async () => (await stands(laptop, first)) === (await stands(back, first)));
    expect(await hash(back)).toBe(lock?.content);
    expect(await stands(back, first)).not.toContain('Zu spät');
    // The office opens it again: the entry says so, and one can write.
    await callerOf(back)('chapters.unlock', { chapter });
    expect((await callerOf(back)('people.list', {})).locks).toEqual([]);
    await write(back, first, (text) => text.insert(place(text), 'Wieder offen. '));
    await call('drafts.delete', { draft: draft?.id ?? '' });
    expect(await call('drafts.content', { draft: draft?.id ?? '', of: 'draft' })).toBeNull();
  });

  it('CH6 a window that was without its host is told the same, with who wrote meanwhile', async () => {
    const city = await serve(await newFile());
    const call = callerOf(city);
    const [first = ''] = chapterRooms(city);
    const { doc, provider } = join(city, first);
    await until('synced', () => provider.synced);
    const had = Buffer.from(Y.encodeStateVector(doc)).toString('base64');
    provider.disconnect();
    const redeemed = await invited(city);
    const colleague = join(city, first, redeemed.token);
    await until('synced', () => colleague.provider.synced);
    colleague.doc.getText('text').insert(place(colleague.doc.getText('text')), 'Von Bert. ');
    await until('written', async () => (await stands(city, first)).includes('Von Bert. '));
    doc.getText('text').insert(place(doc.getText('text')), 'Im Zug. ');
    provider.connect();
    await until('merged', async () => (await stands(city, first)).includes('Im Zug. '));
    await call('homecoming.away', { away: 1_000, rooms: [{ chapter: first.slice(-36), had }] });
    const [told] = await call('homecoming.list', {});
    expect(told?.chapters).toMatchObject([{ both: 1, theirsBy: [{ person: redeemed.person }], mineBy: [{}] }]);
    expect(await callerOf(city, redeemed.token)('homecoming.list', {})).toEqual([]);
    await call('homecoming.away', {
      away: 1_000,
      rooms: [{ chapter: first.slice(-36), had: Buffer.from(Y.encodeStateVector(doc)).toString('base64') }],
    });
    expect(await call('homecoming.list', {})).toHaveLength(1);
  });
});
