/** Comments and replies as rows: what the comments rooms hold, for search and exports. */
import { HashedTable, integer, text, textOrNull, type Cell, type Row } from './hashed-table.ts';
import type { CommentRow } from './project-store.ts';
import type { Connection } from './sqlite.ts';

const columns = [
  'chapter',
  'key',
  'thread',
  'author',
  'at',
  'edited',
  'state',
  'assigned',
  'about',
  'block',
  'quote',
  'text',
  'as_name',
  'as_at',
] as const;

export class CommentTable {
  private readonly table;

  constructor(private readonly db: Connection) {
    this.table = new HashedTable(db, 'comments', columns, 2);
  }

  all(): CommentRow[] {
    return [...this.table.all()].map(rowOf);
  }

  /** Sets what there is of one chapter; touches only rows that are not so already. */
  set(chapter: string, rows: readonly CommentRow[]): void {
    this.db
      .transaction(() => {
        const before = new Map(
          [...this.table.all()].filter(([of]) => of === chapter).map((row) => [text(row[1]), JSON.stringify(row)]),
        );
        for (const row of rows) {
          const cells = cellsOf(row);
          if (before.get(row.key) !== JSON.stringify(cells)) this.table.put(...cells);
          before.delete(row.key);
        }
        for (const key of before.keys()) this.table.delete(chapter, key);
      })
      .immediate();
  }
}

function cellsOf(row: CommentRow): Cell[] {
  return [
    row.chapter,
    row.key,
    row.thread,
    row.author,
    Math.trunc(row.at),
    row.edited === null ? null : Math.trunc(row.edited),
    row.state,
    row.assigned,
    row.about,
    row.block,
    row.quote,
    row.text,
    row.as?.name ?? null,
    row.as === null || row.as.at === null ? null : Math.trunc(row.as.at),
  ];
}

function rowOf(row: Row): CommentRow {
  const name = textOrNull(row[12]);
  return {
    chapter: text(row[0]),
    key: text(row[1]),
    thread: text(row[2]),
    author: text(row[3]),
    at: integer(row[4]),
    edited: integerOrNull(row[5]),
    state: text(row[6]) === 'resolved' ? 'resolved' : 'open',
    assigned: textOrNull(row[7]),
    about: text(row[8]),
    block: textOrNull(row[9]),
    quote: text(row[10]),
    text: text(row[11]),
    as: name === null ? null : { name, at: integerOrNull(row[13]) },
  };
}

const integerOrNull = (cell: Cell | undefined): number | null => (cell === null ? null : integer(cell));
