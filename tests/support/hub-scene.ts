/** Servers, clients and peers of one test, which end with it. */
import { afterEach, beforeEach, vi } from 'vitest';
import type * as Y from 'yjs';
import { WebSocket } from 'ws';
import { RoomClient, type RoomClientOptions } from '../../shared/sync/room-client.ts';
import { HubServer, join, RawPeer } from './hub-server.ts';

interface Address {
  readonly url: string;
}
type Start = Parameters<typeof HubServer.start>[0];

export interface Scene {
  /** Ends it after the test; the newest first. */
  readonly later: (cleanup: () => Promise<void> | void) => void;
  /** A hub with the three test chapters in its outline. */
  readonly start: (options?: Start) => Promise<HubServer>;
  /** A hub whose file is as it is. */
  readonly bare: (options?: Start) => Promise<HubServer>;
  readonly joined: (server: Address, name: string, person: string, doc?: Y.Doc) => ReturnType<typeof join>;
  readonly raw: (server: Address, name: string, person: string, ...more: string[]) => Promise<RawPeer>;
  readonly client: (server: Address, name: string, person: string, options?: Partial<RoomClientOptions>) => RoomClient;
}

/** To be called once at the top of a test file. */
export function scene(): Scene {
  const cleanups: (() => Promise<void> | void)[] = [];
  // y-websocket tells the console of every message that it doesn't know, which is what it shall do with ours.
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    vi.restoreAllMocks();
  });
  const later = (cleanup: () => Promise<void> | void): void => void cleanups.push(cleanup);
  const bare = async (options: Start = {}): Promise<HubServer> => {
    const server = await HubServer.start(options);
    later(() => server.stop());
    return server;
  };
  return {
    later,
    bare,
    async start(options) {
      const server = await bare(options);
      await server.seedOutline();
      return server;
    },
    joined(server, name, person, doc) {
      const provider = join(server, name, person, doc);
      later(() => {
        provider.destroy();
        provider.doc.destroy();
      });
      return provider;
    },
    async raw(server, name, person, ...more) {
      const peer = await RawPeer.connect(server, name, person, ...more);
      later(() => peer.end());
      return peer;
    },
    client(server, name, person, options = {}) {
      const client = new RoomClient({
        url: `${server.url}/rooms`,
        room: name,
        token: person,
        webSocket: WebSocket,
        maxBackoff: 100,
        ...options,
      });
      later(() => client.destroy());
      return client;
    },
  };
}
