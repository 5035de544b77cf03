/** The shipped host with one fresh project, and rooms filled with text. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as Y from 'yjs';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { runHost, serveHost, type RunningHost } from '../support/host-process.ts';
import { until } from '../support/until.ts';
import { chapterBlocks } from './sample-text.ts';
import { Typist } from './typist.ts';

export interface RoomHost {
  readonly host: RunningHost;
  /** Web addresses of `count` new rooms, each with the same text. */
  rooms(count: number, state: Uint8Array): Promise<string[]>;
  stop(): Promise<void>;
}

/** The state of a chapter with at least so many characters. */
export function chapterState(characters: number): Uint8Array {
  const doc = new Y.Doc();
  writeBlocks(doc, chapterBlocks(characters), 'bench');
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Starts the host as its own process on a file in `folder`; `env` goes to the process. */
export async function startHost(folder: string, env: NodeJS.ProcessEnv = {}): Promise<RoomHost> {
  const file = path.join(folder, `${randomUUID()}.ratschrift`);
  const made = await runHost(folder, ['new', file]);
  if (made.code !== 0) throw new Error(`new: ${made.stderr}`);
  const host = await serveHost(folder, file, [], env);
  return {
    host,
    async rooms(count, state) {
      const names = Array.from({ length: count }, () => `${host.access.project}/chapter/${randomUUID()}`);
      const addresses = names.map((name) => `${host.access.url}/${name}`);
      for (const address of addresses) {
        const writer = await Typist.connect(address, host.access.token, {}, state);
        await until('the text is on disk', () => writer.hasSynced && writer.waiting === 0);
        writer.leave();
      }
      return addresses;
    },
    async stop() {
      await host.stop();
    },
  };
}
