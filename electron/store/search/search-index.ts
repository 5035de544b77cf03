/**
 * The index for full-text search: FTS5 in memory alone. It is made from the rooms and can be made again at any time, so it
 * never makes a project file larger, is never mailed, and nothing that was deleted lingers in it.
 */
import Database from 'better-sqlite3';
import { isTitle, searchKinds, type Entry, type SearchKind } from '../../../shared/domain/search/entries.ts';
import { folded } from '../../../shared/domain/search/fold.ts';
import { expressionOf, readQuery } from '../../../shared/domain/search/query.ts';
import { hitOf, seeing, type Known } from './hits.ts';
import { KindTable } from './kind-table.ts';
import { Places, type Place } from './places.ts';
import type { Answer, VersionInfo, Wanted } from './search-messages.ts';

/** Entries in all; what comes beyond is not found. A paper of 200 pages with twenty versions has some 6,000. */
const MOST_ENTRIES = 400_000;

/** What versions have of a chapter: two chapters may say the same. */
export const contentKey = (chapter: string, hash: string): string => `${chapter} ${hash}`;

/** What a version is known by, besides its chapters: its name, and the titles that its chapters had. */
export interface VersionFacts {
  readonly id: string;
  readonly entries: readonly Entry[];
}

/** What is found with how well it matches (the lower, the better), and the place of its chapter. */
interface Ranked {
  readonly rank: number;
  readonly known: Known;
  readonly chapter: number;
}

const perKind = <T>(value: (kind: SearchKind) => T): Record<SearchKind, T> => ({
  text: value('text'),
  comment: value('comment'),
  suggestion: value('suggestion'),
  measure: value('measure'),
  council: value('council'),
  version: value('version'),
});

export class SearchIndex {
  readonly db = new Database(':memory:');
  /** By row. */
  private readonly rows = new Map<number, Known>();
  private readonly places = new Places();
  /** Rows of what went, for what comes: numbers of rows stay as few as there are entries. */
  private readonly free: number[] = [];
  /** Rows by the keys of entries, for each chapter; and those of versions, which share what they have in common. */
  private readonly chapters = new Map<string, Map<string, number>>();
  private readonly kept = new Map<string, number>();
  private readonly contents = new Map<string, readonly string[]>();
  /** The versions that have a content, the newest first. */
  private carriers = new Map<string, VersionInfo[]>();
  private lastRow = 0;
  private readonly tables = perKind((kind) => new KindTable(this.db, kind));

  constructor() {
    this.db.pragma('journal_mode = OFF');
  }

  close(): void {
    this.db.close();
  }

  /** Sets what stands in a chapter now; only entries that changed are indexed anew. */
  setChapter(chapter: string, entries: readonly Entry[]): void {
    const before = this.chapters.get(chapter) ?? new Map<string, number>();
    const after = new Map<string, number>();
    this.db.transaction(() => {
      for (const entry of entries) {
        if (after.has(entry.key)) continue;
        const row = before.get(entry.key);
        const old = row === undefined ? undefined : this.rows.get(row);
        if (row !== undefined && old?.entry.text === entry.text && isTitle(old.entry) === isTitle(entry)) {
          // The words are the same; where they stand or when they were said may not be.
          this.know(row, { entry, contents: null });
          after.set(entry.key, row);
        } else {
          const added = this.add({ entry, contents: null });
          if (added !== null) after.set(entry.key, added);
        }
      }
      for (const [key, row] of before) if (after.get(key) !== row) this.drop(row);
    })();
    if (after.size === 0) this.chapters.delete(chapter);
    else this.chapters.set(chapter, after);
  }

  /**
   * Adds a chapter as versions keep it, under its `contentKey`; words that other contents have at the same place are indexed
   * once.
   */
  setContent(content: string, entries: readonly Entry[]): void {
    if (this.contents.has(content)) return;
    const keys: string[] = [];
    this.db.transaction(() => {
      for (const entry of entries) {
        const key = `${entry.chapter} ${entry.key} ${entry.text}`;
        const known = this.rows.get(this.kept.get(key) ?? -1);
        if (known !== undefined && known.contents !== null) known.contents.add(content);
        else {
          const row = this.add({ entry, contents: new Set([content]) });
          if (row === null) continue;
          this.kept.set(key, row);
        }
        keys.push(key);
      }
    })();
    this.contents.set(content, keys);
  }

  /** Sets which versions there are; contents that none of them has any more go. */
  setVersions(versions: readonly VersionInfo[], facts: readonly VersionFacts[]): void {
    this.carriers = new Map();
    for (const version of [...versions].sort((a, b) => b.at - a.at))
      for (const key of [version.id, ...version.chapters.map(({ id, content }) => contentKey(id, content))])
        this.carriers.set(key, [...(this.carriers.get(key) ?? []), version]);
    for (const content of [...this.contents.keys()]) if (!this.carriers.has(content)) this.dropContent(content);
    for (const { id, entries } of facts) this.setContent(id, entries);
  }

  find({ words, kind, chapter, limit, view }: Wanted): Answer {
    const query = readQuery(words);
    const expression = expressionOf(query);
    const counts = perKind(() => 0);
    const inChapters = new Map<string, number>();
    const sees = seeing(view);
    const shows = (place: Place): boolean => (chapter === null || chapter === place.chapter) && sees(place);
    const best: Known[] = [];
    // To find costs little, to rank costs much: all are counted, and ranked as far as they are shown.
    for (const each of expression === null ? [] : searchKinds) {
      const isShown = kind === null || kind === each;
      const matching = this.tables[each].matching.all(expression ?? '');
      for (const [place, count] of this.places.count(matching)) {
        if (!sees(place)) continue;
        if (isShown) inChapters.set(place.chapter, (inChapters.get(place.chapter) ?? 0) + count);
        if (chapter === null || chapter === place.chapter) counts[each] += count;
      }
      if (counts[each] === 0 || !isShown) continue;
      const all = counts[each] === matching.length;
      best.push(...this.best(each, expression ?? '', limit, all ? null : shows, view.texts));
    }
    const hits = best.map(({ entry, contents }) =>
      hitOf(query, entry, this.versionsWith(contents), contents !== null && this.isToday(entry)),
    );
    return { hits, counts, chapters: [...inChapters].map(([id, count]) => ({ chapter: id, count })), cut: query.cut };
  }

  /** The best of a kind; `shows`: which may be shown, null for all. Equally good ones are in the order of the paper. */
  private best(
    kind: SearchKind,
    expression: string,
    limit: number,
    shows: ((place: Place) => boolean) | null,
    chapters: readonly string[],
  ): Known[] {
    const found: Ranked[] = [];
    for (const [row, rank] of this.tables[kind].ranked.iterate(expression, shows === null ? limit : -1)) {
      const known = this.rows.get(row);
      if (known === undefined || shows?.(known.entry) === false) continue;
      found.push({ rank, known, chapter: chapters.indexOf(known.entry.chapter) });
      if (found.length >= limit) break;
    }
    return found
      .sort((a, b) => a.rank - b.rank || a.chapter - b.chapter || a.known.entry.order - b.known.entry.order)
      .map(({ known }) => known);
  }

  private add(known: Known): number | null {
    if (this.rows.size >= MOST_ENTRIES) return null;
    const words = folded(known.entry.text);
    const row = this.free.pop() ?? (this.lastRow += 1);
    const [title, body] = isTitle(known.entry) ? [words, ''] : ['', words];
    this.tables[known.entry.kind].add(row, title, body);
    this.know(row, known);
    return row;
  }

  private know(row: number, known: Known): void {
    this.rows.set(row, known);
    this.places.set(row, known.entry);
  }

  private drop(row: number): void {
    const known = this.rows.get(row);
    if (known === undefined) return;
    this.tables[known.entry.kind].drop(row);
    this.rows.delete(row);
    this.free.push(row);
  }

  private dropContent(content: string): void {
    this.db.transaction(() => {
      for (const key of this.contents.get(content) ?? []) {
        const row = this.kept.get(key) ?? -1;
        const contents = this.rows.get(row)?.contents;
        contents?.delete(content);
        if (contents?.size !== 0) continue;
        this.drop(row);
        this.kept.delete(key);
      }
    })();
    this.contents.delete(content);
  }

  private versionsWith(contents: ReadonlySet<string> | null): VersionInfo[] {
    if (contents === null) return [];
    const all = [...contents].flatMap((content) => this.carriers.get(content) ?? []);
    return [...new Set(all)].sort((a, b) => b.at - a.at);
  }

  /** Whether the words of a version stand at the same place in the paper now. */
  private isToday({ chapter, key, text }: Entry): boolean {
    const row = this.chapters.get(chapter)?.get(key);
    return row !== undefined && this.rows.get(row)?.entry.text === text;
  }
}
