/** Hosts on laptops that follow another host. */
import { WebSocket } from 'ws';
import { Replicator, type ReplicatorOptions } from '../../electron/hub/replicator.ts';
import type { MemoryStore } from './hub-memory-store.ts';
import type { Scene } from './hub-scene.ts';
import type { HubServer } from './hub-server.ts';

export interface Laptop extends HubServer {
  replicator: Replicator;
  /** What the upstream host refused. */
  drafts: { room: string; text: string; reason: string }[];
}

/** Has a host follow another one as this person. */
export function follow(
  { later }: Pick<Scene, 'later'>,
  server: HubServer,
  upstream: { url: string },
  person: string,
  options: Partial<ReplicatorOptions> = {},
): Laptop {
  const drafts: Laptop['drafts'] = [];
  const replicator = new Replicator({
    hub: server.hub,
    store: server.store,
    url: upstream.url,
    token: person,
    webSocket: WebSocket,
    maxBackoff: 50,
    onDraft: (name, words, reason) => void drafts.push({ room: name, text: words, reason }),
    onError: (error) => server.errors.push(error),
    ...options,
  });
  later(() => replicator.close());
  return Object.assign(server, { replicator, drafts });
}

/** A host on somebody's laptop that follows another host as this person. */
export type OpenLaptop = (
  upstream: { url: string },
  person: string,
  options?: { store?: MemoryStore; port?: number } & Partial<ReplicatorOptions>,
) => Promise<Laptop>;

export const laptops =
  (scene: Pick<Scene, 'bare' | 'later'>): OpenLaptop =>
  async (upstream, person, options = {}) =>
    follow(scene, await scene.bare(options), upstream, person, options);
