/**
 * Every call between an interface and its host. `calls` is the whole surface: what is not listed cannot be called.
 * A call belongs to a scope: `desk` (this machine's own window: which projects are there) or `project` (one open project).
 * `where: 'home'` is answered by the host that holds the project's key; other hosts hand the call to their upstream.
 */
import * as v from 'valibot';
import { desk, onProject } from './call-kinds.ts';
import * as history from './history-schemas.ts';
import * as authors from './author-schemas.ts';
import * as home from './homecoming-schemas.ts';
import * as fields from './field-schemas.ts';
import { exportProgress } from './export-progress.ts';
import * as imports from './import-schemas.ts';
import * as files from './file-schemas.ts';
import * as costs from './cost-schemas.ts';
import * as measures from './measure-schemas.ts';
import * as papers from './paper-schemas.ts';
import * as s from './schemas.ts';
import { strategyAnswer, wantedStrategy } from './strategy-schemas.ts';
import * as versions from './version-schemas.ts';
import { searchAnswer, searchInput } from './search-schemas.ts';

const nothing = v.strictObject({});
const opened = v.strictObject({ project: s.id });

export const calls = {
  /** The start screen: recently used and findable project files. */
  'desk.overview': desk(
    nothing,
    v.strictObject({
      folder: v.string(),
      projects: v.array(
        v.strictObject({ path: v.string(), title: v.string(), usedAt: v.nullable(s.time), open: v.boolean() }),
      ),
    }),
  ),
  /** Creates a project file (at `path`, else in the projects folder) and opens it. */
  'desk.create': desk(
    v.strictObject({ title: s.label, kind: v.picklist(['empty', 'sample']), path: v.nullable(s.path) }),
    opened,
  ),
  /** Failure `mailedCopy` for a copy that was made to be mailed, where its project is known here, unless one only `reads`. */
  'desk.open': desk(v.strictObject({ path: s.path, reads: v.optional(v.boolean()) }), opened),
  /** Joins another laptop's project by its invitation link: redeems the code, makes a local copy, keeps both in step. */
  'desk.join': desk(v.strictObject({ link: v.pipe(v.string(), v.maxLength(2000)), path: v.nullable(s.path) }), opened),
  'desk.close': desk(v.strictObject({ project: s.id }), nothing),

  'project.get': onProject('readProject', 'here', nothing, s.project),
  'project.rename': onProject(
    'manageProject',
    'home',
    v.strictObject({ title: s.label, owner: v.pipe(v.string(), v.maxLength(200)) }),
    s.project,
  ),
  /** Signs a chapter off: nobody writes in it until the office opens it again. */
  'chapters.lock': onProject('lockChapter', 'home', v.strictObject({ chapter: s.id }), nothing),
  'chapters.unlock': onProject('lockChapter', 'home', v.strictObject({ chapter: s.id }), nothing),
  'chapters.summaries': onProject('readProject', 'here', nothing, v.array(s.chapterSummary)),
  /** What the index of the paper needs of chapters that the interface hasn't opened; unknown ones are left out. */
  'chapters.marks': onProject(
    'readProject',
    'here',
    v.strictObject({ chapters: v.pipe(v.array(s.id), v.maxLength(50)) }),
    v.array(s.chapterMarks),
  ),
  'status.get': onProject('readProject', 'here', nothing, s.status),

  'people.list': onProject('readProject', 'here', nothing, s.people),
  /** Invitations that are neither redeemed nor expired nor revoked. */
  'people.invitations': onProject('managePeople', 'home', nothing, v.array(s.invitation)),
  /**
   * Invites a new person, or (`person`) a device of somebody who is in the list already, with the roles they have: a link with
   * a one-time code, valid for `days`.
   */
  'people.invite': onProject(
    'managePeople',
    'home',
    v.union([
      v.strictObject({ name: s.label, roles: s.roles, days: s.days }),
      v.strictObject({ person: s.id, days: s.days }),
    ]),
    v.strictObject({ invitation: s.invitation, link: v.string() }),
  ),
  'people.revokeInvitation': onProject('managePeople', 'home', v.strictObject({ invitation: s.id }), nothing),
  'people.setRoles': onProject('managePeople', 'home', v.strictObject({ person: s.id, roles: s.roles }), nothing),
  'people.rename': onProject('managePeople', 'home', v.strictObject({ person: s.id, name: s.label }), nothing),
  /** Withdraws all access of a person; open connections are closed at once. */
  'people.withdraw': onProject('managePeople', 'home', v.strictObject({ person: s.id }), nothing),
  /** Erases a former member's name for good, everywhere; withdraws their access with it. */
  'people.eraseName': onProject('managePeople', 'home', v.strictObject({ person: s.id }), nothing),
  'groups.add': onProject('managePeople', 'home', v.strictObject({ name: s.label }), s.group),
  'groups.rename': onProject('managePeople', 'home', v.strictObject({ group: s.id, name: s.label }), nothing),

  /** Lets other laptops in the room join: listens on the machine's addresses until closed. */
  'meeting.open': onProject('manageProject', 'here', nothing, s.status),
  'meeting.close': onProject('manageProject', 'here', nothing, s.status),

  /**
   * Looks words up in the dictionaries of this host (the personal words of the project are the interface's business): those
   * that are not known, of the first `done`; the rest is asked for again.
   */
  'spelling.check': onProject(
    'readProject',
    'here',
    v.strictObject({ language: s.spellingLanguage, words: v.pipe(v.array(s.word), v.maxLength(500)) }),
    v.strictObject({ unknown: v.array(v.string()), done: v.number() }),
  ),
  /** What could have been meant, the likeliest first. */
  'spelling.suggest': onProject(
    'readProject',
    'here',
    v.strictObject({ language: s.spellingLanguage, word: s.word }),
    v.array(v.string()),
  ),

  /** The backups of this host's file: for the office, and for this machine's own window. Paths are for the latter alone. */
  'backups.list': onProject('readProject', 'here', nothing, files.backupList),
  'backups.make': onProject('readProject', 'here', nothing, v.strictObject({ at: s.time })),
  'backups.preview': onProject('readProject', 'here', files.wantedBackup, files.backupPaper),
  'backups.chapter': onProject('readProject', 'here', files.wantedChapter, files.backupChapter),
  /** Brings chapters back as a step forward under the person's rights; all that stands now is backed up before. */
  'backups.restore': onProject('readProject', 'here', files.restoreWish, files.restored),
  /** A backup as a project of its own in the folder of projects. */
  'backups.copy': onProject('readProject', 'here', v.strictObject({ at: s.time, title: s.label }), files.written),
  /** A second folder that backups are copied to; null for none. */
  'backups.setPlace': onProject('readProject', 'here', v.strictObject({ folder: v.nullable(s.path) }), nothing),
  'file.verify': onProject('readProject', 'here', nothing, files.verification),
  /** One file to give away; `path` null: in the folder of projects. Never with keys or tokens. */
  'file.mail': onProject('readProject', 'here', files.mailWish, files.written),
  /** A finished project as one folder in the folder of projects. */
  'file.archive': onProject('readProject', 'here', nothing, files.written),
  /** What another file of this project would bring, and bringing it. */
  'file.mergePreview': onProject('readProject', 'here', v.strictObject({ path: s.path }), files.mergeOutcome),
  'file.merge': onProject('readProject', 'here', v.strictObject({ path: s.path }), files.mergeOutcome),
  /**
   * Searches text, comments, suggestions and versions, of those that the person may read. Whatever the words are is no error.
   * While `pending` is not 0, the paper is still being read and asking again finds more.
   */
  'search.find': onProject('readProject', 'here', searchInput, searchAnswer),

  /** The city whose template the project's council papers have. Failure `templateBroken`. */
  'papers.city': onProject('readPapers', 'here', nothing, papers.paperCity),
  /** A new council paper of one of the template's kinds, at the end of the list. */
  'papers.make': onProject('editPapers', 'here', papers.newPaper, papers.wantedPaper),
  /** Takes a paper off the list; its room stays, and adding it to the list again (`addPaper`) brings it back. */
  'papers.remove': onProject('editPapers', 'here', papers.wantedPaper, nothing),
  /** What has a number in a version of the strategy paper, or (null) in the paper as it stands; null where its text can't be had. */
  'papers.strategy': onProject('readPapers', 'here', wantedStrategy, strategyAnswer),
  /** What a paper is checked for before it leaves, as it is right now. */
  'papers.check': onProject('readPapers', 'here', papers.wantedPaper, papers.paperFindings),

  /** How far a file is that this person has the door make, by the number in its address (`run`); null while that isn't known. */
  'export.progress': onProject(
    'readProject',
    'here',
    v.strictObject({ run: s.id }),
    v.strictObject({ progress: v.nullable(exportProgress) }),
  ),

  'drafts.keep': onProject(
    'keepDraft',
    'here',
    v.strictObject({
      room: v.pipe(v.string(), v.maxLength(96)),
      reason: v.pipe(v.string(), v.maxLength(40)),
      text: v.pipe(v.string(), v.maxLength(2_000_000)),
      /** The whole chapter as canonical JSON, where it isn't too long. */
      content: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2_000_000)))),
    }),
    s.draft,
  ),
  /** The chapter of a draft as it was written, or as the others had it; null where only its words are kept. */
  'drafts.content': onProject(
    'keepDraft',
    'here',
    v.strictObject({ draft: s.id, of: v.picklist(['base', 'draft']) }),
    v.nullable(v.string()),
  ),
  'drafts.list': onProject('keepDraft', 'here', nothing, v.array(s.draft)),
  'drafts.delete': onProject('keepDraft', 'here', v.strictObject({ draft: s.id }), nothing),

  /** What happened while this host, or a window of this person, was without connection; the latest last. */
  'homecoming.list': onProject('readProject', 'here', nothing, v.array(home.homecoming)),
  /** A window is back that was without this host. */
  'homecoming.away': onProject('keepDraft', 'here', home.windowAway, nothing),
  /** A chapter before that time, as either side had it, and as both together. */
  'homecoming.state': onProject('readProject', 'here', home.wantedHomeState, home.homeState),

  /** Versions that people made (they stand in the record), and the moments that this host kept by itself. */
  /** Who wrote what stands in a chapter; null where that is what one has. */
  'authors.of': onProject('readProject', 'here', authors.wantedAuthors, authors.authorsAnswer),
  /** How much everybody has written, chapter by chapter. */
  'authors.shares': onProject('readProject', 'here', nothing, authors.authorShares),
  /** Who wrote in fields of a form, by the Yjs clients of its room. */
  'fields.writers': onProject('readProject', 'home', fields.wantedWriters, fields.writersAnswer),

  'versions.list': onProject('readProject', 'here', nothing, versions.versionList),
  /** Keeps the paper as it stands at the home host under a name. */
  'versions.make': onProject('makeVersion', 'home', versions.newVersion, v.strictObject({ version: s.id })),
  'versions.freeze': onProject('freezeVersion', 'home', versions.newVersion, v.strictObject({ version: s.id })),
  /** A state of the paper. Failure `versionMissing`, `versionDamaged`. */
  'versions.paper': onProject('readProject', 'here', v.strictObject({ of: versions.side }), versions.statedPaper),
  /** Texts of chapters by their hashes. */
  'versions.contents': onProject('readProject', 'here', versions.wantedContents, versions.contents),
  /** Keeps this moment, so that one finds back to it. */
  'versions.checkpoint': onProject(
    'keepDraft',
    'here',
    v.strictObject({ why: v.picklist(['restore']) }),
    versions.checkpoint,
  ),

  /** The paper's life as the log of this host has it: who wrote when, and what stood at a moment. Nothing here changes anything. */
  'history.timeline': onProject('readProject', 'here', history.timelineQuery, history.timeline),
  'history.step': onProject(
    'readProject',
    'here',
    history.stepQuery,
    v.strictObject({ stretch: v.nullable(history.stretch) }),
  ),
  'history.chapter': onProject('readProject', 'here', history.chapterQuery, history.chapterAt),
  'history.outline': onProject('readProject', 'here', history.outlineQuery, history.outlineAt),

  /** Takes in a Word file: hand it up in parts, have it read, look at what would come, then have it written or cancel. */
  /** A workbook with measures, handed up in parts and read in a thread of its own; what comes of it is written in the room. */
  'measures.begin': onProject('importMeasures', 'here', imports.importBegin, v.strictObject({ import: s.id })),
  'measures.send': onProject('importMeasures', 'here', imports.importSend, nothing),
  'measures.read': onProject('importMeasures', 'here', measures.catalogueWanted, measures.importedCatalogue),
  'measures.cancel': onProject('importMeasures', 'here', v.strictObject({ import: s.id }), nothing),
  /** The same with the cost table of a council paper. */
  'costs.begin': onProject('editPapers', 'here', imports.importBegin, v.strictObject({ import: s.id })),
  'costs.send': onProject('editPapers', 'here', imports.importSend, nothing),
  'costs.read': onProject('editPapers', 'here', v.strictObject({ import: s.id }), costs.importedCosts),
  'costs.cancel': onProject('editPapers', 'here', v.strictObject({ import: s.id }), nothing),
  'import.begin': onProject('importText', 'here', imports.importBegin, v.strictObject({ import: s.id })),
  'import.send': onProject('importText', 'here', imports.importSend, nothing),
  'import.read': onProject('importText', 'here', v.strictObject({ import: s.id }), imports.importPreview),
  'import.progress': onProject(
    'importText',
    'here',
    v.strictObject({ import: s.id }),
    v.strictObject({ share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  ),
  'import.cancel': onProject('importText', 'here', v.strictObject({ import: s.id }), nothing),
  'import.write': onProject('importText', 'here', imports.importWanted, imports.importResult),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<C extends CallName> = v.InferInput<Calls[C]['input']>;
export type Output<C extends CallName> = v.InferOutput<Calls[C]['output']>;

/** What a host tells its interfaces unasked. */
export const events = {
  project: s.project,
  status: s.status,
  people: s.people,
  summaries: v.array(s.chapterSummary),
  versions: versions.versionList,
  homecomings: v.array(home.homecoming),
  /** The host has kept a draft by itself. */
  drafts: v.array(s.draft),
} as const;
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = v.InferOutput<(typeof events)[E]>;

/** Why a call failed; a key of the catalogue (`error.<code>`): what happened, what is safe, what to do. */
export const errorCodes = [
  'badInput',
  'forbidden',
  'unknownCall',
  'internal',
  'needsConnection',
  'noFile',
  'noFolder',
  'notAProject',
  'damagedFile',
  'newerFile',
  'fileInUse',
  'mailedCopy',
  'networkPath',
  'diskFull',
  'noPermissionOnDisk',
  'fileExists',
  'invitationUnknown',
  'invitationUsed',
  'invitationExpired',
  'invitationMalformed',
  'hostUnreachable',
  'tooManyTries',
  'lastOffice',
  'unknownPerson',
  'noAccess',
  'unknownGroup',
  'tooLarge',
  'noAddress',
  'imageNone',
  'imageTooLarge',
  'imageTooManyPixels',
  'imageHash',
  'imagesFull',
  'busy',
  'versionMissing',
  'versionDamaged',
  'importNotWord',
  'importOldWord',
  'importNotExcel',
  'importEncrypted',
  'importTooLarge',
  'importDamaged',
  'importEmpty',
  'importTooSlow',
  'importStopped',
  'importGone',
  'exportTooSlow',
  'exportTooLarge',
  'exportFailed',
  'templateBroken',
  'paperBlocked',
  'paperMissing',
  'annexMissing',
  'annexNoPdf',
  'annexDamaged',
  'annexLocked',
  'annexTooLarge',
  'superseded',
  'badBackup',
  'secondPlaceGone',
  'mergeOtherProject',
  'mergeForked',
  'mergeHostile',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A failure that a person can be told; `details` fill the catalogue's placeholders (e.g. `path`). */
export class Failure extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'Failure';
  }
}
