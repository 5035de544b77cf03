/** The shipped host with one fresh project, and rooms filled with text. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { runHost, serveHost, type RunningHost } from '../support/host-process.ts';
import { until } from '../support/until.ts';
import { Typist } from './typist.ts';

export interface RoomHost {
  readonly file: string;
  readonly host: RunningHost;
  /** Makes `count` new rooms, each with this text; their names. */
  roomNames(count: number, state: Uint8Array): Promise<string[]>;
  /** The same; their addresses. */
  rooms(count: number, state: Uint8Array): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts the host as its own process on a file in `folder`; `env` goes to the process. */
export async function startHost(folder: string, env: NodeJS.ProcessEnv = {}): Promise<RoomHost> {
  const file = path.join(folder, `${randomUUID()}.ratschrift`);
  const made = await runHost(folder, ['new', file]);
  if (made.code !== 0) throw new Error(`new: ${made.stderr}`);
  const host = await serveHost(folder, file, [], env);
  const roomNames: RoomHost['roomNames'] = async (count, state) => {
    const names = Array.from({ length: count }, () => `${host.access.project}/chapter/${randomUUID()}`);
    for (const name of names) {
      const writer = await Typist.connect(`${host.access.url}/${name}`, host.access.token, {}, state);
      await until('the text is on disk', () => writer.hasSynced && writer.waiting === 0);
      writer.leave();
    }
    return names;
  };
  return {
    file,
    host,
    roomNames,
    rooms: async (count, state) => (await roomNames(count, state)).map((name) => `${host.access.url}/${name}`),
    async stop() {
      await host.stop();
    },
  };
}
