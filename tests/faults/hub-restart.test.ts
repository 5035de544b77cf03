import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryDisk, MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, HubServer, project, room, text, until } from '../support/hub-server.ts';
import { seeded } from '../support/random.ts';

const { start, bare, joined, client, later } = scene();
const chapterA = room('chapter', chapters.a);
const tokensIn = (content: string): string[] => content.match(/‹[^›]*›/g) ?? [];

describe('faults', () => {
  it.each([
    ['', {}],
    [', with documents that are given up at once', { restAfter: 0 }],
  ])(
    'HU19 a hub that is killed and restarted in the middle of everything loses nothing and doubles nothing%s',
    async (_, options) => {
      const random = seeded(19);
      const people = ['anna', 'anton', 'ada', 'alex'];
      let server = await HubServer.start(options);
      await server.seedOutline();
      await until(() => server.store.disk.rows.length > 0);
      const { port } = server;
      const clients = people.map((person) => client(server, chapterA, person));
      const written: string[] = [];
      for (let round = 0; round < 12; round++) {
        for (let i = 0; i < 10; i++) {
          const at = Math.floor(random() * clients.length);
          const words = clients[at]?.doc.getText('text');
          const token = `‹${people[at] ?? ''}-${round}-${i}›`;
          written.push(token);
          // At the end, so that no token is torn by another person's.
          words?.insert(words.length, token);
          if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
        }
        const { disk } = server.store;
        await server.kill();
        server = await HubServer.start({ ...options, port, store: new MemoryStore(project, disk) });
        if (round % 3 === 0) await until(() => clients.every(({ state }) => state.connection === 'connected'));
      }
      await until(() => clients.every(({ state }) => state.synced && state.waiting === 0));
      await until(() => new Set(clients.map(({ doc }) => text(doc))).size === 1);
      const [first] = clients;
      expect(tokensIn(text(first?.doc ?? new Y.Doc())).sort()).toEqual(written.sort());
      const log = new Y.Doc();
      for (const row of server.store.disk.rows) if (row.room === chapterA) Y.applyUpdate(log, row.bytes);
      expect(text(log)).toBe(text(first?.doc ?? new Y.Doc()));
      console.log(
        `HU19 hub restarted mid-sync: 12 kills, ${clients.length} people, ${written.length} words, lost 0, doubled 0`,
      );
      later(() => server.stop());
    },
  );

  it('HU19 nothing that was acknowledged is missing after a kill', async () => {
    const random = seeded(20);
    let acknowledged = 0;
    for (let round = 0; round < 25; round++) {
      const server = await HubServer.start();
      await server.seedOutline();
      const anna = client(server, chapterA, 'anna');
      await until(() => anna.state.synced);
      const words = anna.doc.getText('text');
      let safe = '';
      // One stroke is one change, and they are acknowledged in order.
      const note = (): void => {
        safe = words.toJSON().slice(0, Math.max(safe.length, words.length - anna.state.waiting));
      };
      anna.subscribe(note);
      const strokes = 5 + Math.floor(random() * 30);
      for (let i = 0; i < strokes; i++) {
        words.insert(words.length, String.fromCharCode(97 + (i % 26)));
        if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve));
      }
      await until(() => anna.state.waiting < strokes);
      note();
      await server.kill();
      const log = new Y.Doc();
      for (const row of server.store.disk.rows) if (row.room === chapterA) Y.applyUpdate(log, row.bytes);
      expect(text(log).startsWith(safe)).toBe(true);
      acknowledged += safe.length;
      anna.destroy();
    }
    console.log(`HU19 hub killed while one types: 25 kills, ${acknowledged} keys acknowledged, lost 0`);
    expect(acknowledged).toBeGreaterThan(100);
  });

  it('HU20 a hub whose file was lost is refilled by its clients, and the authors of the text write on', async () => {
    let server = await start();
    const { port } = server;
    const anna = client(server, chapterA, 'anna');
    const anton = client(server, chapterA, 'anton');
    await until(() => anna.state.synced && anton.state.synced);
    anna.doc.getText('text').insert(0, 'von Anna. ');
    await until(() => text(anton.doc) === 'von Anna. ');
    anton.doc.getText('text').insert(0, 'von Anton. ');
    await until(() => text(anna.doc) === 'von Anton. von Anna. ');
    const outline = server.store.disk.rows.filter((row) => row.room === room('outline'));
    await server.stop();
    const disk = new MemoryDisk();
    disk.rows = outline;
    server = await bare({ port, store: new MemoryStore(project, disk) });
    await until(() => [anna, anton].every(({ state }) => state.connection === 'connected' && state.waiting === 0));
    anna.doc.getText('text').insert(0, '1 ');
    anton.doc.getText('text').insert(0, '2 ');
    await until(() => anna.state.waiting === 0 && anton.state.waiting === 0 && text(anna.doc) === text(anton.doc));
    expect(anna.state.closed).toBeNull();
    expect(anton.state.closed).toBeNull();
    const late = joined(server, chapterA, 'lea');
    await until(() => late.synced);
    expect(text(late.doc)).toBe(text(anna.doc));
    expect(text(late.doc)).toContain('von Anton. von Anna. ');
    console.log(`HU20 hub emptied: refilled by 2 clients with ${text(late.doc).length} characters, lost 0`);
  });

  it('HU20 a hub restored from an older backup is refilled with everybody’s text by whoever still has it', async () => {
    let server = await start();
    const { port } = server;
    const anna = client(server, chapterA, 'anna');
    const anton = client(server, chapterA, 'anton');
    await until(() => anna.state.synced && anton.state.synced);
    anna.doc.getText('text').insert(0, 'früh ');
    await until(() => anna.state.waiting === 0 && text(anton.doc) === 'früh ');
    const old = server.store.disk.rows.slice();
    anna.doc.getText('text').insert(5, 'spät ');
    await until(() => anna.state.waiting === 0 && text(anton.doc) === 'früh spät ');
    // Anna is gone for good: only Anton's window has her late words.
    anna.destroy();
    const { leases } = server.store.disk;
    await server.stop();
    const disk = new MemoryDisk();
    disk.rows = old.slice();
    disk.leases = leases;
    server = await bare({ port, store: new MemoryStore(project, disk, { restoredFrom: 'backup' }) });
    await until(() => anton.state.connection === 'connected' && disk.rows.length > old.length);
    const late = joined(server, chapterA, 'lea');
    await until(() => late.synced);
    expect(text(late.doc)).toBe('früh spät ');
    console.log('HU20 hub restored from an older backup: refilled by one client, lost 0');
    expect(anton.state.closed).toBeNull();
  });

  it('HU21 six people who open an empty room offline and type meet, and everything is there exactly once', async () => {
    const people = ['anna', 'anton', 'ada', 'alex', 'amir', 'aylin'];
    const docs = people.map((person) => {
      const doc = new Y.Doc();
      for (let i = 0; i < 20; i++) doc.getText('text').insert(doc.getText('text').length, `‹${person}-${i}›`);
      return doc;
    });
    const server = await start();
    const providers = docs.map((doc, i) => joined(server, chapterA, people[i] ?? '', doc));
    await until(() => providers.every((provider) => provider.synced));
    await until(() => new Set(docs.map(text)).size === 1 && tokensIn(text(docs[0] ?? new Y.Doc())).length === 120);
    const tokens = tokensIn(text(docs[0] ?? new Y.Doc()));
    expect(new Set(tokens).size).toBe(120);
    console.log(`HU21 six open an empty room offline: ${tokens.length} words, each there once, nobody sent away`);
    expect(providers.map(({ closedWith }) => closedWith)).toEqual(people.map(() => null));
  });
});
