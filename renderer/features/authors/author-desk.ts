/** What the host says of who wrote the chapters on the page; asked for rarely, and never because of a key. */
import { Authors } from '../../../shared/document/blame/author-table.ts';
import type { ProjectCall } from '../../app/session.ts';

/** A chapter is asked of this often at most, in milliseconds; the host remembers what it said. */
const askEvery = 15_000;
/** What the host has not made yet may be there soon. */
const mostChapters = 50;

interface Known {
  authors: Authors | null;
  askedAt: number;
  asking: boolean;
}

export class AuthorDesk {
  private readonly chapters = new Map<string, Known>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly call: ProjectCall) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** What is known of a chapter; null for nothing yet. */
  of(chapter: string): Authors | null {
    return this.chapters.get(chapter)?.authors ?? null;
  }

  /** Has a chapter's authors brought up to date, unless that was done a moment ago. */
  want(chapter: string): void {
    const known = this.chapters.get(chapter) ?? { authors: null, askedAt: -Infinity, asking: false };
    const now = performance.now();
    if (known.asking || now - known.askedAt < askEvery) return;
    if (this.chapters.size > mostChapters) this.chapters.clear();
    this.chapters.set(chapter, known);
    Object.assign(known, { asking: true, askedAt: now });
    this.call('authors.of', { chapter, known: known.authors?.table.stamp ?? null })
      .then((table) => {
        if (table === null) return;
        known.authors = new Authors(table);
        for (const listener of this.listeners) listener();
      })
      // Without a connection what is known stays; it is asked for again.
      .catch(() => undefined)
      .finally(() => (known.asking = false));
  }
}

const desks = new WeakMap<ProjectCall, AuthorDesk>();

/** The desk of an open project. */
export function authorDesk(call: ProjectCall): AuthorDesk {
  const desk = desks.get(call) ?? new AuthorDesk(call);
  desks.set(call, desk);
  return desk;
}
