/** Comments as rows, for search and exports: made from the comments rooms, and made anew from them wherever it is missing. */
import type { Migration } from '../migrate.ts';

export const comments: Migration = {
  n: 4,
  name: 'comments',
  up: (db) => {
    db.exec(`
      CREATE TABLE comments (
        chapter TEXT NOT NULL, key TEXT NOT NULL, thread TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL,
        edited INTEGER, state TEXT NOT NULL, assigned TEXT, about TEXT NOT NULL, block TEXT, quote TEXT NOT NULL,
        text TEXT NOT NULL, as_name TEXT, as_at INTEGER, row_hash BLOB NOT NULL, PRIMARY KEY (chapter, key)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
