/**
 * Full-text search over the paper: text, comments, suggestions, versions. Answers from an index in memory (`SearchIndex`, in a
 * thread of its own), which is brought up to what changed before each answer, as far as that takes no time worth waiting for.
 */
import path from 'node:path';
import type { ChapterEntry } from '../../../shared/document/outline.ts';
import type { SearchAnswer, SearchInput } from '../../../shared/rpc/search-schemas.ts';
import { within } from '../../hub/within.ts';
import { SearchClient } from '../../store/search/search-client.ts';
import type { View } from '../../store/search/search-messages.ts';
import { SearchFeed, type SearchFeedOptions } from './search-feed.ts';

export interface SearchOptions extends Omit<SearchFeedOptions, 'client'> {
  /** The bundled worker; default: beside the running bundle. */
  readonly worker?: string;
}

/** How long an answer waits for what people changed, and for what was never read, ms. */
const forChanges = 400;
const forReading = 40;

export class Search {
  private readonly client: SearchClient;
  private readonly feed: SearchFeed;
  private reading = false;
  private closed = false;

  constructor(private readonly options: SearchOptions) {
    this.client = new SearchClient({
      worker: options.worker ?? path.join(__dirname, 'search-worker.cjs'),
      log: options.log,
      onGone: () => this.feed.reset(),
    });
    this.feed = new SearchFeed({ ...options, client: this.client });
  }

  /** What is found of the words by whom `view` is made for. Rejects with a Failure (`busy`) when the thread is gone. */
  async find(
    { words, kind, chapter, limit }: SearchInput,
    viewOf: (outline: readonly ChapterEntry[]) => View,
  ): Promise<SearchAnswer> {
    const outline = await this.feed.look();
    const began = performance.now();
    const left = (): number => began + (this.feed.changed > 0 ? forChanges : forReading) - performance.now();
    while (this.feed.pending > 0 && left() > 0) await within(left(), this.feed.next(outline));
    const answer = await this.client.find({ words, kind, chapter, limit, view: viewOf(outline) });
    this.readOn(outline);
    const { pending, all, unread } = this.feed;
    const hits = answer.hits.map((hit) => ({ ...hit, pieces: [...hit.pieces], versions: [...hit.versions] }));
    return { ...answer, hits, chapters: [...answer.chapters], pending, all, unread };
  }

  /** Has all there is read into the index, however long that takes: for who asks once and is gone. */
  async readAll(): Promise<void> {
    const outline = await this.feed.look();
    while (this.feed.pending > 0) await this.feed.next(outline);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.feed.close();
    await this.client.close();
  }

  /** Goes on reading in the background; between two chapters others have their turn. */
  private readOn(outline: readonly ChapterEntry[]): void {
    if (this.reading) return;
    this.reading = true;
    const read = async (): Promise<void> => {
      while (this.feed.pending > 0 && !this.closed) {
        await this.feed.next(outline);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    read()
      .catch((error: unknown) => this.options.log(`search: ${String(error)}`))
      .finally(() => (this.reading = false));
  }
}
