/** A hub on a loopback port, as the host serves it, and what tests need around it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Hub, type HubOptions } from '../../electron/hub/hub.ts';
import type { Principal } from '../../electron/hub/principal.ts';
import { addChapter } from '../../shared/document/outline.ts';
import type { Membership, Person, Role } from '../../shared/domain/people.ts';
import { closeCodes } from '../../shared/sync/close-codes.ts';
import { emptyProtocol } from '../../shared/sync/messages.ts';
import { parseRoom, roomName, type RoomKind } from '../../shared/sync/rooms.ts';
import { MemoryStore } from './hub-memory-store.ts';

export const project = '11111111-1111-4111-8111-111111111111';
export const groups = {
  a: { id: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', name: 'Bildung', colour: 0 },
  b: { id: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb', name: 'Soziales', colour: 1 },
};
export const bodies = [{ id: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc', name: 'Runder Tisch' }];
/** A chapter of group a, one of group b, one of the office. */
export const chapters = {
  a: '00000000-0000-4000-8000-00000000000a',
  b: '00000000-0000-4000-8000-00000000000b',
  office: '00000000-0000-4000-8000-00000000000c',
};

/** The name of a room of the test project. */
export function room(kind: RoomKind, item: string | null = null): string {
  return roomName({ project, kind, item });
}

/** A membership that tests change while it is in use. */
export class People {
  readonly people = new Map<string, Person>();

  constructor() {
    this.set('office', [{ role: 'office' }]);
    for (const person of ['anna', 'anton', 'ada', 'alex', 'amir', 'aylin']) {
      this.set(person, [{ role: 'member', group: groups.a.id, bench: 'society' }]);
    }
    this.set('bert', [{ role: 'member', group: groups.b.id, bench: 'administration' }]);
    this.set('rita', [{ role: 'reviewer', body: bodies[0]?.id ?? '' }]);
    this.set('stefan', [{ role: 'steering', bench: 'society', chair: false }]);
    this.set('lea', [{ role: 'reader' }]);
  }

  set(id: string, roles: readonly Role[], active = true): void {
    this.people.set(id, { id, name: `Name von ${id}`, roles, active });
  }

  readonly membership = (): Membership => ({ groups: Object.values(groups), bodies, people: this.people });
}

export class HubServer {
  private readonly http = createServer();
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 40 * 1024 * 1024,
    perMessageDeflate: false,
  });

  private constructor(
    readonly hub: Hub,
    readonly store: MemoryStore,
    readonly people: People,
    /** What the hub reported in the background. */
    readonly errors: unknown[],
  ) {}

  /** Starts a hub; `port` 0 lets the system choose. Tokens are `<person>` or `<person>+relay`. */
  static async start(
    options: Partial<HubOptions> & { store?: MemoryStore; people?: People; port?: number } = {},
  ): Promise<HubServer> {
    const store = options.store instanceof MemoryStore ? options.store : new MemoryStore(project);
    const people = options.people ?? new People();
    const errors: unknown[] = [];
    const hub = new Hub({ membership: people.membership, onError: (error) => errors.push(error), ...options, store });
    const server = new HubServer(hub, store, people, errors);
    server.http.on('upgrade', (request, socket, head) => {
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
      const token = offered[1] ?? '';
      if (hub.shutsOut(principalOf(token))) return socket.destroy();
      server.sockets.handleUpgrade(request, socket, head, (client) => {
        const parsed = parseRoom((request.url ?? '').slice('/rooms/'.length));
        if (token === '') client.close(closeCodes.unauthenticated);
        else if (parsed === null) client.close(closeCodes.noRoom);
        else hub.connect(client, parsed, principalOf(token), offered[2] === emptyProtocol);
      });
    });
    await new Promise<void>((resolve) => server.http.listen(options.port ?? 0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** Writes the three test chapters into the outline, as the office would. */
  async seedOutline(): Promise<void> {
    const outline = await this.hub.open(room('outline'));
    outline.write((doc) => {
      addChapter(doc, chapters.a, groups.a.id, undefined, null);
      addChapter(doc, chapters.b, groups.b.id, undefined, null);
      addChapter(doc, chapters.office, null, undefined, null);
    });
    outline.release();
  }

  /** Cuts all connections without a word, as a pulled plug does. */
  cut(): void {
    for (const client of this.sockets.clients) client.terminate();
  }

  /** Closes hub and store in an orderly way. */
  async stop(): Promise<void> {
    await this.hub.close();
    await this.store.close();
    await this.unlisten();
  }

  /** Ends as a killed process does: nothing is flushed. */
  async kill(): Promise<void> {
    this.store.kill();
    this.cut();
    // It goes on in the background with a store that takes nothing more, as good as dead.
    this.hub.close().catch(() => undefined);
    await this.unlisten();
  }

  private async unlisten(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.http.close(() => resolve()));
  }
}

function principalOf(token: string): Principal {
  const [person = '', flag] = token.split('+');
  return { person, device: `${person}-device`, relay: flag === 'relay' };
}

/** An unmodified y-websocket client. */
export function join(
  server: { url: string },
  name: string,
  person: string,
  doc = new Y.Doc(),
): WebsocketProvider & { closedWith: { code: number; reason: string } | null } {
  const provider = Object.assign(
    new WebsocketProvider(`${server.url}/rooms`, name, doc, {
      protocols: ['ratschrift', person],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
    }),
    { closedWith: null as { code: number; reason: string } | null },
  );
  process.off('exit', provider._exitHandler);
  provider.on('closed', (event) => (provider.closedWith = event));
  return provider;
}

/** A connection on which tests send frames of their own making. */
export class RawPeer {
  readonly frames: Uint8Array[] = [];
  closed: { code: number; reason: string } | null = null;
  private constructor(readonly socket: WebSocket) {}

  /** `more`: what it offers behind its token. */
  static async connect(server: { url: string }, name: string, person: string, ...more: string[]): Promise<RawPeer> {
    const socket = new WebSocket(`${server.url}/rooms/${name}`, ['ratschrift', person, ...more]);
    const peer = new RawPeer(socket);
    socket.on('message', (data: Buffer) => peer.frames.push(new Uint8Array(data)));
    socket.on('close', (code, reason) => (peer.closed = { code, reason: reason.toString() }));
    socket.on('error', () => socket.terminate());
    await new Promise<void>((resolve) => {
      socket.once('open', resolve);
      socket.once('close', () => resolve());
    });
    return peer;
  }

  /** Frames of this message type, without the type. */
  of(type: number): Uint8Array[] {
    return this.frames.filter((frame) => frame[0] === type).map((frame) => frame.subarray(1));
  }

  send(...bytes: number[]): void {
    this.socket.send(Uint8Array.from(bytes));
  }

  end(): void {
    this.socket.terminate();
  }
}

/** Lets the document of an open room fail with its next change, before that reaches the log. */
export async function failNext(server: HubServer, name: string): Promise<void> {
  const open = await server.hub.open(name);
  open.log.append = () => {
    throw new Error('the document failed');
  };
  open.release();
}

/** Waits until the condition holds; fails with its text when it never does. */
export async function until(condition: () => boolean | Promise<boolean>, what = condition.toString()): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export const text = (doc: Y.Doc): string => doc.getText('text').toJSON();
