/**
 * The texts of all chapters to search in: of those on the page what their editors hold, of the others what their rooms
 * hold, which are opened one after another and let go again. No editor is made for it.
 */
import type { Doc } from 'yjs';
import type { Block } from '../../shared/document/block.ts';
import { readBlocks } from '../../shared/document/blocks.ts';
import { notesIn, noteText } from '../../shared/document/embeds.ts';
import { readText } from '../../shared/document/nested.ts';
import { readEntries, readTable, tableOf } from '../../shared/document/table.ts';
import type { LiveRoom } from './rooms.ts';
import type { Session } from './session.ts';

/** Milliseconds to wait for a chapter's content. */
const longestWait = 15_000;

/** What texts are read from. */
export type TextSource = Pick<Session, 'paper' | 'rooms' | 'roomOf'>;

/** One text of a chapter: its own (`name` null), a cell or a footnote. */
export interface ChapterPart {
  readonly name: string | null;
  /** Index of the block of the chapter that the text hangs on; of its own text -1. */
  readonly holder: number;
  readonly blocks: readonly Block[];
}

/** All texts of a chapter as they are now, in the order in which one reads them; null where its content doesn't come. */
export async function readParts(session: TextSource, chapter: string): Promise<readonly ChapterPart[] | null> {
  return withRoom(session, chapter, ({ doc }) => partsOf(doc, shownBlocks(session, chapter) ?? readBlocks(doc)));
}

/** The blocks of a chapter as they are now; null where its content doesn't come. */
export async function readChapter(session: TextSource, chapter: string): Promise<readonly Block[] | null> {
  const shown = shownBlocks(session, chapter);
  return shown ?? withRoom(session, chapter, ({ doc }) => readBlocks(doc));
}

/** Those of a chapter on the page; null while it isn't. */
export function shownBlocks(session: TextSource, chapter: string): readonly Block[] | null {
  return session.paper.session(chapter)?.binding.blocks ?? null;
}

/** The chapter's own blocks, and those of its cells and footnotes that hold something. */
export function partsOf(doc: Doc, blocks: readonly Block[]): readonly ChapterPart[] {
  const parts: ChapterPart[] = [{ name: null, holder: -1, blocks }];
  const seen = new Set<string>();
  let tables: ReturnType<typeof readEntries> | null = null;
  const add = (name: string, holder: number): void => {
    if (seen.has(name) || !doc.share.has(name)) return;
    seen.add(name);
    const own = readText(doc, name);
    if (own.some(({ text }) => text !== '')) parts.push({ name, holder, blocks: own });
    for (const block of own) for (const note of notesIn(block)) add(noteText(note), holder);
  };
  for (const [holder, block] of blocks.entries()) {
    if (block.kind === 'table') {
      tables ??= readEntries(doc);
      const id = tableOf(block);
      for (const cell of readTable(doc, id, tables.get(id)).cells) for (const name of cell.texts) add(name, holder);
    }
    for (const note of notesIn(block)) add(noteText(note), holder);
  }
  return parts;
}

/** Does something with a chapter's room while it is held open; null where its content doesn't come. */
export async function withRoom<T>(
  session: TextSource,
  chapter: string,
  work: (room: { readonly doc: Doc; readonly writable: boolean }) => T,
): Promise<T | null> {
  const name = session.roomOf(chapter);
  const room = session.rooms.acquire(name);
  try {
    if (!(await isSynced(room))) return null;
    return work({ doc: room.doc, writable: room.state.access?.right === 'write' });
  } finally {
    session.rooms.release(name);
  }
}

/** Whether a room has its content and its right, waited for. */
export function isSynced(room: LiveRoom): Promise<boolean> {
  // The right comes with the content, as a message of its own: without it nobody knows whether one may write.
  const ready = (): boolean => room.state.synced && room.state.access !== null;
  if (ready()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (synced: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(synced);
    };
    const timer = setTimeout(() => done(room.state.synced), longestWait);
    const stop = room.subscribe(() => {
      if (ready()) done(true);
      else if (room.state.closed !== null) done(false);
    });
  });
}
