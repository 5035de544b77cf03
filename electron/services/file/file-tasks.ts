/** What is done with whole files, each a plain function that may take seconds: run in a thread of its own (`file-thread.ts`). */
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { finishBackup, markOf } from '../../store/backups.ts';
import { syncFile, syncFolder } from '../../store/file-paths.ts';
import { describeBackup, type BackupNote } from './backup-note.ts';
import { writeAsOwnProject, writeMail, type MailChoices } from './mail.ts';
import { pictureIn, planMerge, type MergeInput, type MergePlan } from './plan-merge.ts';
import { readBackup, readBackupChapter, wayBack, type BackupPaper, type RoomStates } from './read-backup.ts';
import { writeArchive } from './archive.ts';
import { verifyFile } from './verify.ts';
import { writtenFiles } from './written-files.ts';

interface WayBackInput {
  readonly file: string;
  readonly kind: 'chapter' | 'outline';
  readonly id: string | null;
  readonly now: readonly Uint8Array[];
}

interface ArchiveInput {
  readonly from: string;
  readonly to: string;
  /** The folder of the office's own cities; null for none. */
  readonly templates: string | null;
}

export const fileTasks = {
  ...writtenFiles,
  /** Makes a checked backup of a copy; says what is in it, and its mark. */
  finishBackup({ copying, target }: { readonly copying: string; readonly target: string }): {
    readonly mark: string;
    readonly note: BackupNote;
  } {
    const mark = finishBackup(copying, target);
    return { mark, note: describeBackup(target) };
  },
  /** What a backup holds is the same as long as this is; null for one that can't be read. */
  markOf: ({ file }: { readonly file: string }): string | null => markOf(file),
  describeBackup: ({ file }: { readonly file: string }): BackupNote => describeBackup(file),
  mail: ({ from, to, ...choices }: { readonly from: string; readonly to: string } & MailChoices): void =>
    writeMail(from, to, choices),
  /** Resolves with the id of the new project. */
  asOwnProject: ({ from, to, title }: { readonly from: string; readonly to: string; readonly title: string }): string =>
    writeAsOwnProject(from, to, title),
  planMerge: (input: MergeInput): MergePlan => planMerge(input),
  pictureIn: ({ file, hash }: { readonly file: string; readonly hash: string }): Uint8Array | null =>
    pictureIn(file, hash),
  readBackup: ({ file, rooms }: { readonly file: string; readonly rooms: RoomStates }): BackupPaper =>
    readBackup(file, rooms),
  readBackupChapter: ({ file, chapter }: { readonly file: string; readonly chapter: string }) =>
    readBackupChapter(file, chapter),
  wayBack: ({ file, kind, id, now }: WayBackInput): Uint8Array | null => wayBack(file, kind, id, now),
  archive: ({ from, to, templates }: ArchiveInput): Promise<void> => writeArchive(from, to, { templates }),
  verify: ({ file }: { readonly file: string }) => verifyFile(file),
  /** Copies a finished file to another place, whole or not at all. */
  copyWhole({ from, to }: { readonly from: string; readonly to: string }): void {
    const unfinished = path.join(path.dirname(to), `.${path.basename(to)}.new`);
    try {
      copyFileSync(from, unfinished);
      syncFile(unfinished);
      renameSync(unfinished, to);
      syncFolder(path.dirname(to));
    } finally {
      rmSync(unfinished, { force: true });
    }
  },
};

export type FileTasks = typeof fileTasks;
export type FileTaskName = keyof FileTasks;
export type FileTaskInput<N extends FileTaskName> = Parameters<FileTasks[N]>[0];
export type FileTaskOutput<N extends FileTaskName> = Awaited<ReturnType<FileTasks[N]>>;
