/** What one does with the file of an open project: look into its backups and bring something back, mail it, verify it, archive it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { Verification } from '../../../shared/domain/verification.ts';
import { parseRoom, roomName } from '../../../shared/sync/rooms.ts';
import type { Hub } from '../../hub/hub.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { Backups } from './backups.ts';
import { runFileTask } from './file-thread.ts';
import type { MailChoices } from './mail.ts';
import type { BackupPaper, RoomStates } from './read-backup.ts';

export interface ProjectFilesOptions {
  readonly store: ProjectStore;
  readonly hub: Hub;
  readonly backups: Backups;
  /** The folder of the office's own cities; null for none. */
  readonly templates: string | null;
}

export class ProjectFiles {
  constructor(private readonly options: ProjectFilesOptions) {}

  /** The paper of a backup beside what stands now. One that does not open is put aside, and a new one made. */
  async preview(at: string): Promise<BackupPaper> {
    const rooms = await this.states();
    return this.reading(at, (file) => runFileTask('readBackup', { file, rooms }));
  }

  chapter(at: string, chapter: string): Promise<{ title: string; content: string }> {
    return this.reading(at, (file) => runFileTask('readBackupChapter', { file, chapter }));
  }

  /**
   * Brings chapters back to what a backup holds, as steps forward under the person's rights; before, all that stands now is backed
   * up. `chapters` null: all, and the outline. Failure `forbidden` where one may not write, and nothing has changed then.
   */
  async restore(
    person: string,
    at: string,
    chapters: readonly string[] | null,
  ): Promise<{ chapters: number; safety: string }> {
    const { store, hub, backups } = this.options;
    if (store.readOnly !== null) throw new Failure('noPermissionOnDisk');
    const paper = await this.preview(at);
    const wanted = chapters === null ? paper.chapters : paper.chapters.filter(({ id }) => chapters.includes(id));
    const file = backups.fileOf(at);
    await backups.make();
    const safety = backups.status.at ?? at;
    const bringer = { person, own: new Set<number>(), messenger: false };
    const back = async (kind: 'chapter' | 'outline', id: string | null): Promise<(() => Promise<void>) | null> => {
      const room = roomName({ project: store.project, kind, item: id });
      const now = (await store.loadRoom(room)).updates;
      const bytes = await runFileTask('wayBack', { file, kind, id, now });
      if (bytes === null) return null;
      if ((await hub.bring(room, bringer, bytes, true)) !== 'taken') throw new Failure('forbidden');
      return async () => {
        if ((await hub.bring(room, bringer, bytes, false)) !== 'taken') throw new Failure('forbidden');
      };
    };
    const gone = wanted.some(({ now }) => now === 'gone');
    const steps: (() => Promise<void>)[] = [];
    // A chapter that is no longer in the paper comes back with its place, and only the outline as a whole knows that.
    if (chapters === null || gone) steps.push(...[await back('outline', null)].filter((step) => step !== null));
    let count = 0;
    for (const { id, now } of wanted) {
      const step = await back('chapter', id);
      if (step !== null) steps.push(step);
      if (step !== null || now === 'gone') count += 1;
    }
    for (const step of steps) await step();
    return { chapters: count, safety };
  }

  /** Writes a backup as a project of its own. Failure `fileExists` and what the disk says. */
  async copy(at: string, to: string, title: string): Promise<string> {
    return this.reading(at, (from) => runFileTask('asOwnProject', { from, to, title }));
  }

  mail(to: string, choices: MailChoices): Promise<void> {
    return this.withCopy((from) => runFileTask('mail', { from, to, ...choices }));
  }

  archive(to: string): Promise<void> {
    return this.withCopy((from) => runFileTask('archive', { from, to, templates: this.options.templates }));
  }

  verify(): Promise<Verification> {
    return this.withCopy((file) => runFileTask('verify', { file }));
  }

  /** What the rooms hold that a backup is compared with. */
  private async states(): Promise<RoomStates> {
    const rooms = new Map<string, readonly Uint8Array[]>();
    const { store } = this.options;
    for (const name of await store.rooms()) {
      const kind = parseRoom(name)?.kind;
      if (kind === 'chapter' || kind === 'outline') rooms.set(name, (await store.loadRoom(name)).updates);
    }
    return rooms;
  }

  private async reading<T>(at: string, read: (file: string) => Promise<T>): Promise<T> {
    const file = this.options.backups.fileOf(at);
    try {
      return await read(file);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'damagedFile') throw error;
      this.options.backups.foundBad(file);
      throw new Failure('badBackup', { path: file });
    }
  }

  /** Works on a copy of the file as it is now, which goes afterwards. */
  private async withCopy<T>(work: (copy: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-'));
    try {
      const copy = path.join(folder, 'Vorhaben.ratschrift');
      await this.options.store.copyTo(copy);
      return await work(copy);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
