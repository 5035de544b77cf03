/** One FTS5 table with the words of one kind of entries: to rank them costs most, and so each kind is ranked by itself. */
import type { Database, Statement } from 'better-sqlite3';
import type { SearchKind } from '../../../shared/domain/search/entries.ts';

/** Words of titles and headings count so much more than those below them. */
const TITLE_WEIGHT = 4;

export class KindTable {
  /** Rows that match, in no certain order. */
  readonly matching: Statement<[string], number>;
  /** So many of the best (-1 for all), the best first, with how well each matches: the lower, the better. */
  readonly ranked: Statement<[string, number], [row: number, rank: number]>;
  private readonly insert: Statement<[number, string, string]>;
  private readonly remove: Statement<[number]>;

  constructor(db: Database, kind: SearchKind) {
    const table = `${kind}_words`;
    db.exec(
      `CREATE VIRTUAL TABLE ${table} USING fts5(title, body, content = '', contentless_delete = 1,
         tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3')`,
    );
    db.exec(`INSERT INTO ${table}(${table}, rank) VALUES ('rank', 'bm25(${TITLE_WEIGHT}.0, 1.0)')`);
    this.insert = db.prepare(`INSERT INTO ${table}(rowid, title, body) VALUES (?, ?, ?)`);
    this.remove = db.prepare(`DELETE FROM ${table} WHERE rowid = ?`);
    this.matching = db.prepare<[string], number>(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).pluck(true);
    this.ranked = db
      .prepare<[string, number], [number, number]>(
        `SELECT rowid, rank FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?`,
      )
      .raw(true);
  }

  add(row: number, title: string, body: string): void {
    this.insert.run(row, title, body);
  }

  drop(row: number): void {
    this.remove.run(row);
  }
}
