/**
 * The backups of one open project: made by themselves when an hour has passed and something changed, checked in a thread of their
 * own, rotated, and copied to a second place if one was chosen. A failure is told and tried again; nobody who writes waits.
 */
import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { HostStatus } from '../../../shared/rpc/schemas.ts';
import { backupsOf, badBackupsOf, markBad, newBackup, rotate, timeOfBackup } from '../../store/backups.ts';
import { keptBackups } from '../../store/backup-rotation.ts';
import { backupFolder } from '../../store/file-paths.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { readNote, type BackupNote } from './backup-note.ts';
import { runFileTask, toldFailure } from './file-thread.ts';

export interface BackupTimes {
  /** After opening, so that opening is quick; and how often is looked whether one is due, ms. */
  readonly first: number;
  readonly every: number;
  /** How old the newest one is before the next is made, ms. */
  readonly due: number;
}

const usualTimes: BackupTimes = { first: 20_000, every: 5 * 60_000, due: 60 * 60_000 };
/** A copy, what is made of it, and room to go on writing. */
const spaceFactor = 2.2;
const spaceLeft = 32 * 1024 * 1024;

export interface BackupsOptions {
  readonly store: Pick<ProjectStore, 'copyTo' | 'mark' | 'readOnly' | 'project'>;
  /** Path of the project file. */
  readonly path: string;
  /** A folder that finished backups are copied to, too; null for none. */
  readonly secondPlace: () => string | null;
  /** What the status says of the backups changed. */
  readonly onChange: () => void;
  readonly log: (message: string) => void;
  readonly times?: BackupTimes;
  readonly now?: () => number;
  /** Bytes that are free in a folder; for tests. */
  readonly free?: (folder: string) => Promise<number>;
}

type Trouble = NonNullable<HostStatus['backup']>['trouble'];

export interface Backup {
  /** ISO 8601; names it. */
  readonly at: string;
  readonly bytes: number;
  readonly note: BackupNote | null;
  /** False for one that turned out not to open. */
  readonly good: boolean;
}

export class Backups {
  private readonly times;
  private readonly now;
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private making: Promise<string> | null = null;
  private newestMark: string | null = null;
  private trouble: Trouble = null;
  private newestAt: string | null;

  constructor(private readonly options: BackupsOptions) {
    this.times = options.times ?? usualTimes;
    this.now = options.now ?? Date.now;
    this.newestAt = this.newestTime();
  }

  /** Begins to look whether one is due. */
  open(): void {
    if (this.options.store.readOnly === null) this.later(this.times.first);
  }

  /** Makes no more; to be called before the store closes. What is being made stops with the store. */
  stop(): void {
    this.ending.abort();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Resolves once nothing is being made any more. */
  async closed(): Promise<void> {
    await this.making?.catch(() => undefined);
  }

  /** What the status says. */
  get status(): NonNullable<HostStatus['backup']> {
    return { at: this.newestAt, trouble: this.trouble };
  }

  /** All of them, newest first, the bad ones too. */
  list(): Backup[] {
    const entry = (file: string, good: boolean): Backup[] => {
      const time = timeOfBackup(file);
      if (time === null || !existsSync(file)) return [];
      return [{ at: new Date(time).toISOString(), bytes: statSync(file).size, note: readNote(file), good }];
    };
    const { path: file } = this.options;
    return [
      ...backupsOf(file).flatMap((each) => entry(each, true)),
      ...badBackupsOf(file).flatMap((each) => entry(each, false)),
    ].sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** The path of the backup of that time. Failure `noFile`. */
  fileOf(at: string): string {
    const found = backupsOf(this.options.path).find((file) => timeOfBackup(file) === Date.parse(at));
    if (found === undefined) throw new Failure('noFile', { path: backupFolder(this.options.path) });
    return found;
  }

  /** Makes one now; the one that is under way when there is one. Resolves with its path. */
  make(): Promise<string> {
    this.making ??= this.makeNow().finally(() => (this.making = null));
    return this.making;
  }

  /** Makes one when the newest is old enough and something changed since. Resolves with its path, or null. */
  async makeIfDue(): Promise<string | null> {
    const [newest] = backupsOf(this.options.path);
    const time = newest === undefined ? null : timeOfBackup(newest);
    if (newest !== undefined && time !== null) {
      const age = this.now() - time;
      // A clock that was set back must not keep backups from being made.
      if (age >= 0 && age < this.times.due) return null;
      this.newestMark ??= await runFileTask('markOf', { file: newest }, this.ending);
      if (this.newestMark === (await this.options.store.mark())) return null;
    }
    return this.make();
  }

  /** Marks a backup that did not open, tells it, and has a new one made. */
  foundBad(file: string): void {
    markBad(file);
    this.newestMark = null;
    this.options.log(`backup: ${file} does not open`);
    this.setTrouble({ code: 'badBackup', since: new Date(this.now()).toISOString() });
    this.later(this.times.first);
  }

  private async makeNow(): Promise<string> {
    const { store, path: file } = this.options;
    let made: { target: string; copying: string } | null = null;
    try {
      await this.needSpace();
      made = newBackup(file, new Date(this.now()));
      await store.copyTo(made.copying);
      const { mark } = await runFileTask('finishBackup', made, this.ending);
      this.newestMark = mark;
      rotate(file);
      this.setTrouble(await this.copyToSecondPlace(made.target));
      return made.target;
    } catch (error) {
      const told = toldFailure(error, file);
      if (made !== null) await rm(made.copying, { force: true });
      if (!this.ending.signal.aborted) {
        this.options.log(`backup: ${String(error)}`);
        const code = told instanceof Failure ? told.code : 'internal';
        this.setTrouble({ code, since: this.sinceNow() });
      }
      throw told;
    }
  }

  /** Failure `diskFull` where there is no room for it: the disk is better left to those who write. */
  private async needSpace(): Promise<void> {
    const { path: file, free = freeBytes } = this.options;
    const available = await free(path.dirname(file)).catch(() => Infinity);
    if (available < statSync(file).size * spaceFactor + spaceLeft) throw new Failure('diskFull', { path: file });
  }

  /** The trouble when it isn't there, as a stick that was pulled out: the backup itself is made. */
  private async copyToSecondPlace(backup: string): Promise<Trouble> {
    const place = this.options.secondPlace();
    if (place === null) return null;
    const name = path.basename(this.options.path, '.ratschrift');
    const folder = path.join(place, `${name} ${this.options.store.project.slice(0, 8)}.ratschrift.backups`);
    try {
      if (!existsSync(place)) throw new Failure('noFolder', { path: place });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await runFileTask('copyWhole', { from: backup, to: path.join(folder, path.basename(backup)) }, this.ending);
      const files = (await readdir(folder)).filter((each) => timeOfBackup(each) !== null);
      const kept = keptBackups(files.flatMap((each) => timeOfBackup(each) ?? []));
      for (const each of files)
        if (!kept.has(timeOfBackup(each) ?? NaN)) await rm(path.join(folder, each), { force: true });
      return null;
    } catch (error) {
      this.options.log(`backup: second place: ${String(error)}`);
      return { code: 'secondPlaceGone', since: this.sinceNow() };
    }
  }

  private sinceNow(): string {
    return this.trouble?.since ?? new Date(this.now()).toISOString();
  }

  private newestTime(): string | null {
    const [newest] = backupsOf(this.options.path);
    const time = newest === undefined ? null : timeOfBackup(newest);
    return time === null ? null : new Date(time).toISOString();
  }

  private setTrouble(trouble: Trouble): void {
    this.trouble = trouble;
    this.newestAt = this.newestTime();
    this.options.onChange();
  }

  private later(after: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.ending.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.makeIfDue()
        .catch((error: unknown) => this.options.log(`backup: ${String(error)}`))
        .finally(() => this.later(this.times.every));
    }, after);
    this.timer.unref();
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
