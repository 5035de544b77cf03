/**
 * Where the threads on the chapters, or the measure, on the page are: found when a text opens, again when blocks change that they are in,
 * and, for those that have lost their words, when the text has been quiet for a moment. No key waits for it.
 */
import { textsOf, type ChapterTexts } from '../../../shared/document/anchor.ts';
import { placeOf, type AnchorPlace } from '../../../shared/document/anchor-place.ts';
import type { Block } from '../../../shared/document/block.ts';
import { readText } from '../../../shared/document/nested.ts';
import { flatText } from '../../../shared/document/flat-text.ts';
import type { Thread } from '../../../shared/domain/comments.ts';
import type { EditorSession } from '../../editor/editor-session.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import type { CommentModel, ThreadRef } from './comment-model.ts';

export type ThreadPlace = AnchorPlace;

interface Tracked {
  readonly thread: Thread;
  readonly place: ThreadPlace | null;
  /** The blocks it is in, as they were, with their index. */
  readonly blocks: readonly (readonly [number, Block])[];
}

interface Watched {
  readonly session: EditorSession;
  readonly tracked: Map<string, Tracked>;
  stop: () => void;
  soon: ReturnType<typeof setTimeout> | null;
  idle: ReturnType<typeof setTimeout> | null;
}

/** Milliseconds after a change until places are found anew: where a commented block changed, and for the others. */
const soonAfter = 100;
const idleAfter = 700;

export class ThreadPlaces {
  private readonly watched = new Map<string, Watched>();
  private readonly listeners = new Set<() => void>();
  private stops: (() => void)[] = [];
  private version_ = 0;

  constructor(
    private readonly model: CommentModel,
    private readonly paper: PaperModel,
  ) {}

  /** Follows the page from now on. */
  start(): void {
    this.stops = [this.paper.subscribe(() => this.watch()), this.model.subscribe(() => this.refreshAll())];
    this.watch();
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop();
    for (const chapter of [...this.watched.keys()]) this.forget(chapter);
  }

  /** Calls after places changed, or the blocks that they are in. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly version = (): number => this.version_;

  /** Where a thread is; null when its words are gone, undefined while its chapter isn't on the page. */
  place({ subject, key }: ThreadRef): ThreadPlace | null | undefined {
    const watched = this.watched.get(subject);
    if (watched === undefined) return undefined;
    return watched.tracked.get(key)?.place;
  }

  private watch(): void {
    const sessions = new Map(this.paper.all.map((session) => [session.chapterId, session]));
    for (const [chapter, { session }] of this.watched) if (sessions.get(chapter) !== session) this.forget(chapter);
    for (const [chapter, session] of sessions) {
      if (this.watched.has(chapter)) continue;
      const watched: Watched = { session, tracked: new Map(), stop: () => undefined, soon: null, idle: null };
      this.watched.set(chapter, watched);
      const stopBlocks = session.binding.onBlocks((blocks) => this.changed(watched, blocks));
      const stopInner = session.inner?.whenDrawn(() => this.later(watched, soonAfter)) ?? (() => undefined);
      watched.stop = () => {
        stopBlocks();
        stopInner();
      };
      this.later(watched, 0);
    }
  }

  private forget(chapter: string): void {
    const watched = this.watched.get(chapter);
    if (watched === undefined) return;
    watched.stop();
    if (watched.soon !== null) clearTimeout(watched.soon);
    if (watched.idle !== null) clearTimeout(watched.idle);
    this.watched.delete(chapter);
    this.tell();
  }

  private changed(watched: Watched, blocks: readonly Block[]): void {
    if (watched.tracked.size === 0) return;
    for (const { blocks: own } of watched.tracked.values()) {
      if (own.some(([index, block]) => blocks[index] !== block)) return this.later(watched, soonAfter);
    }
    if (watched.idle !== null) clearTimeout(watched.idle);
    watched.idle = setTimeout(() => {
      watched.idle = null;
      this.refresh(watched);
    }, idleAfter);
  }

  private later(watched: Watched, after: number): void {
    watched.soon ??= setTimeout(() => {
      watched.soon = null;
      this.refresh(watched);
    }, after);
  }

  private refreshAll(): void {
    for (const watched of this.watched.values()) this.later(watched, 0);
  }

  private refresh(watched: Watched): void {
    const { session, tracked } = watched;
    // What others wrote is about to be shown; until then text and page are not the same.
    if (!session.binding.settled) return this.later(watched, soonAfter);
    const { threads } = this.model.read(session.chapterId);
    if (threads.length === 0 && tracked.size === 0) return;
    const texts = textsOn(session);
    const before = new Map(tracked);
    tracked.clear();
    for (const thread of threads) tracked.set(thread.key, this.track(thread, session, texts));
    const moved = [...tracked].some(([key, now]) => {
      const was = before.get(key);
      return was?.place?.order !== now.place?.order || JSON.stringify(was?.place) !== JSON.stringify(now.place);
    });
    if (moved || before.size !== tracked.size) this.version_++;
    for (const listener of this.listeners) listener();
  }

  private track(thread: Thread, session: EditorSession, texts: ChapterTexts): Tracked {
    const place = placeOf(session.room.doc, texts, thread.anchor);
    const own = session.part.name;
    const flat = place === null || place.root !== own ? undefined : texts.get(own);
    const blocks = place?.pieces.flatMap(({ block }): [number, Block][] => {
      const index = flat?.blocks.findIndex(({ id }) => id === block) ?? -1;
      const found = flat?.blocks[index];
      return found === undefined ? [] : [[index, found]];
    });
    return { thread, place, blocks: blocks ?? [] };
  }

  private tell(): void {
    this.version_++;
    for (const listener of this.listeners) listener();
  }
}

/** The texts of a chapter, or a description, as they are on the page: its own, and those of cells and footnotes, also such as are not drawn yet. */
export function textsOn(session: EditorSession): ChapterTexts {
  const texts = new Map(textsOf(session.binding.blocks, session.part.name));
  for (const { name, blocks } of session.inner?.all ?? []) texts.set(name, flatText(blocks));
  for (const name of session.inner?.reserve.waiting() ?? [])
    texts.set(name, flatText(readText(session.room.doc, name)));
  return texts;
}
