import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import type { Side } from '../../shared/rpc/version-schemas.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { pathOf, join, later, newFile, run, serve } = hostScene();

type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

function callerOf(host: RunningHost, token = host.access.token): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token, webSocket });
  later(() => client.destroy());
  return (name, input) => client.call(name, host.access.project, input);
}

/** All that a side says, with each chapter's words. */
async function wordsOf(call: Caller, of: Side): Promise<{ hash: string; chapters: string[] }> {
  const { hash, content } = await call('versions.paper', { of });
  const texts = new Map<string, string>();
  let wanted = content.chapters.map((chapter) => chapter.content);
  while (wanted.length > 0) {
    const { contents, done } = await call('versions.contents', { hashes: wanted.slice(0, 50) });
    for (const { hash: key, json } of contents) {
      expect(createHash('sha256').update(json).digest('hex')).toBe(key);
      texts.set(key, json);
    }
    wanted = wanted.slice(done);
  }
  const chapters = content.chapters.map((chapter) => {
    const read = readCanonicalChapter(texts.get(chapter.content) ?? '');
    return `${chapter.title}\n${read?.blocks.map(({ text }) => text).join('\n') ?? 'MISSING'}`;
  });
  return { hash, chapters };
}

describe('versions', () => {
  it('VE3 a version says what stood when it was made, whatever is written later, and is a signed entry of the record', async () => {
    const file = await newFile();
    const host = await serve(file);
    const office = callerOf(host);
    const before = await wordsOf(office, { side: 'now' });
    const { version } = await office('versions.make', {
      name: 'Entwurf für die Gruppe',
      note: 'Vor der Sitzung\nam 3. März',
    });
    const room = host.access.rooms.find(({ kind }) => kind === 'chapter')?.room ?? '';
    const { doc, provider } = join(host, room);
    await until('synced', () => provider.synced);
    doc.getText('text').insert(1, 'Danach geschrieben. ');
    await until(
      'changed',
      async () => (await wordsOf(office, { side: 'now' })).chapters[0]?.includes('Danach') === true,
    );
    const { version: frozen } = await office('versions.freeze', { name: 'Runde 1', note: '' });
    // The sample's council paper annexes one.
    const { versions: all } = await office('versions.list', {});
    const versions = all.slice(1);
    expect(versions.map(({ id, level, name, note }) => ({ id, level, name, note }))).toEqual([
      { id: version, level: 'named', name: 'Entwurf für die Gruppe', note: 'Vor der Sitzung\nam 3. März' },
      { id: frozen, level: 'frozen', name: 'Runde 1', note: '' },
    ]);
    expect(await wordsOf(office, { side: 'version', version })).toEqual(before);
    const after = await wordsOf(office, { side: 'version', version: frozen });
    expect(after.chapters[0]).toContain('Danach geschrieben. ');
    expect(after.chapters.slice(1)).toEqual(before.chapters.slice(1));
    expect(versions.map(({ content }) => content)).toEqual([before.hash, after.hash]);
    await host.stop();
    expect((await run(['check', file])).code).toBe(0);
    const listed = JSON.parse((await run(['versions', file])).stdout) as Output<'versions.list'>;
    expect(listed.versions).toEqual(all);
  });

  it('VE4 a state is what stood on this host at that moment', async () => {
    const host = await serve(await newFile());
    const office = callerOf(host);
    const { at } = await office('versions.checkpoint', { why: 'restore' });
    const before = await wordsOf(office, { side: 'now' });
    const room = host.access.rooms.find(({ kind }) => kind === 'chapter')?.room ?? '';
    const { doc, provider } = join(host, room);
    await until('synced', () => provider.synced);
    await until('a later millisecond', () => Date.now() > at);
    for (let n = 0; n < 30; n++) doc.getText('text').insert(1, `Wort${n} `);
    await until(
      'changed',
      async () => (await wordsOf(office, { side: 'now' })).chapters[0]?.includes('Wort29') === true,
    );
    expect(await wordsOf(office, { side: 'moment', at })).toEqual(before);
    expect((await office('versions.list', {})).checkpoints).toEqual([{ at, why: 'restore' }]);
    const nothing = await office('versions.paper', { of: { side: 'moment', at: 0 } });
    expect(nothing.content).toMatchObject({ title: '', chapters: [] });
  });

  it('VE5 a copy has the versions by the record and fetches their texts by their hashes; offline it says what is missing', async () => {
    const home = await serve(await newFile());
    const office = callerOf(home);
    const copy = pathOf('Kopie.ratschrift');
    const follower = await serve(copy, ['--upstream', home.access.http], {
      RATSCHRIFT_UPSTREAM_TOKEN: home.access.token,
    });
    const there = callerOf(follower);
    // Made from the copy, by the host that has the key.
    const { version } = await there('versions.make', { name: 'Aus der Ferne', note: '' });
    const { version: second } = await office('versions.make', { name: 'Noch eine', note: '' });
    await until('known', async () => (await there('versions.list', {})).versions.length === 3);
    const said = await wordsOf(office, { side: 'version', version });
    expect(await wordsOf(there, { side: 'version', version })).toEqual(said);
    await home.stop();
    expect(await wordsOf(there, { side: 'version', version })).toEqual(said);
    // The same text under another name is here, too; a version whose text isn't is told.
    expect(await wordsOf(there, { side: 'version', version: second })).toEqual(said);
    await expect(there('versions.make', { name: 'Offline', note: '' })).rejects.toMatchObject({
      code: 'needsConnection',
    });
    expect(await there('versions.contents', { hashes: ['0'.repeat(64)] })).toEqual({ contents: [], done: 1 });
  });

  it('VE6 only the office freezes, readers make none, and what is no name is refused', async () => {
    const host = await serve(await newFile());
    const office = callerOf(host);
    const { people } = await office('people.list', {});
    const seatOf = async (role: string): Promise<Caller> => {
      const seat = people.find(({ roles }) => roles.some((each) => each.role === role));
      const { link } = await office(
        'people.invite',
        seat === undefined ? { name: role, roles: [{ role: 'reader' }], days: 1 } : { person: seat.id, days: 1 },
      );
      const response = await fetch(`${host.access.http}/redeem`, {
        method: 'POST',
        body: JSON.stringify({ code: new URL(link).hash.slice(1), device: 'Tablet' }),
      });
      return callerOf(host, ((await response.json()) as { token: string }).token);
    };
    const [member, reader] = [await seatOf('member'), await seatOf('reader')];
    await member('versions.make', { name: 'Von der Gruppe', note: '' });
    await expect(member('versions.freeze', { name: 'Runde', note: '' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reader('versions.make', { name: 'Meine', note: '' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await reader('versions.list', {})).versions.map(({ name }) => name).slice(1)).toEqual(['Von der Gruppe']);
    await expect(office('versions.make', { name: ' \n', note: '' })).rejects.toMatchObject({ code: 'badInput' });
    await expect(office('versions.make', { name: 'x', note: 'n'.repeat(5_000) })).rejects.toMatchObject({
      code: 'badInput',
    });
    await expect(
      office('versions.paper', { of: { side: 'version', version: host.access.project } }),
    ).rejects.toMatchObject({ code: 'badInput' });
  });
});
