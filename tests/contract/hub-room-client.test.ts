import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, HubServer, join, room, text, until } from '../support/hub-server.ts';
import { CallsClient } from '../../shared/rpc/client.ts';
import { messageTypes } from '../../shared/sync/messages.ts';
import type { RoomClientState } from '../../shared/sync/room-client.ts';

const { start, bare, joined, client, later } = scene();
const chapterA = room('chapter', chapters.a);

describe('the room client', () => {
  it('SY2 its state says what is true: access, connection, what waits, and since when it is offline', async () => {
    let server = await start();
    const { port } = server;
    const anna = client(server, chapterA, 'anna');
    expect(anna.state).toMatchObject({ connection: 'connecting', synced: false, access: null, waiting: 0 });
    await until(() => anna.state.synced);
    expect(anna.state).toMatchObject({
      connection: 'connected',
      access: { right: 'write', reason: null },
      offlineSince: null,
    });
    await server.stop();
    await until(() => anna.state.offlineSince !== null);
    anna.doc.getText('text').insert(0, 'offline');
    anna.doc.getText('text').insert(7, ' getippt');
    expect(anna.state).toMatchObject({ connection: 'connecting', synced: true, waiting: 2 });
    server = await bare({ port, store: new MemoryStore(server.store.project, server.store.disk) });
    await until(() => anna.state.waiting === 0);
    expect(anna.state.offlineSince).toBeNull();
    const lea = joined(server, chapterA, 'lea');
    await until(() => text(lea.doc) === 'offline getippt');
  });

  it('SY2 the state object changes only when something in it does, and listeners hear of each change', async () => {
    const server = await start();
    const anna = client(server, chapterA, 'anna');
    const seen: RoomClientState[] = [];
    const stop = anna.subscribe(() => seen.push(anna.state));
    await until(() => anna.state.synced);
    const before = anna.state;
    expect(anna.state).toBe(before);
    anna.doc.getText('text').insert(0, 'x');
    expect(anna.state).not.toBe(before);
    await until(() => anna.state.waiting === 0);
    for (let i = 1; i < seen.length; i++) expect(seen[i]).not.toEqual(seen[i - 1]);
    stop();
    const heard = seen.length;
    anna.doc.getText('text').insert(0, 'y');
    expect(seen.length).toBe(heard);
  });

  it('SY8 a connection that does not open in time is given up and tried again, of rooms and of calls', async () => {
    const server = await start();
    const { port } = server;
    // What a bad network does: the connection stands, and no answer ever comes. The first of each kind meets it.
    const hung: string[] = [];
    const network = createServer((near) => {
      near.on('error', () => near.destroy());
      near.once('data', (asked) => {
        const kind = asked.includes('GET /calls') ? 'calls' : 'room';
        if (!hung.includes(kind)) return void hung.push(kind);
        const far = connect(port, '127.0.0.1', () => far.write(asked));
        far.on('error', () => near.destroy()).pipe(near);
        near.on('close', () => far.destroy()).pipe(far);
      });
    }).listen(0, '127.0.0.1');
    later(() => void network.close());
    await once(network, 'listening');
    const url = `ws://127.0.0.1:${(network.address() as AddressInfo).port}`;
    const slow = client({ url }, chapterA, 'anna', { openWithin: 300 });
    await until(() => slow.state.synced);
    let opened = 0;
    class Counted extends WebSocket {
      constructor(...given: [string, string[]]) {
        super(...given);
        opened += 1;
      }
    }
    const calls = new CallsClient({ url, token: 'anna', webSocket: Counted, openWithin: 300 });
    later(() => calls.destroy());
    await until(() => opened > 1);
    expect(hung).toEqual(['room', 'calls']);
  });

  it('SY7 who asks hears when the host has taken what was sent before, though the disk has not, and at once without a connection', async () => {
    const server = await start();
    const anna = client(server, chapterA, 'anna');
    const reader = client(server, chapterA, 'lea');
    await until(() => anna.state.synced && reader.state.synced && anna.state.waiting === 0);
    server.store.hold();
    const order: string[] = [];
    for (const word of ['eins', 'zwei', 'drei']) {
      anna.doc.getText('text').insert(0, word);
      void anna.taken().then(async () => {
        const opened = await server.hub.open(chapterA);
        order.push(`${word} ${String(text(opened.doc).includes(word))}`);
        opened.release();
      });
    }
    await until(() => order.length === 3);
    expect(order).toEqual(['eins true', 'zwei true', 'drei true']);
    expect(anna.state.waiting).toBe(3);
    server.store.letGo();
    await until(() => anna.state.waiting === 0);
    const left = anna.taken();
    anna.destroy();
    await left;
    await anna.taken();
    expect(text(reader.doc)).toContain('drei');
  });

  it('SY1 what is written while the first content arrives waits and is sent like all else', async () => {
    const server = await start();
    const other = client(server, chapterA, 'anna');
    await until(() => other.state.synced);
    other.doc.getText('text').insert(0, 'da');
    await until(() => other.state.waiting === 0);
    const anna = client(server, chapterA, 'anna');
    anna.doc.once('afterAllTransactions', () => anna.doc.getText('text').insert(2, ' dazu'));
    const waited: number[] = [];
    anna.subscribe(() => waited.push(anna.state.waiting));
    await until(() => text(other.doc) === 'da dazu');
    await until(() => anna.state.waiting === 0);
    expect(waited).toContain(1);
  });

  it('SY3 a refusal is told with its reason, and the client stays away until it is told to come back', async () => {
    const server = await start();
    const lea = client(server, chapterA, 'lea');
    await until(() => lea.state.synced);
    expect(lea.state.access).toEqual({ right: 'read', reason: 'role' });
    const refusals: string[] = [];
    lea.onRefused((refusal) => refusals.push(refusal));
    lea.doc.getText('text').insert(0, 'darf ich nicht');
    await until(() => lea.state.closed !== null);
    expect(refusals).toEqual(['noRight']);
    expect(lea.state).toMatchObject({ connection: 'closed', closed: { code: 4409, reason: 'noRight' }, waiting: 1 });
    const fresh = client(server, chapterA, 'lea');
    await until(() => fresh.state.synced);
    expect(text(fresh.doc)).toBe('');
    lea.reconnectNow();
    await until(() => refusals.length === 2);
  });

  it('SY3 reconnectNow comes back at once instead of after the pause', async () => {
    let server = await start();
    const { port } = server;
    const anna = client(server, chapterA, 'anna', { maxBackoff: 3_600_000 });
    await until(() => anna.state.synced);
    await server.stop();
    await until(() => anna.state.failures >= 2);
    server = await bare({ port, store: new MemoryStore(server.store.project, server.store.disk) });
    anna.reconnectNow();
    await until(() => anna.state.connection === 'connected');
  });

  it('SY4 a host that acknowledges nothing is never believed to have saved anything', async () => {
    const server = await HubServer.start();
    await server.seedOutline();
    server.store.hold();
    const anna = client(server, chapterA, 'anna');
    const lea = join(server, chapterA, 'lea');
    await until(() => anna.state.synced);
    for (let i = 0; i < 50; i++) anna.doc.getText('text').insert(i, 'x');
    await until(() => text(lea.doc).length === 50);
    expect(anna.state.waiting).toBe(50);
    anna.destroy();
    lea.destroy();
    await server.kill();
  });

  it('SY5 a client says nothing of other people’s presence, so that a full room isn’t flooded with echoes', async () => {
    const server = await start();
    const anna = client(server, chapterA, 'anna');
    const others = ['anton', 'ada', 'alex'].map((person) => client(server, chapterA, person));
    for (const other of others) other.awareness.setLocalStateField('cursor', 1);
    await until(() => anna.awareness.getStates().size === 4);
    const sent: Uint8Array[] = [];
    class Watched extends WebSocket {
      override send(data: Uint8Array): void {
        sent.push(data);
        super.send(data);
      }
    }
    const aylin = client(server, chapterA, 'aylin', { webSocket: Watched });
    await until(() => aylin.awareness.getStates().size === 5 && anna.awareness.getStates().size === 5);
    const before = sent.length;
    for (const other of others) other.awareness.setLocalStateField('cursor', 2);
    await until(() => [...aylin.awareness.getStates().values()].filter((state) => state['cursor'] === 2).length === 3);
    expect(sent.length).toBe(before);
    aylin.awareness.setLocalStateField('cursor', 3);
    expect(sent.length).toBe(before + 1);
  });

  it('SY1 a document that is handed in waits until the host has confirmed that it has all of it', async () => {
    const server = await start();
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'mitgebracht');
    const anna = client(server, chapterA, 'anna', { doc });
    expect(anna.state.waiting).toBeGreaterThan(0);
    await until(() => anna.state.waiting === 0);
    expect(server.store.disk.rows.some((row) => row.room === chapterA)).toBe(true);
  });

  const nonsense: Record<string, number[]> = {
    'an acknowledgement without a number': [messageTypes.ack],
    'an empty frame': [],
    'a cut sync message': [messageTypes.sync],
    'a question that ends early': [messageTypes.sync, 0, 9, 1],
    'presence that is no JSON': [messageTypes.awareness, 5, 1, 7, 1, 1, 123],
  };
  it.each(Object.keys(nonsense))(
    'SY6 %s ends the connection only, and the pause before the next grows',
    async (what) => {
      const host = new WebSocketServer({ port: 0, host: '127.0.0.1' });
      later(() => host.close());
      await new Promise<void>((resolve) => host.once('listening', resolve));
      let connections = 0;
      host.on('connection', (socket) => {
        connections++;
        socket.send(Uint8Array.of(messageTypes.sync, 1, 2, 0, 0));
        socket.send(Uint8Array.from(nonsense[what] ?? []));
      });
      const errors: unknown[] = [];
      const url = `ws://127.0.0.1:${(host.address() as AddressInfo).port}`;
      const options = { maxBackoff: 3_600_000, onError: (error: unknown) => errors.push(error) };
      const anna = client({ url }, chapterA, 'anna', options);
      const pauses: number[] = [];
      anna.subscribe(() => {
        const { maxBackoffTime, wsUnsuccessfulReconnects } = anna.origin as WebsocketProvider;
        if (anna.state.connection === 'connecting' && anna.state.failures > 0)
          pauses.push(Math.min(maxBackoffTime, 100 * 2 ** (wsUnsuccessfulReconnects + 1)));
      });
      await until(() => errors.length === 3 && pauses.length === 3);
      expect(connections).toBe(3);
      expect(anna.state.closed).toBeNull();
      for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(200 * 2 ** index);
    },
  );
});
