/** A name is erased: what says so, what is left of it, and what becomes of it on a laptop that follows. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { openProject } from '../../electron/store/open-store.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { until } from '../support/until.ts';

const { pathOf, later, newFile, run, serve } = hostScene();

type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

function callerOf(host: RunningHost, token = host.access.token): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({ url: host.access.url.replace(/\/rooms$/, ''), token, webSocket });
  later(() => client.destroy());
  return (name, input) => client.call(name, host.access.project, input);
}

/** Unlike anything else that stands in a file, also where it is compressed or cut. */
const name = 'Zyxwvut Qponmlk-Übermäßig';
const renamed = 'Zyxwvut Hgfedcb-Übermäßig';
const pieces = ['Zyxwvut', 'Qponmlk', 'Hgfedcb'];

/** Which of the pieces stand in the bytes of a file, or of all files in a folder. */
function left(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isDirectory()) return readdirSync(place).flatMap((file) => left(path.join(place, file)));
  const bytes = readFileSync(place);
  return pieces.filter((piece) => bytes.includes(piece)).map((piece) => `${piece} in ${path.basename(place)}`);
}

/** The same in everything of the project file that is packed. */
async function leftInLog(file: string): Promise<string[]> {
  const store = await openProject(file, { inProcess: true });
  try {
    const found: string[] = [];
    for (const room of await store.rooms()) {
      const { updates } = await store.loadRoom(room);
      const log = (await store.history(room, 0, 10_000)).map(({ bytes }) => bytes);
      for (const bytes of [...updates, ...log])
        if (pieces.some((piece) => Buffer.from(bytes).includes(piece))) found.push(room);
    }
    return found;
  } finally {
    await store.close();
  }
}

async function redeem(host: RunningHost, link: string): Promise<{ token: string; person: string }> {
  const response = await fetch(`${host.access.http}/redeem`, {
    method: 'POST',
    body: JSON.stringify({ code: new URL(link).hash.slice(1), device: `Laptop von ${name}` }),
  });
  return (await response.json()) as { token: string; person: string };
}

describe('NA erased names', () => {
  it('NA3 an erased name is nowhere in the file, its log and its free pages, in exports, archives and mails; everything verifies', async () => {
    const file = await newFile();
    const host = await serve(file);
    const office = callerOf(host);
    const { groups } = await office('people.list', {});
    const roles = [{ role: 'member' as const, group: groups[0]?.id ?? '', bench: 'society' as const }];
    const { link } = await office('people.invite', { name, roles, days: 1 });
    const { token, person } = await redeem(host, link);
    const member = callerOf(host, token);
    expect((await member('project.get', {})).me).toBe(person);
    // A name that was written otherwise before, and one more invitation.
    await office('people.rename', { person, name: renamed });
    await office('people.invite', { person, days: 1 });
    await office('versions.make', { name: 'Mai', note: '' });
    await expect(member('people.eraseName', { person })).rejects.toMatchObject({ code: 'forbidden' });
    const { me } = await office('project.get', {});
    await expect(office('people.eraseName', { person: me })).rejects.toMatchObject({ code: 'forbidden' });
    expect(left(file).length + (await host.stop(), left(file)).length).toBeGreaterThan(0);

    const again = await serve(file);
    const call = callerOf(again);
    await call('people.eraseName', { person });
    await call('people.eraseName', { person });
    const { people } = await call('people.list', {});
    expect(people.find(({ id }) => id === person)).toMatchObject({ name: '', active: false, roles });
    for (const refused of [
      call('people.rename', { person, name }),
      call('people.setRoles', { person, roles: [{ role: 'reader' }] }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'unknownPerson' });
    await expect(callerOf(again, token)('project.get', {})).rejects.toThrow();
    await again.stop();

    for (const place of [file, `${file}-wal`]) expect(left(place)).toEqual([]);
    expect(await leftInLog(file)).toEqual([]);
    const json = pathOf('Papier.json');
    const html = pathOf('Papier.html');
    const mailed = pathOf('Mail.ratschrift');
    const archive = pathOf('Archiv');
    for (const args of [
      ['verify', file],
      ['export', file, '--format', 'json', '--with-comments', '--out', json],
      ['export', file, '--format', 'html', '--out', html],
      ['mail', file, '--out', mailed],
      ['archive', file, '--out', archive],
      ['mail', file, '--without-history', '--out', pathOf('Ohne.ratschrift')],
      ['verify', mailed],
    ])
      expect([args[0], (await run(args)).code]).toEqual([args[0], 0]);
    for (const place of [json, html, mailed, archive, pathOf('Ohne.ratschrift')]) expect(left(place)).toEqual([]);
    expect(await leftInLog(mailed)).toEqual([]);
    const record = readFileSync(path.join(archive, 'Nachweis.txt'), 'utf8');
    expect(record).toContain('nameErased');
  });

  it('NA4 a laptop that follows erases the name as soon as it hears of it, also after it was away', async () => {
    const file = await newFile();
    const city = await serve(file);
    const office = callerOf(city);
    const own = await redeem(
      city,
      (await office('people.invite', { name: 'Bert', roles: [{ role: 'office' }], days: 1 })).link,
    );
    const { link } = await office('people.invite', { name, roles: [{ role: 'reader' }], days: 1 });
    const { person } = await redeem(city, link);
    const follow = (home: RunningHost): Promise<RunningHost> =>
      serve(pathOf('Kopie.ratschrift'), ['--upstream', home.access.http], { RATSCHRIFT_UPSTREAM_TOKEN: own.token });
    const laptop = await follow(city);
    const nameOn = async (host: RunningHost): Promise<string | undefined> =>
      (await callerOf(host)('people.list', {})).people.find(({ id }) => id === person)?.name;
    await until('known there', async () => (await nameOn(laptop)) === name);
    await laptop.stop();
    expect(await leftInLog(pathOf('Kopie.ratschrift'))).not.toEqual([]);
    await office('people.eraseName', { person });
    const back = await follow(city);
    await until('erased there', async () => (await nameOn(back)) === '');
    await back.stop();
    await city.stop();
    expect(left(pathOf('Kopie.ratschrift'))).toEqual([]);
    expect(await leftInLog(pathOf('Kopie.ratschrift'))).toEqual([]);
  });
});
