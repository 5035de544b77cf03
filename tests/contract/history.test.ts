import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { History } from '../../electron/services/history/history.ts';
import { statedChapter } from '../../electron/services/history/read-chapter.ts';
import { createProject } from '../../electron/store/open-store.ts';
import type { LoggedUpdate } from '../../electron/store/project-store.ts';
import type { StoreClient } from '../../electron/store/store-client.ts';
import { readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { CallsClient, type CallSocketClass } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { seeded } from '../support/random.ts';
import { bundled } from '../support/store-bundle.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { fileOf } from '../support/store-ways.ts';
import { chapter, inFolder, project } from '../support/store.ts';
import { until } from '../support/until.ts';
import { writtenLog } from '../support/written-log.ts';

const people = ['anna', 'bert', 'cem'];
let folder = '';
const workers = { store: '', history: '' };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ratschrift-history-'));
  workers.store = await bundled('electron/store/store-worker.ts', folder, 'store-worker');
  workers.history = await bundled('electron/services/history/history-worker.ts', folder, 'history-worker');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const silent = (): void => undefined;

/** What the chapter was when this update was its newest: those that belonged to it then, one after another. */
function replayed(log: readonly LoggedUpdate[], bases: readonly number[], seq: number): string | null {
  const base = Math.max(0, ...bases.filter((each) => each < seq));
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of log) if (update.seq > base && update.seq <= seq) Y.applyUpdate(doc, update.bytes);
  });
  return seq === 0 ? null : statedChapter(doc).json;
}

/** Asks for states at moments all over the log, in no order, and compares each with a replay. */
async function compareStates(history: History, log: readonly LoggedUpdate[], bases: readonly number[]): Promise<void> {
  const random = seeded(11);
  const times = [...new Set(log.map(({ at }) => at))];
  const moments = [0, (times[0] ?? 0) - 1, times.at(-1) ?? 0, Number.MAX_SAFE_INTEGER];
  for (let n = 0; n < 12; n++)
    moments.push((times[Math.floor(random() * times.length)] ?? 0) + Math.floor(random() * 2));
  for (const base of bases) moments.push(log[base - 1]?.at ?? 0, log[base]?.at ?? 0);
  for (const moment of moments) {
    const late = log.findIndex(({ at }) => at > moment);
    const seq = late < 0 ? log.length : late;
    const { value, from, until: to } = await history.ask('chapter', chapter, moment);
    expect(value?.json ?? null, `at ${moment}, update ${seq}`).toBe(replayed(log, bases, seq));
    expect([from, to]).toEqual([log[seq - 1]?.at ?? null, log[seq]?.at ?? null]);
  }
}

describe('a state at a moment', () => {
  for (const way of ['in process', 'in worker threads'] as const)
    it(`TT4 is what the log up to it gives, archived or not, ${way}`, () =>
      inFolder(async (place) => {
        const isInside = way === 'in process';
        const store: StoreClient = await createProject(fileOf(place), {
          project,
          ...(isInside ? { inProcess: true } : { workerFile: workers.store }),
        });
        const history = new History({ store, log: silent, worker: isInside ? null : workers.history });
        const pending: Promise<number>[] = [];
        for (const { actor, client, bytes } of writtenLog(4, 1_700, people)) {
          const leases = client === 0 ? [] : [{ client, person: actor }];
          pending.push(store.append({ room: chapter, actor, bytes, leases }));
          // In groups, as a host commits: several moments.
          if (pending.length % 90 === 0) await pending.at(-1);
        }
        await Promise.all(pending);
        await store.maintain();
        const log = await store.history(chapter, 0, 10_000);
        await compareStates(history, log, []);
        // It goes on, and so does what is known of it.
        await Promise.all(
          writtenLog(5, 120, ['dana']).map(({ actor, bytes }) =>
            store.append({ room: chapter, actor, bytes, leases: [] }),
          ),
        );
        await compareStates(history, await store.history(chapter, 0, 10_000), []);
        const {
          share,
          stretches,
          people: wrote,
        } = await history.ask('timeline', {
          from: 0,
          to: Number.MAX_SAFE_INTEGER,
          people: null,
          chapters: null,
        });
        expect(share).toBe(1);
        expect(new Set(wrote)).toEqual(new Set([...people, 'dana']));
        expect(stretches.reduce((sum, { updates }) => sum + updates, 0)).toBe(log.length + 120);
        await history.close();
        await store.close();
      }));

  it('TT5 of a room that was begun anew, several times, is what stood then: before with what was refused, after without', () =>
    inFolder(async (place) => {
      const store = await createProject(fileOf(place), { project, inProcess: true });
      const bases: number[] = [];
      const write = async (seed: number, who: string, count: number): Promise<void> => {
        await Promise.all(
          writtenLog(seed, count, [who]).map(({ bytes }) =>
            store.append({ room: chapter, actor: who, bytes, leases: [] }),
          ),
        );
        // A later millisecond: moments tell what came before from what came after.
        const now = Date.now();
        await until('a later moment', () => Date.now() > now + 1);
      };
      for (const [index, who] of people.entries()) {
        await write(20 + index, who, 600);
        if (index === 2) break;
        bases.push((await store.history(chapter, 0, 10_000)).length);
        await store.resetRoom(chapter);
      }
      await store.maintain();
      const log = await store.history(chapter, 0, 10_000);
      expect((await store.logExtents()).find(({ room }) => room === chapter)).toEqual({
        room: chapter,
        seq: log.length,
        bases,
      });
      const history = new History({ store, log: silent, worker: null });
      await compareStates(history, log, bases);
      await history.close();
      await store.close();
    }));

  it('TT6 is found also where the clock was set back, and asking writes nothing', async () => {
    const store = new MemoryStore(project);
    const updates = writtenLog(8, 300, people);
    for (const { actor, bytes } of updates) await store.append({ room: chapter, actor, bytes, leases: [] });
    store.disk.rows = store.disk.rows.map((row, index) => ({
      ...row,
      at: index < 150 ? 10_000 + index * 50 : index * 50,
    }));
    const before = structuredClone(store.disk.rows);
    const history = new History({ store, log: silent, worker: null });
    const log = store.disk.rows;
    for (const moment of [0, 10_500, 12_000, 13_000, 17_450, 17_449, 20_000]) {
      const late = log.findIndex(({ at }) => at > moment);
      const { value } = await history.ask('chapter', chapter, moment);
      expect(value?.json ?? null).toBe(replayed(log, [], late < 0 ? log.length : late));
    }
    await history.ask('timeline', { from: 0, to: 1e9, people: null, chapters: null });
    expect(store.disk.rows).toEqual(before);
    await history.close();
  });
});

const { join: joinRoom, later, newFile, pathOf, serve } = hostScene();
type Caller = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

function callerOf(host: RunningHost): Caller {
  const webSocket = WebSocket as unknown as CallSocketClass;
  const client = new CallsClient({
    url: host.access.url.replace(/\/rooms$/, ''),
    token: host.access.token,
    webSocket,
  });
  later(() => client.destroy());
  return (name, input) => client.call(name, host.access.project, input);
}

const everything = { from: 0, to: 8_640_000_000_000_000, people: null, chapters: null };
const wordsOf = ({ state }: Output<'history.chapter'>): string =>
  (readCanonicalChapter(state?.json ?? '')?.blocks ?? []).map(({ text }) => text).join('\n');

describe('the calls', () => {
  it('TT7 tell who wrote when and what stood then, of the host’s own log, also where it follows another; what people write in stays as it is', async () => {
    const home = await serve(await newFile());
    const office = callerOf(home);
    // One of a group: the office wrote in its own ones when the sample was made, in the same minute.
    const group = (await office('people.list', {})).groups[0]?.id;
    const { chapters: listed } = await office('history.outline', { at: 8_640_000_000_000_000 });
    const id = listed.find((chapter) => chapter.group === group)?.id ?? '';
    const room = roomName({ project: home.access.project, kind: 'chapter', item: id });
    const { doc, provider } = joinRoom(home, room);
    await until('synced', () => provider.synced);
    const before = doc.getText('text').toJSON();
    const began = Date.now();
    await until('a later moment', () => Date.now() > began + 2);
    doc.getText('text').insert(1, 'Neu geschrieben. ');
    doc.getText('text').delete(1, 4);
    const mine = async (call: Caller): Promise<Output<'history.timeline'>['stretches']> =>
      (await call('history.timeline', { ...everything, from: began })).stretches.filter(
        ({ chapter: where, added }) => where === id && added === 17,
      );
    await until('counted', async () => (await mine(office))[0]?.removed === 4);
    const me = (await office('project.get', {})).me;
    expect(await mine(office)).toMatchObject([{ person: me, added: 17, removed: 4 }]);
    const all = await office('history.timeline', everything);
    expect(all.people).toContain('host');
    expect(all.share).toBe(1);
    const { stretch } = await office('history.step', {
      at: everything.to,
      direction: -1,
      people: [me],
      chapters: null,
    });
    expect(stretch).toMatchObject({ chapter: id, person: me });
    expect(wordsOf(await office('history.chapter', { chapter: id, at: began })).startsWith('geschrieben')).toBe(false);
    expect(wordsOf(await office('history.chapter', { chapter: id, at: stretch?.to ?? 0 }))).toContain('geschrieben. ');
    const { chapters } = await office('history.outline', { at: began });
    expect(chapters.map((each) => each.id)).toContain(id);
    expect((await office('history.outline', { at: 0 })).chapters).toEqual([]);
    // Nothing was written by looking: the text is what was typed, and nobody was sent anything.
    expect(doc.getText('text').toJSON()).toBe(`geschrieben. ${before}`);

    const follower = await serve(pathOf('Kopie.ratschrift'), ['--upstream', home.access.http], {
      RATSCHRIFT_UPSTREAM_TOKEN: home.access.token,
    });
    const there = callerOf(follower);
    await until('copied', async () =>
      wordsOf(await there('history.chapter', { chapter: id, at: everything.to })).includes('geschrieben. '),
    );
    const written = all.stretches.reduce((sum, { added, removed }) => sum + added - removed, 0);
    await until('all of it', async () => {
      const copied = await there('history.timeline', everything);
      return copied.stretches.reduce((sum, { added }) => sum + added, 0) === written;
    });
    await expect(office('history.chapter', { chapter: 'x', at: 0 })).rejects.toMatchObject({ code: 'badInput' });
    await expect(
      office('history.timeline', { ...everything, people: Array.from({ length: 501 }, () => 'p') }),
    ).rejects.toMatchObject({ code: 'badInput' });
  });
});
