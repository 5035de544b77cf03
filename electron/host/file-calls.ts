/** Answers the calls about the file of a project: backups for the office and for whose laptop it is, places on the disk for the latter alone. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { mayDo } from '../../shared/domain/permissions.ts';
import type { Verification } from '../../shared/domain/verification.ts';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeFound } from '../../shared/i18n/describe-found.ts';
import { Failure, type CallName, type Input, type Output } from '../../shared/rpc/contract.ts';
import type { OpenProject } from '../services/open-project.ts';
import { backupFolder } from '../store/file-paths.ts';
import type { Desk } from './desk.ts';
import { quarantined } from './quarantine.ts';

export interface FileContext {
  readonly desk: Desk;
  readonly project: OpenProject;
  readonly me: string;
  /** True for this machine's own window. */
  readonly own: boolean;
}

type FileCallName = Extract<CallName, `backups.${string}` | `file.${string}`>;
type FileHandlers = {
  readonly [C in FileCallName]: (context: FileContext, input: Input<C>) => Promise<Output<C>> | Output<C>;
};

/** Backups hold the whole paper: they are for the office, and for whoever has the file on the own disk. */
function needBackups({ project, me, own }: FileContext): void {
  if (!own && !mayDo(project.person(me), 'manageProject')) throw new Failure('forbidden');
}

/** Paths of this machine are for its own window alone. */
function needOwn({ desk, own }: FileContext): void {
  if (!own || !desk.choosesProjects) throw new Failure('forbidden');
}

export const fileHandlers: FileHandlers = {
  'backups.list': (context) => {
    needBackups(context);
    const { desk, project, own } = context;
    const chooses = own && desk.choosesProjects;
    return {
      folder: chooses ? backupFolder(project.path) : null,
      second: chooses ? desk.backupPlaceOf(project.id) : null,
      own: chooses,
      backups: project.backups.list(),
    };
  },
  'backups.make': async (context) => {
    needBackups(context);
    await context.project.backups.make();
    return { at: context.project.backups.status.at ?? new Date().toISOString() };
  },
  'backups.preview': async (context, { at }) => {
    needBackups(context);
    const { chapters, ...paper } = await context.project.files.preview(at);
    return { ...paper, chapters: [...chapters] };
  },
  'backups.chapter': (context, { at, chapter }) => {
    needBackups(context);
    return context.project.files.chapter(at, chapter);
  },
  'backups.restore': (context, { at, chapters }) => {
    needBackups(context);
    return context.project.files.restore(context.me, at, chapters);
  },
  'backups.copy': async (context, { at, title }) => {
    needOwn(context);
    const file = await context.desk.freePath(title);
    await context.project.files.copy(at, file, title);
    return { path: file };
  },
  'backups.setPlace': async (context, { folder }) => {
    needOwn(context);
    if (folder !== null) await mkdir(folder).catch(() => undefined);
    await context.desk.setBackupPlace(context.project.id, folder === null ? null : path.resolve(folder));
    await context.project.backups.make();
    return {};
  },
  'file.verify': async (context) => {
    needBackups(context);
    return verified(await context.project.files.verify());
  },
  'file.mail': async (context, { path: given, ...choices }) => {
    needOwn(context);
    const file = given ?? (await context.desk.freePath(`${context.project.title} (Versand)`));
    const whole = file.endsWith('.ratschrift') ? file : `${file}.ratschrift`;
    await context.project.files.mail(path.resolve(whole), choices);
    return { path: path.resolve(whole) };
  },
  'file.archive': async (context) => {
    needOwn(context);
    const folder = (await context.desk.freePath(`${context.project.title} (Archiv)`)).replace(/\.ratschrift$/, '');
    await context.project.files.archive(folder);
    return { path: folder };
  },
  'file.mergePreview': (context, { path: file }) => {
    needOwn(context);
    return quarantined(path.resolve(file), () =>
      context.project.fileMerge.preview(path.resolve(file), context.me),
    ).then(plain);
  },
  'file.merge': (context, { path: file }) => {
    needOwn(context);
    return quarantined(path.resolve(file), () => context.project.fileMerge.merge(path.resolve(file), context.me)).then(
      plain,
    );
  },
};

const plain = (outcome: Awaited<ReturnType<OpenProject['fileMerge']['merge']>>): Output<'file.merge'> => ({
  ...outcome,
  chapters: [...outcome.chapters],
  others: [...outcome.others],
  authors: [...outcome.authors],
});

/** Most findings that are told in words. */
const mostTold = 100;

function verified({ ok, found, counts }: Verification): Output<'file.verify'> {
  const moment = (at: string): string => new Date(at).toLocaleString('de-DE');
  return {
    ok,
    counts,
    found: found.slice(0, mostTold).map((each) => ({
      what: each.what,
      words: describeFound((key, values) => translate('de', key, values), each, moment),
    })),
  };
}
