/** Opens a chapter of a running host in the app's own page. Address: `?token=…&project=…&chapter=…`. */
import { readBlocks } from '../../../shared/document/blocks.ts';
import type { SocketClass } from '../../../shared/sync/counting-socket.ts';
import { RoomClient } from '../../../shared/sync/room-client.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import { behindPaint } from '../../../renderer/ui/after-paint.ts';
import type { RoomRegistry } from '../../../renderer/editor/paper-props.ts';
import { paintedNow, publish } from './bench-page.ts';
import { drawPaper } from './paper-page.tsx';

const query = new URLSearchParams(location.search);
const wanted = (name: string): string => query.get(name) ?? '';

const rooms = new Map<string, RoomClient>();
function acquire(room: string): RoomClient {
  const url = `ws://${location.host}/rooms`;
  const client =
    rooms.get(room) ??
    new RoomClient({ url, room, token: wanted('token'), webSocket: WebSocket as SocketClass, later: behindPaint });
  rooms.set(room, client);
  return client;
}

const registry: RoomRegistry = {
  acquire,
  release: () => undefined,
  rebuilds: () => 0,
};

const describe = (): string => JSON.stringify([...rooms].map(([name, { state }]) => ({ name, ...state })));

let start = 0;

async function open(): Promise<number> {
  start = performance.now();
  // As the app's warm-up does: the chapter is asked for before anything is drawn.
  acquire(roomName({ project: wanted('project'), kind: 'chapter', item: wanted('chapter') }));
  drawPaper(wanted('project'), wanted('chapter'), registry);
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error(`not open after a minute: ${describe()}`)), 60_000);
    const ready = (): boolean =>
      document.querySelector('.chapter-text[contenteditable="true"] .block:nth-child(2)') !== null;
    const observer = new MutationObserver(() => {
      if (!ready()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return (await paintedNow()) - start;
}

/** A long text is drawn piece by piece behind the first one. */
async function opened(): Promise<number> {
  const { doc } = acquire(roomName({ project: wanted('project'), kind: 'chapter', item: wanted('chapter') }));
  const all = readBlocks(doc).length;
  let now = await paintedNow();
  while (document.querySelectorAll('.chapter-text > .block').length < all) now = await paintedNow();
  return now - start;
}

/** The same room without a page, for the peer: its state as a browser would get it. */
async function state(): Promise<string> {
  const { encodeStateAsUpdate } = await import('yjs');
  const room = acquire(roomName({ project: wanted('project'), kind: 'chapter', item: wanted('chapter') }));
  await new Promise<void>((resolve) => {
    if (room.state.synced) return resolve();
    const stop = room.subscribe(() => {
      if (!room.state.synced) return;
      stop();
      resolve();
    });
  });
  return btoa(Array.from(encodeStateAsUpdate(room.doc), (byte) => String.fromCharCode(byte)).join(''));
}

publish({ open, opened, state });
