/** What a backup holds beside what stands now, and what leads from now back to it. For the thread of files. */
import * as Y from 'yjs';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { chapterTitle, readStage } from '../../../shared/document/chapter.ts';
import { countAllWords, readChapter } from '../../../shared/document/nested.ts';
import { outlineMap, readOutline } from '../../../shared/document/outline.ts';
import { openBackup } from '../../store/open-backup.ts';
import { chapterIn, outlineIn, roomIn, titleIn } from './file-paper.ts';

/** What the rooms of the running project hold, as updates. */
export type RoomStates = ReadonlyMap<string, readonly Uint8Array[]>;

export interface BackupChapter {
  readonly id: string;
  readonly title: string;
  readonly words: number;
  /** How it stands now: the same, with other text, or no longer in the paper. */
  readonly now: 'same' | 'changed' | 'gone';
  /** Words that were written, and that were deleted, since. */
  readonly written: number;
  readonly deleted: number;
}

export interface BackupPaper {
  readonly title: string;
  readonly chapters: readonly BackupChapter[];
  /** Chapters that are in the paper now and were not then. */
  readonly newer: number;
}

/** Failure as `openBackup`. */
export function readBackup(path: string, rooms: RoomStates): BackupPaper {
  const file = openBackup(path);
  try {
    const outline = docFrom(rooms.get(roomIn(file, 'outline')) ?? []);
    const present = new Set(readOutline(outline).flatMap(({ id, deleted }) => (deleted ? [] : [id])));
    const entries = outlineIn(file);
    const chapters = entries.map((entry): BackupChapter => {
      const was = chapterIn(file, entry);
      const facts = { id: entry.id, title: was.title, words: countAllWords(was) };
      if (!present.has(entry.id)) return { ...facts, now: 'gone', written: 0, deleted: 0 };
      const doc = docFrom(rooms.get(roomIn(file, 'chapter', entry.id)) ?? []);
      const is = { id: entry.id, title: chapterTitle(doc).toString().slice(0, 500), ...readChapter(doc) };
      doc.destroy();
      if (is.title === was.title && canonicalChapter(is) === canonicalChapter(was))
        return { ...facts, now: 'same', written: 0, deleted: 0 };
      const [compared] = comparePapers([was], [is]);
      const { wordsInserted = 0, wordsDeleted = 0 } = compared?.counts ?? {};
      const changed = compared === undefined || isChanged(compared.counts) || is.title !== was.title;
      return { ...facts, now: changed ? 'changed' : 'same', written: wordsInserted, deleted: wordsDeleted };
    });
    const then = new Set(entries.map(({ id }) => id));
    return { title: titleIn(file), chapters, newer: [...present].filter((id) => !then.has(id)).length };
  } finally {
    file.close();
  }
}

/** The text of one chapter, as canonical JSON. Failure as `openBackup`. */
export function readBackupChapter(path: string, id: string): { readonly title: string; readonly content: string } {
  const file = openBackup(path);
  try {
    const chapter = chapterIn(file, { id, group: null });
    return { title: chapter.title, content: canonicalChapter(chapter) };
  } finally {
    file.close();
  }
}

/**
 * The change that brings a room from what it holds now back to what a backup holds: what was written since is deleted, what was
 * deleted since is written again. A step forward like any other, so that nothing leaves the history. Null when both are the same.
 */
export function wayBack(
  path: string,
  kind: 'chapter' | 'outline',
  id: string | null,
  now: readonly Uint8Array[],
): Uint8Array | null {
  const file = openBackup(path);
  const doc = new Y.Doc({ gc: false });
  try {
    const then = file.log.load(roomIn(file, kind, id)).updates;
    doc.transact(() => {
      for (const update of then) Y.applyUpdate(doc, update);
    });
    const said = saidIn(doc, kind);
    const since = Symbol('since');
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([since]), ignoreRemoteMapChanges: true });
    doc.transact(() => {
      for (const update of now) Y.applyUpdate(doc, update);
    }, since);
    // What was brought back before is made of other characters that say the same.
    if (saidIn(doc, kind) === said) return null;
    const present = Y.encodeStateVector(doc);
    undo.undo();
    return Y.encodeStateAsUpdate(doc, present);
  } finally {
    doc.destroy();
    file.close();
  }
}

/** The content that counts, as text. */
function saidIn(doc: Y.Doc, kind: 'chapter' | 'outline'): string {
  if (kind === 'outline') return canonicalJson(outlineMap(doc).toJSON());
  return `${chapterTitle(doc).toString()}\n${readStage(doc)}\n${canonicalChapter(readChapter(doc))}`;
}

function docFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
