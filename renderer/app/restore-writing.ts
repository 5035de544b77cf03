/** Writes another state into one chapter, on the page or not, as one step, and says how to take exactly that back. */
import * as Y from 'yjs';
import { blockProperties, chapterTitle } from '../../shared/document/chapter.ts';
import { addEntry, readComments } from '../../shared/document/comment-room.ts';
import { rememberRestored, textNames } from '../../shared/document/decide.ts';
import { noteText } from '../../shared/document/embeds.ts';
import type { ChapterContent } from '../../shared/document/nested.ts';
import { copyOf, proposedChange } from '../../shared/document/proposals.ts';
import { restoreContent } from '../../shared/document/restore/restore-chapter.ts';
import { suggestContent, type LeftOut, type Suggested } from '../../shared/document/restore/suggest-content.ts';
import { suggestionMap } from '../../shared/document/suggestions.ts';
import { tableMap } from '../../shared/document/table.ts';
import { oneLine, titleChange } from '../../shared/document/title-change.ts';
import { judgeOf } from '../../shared/domain/comments.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { ChapterState } from '../editor/binding/chapter-state.ts';
import { mayPropose } from '../editor/suggestions/proposal-place.ts';
import { withdraw } from '../editor/suggestions/use-proposal-room.ts';
import { proposing } from '../editor/suggestions/copy-room.ts';
import type { Session } from './session.ts';

/** What of a session is needed to restore. */
export type RestoreSession = Pick<
  Session,
  'rooms' | 'paper' | 'me' | 'roomOf' | 'project' | 'membership' | 'chapters' | 'outline' | 'outlineBlocked' | 'call'
>;

/** Marks what is written into chapters that aren't on the page, and into the outline. */
export const restoring = { from: 'restore' } as const;

/** What was written in one chapter. */
export interface Written {
  readonly changed: boolean;
  readonly left: readonly (LeftOut['what'] | 'title' | 'already')[];
  readonly undo: () => void;
  /** Nothing is to be taken back any more. */
  readonly release: () => void;
}

export interface Writing {
  readonly chapter: string;
  readonly content: ChapterContent;
  /** Null: stays as it is. */
  readonly title: string | null;
  readonly suggests: boolean;
}

/** The chapter's room must be held, its content there, and one must be allowed to write in it. */
export function writeChapter(session: RestoreSession, { chapter, content, title, suggests }: Writing): Written | null {
  const name = session.roomOf(chapter);
  const room = session.rooms.peek(name);
  if (room === null) return null;
  const { doc } = room;
  const person = session.me.id;
  const [changed, left]: [boolean[], Written['left'][number][]] = [[], []];
  const back = inOneStep(session, chapter, doc, content, (origin) => {
    if (suggests) {
      const made = suggestContent(doc, content, { person, at: Date.now() }, origin);
      changed.push(made.made.length > 0);
      left.push(...made.left.map(({ what }) => what), ...(made.already ? (['already'] as const) : []));
      if (title !== null && title !== chapterTitle(doc).toJSON()) left.push('title');
    } else {
      changed.push(restoreContent(doc, content, origin));
      if (title !== null) changed.push(writeTitle(chapterTitle(doc), title));
    }
  });
  session.rooms.acquire(name);
  return {
    changed: changed.includes(true),
    left: [...new Set(left)],
    undo: back.undo,
    release: () => {
      back.release();
      session.rooms.release(name);
    },
  };
}

/** The same for somebody who may only suggest: as a proposal in the chapter's comments room, which must be held as well. */
export function proposeChapter(session: RestoreSession, { chapter, content, title }: Writing): Written | null {
  const room = session.rooms.peek(session.roomOf(chapter));
  const comments = session.rooms.peek(commentsOf(session, chapter));
  if (room === null || comments === null) return null;
  const person = session.me.id;
  const editor = session.paper.session(chapter);
  const isCopy = editor !== null && editor.room.doc !== room.doc;
  // On the page one works on a copy that sends what changes in it by itself.
  const doc = isCopy ? editor.room.doc : copyOf(room.doc);
  if (!isCopy && isProposed(session, chapter, comments.doc, room.doc, content))
    return { changed: false, left: ['already'], undo: () => undefined, release: () => undefined };
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array): void => void updates.push(update);
  if (!isCopy) doc.on('update', collect);
  const parts: Suggested[] = [];
  const back = inOneStep(session, chapter, doc, content, (origin) => {
    parts.push(suggestContent(doc, content, { person, at: Date.now() }, origin));
  });
  const [{ left, made, already } = { left: [], made: [], already: false }] = parts;
  const other = title !== null && title !== chapterTitle(room.doc).toJSON();
  const result = {
    changed: made.length > 0,
    left: [
      ...new Set([
        ...left.map(({ what }) => what),
        ...(already ? (['already'] as const) : []),
        ...(other ? (['title'] as const) : []),
      ]),
    ],
  };
  if (isCopy) return { ...result, undo: back.undo, release: back.release };
  back.release();
  const bytes = updates.map((update) => new Uint8Array(update));
  doc.destroy();
  if (bytes.length === 0) return { ...result, undo: () => undefined, release: () => undefined };
  const key = addEntry(comments.doc, person, { type: 'proposal', at: Date.now(), updates: bytes }, proposing);
  return { ...result, undo: () => withdraw(comments, key), release: () => undefined };
}

/** Whether this person's open proposals hold all that would be suggested. */
function isProposed(
  session: RestoreSession,
  chapter: string,
  comments: Y.Doc,
  text: Y.Doc,
  content: ChapterContent,
): boolean {
  const { me, membership, chapters } = session;
  const group = chapters.find(({ id }) => id === chapter)?.group?.id ?? null;
  const judge = judgeOf(membership.people, { group, deleted: false });
  const open = readComments(comments, judge).proposals.filter(
    ({ author, state }) => author === me.id && state === 'open',
  );
  if (
    open.length === 0 ||
    proposedChange(
      text,
      open.flatMap(({ updates }) => updates),
    ) === null
  )
    return false;
  const copy = copyOf(text);
  for (const { updates } of open) for (const update of updates) Y.applyUpdate(copy, update);
  const { already } = suggestContent(copy, content, { person: me.id, at: 0 }, restoring);
  copy.destroy();
  return already;
}

export const commentsOf = (session: Pick<Session, 'project'>, chapter: string): string =>
  roomName({ project: session.project.id, kind: 'comments', item: chapter });

/** Whether this person may suggest in a chapter that they may not write in. */
export function maySuggestIn(session: RestoreSession, chapter: string): boolean {
  const view = session.chapters.find(({ id }) => id === chapter);
  return view !== undefined && mayPropose({ chapter: view, person: session.me.id, membership: session.membership });
}

/** Runs a change as one step of the history of the chapter's editor, if it is on the page, and remembers it beside that. */
function inOneStep(
  session: RestoreSession,
  chapter: string,
  doc: Y.Doc,
  then: ChapterContent,
  work: (origin: unknown) => void,
): Pick<Written, 'undo' | 'release'> {
  const editor = session.paper.session(chapter);
  const inner = editor !== null && editor.room.doc === doc ? editor.inner : null;
  const held = [
    ...[...then.tables.values()].flatMap(({ texts }) => [...texts.keys()]),
    ...[...then.notes.keys()].map(noteText),
  ];
  const texts = [...new Set([...textNames(doc), ...held])].map((each) => doc.getText(each));
  const title = chapterTitle(doc);
  // A second memory beside the editor's own: it holds this step alone, whatever is written afterwards.
  const memory = new ChapterState(doc, Number.MAX_SAFE_INTEGER);
  memory.manager.addToScope([...texts, title, tableMap(doc), blockProperties(doc), suggestionMap(doc)]);
  const origin = inner?.origin ?? restoring;
  memory.manager.addTrackedOrigin(origin);
  if (inner === null) doc.transact(() => work(origin), origin);
  else {
    editor?.binding.flush();
    inner.change(() => doc.transact(() => work(origin), origin), [...texts, title]);
  }
  memory.manager.removeTrackedOrigin(origin);
  return {
    undo: () => {
      memory.manager.undo();
      rememberRestored(doc);
    },
    release: () => memory.destroy(),
  };
}

function writeTitle(title: Y.Text, wanted: string): boolean {
  const now = title.toJSON();
  const change = titleChange(now, oneLine(wanted), wanted.length);
  if (change === null) return false;
  title.delete(change.at, change.removed);
  title.insert(change.at, change.inserted);
  return true;
}
