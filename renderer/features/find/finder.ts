/**
 * One search through the paper: goes through the chapters one after another, in slices that leave room for keys, keeps what
 * it found up to date while people write, and knows the place one is at. Read by React through `subscribe`.
 */
import type { Block } from '../../../shared/document/block.ts';
import { compileQuery, findIn, type FindQuery, type Found } from '../../../shared/document/find.ts';
import type { Session } from '../../app/session.ts';
import { readParts, shownBlocks, type ChapterPart } from '../../app/chapter-texts.ts';
import { collectHits, nothingFound, type FinderState } from './finder-state.ts';
import { hitsOf, nextHit, sameHit, type Hit, type Standing } from './hits.ts';
import { RegexRunner, regexWorker } from './regex-runner.ts';
import { WatchedChapters } from './watched-chapters.ts';

/** Milliseconds after a change until its chapter is searched again. */
const refreshAfter = 300;
/** Milliseconds of searching at a stretch. */
const slice = 12;

export class Finder {
  private state: FinderState = nothingFound;
  private readonly listeners = new Set<() => void>();
  private session: Session | null = null;
  private query: FindQuery | null = null;
  private expression: RegExp | null = null;
  private cache = new WeakMap<Block, readonly Found[]>();
  private readonly hits = new Map<string, readonly Hit[]>();
  private readonly parts = new Map<string, readonly ChapterPart[]>();
  private readonly missing = new Set<string>();
  private readonly stale = new Set<string>();
  private readonly stamps = new Map<string, string>();
  private readonly runner = new RegexRunner(regexWorker);
  private run = 0;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly watched = new WatchedChapters((chapter) => this.refresh(chapter));
  private unwatchPaper: (() => void) | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly get = (): FinderState => this.state;

  /** The paper as it is now; chapters that changed since are searched again. */
  setSession(session: Session): void {
    const first = this.session === null;
    this.session = session;
    if (first) this.unwatchPaper = session.paper.subscribe(() => this.watched.set(this.session?.paper.all ?? []));
    this.watched.set(session.paper.all);
    const here = new Set(session.chapters.map(({ id }) => id));
    for (const id of this.hits.keys()) if (!here.has(id)) this.forget(id);
    for (const { id, summary } of session.chapters) {
      const stamp = `${summary?.changedAt ?? ''} ${summary?.words ?? 0}`;
      const known = this.stamps.get(id);
      this.stamps.set(id, stamp);
      if (known !== stamp && shownBlocks(session, id) === null) this.refresh(id);
    }
  }

  setQuery(query: FindQuery): void {
    this.query = query;
    this.run += 1;
    this.cache = new WeakMap();
    this.hits.clear();
    this.parts.clear();
    this.missing.clear();
    this.stale.clear();
    const compiled = compileQuery(query);
    this.expression = typeof compiled === 'string' ? null : compiled;
    this.state = { ...nothingFound, problem: compiled === 'syntax' ? 'syntax' : null };
    this.tell();
    if (this.expression === null || this.session === null) return;
    for (const { id } of this.session.chapters) this.stale.add(id);
    this.start();
  }

  /** Goes on to the next hit (1) or the one before (-1), from `from` or from where one is. */
  step(direction: 1 | -1, from: Standing | null): Hit | null {
    const order = this.session?.chapters.map(({ id }) => id) ?? [];
    const { current } = this.state;
    const standing = current === null ? from : { ...current, offset: current.from };
    const hit = nextHit(this.state.chapters, order, standing, direction);
    this.setCurrent(hit);
    return hit;
  }

  setCurrent(current: Hit | null): void {
    this.state = { ...this.state, current };
    this.tell();
  }

  /** The hits of a chapter in its texts as they are now; null where some weren't searched yet. */
  hitsIn(chapter: string, parts: readonly ChapterPart[]): readonly Hit[] | null {
    const { query, expression } = this;
    if (query === null || expression === null) return null;
    const searched = new Map((this.parts.get(chapter) ?? []).map((part) => [part.name, part.blocks]));
    const state = { complete: true };
    const hits = hitsOf(chapter, parts, (block, name) => {
      const before = searched.get(name)?.find(({ id }) => id === block.id);
      const same = before !== undefined && before.text === block.text ? before : block;
      const found = this.cache.get(same) ?? (query.regex ? null : findIn(block.text, expression));
      if (found === null) state.complete = false;
      return found ?? [];
    });
    return state.complete ? hits : null;
  }

  /** Searches a chapter anew at once; resolves when its hits are up to date. */
  async searchNow(chapter: string): Promise<void> {
    await this.search(chapter, this.run);
    this.publish();
  }

  /** A chapter was changed otherwise than in an editor. */
  refresh(chapter: string): void {
    if (this.expression === null) return;
    this.stale.add(chapter);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), refreshAfter);
  }

  destroy(): void {
    this.run += 1;
    clearTimeout(this.timer);
    this.unwatchPaper?.();
    this.watched.close();
    this.runner.destroy();
    this.session = null;
  }

  private start(): void {
    if (this.busy) return;
    this.busy = true;
    this.work()
      .catch((error: unknown) => reportError(error))
      .finally(() => {
        this.busy = false;
        if (this.stale.size > 0 && this.session !== null && this.expression !== null) this.start();
      });
  }

  private async work(): Promise<void> {
    let began = performance.now();
    let told = began;
    for (;;) {
      const { run } = this;
      const chapter = this.nextStale();
      if (chapter === null || this.expression === null) break;
      this.stale.delete(chapter);
      await this.search(chapter, run);
      if (this.state.problem === 'slow') {
        this.stale.clear();
        break;
      }
      const now = performance.now();
      // The first findings are shown at once, the others some times a second.
      if (now - told > 200 || this.state.total === 0) {
        told = now;
        this.publish();
      }
      if (now - began > slice) {
        await idle();
        began = performance.now();
      }
    }
    this.publish();
  }

  /** Those on the page come first: they are there already, and one sees them. */
  private nextStale(): string | null {
    const { session } = this;
    if (session === null) return null;
    const waiting = session.chapters.filter(({ id }) => this.stale.has(id)).map(({ id }) => id);
    return waiting.find((id) => shownBlocks(session, id) !== null) ?? waiting[0] ?? null;
  }

  private async search(chapter: string, run: number): Promise<void> {
    const { session } = this;
    if (session === null) return;
    const parts = await readParts(session, chapter);
    if (run !== this.run) return;
    if (parts === null) {
      this.missing.add(chapter);
      return;
    }
    this.missing.delete(chapter);
    const blocks = parts.flatMap((part) => part.blocks);
    if (!(await this.match(blocks, run)) || run !== this.run) return;
    this.parts.set(chapter, parts);
    this.hits.set(
      chapter,
      hitsOf(chapter, parts, (block) => this.cache.get(block) ?? []),
    );
  }

  /** Fills the cache for these blocks; false where that took too long. */
  private async match(blocks: readonly Block[], run: number): Promise<boolean> {
    const { query, expression, cache } = this;
    if (query === null || expression === null) return false;
    const fresh = blocks.filter((block) => !cache.has(block));
    if (!query.regex) {
      for (const block of fresh) cache.set(block, findIn(block.text, expression));
      return true;
    }
    if (fresh.length === 0) return true;
    const found = await this.runner.run(
      query,
      fresh.map(({ text }) => text),
    );
    if (run !== this.run) return false;
    if (found === 'slow') {
      this.state = { ...this.state, problem: 'slow' };
      return false;
    }
    fresh.forEach((block, index) => cache.set(block, found[index] ?? []));
    return true;
  }

  private publish(): void {
    const { session } = this;
    if (session === null) return;
    const found = collectHits(
      session.chapters.map(({ id }) => id),
      (id) => this.hits.get(id) ?? [],
    );
    const { current } = this.state;
    const still = current === null ? null : sameHit(found.chapters, current);
    const all = session.chapters.length;
    this.state = {
      ...this.state,
      ...found,
      progress: this.stale.size === 0 || this.expression === null ? null : { done: all - this.stale.size, all },
      missing: [...this.missing],
      current: still,
    };
    this.tell();
  }

  private forget(chapter: string): void {
    this.hits.delete(chapter);
    this.parts.delete(chapter);
    this.missing.delete(chapter);
    this.publish();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Waits for a moment in which the window has nothing else to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 200 }));
}
