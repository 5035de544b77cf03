/** The host as the app uses it, in the window's process or alone. */
import { WebSocket } from 'ws';
import { newToken } from '../services/tokens.ts';
import { Desk } from './desk.ts';
import { DeskMemory, dataFolder } from './desk-memory.ts';
import { HostServer } from './server.ts';

/** Where a host takes over from one that died: same port and token, so that open windows simply reconnect. */
export interface Resumed {
  readonly port: number;
  readonly token: string;
}

/** Starts the host as the app uses it: all of this user's projects, on loopback, with a token of its own. */
export async function startDesk(options: {
  pages: string;
  log: (message: string) => void;
  resumed: Resumed | null;
}): Promise<{ server: HostServer; desk: Desk; deskToken: string }> {
  const { pages: folder, log, resumed } = options;
  const memory = await DeskMemory.load(dataFolder());
  const desk = new Desk({ memory, webSocket: WebSocket, log });
  const deskToken = resumed?.token ?? newToken();
  const server = new HostServer({ desk, deskToken, pages: folder, tls: null });
  if (resumed === null) await memory.setOpen([]);
  else await desk.resume();
  await server.listen('127.0.0.1', resumed?.port ?? 0);
  return { server, desk, deskToken };
}
