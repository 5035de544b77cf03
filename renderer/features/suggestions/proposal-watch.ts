/** Proposals from people who may not write in a chapter, with what each would change in the text as it is now. */
import type * as Y from 'yjs';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { commentEntries, readComments } from '../../../shared/document/comment-room.ts';
import { copyOf, isEmpty, proposedChange, takeOver, type ProposedChange } from '../../../shared/document/proposals.ts';
import {
  openSuggestions,
  snippetOf,
  type Snippet,
  type SuggestedPlace,
} from '../../../shared/document/suggestion-list.ts';
import { judgeOf, type Proposal } from '../../../shared/domain/comments.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';

/** Milliseconds between a change and what is worked out anew of it. */
const workOutAfter = 500;

/** One change as it would look in the text. */
export interface Preview {
  readonly id: string;
  readonly places: readonly SuggestedPlace[];
  readonly snippets: readonly Snippet[];
}

/** All that one person proposes in a chapter at the moment. */
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

  constructor(
    private session: Session,
    private chapter: ChapterView,
  ) {}

  /** People, rights or what is known of the chapter have changed; what is shown stays until it is worked out anew. */
  setScene(session: Session, chapter: ChapterView): void {
    if (session === this.session && chapter === this.chapter) return;
    this.session = session;
    this.chapter = chapter;
    if (this.listeners.size > 0) this.touch();
  }

  readonly get = (): ChapterProposals => this.found;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    const { rooms, roomOf } = this.session;
    const names = [commentsRoomOf(this.session, this.chapter.id), roomOf(this.chapter.id)];
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
    const { rooms, roomOf, membership, me } = this.session;
    const comments = rooms.peek(commentsRoomOf(this.session, this.chapter.id));
    const chapter = rooms.peek(roomOf(this.chapter.id));
    if (comments?.state.synced !== true || chapter?.state.synced !== true) return;
    if (commentEntries(comments.doc).size === 0 && this.found === none) return;
    const judge = judgeOf(membership.people, { group: this.chapter.group?.id ?? null, deleted: this.chapter.deleted });
    const { proposals } = readComments(comments.doc, judge);
    const open = new Map<string, Proposal[]>();
    for (const each of proposals)
      if (each.state === 'open') open.set(each.author, [...(open.get(each.author) ?? []), each]);
    this.found = {
      open: [...open].map(([author, entries]) => worked(chapter.doc, author, entries, proposals)),
      decided: proposals
        .filter(({ author, state, decided }) => author === me.id && state !== 'open' && decided !== null)
        .sort((a, b) => (b.decided?.at ?? 0) - (a.decided?.at ?? 0)),
    };
    for (const listener of this.listeners) listener();
  }
}

export const commentsRoomOf = (session: Session, chapter: string): string =>
  roomName({ project: session.project.id, kind: 'comments', item: chapter });

function worked(doc: Y.Doc, author: string, entries: readonly Proposal[], all: readonly Proposal[]): OpenProposal {
  const closed = all.filter((each) => each.author === author && each.state !== 'open');
  const sources = [entries.flatMap(({ updates }) => updates), closed.flatMap(({ updates }) => updates)] as const;
  const change = proposedChange(doc, ...sources);
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
    previews: change === null || isEmpty(change) ? [] : previewsOf(doc, change, author),
  };
}

/** The change as suggestions in a copy of the chapter. */
function previewsOf(doc: Y.Doc, change: ProposedChange, person: string): readonly Preview[] {
  const copy = copyOf(doc);
  const ids = new Set(takeOver(copy, change, { person, at: 0, why: '' }, 'preview'));
  const blocks = readBlocks(copy);
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const previews = openSuggestions(blocks)
    .filter(({ id }) => ids.has(id))
    .map(({ id, places }) => ({
      id,
      places,
      snippets: [...new Set(places.map(({ block }) => block))].flatMap((block) => {
        const found = byId.get(block);
        return found === undefined ? [] : [snippetOf(found, places)];
      }),
    }));
  copy.destroy();
  return previews;
}
