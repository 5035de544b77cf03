/** What tests ask of hosts that are kept in step. */
import type { Laptop } from './hub-laptops.ts';
import { chapters, type HubServer, room, text, until } from './hub-server.ts';

export const chapterA = room('chapter', chapters.a);
export const chapterB = room('chapter', chapters.b);

/** The text of a room as the host holds it. */
export async function contentOf(server: HubServer, name: string): Promise<string> {
  const open = await server.hub.open(name);
  const content = text(open.doc);
  open.release();
  return content;
}

/** All hold the same text, and some. */
export const inStep = async (...servers: HubServer[]): Promise<boolean> => {
  const contents = await Promise.all(servers.map((server) => contentOf(server, chapterA)));
  return new Set(contents).size === 1 && contents[0] !== '';
};

/** The chapter's room is linked with the upstream host. */
export const linked = (upstream: HubServer, name = chapterA): Promise<void> =>
  until(() => upstream.hub.connections().some(({ room: other }) => other === name));

/** All is on the upstream host's disk, as the store itself knows. */
export const allShared = async (host: Laptop): Promise<boolean> =>
  (await host.store.waiting()) === 0 &&
  host.replicator.state.waiting === 0 &&
  host.replicator.state.state === 'connected';
