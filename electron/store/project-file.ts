/** An open project file, synchronous: everything that knows SQL is behind this class. It runs in the store's worker thread. */
import { rmSync, statSync } from 'node:fs';
import { AssetTables } from './asset-tables.ts';
import { makeBackup } from './backups.ts';
import { changeMark } from './change-mark.ts';
import { CommentTable } from './comment-table.ts';
import { compactStep } from './compaction.ts';
import { eraseNames } from './erase-names.ts';
import { walOf } from './file-paths.ts';
import { copyOpenFile } from './live-copy.ts';
import type { Migration } from './migrate.ts';
import { NotesTables } from './notes-tables.ts';
import { PeopleTables } from './people-tables.ts';
import { RecordTable } from './record-table.ts';
import type { Connection } from './sqlite.ts';
import { UpdateLog } from './update-log.ts';
import { VersionTables } from './version-tables.ts';

/** Bytes that the write-ahead log may take while nobody writes. */
const longJournal = 1 << 20;

/** What opening a file has made of it. */
export interface OpenedFile {
  readonly path: string;
  readonly db: Connection;
  /** Why it can't be written: a newer version wrote it, or the medium is protected; null for one that can. */
  readonly readOnly: 'newer' | 'medium' | null;
  /** The backup that it was restored from, and where the damaged file or what was torn of its log lies. */
  readonly restoredFrom: string | null;
  readonly movedAside: string | null;
  /** A folder that goes when it is closed. */
  readonly temporary: string | null;
  /** The migrations that this version knows. */
  readonly list: readonly Migration[];
}

export class ProjectFile {
  readonly path;
  readonly db;
  readonly readOnly;
  readonly restoredFrom;
  readonly movedAside;
  readonly assets;
  readonly comments;
  readonly log;
  readonly people;
  readonly records;
  readonly notes;
  readonly versions;
  readonly project: string;

  /** For `openProjectFile`. Throws where the tables can't be read. */
  constructor(private readonly opened: OpenedFile) {
    const { db, readOnly } = opened;
    this.path = opened.path;
    this.db = db;
    this.readOnly = readOnly;
    this.restoredFrom = opened.restoredFrom;
    this.movedAside = opened.movedAside;
    this.log = new UpdateLog(db, readOnly === null ? 'write' : 'read');
    this.assets = new AssetTables(db);
    this.comments = new CommentTable(db);
    this.people = new PeopleTables(db);
    this.records = new RecordTable(db);
    this.notes = new NotesTables(db);
    this.versions = new VersionTables(db);
    this.project = this.notes.project();
  }

  /** One small piece of the work that keeps the file fit: compaction. True when there is more to do. */
  maintain(): boolean {
    if (this.readOnly !== null) return false;
    if (compactStep(this.log.tables)) return true;
    this.shortenJournal();
    return false;
  }

  /** Brings what lies in the write-ahead log into the file and gives the log's space back, once that is worth it. */
  private shortenJournal(): void {
    if ((statSync(walOf(this.path), { throwIfNoEntry: false })?.size ?? 0) > longJournal)
      this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** Takes people's names out of the file for good. */
  eraseNames(people: readonly string[]): void {
    eraseNames(this, people);
  }

  backup(): string {
    return makeBackup(this.db, this.path, this.opened.list);
  }

  /** Copies the file as it is to a place where none is, while others go on writing; nothing is checked. */
  copyTo(target: string): Promise<void> {
    return copyOpenFile(this.db, target);
  }

  /** The same for the same content. */
  mark(): string {
    return changeMark(this.db);
  }

  /** Bounds the file to so many pages of 4 KiB (null: no bound), as a full disk would; appends then fail with `full`. */
  limitPages(pages: number | null): void {
    this.db.pragma(`max_page_count = ${pages ?? 4_294_967_294}`);
  }

  /** A write that changes nothing: throws DiskTrouble while the disk refuses. */
  probe(): void {
    this.notes.setMeta('store.probe', new Date().toISOString());
  }

  close(): void {
    try {
      this.db.close();
    } finally {
      const { temporary } = this.opened;
      if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
    }
  }
}
