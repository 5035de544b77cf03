/** Trial drafts of a chapter (ARCHITECTURE.md): beginning one, bringing it back as suggestions, putting it aside. */
import * as Y from 'yjs';
import { newBlockId } from '../../shared/document/blocks.ts';
import { canonicalChapter, readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { chapterTitle } from '../../shared/document/chapter.ts';
import { readChapter, type ChapterContent } from '../../shared/document/nested.ts';
import { restoreContent } from '../../shared/document/restore/restore-chapter.ts';
import { settledContent } from '../../shared/document/restore/suggest-content.ts';
import { bringBack } from '../../shared/document/trials/bring-back.ts';
import { setTrialState, startTrial, trialBase, trialDocument } from '../../shared/document/trials/trial-room.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { restoreTo, type NotRestored, type Restored } from './restore.ts';
import type { RestoreSession } from './restore-writing.ts';
import { isReady } from './room-ready.ts';

const starting = { from: 'trial' } as const;

export const trialRoomOf = (project: string, chapter: string): string =>
  roomName({ project, kind: 'trial', item: chapter });

export interface NewTrial {
  readonly name: string;
  /** The version that it begins with, in words; empty for the text as it stands. */
  readonly of: string;
  /** What it begins with; null: the text as it stands. */
  readonly content: ChapterContent | null;
}

/** Begins a trial; its id, or null where the rooms don't come or one may not write there. What is only suggested is not part of it. */
export async function beginTrial(
  session: RestoreSession,
  chapter: string,
  { name, of, content }: NewTrial,
): Promise<string | null> {
  return withRooms(session, chapter, ({ text, trials, mayWrite }) => {
    if (!mayWrite) return null;
    const base = settledContent(content ?? readChapter(text));
    const doc = new Y.Doc();
    doc.transact(() => {
      restoreContent(doc, base, starting);
      chapterTitle(doc).insert(0, chapterTitle(text).toJSON());
    });
    const id = newBlockId();
    const fill = Y.encodeStateAsUpdate(doc);
    const given = { base: canonicalChapter(base), fill, client: doc.clientID };
    startTrial(trials, { id, name, by: session.me.id, at: Date.now(), of }, given, starting);
    return id;
  });
}

export interface Brought {
  readonly restored: Restored;
  /** Blocks that changed in the chapter as well. */
  readonly both: readonly string[];
}

/**
 * Brings what changed in a trial since it began into the chapter as suggestions, and closes the trial; taking it back opens it
 * again. Null where it can't be read, or its rooms don't come.
 */
export async function bringTrialBack(session: RestoreSession, chapter: string, trial: string): Promise<Brought | null> {
  const read = await withRooms(session, chapter, ({ trials }) => {
    const base = readCanonicalChapter(trialBase(trials, trial) ?? '');
    if (base === null) return null;
    const doc = trialDocument(trials, trial);
    return { base, content: readChapter(doc), title: chapterTitle(doc).toJSON() };
  });
  if (read === null) return null;
  let both: readonly string[] = [];
  const restored = await restoreTo(
    session,
    chapter,
    (now) => {
      const merged = bringBack(read.base, read.content, now);
      both = merged.both;
      return merged.content;
    },
    'suggestions',
  );
  if (restored.left.some(({ why }) => stopped.has(why))) return { restored, both };
  const titled = await withRooms(session, chapter, ({ text }) => chapterTitle(text).toJSON() === read.title);
  const left = titled === false ? [...restored.left, { chapter, why: 'title' as const }] : restored.left;
  const close = (state: 'brought' | 'open') =>
    withRooms(session, chapter, ({ trials }) => setTrialState(trials, trial, state, starting));
  await close('brought');
  const undo = (): void => {
    restored.undo();
    void close('open').catch(() => undefined);
  };
  return { restored: { ...restored, left, undo }, both };
}
const stopped: ReadonlySet<NotRestored['why']> = new Set<NotRestored['why']>(['mayNot', 'notHere']);

/** Puts a trial aside, or takes it up again. */
export async function setTrialAside(
  session: RestoreSession,
  chapter: string,
  trial: string,
  aside: boolean,
): Promise<void> {
  await withRooms(session, chapter, ({ trials, mayWrite }) => {
    if (mayWrite) setTrialState(trials, trial, aside ? 'dropped' : 'open', starting);
  });
}

async function withRooms<T>(
  session: RestoreSession,
  chapter: string,
  work: (rooms: { readonly text: Y.Doc; readonly trials: Y.Doc; readonly mayWrite: boolean }) => T,
): Promise<T | null> {
  const names = [session.roomOf(chapter), trialRoomOf(session.project.id, chapter)];
  const [text, trials] = names.map((name) => session.rooms.acquire(name));
  try {
    if (text === undefined || trials === undefined || !(await isReady(text)) || !(await isReady(trials))) return null;
    return work({ text: text.doc, trials: trials.doc, mayWrite: trials.state.access?.right === 'write' });
  } finally {
    for (const name of names) session.rooms.release(name);
  }
}
