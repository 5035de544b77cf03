/** What versions say, by the SHA-256 of its text, and the moments that this host kept; rows are added and never changed. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { blob, HashedTable, integer, text } from './hashed-table.ts';
import type { Checkpoint, Content } from './project-store.ts';
import { Damage, type Connection } from './sqlite.ts';

/** The longest text that is unpacked, bytes. */
export const maxContentBytes = 64 * 1024 * 1024;

export const hashOfContent = (json: string): string => createHash('sha256').update(json).digest('hex');

export class VersionTables {
  private readonly contents;
  private readonly moments;
  private readonly known;

  constructor(private readonly db: Connection) {
    this.contents = new HashedTable(db, 'contents', ['hash', 'packed']);
    this.moments = new HashedTable(db, 'checkpoints', ['at', 'why']);
    this.known = db.prepare<[string], number>('SELECT 1 FROM contents WHERE hash = ?').pluck();
  }

  /** The text with this hash, null when it is not in this file. Throws Damage when it is another one. */
  get(hash: string): string | null {
    const row = this.contents.get(hash);
    return row === null ? null : unpackedContent(hash, blob(row[1]));
  }

  /** Those of the hashes that are in this file. */
  has(hashes: readonly string[]): string[] {
    return hashes.filter((hash) => this.known.get(hash) !== undefined);
  }

  /** Adds all texts that are not there yet, in one transaction. */
  add(contents: readonly Content[]): void {
    this.db
      .transaction(() => {
        for (const { hash, json } of contents)
          if (this.known.get(hash) === undefined)
            this.contents.add(hash, deflateRawSync(Buffer.from(json), { level: 6 }));
      })
      .immediate();
  }

  checkpoints(): Checkpoint[] {
    return [...this.moments.all()].map((row) => ({ at: integer(row[0]), why: text(row[1]) }));
  }

  addCheckpoint({ at, why }: Checkpoint): void {
    this.moments.put(at, why);
  }
}

/** Throws Damage when what was packed is not the text with this hash. */
export function unpackedContent(hash: string, packed: Uint8Array): string {
  let json: string;
  try {
    json = inflateRawSync(packed, { maxOutputLength: maxContentBytes }).toString('utf8');
  } catch {
    throw new Damage(`content ${hash} can't be unpacked`);
  }
  if (hashOfContent(json) !== hash) throw new Damage(`content ${hash} is another one`);
  return json;
}
