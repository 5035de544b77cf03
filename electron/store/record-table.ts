/** The record's entries. What an entry's hash does not cover, its signature, the row's own hash does. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { createHash } from 'node:crypto';
import { canonicalEntry, firstPrevious, type RecordBody, type RecordEntry } from '../../shared/domain/record.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { HashedTable, integer, text, type Row } from './hashed-table.ts';
import { Damage, type Connection } from './sqlite.ts';

export class RecordTable {
  private readonly table;

  constructor(private readonly db: Connection) {
    this.table = new HashedTable(db, 'record', ['n', 'at', 'by', 'body', 'previous', 'hash', 'signature']);
  }

  entries(): RecordEntry[] {
    return [...this.table.all()].map(entryFrom);
  }

  /** The entries that are what was written, as far as the table can be read. */
  readable(): RecordEntry[] {
    return this.table.readable().map(entryFrom);
  }

  /** Appends all entries or none; Failure `badInput` at the first that does not continue the chain. */
  append(entries: readonly RecordEntry[]): void {
    this.db
      .transaction(() => {
        let last = this.entries().at(-1) ?? null;
        for (const entry of entries) {
          if (!continues(last, entry)) throw new Failure('badInput', { entry: entry.n });
          const { n, at, by, body, previous, hash, signature } = entry;
          this.table.add(n, at, by, canonicalJson(body), previous, hash, signature);
          last = entry;
        }
      })
      .immediate();
  }

  /** Numbers of the entries that do not continue the one before. */
  brokenLinks(): number[] {
    let last: RecordEntry | null = null;
    const broken: number[] = [];
    for (const entry of this.readable()) {
      if (!continues(last, entry)) broken.push(entry.n);
      last = entry;
    }
    return broken;
  }
}

/** True when `entry` is the one after `last` (null: the first one) and its hash is right. */
function continues(last: RecordEntry | null, entry: RecordEntry): boolean {
  const hash = createHash('sha256').update(canonicalEntry(entry)).digest('hex');
  return entry.n === (last?.n ?? 0) + 1 && entry.previous === (last?.hash ?? firstPrevious) && entry.hash === hash;
}

function entryFrom(row: Row): RecordEntry {
  return {
    n: integer(row[0]),
    at: text(row[1]),
    by: text(row[2]),
    body: bodyFrom(text(row[3])),
    previous: text(row[4]),
    hash: text(row[5]),
    signature: text(row[6]),
  };
}

/** The row's hash was checked: what is here is what the host wrote, of a kind that the record knew then. */
function bodyFrom(json: string): RecordBody {
  const value: unknown = JSON.parse(json);
  if (!isBody(value)) throw new Damage('an entry of the record has no kind');
  return value;
}

function isBody(value: unknown): value is RecordBody {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
