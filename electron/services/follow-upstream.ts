/** The link to the host that this one follows, and who of the services has to know how it is. */
import { Replicator, type UpstreamSocketClass } from '../hub/replicator.ts';
import type { Hub } from '../hub/hub.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Assets } from './assets.ts';
import type { Drafts } from './drafts.ts';
import { chapterOf, type Homecomings } from './homecoming/homecomings.ts';
import type { Upstream } from './upstream.ts';

export interface FollowOptions {
  readonly upstream: Upstream;
  readonly hub: Hub;
  readonly store: ProjectStore;
  readonly webSocket: UpstreamSocketClass;
  readonly drafts: Drafts;
  readonly assets: Assets;
  readonly homecomings: Homecomings;
  /** The upstream host began or ceased to refuse this copy. */
  readonly onRefused: () => void;
  readonly onState: () => void;
  readonly log: (message: string) => void;
}

export function followUpstream(options: FollowOptions): Replicator {
  const { upstream, hub, store, webSocket, drafts, assets, homecomings, log } = options;
  const replicator = new Replicator({
    hub,
    store,
    url: upstream.url,
    token: upstream.token,
    webSocket,
    onDraft: (room, text, reason, content) => drafts.keepLong(room, reason, text, content),
    onReturn: (room, mark) => {
      const chapter = chapterOf(room);
      if (chapter !== null) homecomings.pending.connected(chapter, mark);
    },
    onHome: (room, until) => {
      const chapter = chapterOf(room);
      if (chapter !== null) homecomings.pending.home(chapter, until);
    },
    onError: (error) => log(`replicator: ${String(error)}`),
  });
  let refused = false;
  replicator.onState(({ state }) => {
    if (refused !== (state === 'refused')) {
      refused = state === 'refused';
      options.onRefused();
    }
    if (state === 'connected') assets.shareSoon();
    homecomings.pending.linked(state === 'connected');
    options.onState();
  });
  return replicator;
}
