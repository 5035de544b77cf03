/**
 * The index for full-text search: FTS5 in memory alone. It is made from the rooms and can be made again at any time, so it
 * never makes a project file larger, is never mailed, and nothing that was deleted lingers in it.
 */
import Database from 'better-sqlite3';
import { isTitle, searchKinds, type Entry, type SearchKind } from '../../../shared/domain/search/entries.ts';
import { folded } from '../../../shared/domain/search/fold.ts';
import { expressionOf, readQuery } from '../../../shared/domain/search/query.ts';
import { best, hitOf, seeing, type Found, type Known } from './hits.ts';
import type { Answer, VersionInfo, Wanted } from './search-messages.ts';

/** Words of titles and headings count so much more than those below them. */
const TITLE_WEIGHT = 4;
/** Entries in all; what comes beyond is not found. A paper of 200 pages with twenty versions has some 6,000. */
const MOST_ENTRIES = 400_000;

/** What versions have of a chapter: two chapters may say the same. */
export const contentKey = (chapter: string, hash: string): string => `${chapter} ${hash}`;

/** What a version is known by, besides its chapters: its name, and the titles that its chapters had. */
export interface VersionFacts {
  readonly id: string;
  readonly entries: readonly Entry[];
}

export class SearchIndex {
  readonly db = new Database(':memory:');
  /** By row. */
  private readonly rows = new Map<number, Known>();
  /** Rows by the keys of entries, for each chapter; and those of versions, which share what they have in common. */
  private readonly chapters = new Map<string, Map<string, number>>();
  private readonly kept = new Map<string, number>();
  private readonly contents = new Map<string, readonly string[]>();
  /** The versions that have a content, the newest first. */
  private carriers = new Map<string, VersionInfo[]>();
  private lastRow = 0;
  private readonly insert;
  private readonly remove;
  private readonly search;

  constructor() {
    this.db.pragma('journal_mode = OFF');
    this.db.exec(
      `CREATE VIRTUAL TABLE words USING fts5(title, body, content = '', contentless_delete = 1,
         tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3')`,
    );
    this.db.exec(`INSERT INTO words(words, rank) VALUES ('rank', 'bm25(${TITLE_WEIGHT}.0, 1.0)')`);
    this.insert = this.db.prepare<[number, string, string]>('INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)');
    this.remove = this.db.prepare<[number]>('DELETE FROM words WHERE rowid = ?');
    this.search = this.db
      .prepare<[string], [number, number]>('SELECT rowid, rank FROM words WHERE words MATCH ?')
      .raw(true);
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
          this.rows.set(row, { entry, contents: null });
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
    const counts: Record<SearchKind, number> = { text: 0, comment: 0, suggestion: 0, version: 0 };
    const inChapters = new Map<string, number>();
    const found: Record<SearchKind, Found[]> = { text: [], comment: [], suggestion: [], version: [] };
    if (expression !== null) {
      const sees = seeing(view);
      for (const [row, score] of this.search.all(expression)) {
        const known = this.rows.get(row);
        if (known === undefined || !sees(known.entry)) continue;
        const { entry } = known;
        if (kind === null || kind === entry.kind)
          inChapters.set(entry.chapter, (inChapters.get(entry.chapter) ?? 0) + 1);
        if (chapter !== null && chapter !== entry.chapter) continue;
        counts[entry.kind] += 1;
        if (kind === null || kind === entry.kind) found[entry.kind].push({ score, known });
      }
    }
    const hits = searchKinds.flatMap((each) =>
      best(found[each], limit, view.texts).map(({ known: { entry, contents } }) =>
        hitOf(query, entry, this.versionsWith(contents), contents !== null && this.isToday(entry)),
      ),
    );
    return { hits, counts, chapters: [...inChapters].map(([id, count]) => ({ chapter: id, count })), cut: query.cut };
  }

  private add(known: Known): number | null {
    if (this.rows.size >= MOST_ENTRIES) return null;
    const words = folded(known.entry.text);
    this.lastRow += 1;
    const [title, body] = isTitle(known.entry) ? [words, ''] : ['', words];
    this.insert.run(this.lastRow, title, body);
    this.rows.set(this.lastRow, known);
    return this.lastRow;
  }

  private drop(row: number): void {
    this.remove.run(row);
    this.rows.delete(row);
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
