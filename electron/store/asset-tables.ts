/** Pictures of the project, each once, by the SHA-256 of its bytes; rows are added and never changed. */
import { blob, HashedTable, integer, text } from './hashed-table.ts';
import type { Asset } from './project-store.ts';
import type { Connection } from './sqlite.ts';

/** The columns of `assets` in their order. */
export const assetColumns = ['hash', 'mime', 'width', 'height', 'at', 'bytes'] as const;

export class AssetTables {
  private readonly assets;
  private readonly shared;
  private readonly unshared;
  private readonly size;
  private readonly every;

  constructor(private readonly db: Connection) {
    this.assets = new HashedTable(db, 'assets', assetColumns);
    this.shared = new HashedTable(db, 'shared_assets', ['hash']);
    this.unshared = db
      .prepare<[], string>('SELECT hash FROM assets EXCEPT SELECT hash FROM shared_assets ORDER BY hash')
      .pluck();
    this.every = db.prepare<[], string>('SELECT hash FROM assets ORDER BY hash').pluck();
    this.size = db.prepare<[], number>('SELECT coalesce(sum(length(bytes)), 0) FROM assets').pluck();
  }

  get(hash: string): Asset | null {
    const row = this.assets.get(hash);
    if (row === null) return null;
    return {
      hash: text(row[0]),
      mime: text(row[1]),
      width: integer(row[2]),
      height: integer(row[3]),
      at: text(row[4]),
      bytes: blob(row[5]),
    };
  }

  /**
   * Adds an asset, or only notes that it came from the upstream host (`shared`) where it is there already. False, and nothing
   * added, when all of them together would be larger than `limit` bytes.
   */
  add({ hash, mime, width, height, at, bytes }: Asset, shared: boolean, limit: number): boolean {
    return this.db
      .transaction(() => {
        if (this.assets.get(hash) === null) {
          if (integer(this.size.get()) + bytes.byteLength > limit) return false;
          this.assets.add(hash, mime, width, height, at, bytes);
        }
        if (shared) this.markShared(hash);
        return true;
      })
      .immediate();
  }

  /** The upstream host has this one. */
  markShared(hash: string): void {
    if (this.shared.get(hash) === null) this.shared.add(hash);
  }

  hashes(): string[] {
    return this.every.all();
  }

  /** Hashes of those that the upstream host has not confirmed. */
  unsharedHashes(): string[] {
    return this.unshared.all();
  }
}
