/** Proposals from people who may not write in a chapter, or in measures, with what each would change in the text as it is now. */
import type * as Y from 'yjs';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { DescriptionCopy } from '../../../shared/document/description-copy.ts';
import { commentEntries } from '../../../shared/document/comment-room.ts';
import {
  copyToShow,
  isEmpty,
  proposedChange,
  takeOver,
  type ProposedChange,
} from '../../../shared/document/proposals.ts';
import type { SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import { rootNames } from '../../../shared/document/proposal-scope.ts';
import type { Proposal } from '../../../shared/domain/comments.ts';
import { proposalsAt } from '../../editor/suggestions/proposal-place.ts';
import { inSteps } from '../../ui/in-steps.ts';
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
  /** Counts what is worked out; an earlier one is left as it is. */
  private run = 0;
  private working = false;
  /** Something changed while it was worked out: done again only behind that, or who sees others type would never see it. */
  private again = false;
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
    const { touch } = this;
    const [comments, text] = [rooms.acquire(place.comments), rooms.acquire(own)];
    comments.doc.on('update', touch);
    text.doc.on('afterTransaction', this.onWritten);
    const stops = [comments, text].map((room) => room.subscribe(touch));
    this.workOut();
    return () => {
      this.listeners.delete(listener);
      comments.doc.off('update', touch);
      text.doc.off('afterTransaction', this.onWritten);
      for (const stop of stops) stop();
      for (const name of [place.comments, own]) rooms.release(name);
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
      this.run += 1;
      this.working = false;
    };
  };

  private readonly touch = (): void => {
    if (this.working) {
      this.again = true;
      return;
    }
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.workOut();
    }, workOutAfter);
  };

  /** What is written in another measure's description changes none of these. */
  private readonly onWritten = ({ doc, changed }: Y.Transaction): void => {
    const { root } = this.scene.place;
    if (changed.size > 0 && (root === 'text' || concerns(root, rootNames(doc, changed.keys())))) this.touch();
  };

  private workOut(): void {
    this.run += 1;
    this.working = true;
    this.again = false;
    const { run } = this;
    const done = (found: ChapterProposals | null): void => {
      if (run !== this.run) return;
      this.working = false;
      if (this.again) this.touch();
      if (found === null) return;
      this.found = found;
      for (const listener of this.listeners) listener();
    };
    // One of them after the other: each is worked out in copies of its own, in a chapter of all of it.
    void inSteps(this.steps(), () => run !== this.run).then(done, (error: unknown) => {
      done(null);
      reportError(error);
    });
  }

  /** Null where nothing is to be shown anew. */
  private *steps(): Generator<undefined, ChapterProposals | null> {
    const { rooms, place, room, me } = this.scene;
    const comments = rooms.peek(place.comments);
    const text = rooms.peek(room);
    if (comments?.state.synced !== true || text?.state.synced !== true) return null;
    if (commentEntries(comments.doc).size === 0 && this.found === none) return null;
    const proposals = proposalsAt(comments.doc, place);
    const authors = new Map<string, Proposal[]>();
    for (const each of proposals)
      if (each.state === 'open') authors.set(each.author, [...(authors.get(each.author) ?? []), each]);
    const open: OpenProposal[] = [];
    yield;
    // Made once for all of them, in a task of its own.
    if (authors.size > 0 && place.root !== 'text') DescriptionCopy.of(text.doc, place.root);
    for (const [author, entries] of authors) {
      yield;
      open.push(yield* worked(this.scene, text.doc, { author, entries, all: proposals }));
    }
    const decided = proposals
      .filter(({ author, state, decided: by }) => author === me.id && state !== 'open' && by !== null)
      .sort((a, b) => (b.decided?.at ?? 0) - (a.decided?.at ?? 0));
    return { open, decided };
  }
}

const concerns = (root: string, names: readonly string[]): boolean =>
  names.some((name) => name === root || !(name.startsWith('text:') || name === 'measures'));

interface Proposed {
  readonly author: string;
  /** Of theirs, those that are open. */
  readonly entries: readonly Proposal[];
  readonly all: readonly Proposal[];
}

function* worked(
  scene: ProposalScene,
  doc: Y.Doc,
  { author, entries, all }: Proposed,
): Generator<undefined, OpenProposal> {
  const closed = all.filter((each) => each.author === author && each.state !== 'open');
  const sources = [entries.flatMap(({ updates }) => updates), closed.flatMap(({ updates }) => updates)] as const;
  const { root } = scene.place;
  const change = proposedChange(doc, ...sources, root);
  const previews = change === null || isEmpty(change) ? [] : previewsOf(scene, doc, change, { author, root });
  yield;
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
    previews,
  };
}

/** The change as suggestions in a copy of the document, those in cells, lines and footnotes among them. */
export function previewsOf(
  { blocksOf }: Pick<ProposalScene, 'blocksOf'>,
  doc: Y.Doc,
  change: ProposedChange,
  { author: person, root = 'text' }: { readonly author: string; readonly root?: string },
): readonly Preview[] {
  const copy = copyToShow(doc, root);
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

/** The words that would come, each place on a line. */
export const wordsOf = (previews: readonly Preview[]): string =>
  previews
    .flatMap(({ places }) =>
      places.filter(({ what }) => what === 'ins').map(({ value }) => value.replaceAll('\uFFFC', '').trim()),
    )
    .filter((words) => words !== '')
    .join('\n');
