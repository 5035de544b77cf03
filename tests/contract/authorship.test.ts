import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Authors } from '../../shared/document/blame/author-table.ts';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { parseRoom } from '../../shared/sync/rooms.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { pathOf, join, later, newFile, serve } = hostScene();

type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

function callerOf(host: RunningHost): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const { token, project, url } = host.access;
  const client = new CallsClient({ url: url.replace(/\/rooms$/, ''), token, webSocket });
  later(() => client.destroy());
  return (name, input) => client.call(name, project, input);
}

describe('authorship', () => {
  it('BM9 the host says who wrote what, and a host that follows it says the same, also offline and of what was written there', async () => {
    const home = await serve(await newFile());
    const office = callerOf(home);
    const follower = await serve(pathOf('Kopie.ratschrift'), ['--upstream', home.access.http], {
      RATSCHRIFT_UPSTREAM_TOKEN: home.access.token,
    });
    const there = callerOf(follower);
    // A chapter of a group: in the office's own ones stands what the office wrote into the sample.
    const group = (await office('people.list', {})).groups[0]?.id;
    const { chapters } = await office('history.outline', { at: 8_640_000_000_000_000 });
    const item = chapters.find((each) => each.group === group)?.id ?? '';
    const room = home.access.rooms.find(({ room: name }) => name.endsWith(`/chapter/${item}`))?.room ?? '';
    const chapter = parseRoom(room)?.item ?? '';
    const { doc, provider } = join(home, room);
    await until('synced', () => provider.synced);
    doc.getText('text').insert(1, 'Geschrieben im Büro. ');
    const { me } = await office('project.get', {});
    const whoWrote = async (call: Caller, client: number): Promise<string | null | undefined> => {
      const table = await call('authors.of', { chapter, known: null });
      return table === null ? undefined : new Authors(table).of(client, 0)?.person;
    };
    await until('known at home', async () => (await whoWrote(office, doc.clientID)) === me);
    const table = await office('authors.of', { chapter, known: null });
    if (table === null) throw new Error('no table');
    expect(await office('authors.of', { chapter, known: table.stamp })).toBeNull();
    const authors = new Authors(table);
    expect(Math.abs((authors.of(doc.clientID, 0)?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(authors.shares.get(me)).toMatchObject({ characters: 21, words: 3, written: 21 });
    const shares = (await office('authors.shares', {})).find((each) => each.chapter === chapter);
    expect(shares?.people.find(({ person }) => person === me)?.words).toBe(3);
    // The sample's paragraphs are its members' in turn.
    const members = (await office('people.list', {})).people.filter(({ roles }) =>
      roles.some((role) => 'group' in role && role.group === group),
    );
    expect(members.length).toBeGreaterThan(1);
    for (const { id } of members) expect(shares?.people.find(({ person }) => person === id)?.words).toBeGreaterThan(20);
    // The copy, whose log says only that it came from above.
    await until('known there', async () => (await whoWrote(there, doc.clientID)) === me);
    // In fields of forms, which a copy has asked at home.
    const fields = join(home, `${home.access.project}/measures`);
    await until('synced', () => fields.provider.synced);
    fields.doc.getMap('measures').set('m1:title', 'Titel');
    const wanted = { kind: 'measures', item: null, clients: [fields.doc.clientID, 7] } as const;
    for (const call of [office, there])
      await until(
        'known in fields',
        async () => (await call('fields.writers', { ...wanted, clients: [...wanted.clients] }))[0] === me,
      );
    expect(await there('fields.writers', { ...wanted, clients: [fields.doc.clientID, 7] })).toEqual([me, null]);
    await home.stop();
    expect(await whoWrote(there, doc.clientID)).toBe(me);
    await expect(there('authors.of', { chapter: home.access.project, known: null })).rejects.toMatchObject({
      code: 'badInput',
    });
  });
});
