/**
 * `ratschrift verify FILE`: everything that `check` looks at, and whether it means what it should: every update is readable and
 * leads to what the room shows, the record continues from entry to entry and is signed with the project's key, pictures are what
 * their hashes say. Looks at a copy; the file is never written.
 */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { imagesIn } from '../../../shared/document/images.ts';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { titleOf, versionsOf } from '../../../shared/domain/record.ts';
import { isHarmless, type Found, type FoundPlace, type Verification } from '../../../shared/domain/verification.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import { RefusedUpdate } from '../../hub/update-reader.ts';
import { walkUpdate } from '../../hub/update-walk.ts';
import { withExaminedCopy } from '../../store/examined-copy.ts';
import type { Finding } from '../../store/inspect.ts';
import { SalvageReader, type ReadRoom } from '../../store/salvage-reader.ts';
import { verifyRecord } from './verify-record.ts';

const noCaps = { structs: Infinity, deletes: Infinity };

/** Failure `noFile`, `notAProject`, `fileInUse`, `noPermissionOnDisk`. */
export function verifyFile(path: string): Verification {
  return withExaminedCopy(path, (report, copy) => {
    const { project, version, newer } = report;
    const nothing = { rooms: 0, updates: 0, entries: 0, signatures: 0, versions: 0, pictures: 0 };
    if (copy === null || newer || version === null) {
      const found = report.findings.map((finding) => foundIn(finding, new Map()));
      return { path, ok: report.ok, project, title: '', version, newer, found, counts: nothing };
    }
    const read = new SalvageReader(copy);
    const rooms = read.rooms().map((room) => verifyRoom(read, room));
    const titles = new Map(
      rooms.flatMap(({ chapter, title }) => (chapter === null ? [] : [[chapter, title] as const])),
    );
    const place = (name: string): FoundPlace => placeOf(name, titles);
    const entries = read.record();
    const record = verifyRecord(entries, read);
    const pictures = verifyPictures(read, rooms);
    const found = [
      ...report.findings.map((finding) => foundIn(finding, titles)),
      ...rooms.flatMap(({ found: ofRoom, name }) => ofRoom.map((each) => ({ ...each, place: place(name) }))),
      ...record.found,
      ...pictures.found.map(({ room, ...each }) => ({ ...each, place: room === null ? PICTURES : place(room) })),
    ];
    return {
      path,
      ok: found.every(({ what }) => isHarmless(what)),
      project: project ?? read.project,
      title: titleOf(entries).title,
      version,
      newer,
      found,
      counts: {
        ...nothing,
        rooms: rooms.length,
        updates: rooms.reduce((sum, { updates }) => sum + updates, 0),
        entries: entries.length,
        signatures: record.good,
        versions: versionsOf(entries).length,
        pictures: pictures.count,
      },
    };
  });
}

const PICTURES: FoundPlace = { in: 'pictures' };
type InRoom = Omit<Found, 'place'>;

interface VerifiedRoom {
  readonly name: string;
  /** The id of the chapter whose text it is, null for another room. */
  readonly chapter: string | null;
  readonly title: string;
  readonly updates: number;
  readonly found: readonly InRoom[];
  /** Hashes of the pictures that its text shows. */
  readonly pictures: readonly string[];
}

function verifyRoom(read: SalvageReader, room: ReadRoom): VerifiedRoom {
  const found: InRoom[] = [];
  const doc = new Y.Doc({ gc: false });
  let updates = 0;
  let covered: boolean | null = null;
  try {
    for (const { seq, at, bytes } of read.updates(room.name)) {
      updates += 1;
      const problem = integrate(seq > room.base ? doc : null, bytes);
      if (problem !== null)
        found.push({ what: 'badUpdate', number: seq, at: new Date(at).toISOString(), detail: problem });
      if (seq === room.snapshot?.seq) covered = covers(doc, room.snapshot.state);
    }
    const plain = (what: InRoom['what'], detail: string): InRoom => ({ what, number: null, at: null, detail });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      found.push(plain('incomplete', 'an update builds upon one that is not there'));
    if (covered === false) found.push(plain('differs', `snapshot ${room.snapshot?.seq ?? 0}`));
    const parsed = parseRoom(room.name);
    if (parsed?.kind !== 'chapter' || parsed.item === null)
      return { name: room.name, chapter: null, title: '', updates, found, pictures: [] };
    const { pictures, problem } = chapterIn(doc);
    if (problem !== null) found.push(plain('noText', problem));
    const title = chapterTitle(doc).toJSON().slice(0, 200);
    return { name: room.name, chapter: parsed.item, title, updates, found, pictures };
  } finally {
    doc.destroy();
  }
}

/** What is wrong with an update; null for a good one, which is then in `doc` (null: only looked at). */
function integrate(doc: Y.Doc | null, bytes: Uint8Array): string | null {
  try {
    walkUpdate(bytes, noCaps);
    if (doc !== null) Y.applyUpdate(doc, bytes);
    return null;
  } catch (error) {
    if (error instanceof RefusedUpdate) return `${error.refusal}: ${error.message}`;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Is a snapshot what the log leads to? */
function covers(doc: Y.Doc, state: Uint8Array): boolean {
  const other = new Y.Doc();
  try {
    Y.applyUpdate(other, state);
    return Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(other));
  } catch {
    return false;
  } finally {
    other.destroy();
  }
}

function chapterIn(doc: Y.Doc): { readonly pictures: readonly string[]; readonly problem: string | null } {
  try {
    const { blocks } = readChapter(doc);
    return { pictures: imagesIn(blocks).flatMap(({ asset }) => asset ?? []), problem: null };
  } catch (error) {
    return { pictures: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

function verifyPictures(
  read: SalvageReader,
  rooms: readonly VerifiedRoom[],
): { readonly found: readonly (InRoom & { readonly room: string | null })[]; readonly count: number } {
  const there = new Set<string>();
  const found: (InRoom & { room: string | null })[] = [];
  for (const { hash, bytes } of read.assets()) {
    there.add(hash);
    if (createHash('sha256').update(bytes).digest('hex') !== hash)
      found.push({ what: 'pictureBytes', number: null, at: null, detail: hash, room: null });
  }
  for (const { name, pictures } of rooms) {
    for (const hash of new Set(pictures))
      if (!there.has(hash)) found.push({ what: 'pictureMissing', number: null, at: null, detail: hash, room: name });
  }
  return { found, count: there.size };
}

/** A room as people know it; one that is none of ours belongs to the file. */
function placeOf(name: string, titles: ReadonlyMap<string, string>): FoundPlace {
  const room = parseRoom(name);
  if (room === null) return { in: 'file' };
  if (room.kind === 'chapter' || room.kind === 'comments') {
    const id = room.item ?? '';
    return { in: room.kind, title: titles.get(id) ?? '', id };
  }
  if (room.kind === 'trial') return { in: 'chapter', title: titles.get(room.item ?? '') ?? '', id: room.item ?? '' };
  return { in: room.kind };
}

const roomIn = /[0-9a-f-]{36}\/[a-zA-Z]+(?:\/[0-9a-f-]{36})?/;
const peopleTables = /\b(names|devices|invitations|leases|drafts)\b/;

/** A finding of the store, with the place that it names. */
function foundIn({ where, what }: Finding, titles: ReadonlyMap<string, string>): Found {
  const room = roomIn.exec(where)?.[0];
  const number = /\[(\d+)\]/.exec(where)?.[1] ?? /, (\d+)/.exec(where)?.[1];
  const version = what === 'content' ? /^version "(.*)", record \[/.exec(where)?.[1] : undefined;
  const place: FoundPlace =
    version !== undefined
      ? { in: 'version', title: version }
      : room !== undefined
        ? placeOf(room, titles)
        : what === 'chain' || /\brecord\b/.test(where)
          ? { in: 'record' }
          : /\b(shared_)?assets\b/.test(where)
            ? PICTURES
            : peopleTables.test(where)
              ? { in: 'people' }
              : { in: 'file' };
  return {
    what,
    place,
    number: number === undefined || version !== undefined ? null : Number(number),
    at: null,
    detail: where,
  };
}
