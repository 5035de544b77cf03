/** Proposals from people who may not write in a chapter, or in measures, with what each would change in the text as it is now. */
import type * as Y from 'yjs';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { commentEntries } from '../../../shared/document/comment-room.ts';
import { copyOf, isEmpty, proposedChange, takeOver, type ProposedChange } from '../../../shared/document/proposals.ts';
import type { SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import type { Proposal } from '../../../shared/domain/comments.ts';
import { proposalsAt } from '../../editor/suggestions/proposal-place.ts';
import type { ProposalScene } from './proposal-scene.ts';
import { spotsOf, type Spot } from './suggestion-watch.ts';

/** Milliseconds between a change and what is worked out anew of it. */
const workOutAfter = 500;

/** One change as it would look in the text. */
export interface Preview {
  readonly id: string;
  readonly places: readonly SuggestedPlace[];
  readonly spots: readonly Spot[];
}

/** All that one person proposes in a text at the moment. */
export interface OpenProposal {
  readonly author: string;
  readonly at: number;
  readonly why: string;
  readonly keys: readonly string[];
  /** The updates that are open, and earlier ones that they may build upon. */
  readonly sources: readonly [readonly Uint8Array[], readonly Uint8Array[]];
  /** Null where it can't be read. */
  readonly change: ProposedChange | null;
  readonly previews: readonly Preview[];
}

export interface ChapterProposals {
  readonly open: readonly OpenProposal[];
  /** One's own that were decided on, the newest first. */
  readonly decided: readonly Proposal[];
}

const none: ChapterProposals = { open: [], decided: [] };

export class ProposalWatch {
  private found: ChapterProposals = none;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private scene: ProposalScene) {}

  /** People, rights or what is known of the text have changed; what is shown stays until it is worked out anew. */
  setScene(scene: ProposalScene): void {
    if (scene === this.scene) return;
    this.scene = scene;
    if (this.listeners.size > 0) this.touch();
  }

  readonly get = (): ChapterProposals => this.found;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    const { rooms, place, room: own } = this.scene;
    const names = [place.comments, own];
    const held = names.map((name) => rooms.acquire(name));
    const { touch } = this;
    const stops = held.map((room) => {
      room.doc.on('update', touch);
      const stop = room.subscribe(touch);
      return () => {
        room.doc.off('update', touch);
        stop();
      };
    });
    this.workOut();
    return () => {
      this.listeners.delete(listener);
      for (const stop of stops) stop();
      for (const name of names) rooms.release(name);
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
    };
  };

  private readonly touch = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.workOut();
    }, workOutAfter);
  };

  private workOut(): void {
    const { rooms, place, room, me } = this.scene;
    const comments = rooms.peek(place.comments);
    const text = rooms.peek(room);
    if (comments?.state.synced !== true || text?.state.synced !== true) return;
    if (commentEntries(comments.doc).size === 0 && this.found === none) return;
    const proposals = proposalsAt(comments.doc, place);
    const open = new Map<string, Proposal[]>();
    for (const each of proposals)
      if (each.state === 'open') open.set(each.author, [...(open.get(each.author) ?? []), each]);
    this.found = {
      open: [...open].map(([author, entries]) => worked(this.scene, text.doc, { author, entries, all: proposals })),
      decided: proposals
        .filter(({ author, state, decided }) => author === me.id && state !== 'open' && decided !== null)
        .sort((a, b) => (b.decided?.at ?? 0) - (a.decided?.at ?? 0)),
    };
    for (const listener of this.listeners) listener();
  }
}

interface Proposed {
  readonly author: string;
  /** Of theirs, those that are open. */
  readonly entries: readonly Proposal[];
  readonly all: readonly Proposal[];
}

function worked(scene: ProposalScene, doc: Y.Doc, { author, entries, all }: Proposed): OpenProposal {
  const closed = all.filter((each) => each.author === author && each.state !== 'open');
  const sources = [entries.flatMap(({ updates }) => updates), closed.flatMap(({ updates }) => updates)] as const;
  const change = proposedChange(doc, ...sources, scene.place.root);
  return {
    author,
    at: Math.max(...entries.map((entry) => entry.edited ?? entry.at)),
    why: entries
      .map(({ why }) => why)
      .filter((why) => why !== '')
      .join(' '),
    keys: entries.map(({ key }) => key),
    sources,
    change,
    previews: change === null || isEmpty(change) ? [] : previewsOf(scene, doc, change, author),
  };
}

/** The change as suggestions in a copy of the document, those in cells, lines and footnotes among them. */
export function previewsOf(
  { blocksOf }: Pick<ProposalScene, 'blocksOf'>,
  doc: Y.Doc,
  change: ProposedChange,
  person: string,
): readonly Preview[] {
  const copy = copyOf(doc);
  const ids = new Set(takeOver(copy, change, { person, at: 0, why: '' }, 'preview'));
  const blocks = blocksOf(copy);
  const reader = new ChapterSuggestions(copy);
  const previews = reader
    .read(blocks)
    .filter(({ id }) => ids.has(id))
    .map((open) => ({ ...open, spots: spotsOf(open, reader, blocks) }));
  reader.destroy();
  copy.destroy();
  return previews;
}
