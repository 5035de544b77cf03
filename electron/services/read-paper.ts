/** Reads a whole paper from its file for exports: every chapter that isn't deleted, in order, as blocks. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { chapterTitle, readStage } from '../../shared/document/chapter.ts';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { readFrozen } from '../../shared/document/frozen-numbers.ts';
import { readSettings } from '../../shared/document/paper-settings.ts';
import { NOTHING_FROZEN } from '../../shared/document/paragraph-numbers.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { membershipOf, titleOf } from '../../shared/domain/record.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { imagesIn } from '../../shared/document/images.ts';
import type { Pictures } from '../export/html-image.ts';
import type { Paper, PaperChapter } from '../export/paper.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import type { Asset, ProjectStore } from '../store/project-store.ts';
import { asPicture } from './as-picture.ts';

/** Opens the file, reads, closes. Rejects with a Failure when the file can't be opened. */
export async function readPaper(path: string, options: StoreOptions): Promise<Paper> {
  const store = await openProject(path, options);
  try {
    return await paperIn(store);
  } finally {
    await store.close();
  }
}

/** The paper of a file that somebody else opens and closes. */
export async function paperIn(store: ProjectStore): Promise<Paper> {
  const record = await store.record();
  const { groups } = membershipOf(record, new Map());
  const outline = await load(store, roomName({ project: store.project, kind: 'outline', item: null }));
  const frozen = readFrozen(outline);
  const chapters: PaperChapter[] = [];
  for (const entry of readOutline(outline)) {
    if (entry.deleted) continue;
    const doc = await load(store, roomName({ project: store.project, kind: 'chapter', item: entry.id }));
    const content = readChapter(doc);
    const group = groups.find((candidate) => candidate.id === entry.group);
    chapters.push({
      id: entry.id,
      number: chapters.length + 1,
      title: chapterTitle(doc).toString(),
      group: group === undefined ? null : { id: group.id, name: group.name },
      stage: readStage(doc),
      ...content,
      frozen: frozen.get(entry.id) ?? NOTHING_FROZEN,
      contentHash: createHash('sha256').update(canonicalChapter(content)).digest('hex'),
    });
  }
  return { project: store.project, ...titleOf(record), settings: readSettings(outline), chapters };
}

/** The pictures of a paper's images, as far as they are in the file. Rejects with a Failure when it can't be opened. */
export async function readPictures(path: string, paper: Paper, options: StoreOptions): Promise<Pictures> {
  const hashes = new Set(paper.chapters.flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? [])));
  const pictures: [string, Asset][] = [];
  if (hashes.size === 0) return new Map();
  const store = await openProject(path, options);
  try {
    for (const hash of hashes) {
      const asset = asPicture(await store.asset(hash));
      if (asset !== null) pictures.push([hash, asset]);
    }
  } finally {
    await store.close();
  }
  return new Map(pictures);
}

/** A room of a file as its document. */
export async function load(store: ProjectStore, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  return doc;
}
