/**
 * Tables whose rows each carry a SHA-256 over all their other columns (`row_hash`), so that a changed byte is noticed.
 * They are WITHOUT ROWID and have no further index: there is no second copy of a value that could contradict the first.
 */
import type { Statement } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { Damage, type Connection } from './sqlite.ts';

export type Cell = string | number | Uint8Array | null;
export type Row = readonly Cell[];

/** SHA-256 over the table's name and the cells in the order of the columns. */
export function rowHash(table: string, cells: Row): Uint8Array {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([table, ...cells.map((cell) => (cell instanceof Uint8Array ? cell.byteLength : cell))]));
  for (const cell of cells) if (cell instanceof Uint8Array) hash.update(cell);
  return hash.digest();
}

/** UTF-8 cannot hold half a surrogate pair: SQLite would keep another text than the hash was taken over. */
function storable(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(/\p{Cs}/gu, '\uFFFD') : cell;
}

/**
 * Tables from which a row can vanish without leaving a gap: `tallies` holds the number of their rows and the sum (XOR) of the
 * hashes, changed together with them, so that a page that the disk lost or put in the wrong place is noticed.
 */
export const talliedTables: readonly string[] = [
  'leases',
  'upstream',
  'resets',
  'meta',
  'project_key',
  'record',
  'names',
  'devices',
  'invitations',
  'drafts',
  'assets',
  'shared_assets',
  'comments',
  'contents',
  'checkpoints',
];

export class HashedTable {
  private readonly insert;
  /** Prepared when it is first used: a file of an earlier version may have had another key, and is only read. */
  private readonly upsertSql: string;
  private upsert: Statement<Cell[]> | null = null;
  private readonly one;
  private readonly every;
  private readonly hashes;
  private readonly remove;
  private readonly tallies: HashedTable | null;

  /** `keys` of the columns, the first ones, are the primary key. Throws when the file's table has not these columns. */
  constructor(
    private readonly db: Connection,
    readonly name: string,
    readonly columns: readonly string[],
    private readonly keys = 1,
  ) {
    const list = [...columns, 'row_hash'].join(', ');
    const where = columns
      .slice(0, keys)
      .map((column) => `${column} = ?`)
      .join(' AND ');
    const marks = Array.from({ length: columns.length + 1 }, () => '?').join(', ');
    const changes = [...columns.slice(keys), 'row_hash'].map((column) => `${column} = excluded.${column}`).join(', ');
    const key = columns.slice(0, keys).join(', ');
    this.tallies = talliedTables.includes(name) ? new HashedTable(db, 'tallies', ['name', 'rows', 'sum']) : null;
    this.insert = db.prepare<Cell[]>(`INSERT INTO ${name} (${list}) VALUES (${marks})`);
    this.upsertSql = `INSERT INTO ${name} (${list}) VALUES (${marks}) ON CONFLICT (${key}) DO UPDATE SET ${changes}`;
    this.one = db.prepare<Cell[], Cell[]>(`SELECT ${list} FROM ${name} WHERE ${where}`).raw(true);
    this.every = db.prepare<Cell[], Cell[]>(`SELECT ${list} FROM ${name} ORDER BY ${key}`).raw(true);
    this.hashes = db.prepare<[], Uint8Array>(`SELECT row_hash FROM ${name}`).pluck();
    this.remove = db.prepare<Cell[]>(`DELETE FROM ${name} WHERE ${where}`);
  }

  /** Adds a row; fails when its key is taken. */
  add(...cells: Cell[]): void {
    const row = cells.map(storable);
    const hash = rowHash(this.name, row);
    if (this.tallies === null) this.insert.run(...row, hash);
    else this.tallied(null, hash, () => this.insert.run(...row, hash));
  }

  /** Adds a row or replaces the one with its key. */
  put(...cells: Cell[]): void {
    const row = cells.map(storable);
    const hash = rowHash(this.name, row);
    const upsert = (this.upsert ??= this.db.prepare<Cell[]>(this.upsertSql));
    if (this.tallies === null) upsert.run(...row, hash);
    else this.tallied(row.slice(0, this.keys), hash, () => upsert.run(...row, hash));
  }

  delete(...key: Cell[]): void {
    if (this.tallies === null) this.remove.run(...key);
    else this.tallied(key, null, () => this.remove.run(...key));
  }

  /** The row with this key, null when there is none. Throws Damage when it is not what was written. */
  get(...key: Cell[]): Row | null {
    const row = this.one.get(...key);
    return row === undefined ? null : this.verified(row);
  }

  /** All rows by key. Throws Damage at a row that is not what was written. */
  *all(): IterableIterator<Row> {
    for (const row of this.every.iterate()) yield this.verified(row);
  }

  /** The rows that are what was written, as far as the table can be read; for rescuing a damaged file. */
  readable(): Row[] {
    return [...this.eachReadable()];
  }

  /** As `readable`, one row at a time. */
  *eachReadable(): IterableIterator<Row> {
    try {
      for (const row of this.every.iterate()) if (this.matches(row)) yield row.slice(0, -1);
    } catch {
      // The rest of the table is lost.
    }
  }

  /** Keys of the rows that are not what was written. */
  damaged(): string[] {
    const bad: string[] = [];
    for (const row of this.every.iterate())
      if (!this.matches(row)) bad.push(JSON.stringify(row.slice(0, 2)).slice(0, 200));
    return bad;
  }

  /** True when rows are missing, or there are rows that were not written here. */
  tallyIsWrong(): boolean {
    if (this.tallies === null) return false;
    const tally = this.tallies.get(this.name);
    let rows = 0;
    let sum: Uint8Array = noRows;
    for (const hash of this.hashes.iterate()) {
      rows += 1;
      sum = xor(sum, blob(hash));
    }
    return (
      rows !== (tally === null ? 0 : integer(tally[1])) ||
      Buffer.compare(sum, tally === null ? noRows : blob(tally[2])) !== 0
    );
  }

  /** Runs a change together with that of the tally. `key` of the row that may be there already, null when there is none. */
  private tallied(key: Row | null, hash: Uint8Array | null, change: () => unknown): void {
    this.db
      .transaction(() => {
        const before = key === null ? undefined : this.one.get(...key);
        change();
        const tally = this.tallies?.get(this.name) ?? null;
        const rows =
          (tally === null ? 0 : integer(tally[1])) + (hash === null ? 0 : 1) - (before === undefined ? 0 : 1);
        const sum = xor(tally === null ? noRows : blob(tally[2]), hash ?? noRows);
        this.tallies?.put(this.name, rows, before === undefined ? sum : xor(sum, blob(before.at(-1))));
      })
      .default();
  }

  /** Checks a row that was read with `SELECT <columns>, row_hash` and returns it without the hash. */
  verified(row: readonly Cell[]): Row {
    if (!this.matches(row))
      throw new Damage(`row ${JSON.stringify(row.slice(0, 2)).slice(0, 200)} of ${this.name} is damaged`);
    return row.slice(0, -1);
  }

  matches(row: readonly Cell[]): boolean {
    const hash = row.at(-1);
    return hash instanceof Uint8Array && Buffer.compare(rowHash(this.name, row.slice(0, -1)), hash) === 0;
  }
}

const noRows = new Uint8Array(32);

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

/** Reads a cell whose type the schema (STRICT) promises. */
export function text(cell: Cell | undefined): string {
  if (typeof cell !== 'string') throw new Damage('a text is missing');
  return cell;
}
export function integer(cell: Cell | undefined): number {
  if (typeof cell !== 'number') throw new Damage('a number is missing');
  return cell;
}
export function blob(cell: Cell | undefined): Uint8Array {
  if (!(cell instanceof Uint8Array)) throw new Damage('bytes are missing');
  // No Buffer: its slice() would not copy, which surprises.
  return new Uint8Array(cell.buffer, cell.byteOffset, cell.byteLength);
}
export function textOrNull(cell: Cell | undefined): string | null {
  return cell === null ? null : text(cell);
}
