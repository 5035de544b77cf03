import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { HubRoom } from '../../electron/hub/hub-room.ts';
import { DeskMemory } from '../../electron/host/desk-memory.ts';
import { Desk } from '../../electron/host/desk.ts';
import { createProject, metaKeys } from '../../electron/services/create-project.ts';
import { Drafts } from '../../electron/services/drafts.ts';
import { createReplica, redeemAt } from '../../electron/services/join.ts';
import { Ledger } from '../../electron/services/ledger.ts';
import { OpenProject } from '../../electron/services/open-project.ts';
import { PeopleService } from '../../electron/services/people.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { makeBlock } from '../../shared/document/block.ts';
import { canonicalBlocks } from '../../shared/document/blocks.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { temporaryFolder } from '../support/host-process.ts';
import { otherPerson, person, project } from '../support/store.ts';
import { until } from '../support/until.ts';

let folder: ReturnType<typeof temporaryFolder>;
const later: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const cleanup of later.splice(0).reverse()) await cleanup();
  folder.remove();
});

async function newProject(): Promise<string> {
  const file = folder.file('Plan.ratschrift');
  await createProject(file, { title: 'Plan', kind: 'empty' }, { inProcess: true });
  return file;
}

describe('services', () => {
  it('SV3 two in the office who withdraw each other at the same moment do not leave it empty', async () => {
    const store = await openProject(await newProject(), { inProcess: true });
    later.push(() => store.close());
    const ledger = await Ledger.open(store);
    const people = await PeopleService.open(store, ledger);
    const first = (await store.meta(metaKeys.localPerson)) ?? '';
    await ledger.append(first, () => [{ kind: 'roles', person: otherPerson, roles: [{ role: 'office' }] }]);
    const results = await Promise.allSettled([
      people.withdraw(first, otherPerson),
      people.withdraw(otherPerson, first),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: { code: 'lastOffice' } });
    const one = people.setRoles(first, first, [{ role: 'reader' }]);
    await expect(one).rejects.toMatchObject({ code: 'lastOffice' });
  });

  it('SV3 groups that are made at the same moment get different colours', async () => {
    const store = await openProject(await newProject(), { inProcess: true });
    later.push(() => store.close());
    const ledger = await Ledger.open(store);
    const people = await PeopleService.open(store, ledger);
    const made = await Promise.all(['A', 'B', 'C'].map((name) => people.addGroup(person, name)));
    expect(new Set(made.map(({ colour }) => colour)).size).toBe(3);
  });

  it('SV4 one write that fails does not keep this machine from remembering later', async () => {
    const place = folder.file('data');
    const memory = await DeskMemory.load(place);
    writeFileSync(place, 'in the way of the folder');
    await expect(memory.setOpen(['/a'])).rejects.toThrow();
    rmSync(place);
    await memory.setOpen(['/b']);
    expect((await DeskMemory.load(place)).open).toEqual(['/b']);
  });

  it('SV4 a memory that cannot be read is kept aside, since the keys to other hosts may be in it', async () => {
    const place = folder.file('data');
    mkdirSync(place);
    const newer = JSON.stringify({ recent: [], upstream: {}, ofANewerVersion: true });
    writeFileSync(`${place}/desk.json`, newer);
    const memory = await DeskMemory.load(place);
    await memory.setOpen([]);
    const aside = readdirSync(place).filter((name) => name.startsWith('desk.json.unreadable-'));
    expect(aside.map((name) => readFileSync(`${place}/${name}`, 'utf8'))).toEqual([newer]);
  });

  it('SV5 what a stranger’s host answers is bounded', async () => {
    let written = 0;
    const endless: RequestListener = (_request, response) => {
      const write = (): void => {
        while (!response.destroyed) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536, 32))) return;
        }
      };
      response.on('drain', write);
      write();
    };
    const server = createServer(endless);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    later.push(() => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())));
    const httpUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = redeemAt({ httpUrl, socketUrl: httpUrl, code: 'aaaaa-bbbbb-ccccc-ddddd' });
    await expect(asked).rejects.toMatchObject({ code: 'hostUnreachable' });
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('SV6 a project that is closed takes its open meeting with it', async () => {
    const desk = new Desk({ memory: null, webSocket: WebSocket, log: () => undefined });
    let open = false;
    desk.useDoors({
      address: () => '',
      openMeeting: () => {
        open = true;
        return Promise.resolve({ addresses: ['192.168.1.20:4711'], encrypted: false });
      },
      closeMeeting: () => {
        open = false;
        return Promise.resolve();
      },
    });
    const { project: id } = await desk.open(await newProject());
    later.push(() => desk.closeAll());
    const opened = desk.project(id);
    if (opened === null) throw new Error('not open');
    await desk.openMeeting(opened);
    expect(open).toBe(true);
    await desk.close(id);
    expect(open).toBe(false);
  });

  it('CH9 a host and its window that keep a refused text at the same moment both get done, and keep it once', async () => {
    const file = await newProject();
    const store = await openProject(file, { inProcess: true });
    later.push(() => store.close());
    const room = roomName({ project: store.project, kind: 'chapter', item: otherPerson });
    const written = (text: string): string =>
      canonicalBlocks([makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text, attrs: {} }])]);
    let begunAnew = Promise.resolve();
    // A room that begins anew is opened again once its content is kept.
    const hub = {
      open: async () => {
        await begunAnew;
        return { read: () => written(''), release: () => undefined } as unknown as HubRoom;
      },
    };
    const drafts = new Drafts(
      store,
      () => hub,
      () => undefined,
    );
    const content = { base: written('Mittags.'), draft: written('Mittags. Zu spät.') };
    const windows = (begunAnew = new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() =>
      drafts.keepLong(room, 'noRight', 'Zu spät.', content),
    ));
    const kept = await drafts.keep(room, 'noRight', 'Zu spät.', content.draft);
    await windows;
    expect((await drafts.list()).map(({ id }) => id)).toEqual([kept.id]);
    expect(await drafts.content(kept.id, 'base')).toBe(content.base);
  });

  it('BF23 a mailed copy is not read beside its project unless one wants that; it is told where the project lies', async () => {
    const file = await newProject();
    const memory = await DeskMemory.load(folder.file('data'));
    const desk = new Desk({ memory, webSocket: WebSocket, log: () => undefined });
    later.push(() => desk.closeAll());
    const { project: id } = await desk.open(file);
    const copy = folder.file('Versand.ratschrift');
    await desk.project(id)?.files.mail(copy, { history: false, people: false });
    const told = { code: 'mailedCopy', details: { path: copy, of: file, title: 'Plan', project: id, open: 1 } };
    await expect(desk.open(copy)).rejects.toMatchObject(told);
    expect(desk.project(id)?.path).toBe(file);
    await desk.close(id);
    await expect(desk.open(copy)).rejects.toMatchObject({ code: 'mailedCopy', details: { open: 0 } });
    await desk.open(copy, null, true);
    expect(desk.project(id)?.path).toBe(copy);
    await desk.close(id);
    // What was only read does not count as the project, and one that is gone is not offered.
    await expect(desk.open(copy)).rejects.toMatchObject({ details: { of: file } });
    rmSync(file);
    await desk.open(copy);
  });

  it('SV7 a fresh copy whose record does not come is closed with its connections', async () => {
    const silent = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await new Promise((resolve) => silent.once('listening', resolve));
    later.push(() => new Promise<void>((resolve) => silent.close(() => resolve())));
    let came = 0;
    silent.on('connection', () => (came += 1));
    const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const file = folder.file('Kopie.ratschrift');
    await createReplica(file, { project, person, publicKey: 'x' }, { inProcess: true });
    const opening = OpenProject.open(file, {
      inProcess: true,
      upstreamOf: () => ({ url, token: 'token' }),
      webSocket: WebSocket,
      firstRecordWithin: 300,
      log: () => undefined,
    });
    await expect(opening).rejects.toMatchObject({ code: 'needsConnection' });
    expect(came).toBeGreaterThan(0);
    await until('all connections end', () => silent.clients.size === 0);
  });
});
