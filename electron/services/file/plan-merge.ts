/**
 * What a mailed file would bring to a running project. Read in a thread, from a copy: every update is checked as the hub checks those of
 * a peer, the record against the project's key and its own record; only then it is compared with what the project has.
 */
import * as Y from 'yjs';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { isChanged, type Counts } from '../../../shared/document/compare/compared.ts';
import { comparePapers, type VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { titleOf, versionsOf, type RecordEntry } from '../../../shared/domain/record.ts';
import { readVersion } from '../../../shared/document/version-content.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { parseRoom, type RoomKind } from '../../../shared/sync/rooms.ts';
import { draftText } from '../../hub/draft-text.ts';
import { defaultLimits } from '../../hub/limits.ts';
import { RefusedUpdate } from '../../hub/update-reader.ts';
import { walkUpdate } from '../../hub/update-walk.ts';
import { readableCopy } from '../../store/examined-copy.ts';
import type { ProjectFile } from '../../store/project-file.ts';
import { metaKeys } from '../create-project.ts';
import { firstBadEntry } from '../ledger.ts';

export interface MergeInput {
  readonly file: string;
  readonly project: string;
  /** The key that signs the project's record; empty while a fresh copy waits for it. */
  readonly publicKey: string;
  readonly record: readonly RecordEntry[];
  /** What each room of the running project holds, as updates. */
  readonly rooms: ReadonlyMap<string, readonly Uint8Array[]>;
}

export interface PlannedRoom {
  readonly room: string;
  /** What the project lacks of it, as one update. */
  readonly bytes: Uint8Array;
  /** To whom the file says that its client ids belong. */
  readonly claims: ReadonlyMap<number, string>;
  /** What stands there with it, to be kept where it may not be written. */
  readonly text: string;
}

export interface MergePlan {
  readonly title: string;
  /** When the file was made to be mailed; null for one that people work in. */
  readonly mailed: string | null;
  readonly rooms: readonly PlannedRoom[];
  /** The chapters that become others. */
  readonly chapters: readonly {
    readonly id: string;
    readonly title: string;
    readonly isNew: boolean;
    readonly counts: Counts;
  }[];
  /** Comments rooms that get something, by their chapters. */
  readonly comments: readonly string[];
  /** Under whose ids something new was written. */
  readonly authors: readonly string[];
  /** Entries of the record that the project lacks. */
  readonly entries: readonly RecordEntry[];
  readonly pictures: readonly string[];
  readonly contents: readonly { readonly hash: string; readonly json: string }[];
}

/** Structs and deletions of one update, as of a first sync. */
const caps = { structs: defaultLimits.structs * 10, deletes: defaultLimits.deletes * 10 };
const mostTold = 200;

/** Failure of `readableCopy`, and `mergeOtherProject`, `mergeForked`, `mergeHostile` with the place. */
export function planMerge(input: MergeInput): MergePlan {
  const file = readableCopy(input.file);
  try {
    if (file.project !== input.project) throw new Failure('mergeOtherProject', { path: input.file });
    const entries = newEntries(file, input);
    const chapters: MergePlan['chapters'][number][] = [];
    const authors = new Set<string>();
    const comments: string[] = [];
    const rooms: PlannedRoom[] = [];
    for (const name of file.log.names()) {
      const room = parseRoom(name);
      if (room?.project !== input.project) throw hostile(input.file, 'file', name.slice(0, 100), null);
      if (room.kind === 'record') continue;
      const theirs = wholeRoom(file, name, room.kind, input.file);
      const planned = difference(theirs, name, room.kind, input.rooms.get(name) ?? [], file);
      theirs.destroy();
      if (planned === null) continue;
      rooms.push(planned.room);
      for (const author of planned.authors) authors.add(author);
      if (room.kind === 'comments' && room.item !== null) comments.push(room.item);
      if (planned.chapter !== null) chapters.push({ id: room.item ?? '', ...planned.chapter });
    }
    return {
      title: titleOf(file.records.entries()).title,
      mailed: file.notes.meta(metaKeys.mailed),
      rooms,
      chapters: chapters.slice(0, mostTold),
      comments,
      authors: [...authors].slice(0, mostTold),
      entries,
      pictures: file.assets.hashes(),
      contents: contentsOf(file, entries),
    };
  } finally {
    file.close();
  }
}

/** The bytes of one picture of a file. */
export function pictureIn(path: string, hash: string): Uint8Array | null {
  const file = readableCopy(path);
  try {
    return file.assets.get(hash)?.bytes ?? null;
  } finally {
    file.close();
  }
}

/** What the file's record has beyond ours; both must be one chain under one key. */
function newEntries(file: ProjectFile, { record, publicKey, file: path }: MergeInput): readonly RecordEntry[] {
  const theirs = file.records.entries();
  const bad = publicKey === '' ? null : firstBadEntry(null, theirs, publicKey);
  if (bad !== null) throw hostile(path, 'record', '', bad);
  const forked = theirs.find((entry) => entry.n <= record.length && record[entry.n - 1]?.hash !== entry.hash);
  if (forked !== undefined) throw new Failure('mergeForked', { path, in: 'record', title: '', number: forked.n });
  return theirs.slice(record.length);
}

/** All of a room, each update checked before it is read. */
function wholeRoom(file: ProjectFile, name: string, kind: RoomKind, path: string): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  const { tables } = file.log;
  const room = tables.rooms.get(name);
  const updates = room === undefined ? [] : tables.after(room, room.base, Infinity);
  const refuse = (seq: number | null): Failure =>
    hostile(path, kind, kind === 'chapter' ? chapterTitle(doc).toString().slice(0, 100) : '', seq);
  for (const { seq, bytes } of updates) {
    try {
      walkUpdate(bytes, caps);
      Y.applyUpdate(doc, bytes);
    } catch (error) {
      throw error instanceof RefusedUpdate || error instanceof Error ? refuse(seq) : error;
    }
    // An update that builds upon what is not there may be meant for somebody's later text.
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw refuse(seq);
  }
  return doc;
}

function difference(
  theirs: Y.Doc,
  name: string,
  kind: RoomKind,
  ours: readonly Uint8Array[],
  file: ProjectFile,
): { room: PlannedRoom; authors: string[]; chapter: Omit<MergePlan['chapters'][number], 'id'> | null } | null {
  const here = new Y.Doc({ gc: false });
  try {
    here.transact(() => {
      for (const update of ours) Y.applyUpdate(here, update);
    });
    const known = Y.encodeStateVector(here);
    const before = Y.snapshot(here);
    const bytes = Y.encodeStateAsUpdate(theirs, known);
    const was = kind === 'chapter' ? versionOf(here, name) : null;
    Y.applyUpdate(here, bytes);
    if (Y.equalSnapshots(before, Y.snapshot(here))) return null;
    const room = file.log.tables.rooms.get(name);
    const claims = new Map(
      (room === undefined ? [] : file.log.tables.leasesIn(room)).map(({ client, person }) => [client, person]),
    );
    const clocks = Y.decodeStateVector(known);
    const fresh = [...Y.decodeStateVector(Y.encodeStateVector(here))].filter(
      ([client, clock]) => clock > (clocks.get(client) ?? 0),
    );
    const authors = fresh.map(([client]) => claims.get(client) ?? '');
    let chapter: Omit<MergePlan['chapters'][number], 'id'> | null = null;
    if (was !== null) {
      const [compared] = comparePapers(ours.length === 0 ? [] : [was], [versionOf(here, name)]);
      if (compared !== undefined && (isChanged(compared.counts) || compared.titleBefore !== compared.titleAfter))
        chapter = { title: compared.titleAfter ?? '', isNew: ours.length === 0, counts: compared.counts };
    }
    const written = new Set(fresh.map(([client]) => client));
    const text = draftText(kind, theirs, kind.startsWith('measure') ? (client) => written.has(client) : () => true);
    return { room: { room: name, bytes, claims, text }, authors, chapter };
  } finally {
    here.destroy();
  }
}

function versionOf(doc: Y.Doc, name: string): VersionChapter {
  return { id: name, title: chapterTitle(doc).toString().slice(0, 500), ...readChapter(doc) };
}

/** The texts of versions that these entries speak of, as far as the file has them. */
function contentsOf(file: ProjectFile, entries: readonly RecordEntry[]): MergePlan['contents'] {
  const contents = new Map<string, string>();
  for (const { content } of versionsOf(entries)) {
    const json = file.versions.get(content);
    if (json === null) continue;
    contents.set(content, json);
    for (const chapter of readVersion(json)?.chapters ?? []) {
      const text = file.versions.get(chapter.content);
      if (text !== null) contents.set(chapter.content, text);
    }
  }
  return [...contents].map(([hash, json]) => ({ hash, json }));
}

const hostile = (path: string, place: string, title: string, number: number | null): Failure =>
  new Failure('mergeHostile', { path, in: place, title, ...(number !== null && { number }) });
