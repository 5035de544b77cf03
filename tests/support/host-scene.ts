/** Hosts of one test that run as processes on files in one folder, and clients in their rooms; they end with it. */
import { afterEach, beforeEach, expect } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { runHost, serveHost, temporaryFolder, type RunningHost } from './host-process.ts';
import { messageTypes } from '../../shared/sync/messages.ts';

export interface HostScene {
  /** Ends something after the test, before the hosts. */
  readonly later: (cleanup: () => void) => void;
  /** The folder of the test, and a file in it. */
  readonly path: () => string;
  readonly pathOf: (name: string) => string;
  /** Runs a command to its end. */
  readonly run: (args: readonly string[], env?: NodeJS.ProcessEnv) => ReturnType<typeof runHost>;
  /** Makes a project file; resolves with its path. */
  readonly newFile: (name?: string, args?: string[]) => Promise<string>;
  readonly serve: (file: string, args?: string[], env?: NodeJS.ProcessEnv) => Promise<RunningHost>;
  /** y-websocket as it comes, with nothing of ours but ears for what the host says. */
  readonly join: (host: RunningHost, room: string, token?: string) => { doc: Y.Doc; provider: WebsocketProvider };
}

/** To be called once at the top of a test file. */
export function hostScene(): HostScene {
  let folder: ReturnType<typeof temporaryFolder>;
  const hosts: RunningHost[] = [];
  const cleanups: (() => void)[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) cleanup();
    for (const host of hosts.splice(0)) await host.stop();
    folder.remove();
  });
  return {
    later: (cleanup) => void cleanups.push(cleanup),
    path: () => folder.path,
    pathOf: (name) => folder.file(name),
    run: (args, env) => runHost(folder.path, args, env),
    async newFile(name = 'Plan.ratschrift', args = ['--sample']) {
      const file = folder.file(name);
      const { code, stderr } = await runHost(folder.path, ['new', file, ...args]);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return file;
    },
    async serve(file, args = [], env = {}) {
      const host = await serveHost(folder.path, file, args, env);
      hosts.push(host);
      return host;
    },
    join(host, room, token = host.access.token) {
      const doc = new Y.Doc();
      const provider = new WebsocketProvider(host.access.url, room, doc, {
        protocols: ['ratschrift', token],
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      });
      // y-websocket tells the console of every message that it doesn't know.
      for (const type of [messageTypes.ack, messageTypes.access, messageTypes.refused])
        provider.messageHandlers[type] = () => undefined;
      cleanups.push(() => provider.destroy());
      return { doc, provider };
    },
  };
}
