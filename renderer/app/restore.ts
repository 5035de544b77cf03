/**
 * Going back to an earlier state of the paper, of a chapter or of one block: as an edit of this person or as suggestions. What stood
 * until then stays in the log and in the moment that is kept before; „Rückgängig“ takes back just what was restored.
 */
import * as Y from 'yjs';
import type { ChapterContent } from '../../shared/document/nested.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { outlineMap } from '../../shared/document/outline.ts';
import { readSettings, settingsMap, writeSettings } from '../../shared/document/paper-settings.ts';
import { withBlock } from '../../shared/document/restore/block-target.ts';
import { isOutlineOther, restoreOutline } from '../../shared/document/restore/restore-outline.ts';
import type { VersionContent } from '../../shared/document/version-content.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { isReady } from './room-ready.ts';
import {
  commentsOf,
  maySuggestIn,
  proposeChapter,
  restoring,
  writeChapter,
  type RestoreSession,
  type Written,
} from './restore-writing.ts';

/** `suggestions`: what changes comes as suggestions, so that others decide on it. */
export type RestoreHow = 'text' | 'suggestions';

/** A chapter as it was. */
export interface ChapterThen {
  readonly title: string;
  readonly content: ChapterContent;
}

/** A paper as it was. */
export interface PaperThen {
  readonly content: VersionContent;
  /** A chapter's text by its hash; null where it can't be had. */
  readonly chapter: (hash: string) => Promise<ChapterContent | null>;
}

/** What was not restored, and why; `tell-restored.ts` has the words. */
export interface NotRestored {
  /** Null: the paper itself. */
  readonly chapter: string | null;
  /**
   * `widths`, `merged`, `properties`, `title`, `outline`: can't be suggested. `already`: is suggested there already. `mayNot`: one
   * may neither write nor suggest there. `notHere`: the chapter's room didn't come. `missing`: its text is on no host in reach.
   * `paperTitle`: stands in the record. `noBlock`: the block is in neither state.
   */
  readonly why:
    | Written['left'][number]
    | 'outline'
    | 'outlineMayNot'
    | 'settings'
    | 'mayNot'
    | 'notHere'
    | 'missing'
    | 'paperTitle'
    | 'noBlock';
}

export interface Restored {
  /** As what it came; suggestions also where one may only suggest, or has the paper in that mode. */
  readonly how: RestoreHow;
  /** The chapters in which something changed, or was suggested. */
  readonly chapters: readonly string[];
  /** Whether order, groups or settings of the paper changed. */
  readonly outline: boolean;
  readonly left: readonly NotRestored[];
  /** Takes it back, everywhere; nothing happens a second time, after ten minutes, or once something else was restored. */
  readonly undo: () => void;
}

/** Has a chapter read as it did. */
export async function restoreChapter(
  session: RestoreSession,
  chapter: string,
  then: ChapterThen,
  how: RestoreHow,
): Promise<Restored> {
  return restore(session, how, async (task) => {
    await task.chapter(chapter, then.title, () => then.content);
  });
}

/**
 * Has one block read as it did, in its old place among its neighbours; one that wasn't there then goes. `block`: its id. Other
 * blocks and the title stay.
 */
export async function restoreBlock(
  session: RestoreSession,
  chapter: string,
  then: ChapterThen,
  block: string,
  how: RestoreHow,
): Promise<Restored> {
  return restore(session, how, async (task) => {
    await task.chapter(chapter, null, (now) => withBlock(now, then.content, block));
  });
}

/** Has a chapter read as `plan` says, for what it holds now. */
export async function restoreTo(
  session: RestoreSession,
  chapter: string,
  plan: (now: ChapterContent) => ChapterContent,
  how: RestoreHow,
): Promise<Restored> {
  return restore(session, how, async (task) => {
    await task.chapter(chapter, null, plan);
  });
}

/** Has the whole paper stand as it did: chapters, their order and groups, settings, titles and texts. Stages stay as they are. */
export async function restorePaper(session: RestoreSession, then: PaperThen, how: RestoreHow): Promise<Restored> {
  return restore(session, how, async (task) => {
    const now = (await session.call('versions.paper', { of: { side: 'now' } })).content;
    task.outline(then.content);
    if (now.title !== then.content.title || now.owner !== then.content.owner) task.leave(null, 'paperTitle');
    const known = new Map(now.chapters.map((chapter) => [chapter.id, chapter]));
    for (const { id, title, content: hash } of then.content.chapters) {
      const same = known.get(id);
      if (same?.content === hash && same.title === title) continue;
      const content = await then.chapter(hash);
      if (content === null) task.leave(id, 'missing');
      else await task.chapter(id, title, () => content);
    }
  });
}

/** So long a restore can be taken back, ms. */
const rememberFor = 10 * 60_000;
let last: { readonly release: () => void; readonly timer: ReturnType<typeof setTimeout> } | null = null;

function forget(): void {
  if (last === null) return;
  clearTimeout(last.timer);
  last.release();
  last = null;
}

async function restore(
  session: RestoreSession,
  how: RestoreHow,
  work: (task: Task) => Promise<void>,
): Promise<Restored> {
  // The log holds what stands now in any case.
  await session.call('versions.checkpoint', { why: 'restore' }).catch(() => undefined);
  const task = new Task(session, session.paper.modes.get() === 'suggest' ? 'suggestions' : how);
  await work(task);
  if (!task.wrote) {
    // What was restored before can still be taken back.
    task.release();
    return { ...task.result, undo: () => undefined };
  }
  forget();
  const kept = { release: () => task.release(), timer: setTimeout(forget, rememberFor) };
  last = kept;
  const undo = (): void => {
    if (last !== kept) return;
    task.undo();
    forget();
  };
  return { ...task.result, undo };
}

class Task {
  private readonly written: Written[] = [];
  private readonly chapters: string[] = [];
  private readonly left: NotRestored[] = [];
  private outlineBack: Y.UndoManager | null = null;
  private proposed = false;

  constructor(
    private readonly session: RestoreSession,
    private readonly how: RestoreHow,
  ) {}

  get result(): Omit<Restored, 'undo'> {
    const { chapters, left } = this;
    return {
      how: this.proposed ? 'suggestions' : this.how,
      chapters,
      outline: this.outlineBack !== null && this.outlineBack.undoStack.length > 0,
      left,
    };
  }

  get wrote(): boolean {
    return this.chapters.length > 0 || this.result.outline;
  }

  leave(chapter: string | null, why: NotRestored['why']): void {
    this.left.push({ chapter, why });
  }

  /** `plan` says what the chapter is to hold, for what it holds now. */
  async chapter(
    chapter: string,
    title: string | null,
    plan: (now: ChapterContent) => ChapterContent | null,
  ): Promise<void> {
    const { session } = this;
    const names = [session.roomOf(chapter)];
    const room = session.rooms.acquire(session.roomOf(chapter));
    try {
      if (!(await isReady(room))) return this.leave(chapter, 'notHere');
      // A chapter that came back a moment ago is not writable before the host has heard of it.
      const mayWrite =
        room.state.access?.right === 'write' ||
        (room.state.access?.reason === 'deleted' &&
          (await isReady(room, ({ access }) => access?.right === 'write', settling)));
      if (!mayWrite && !maySuggestIn(session, chapter)) return this.leave(chapter, 'mayNot');
      if (!mayWrite) {
        names.push(commentsOf(session, chapter));
        const comments = session.rooms.acquire(commentsOf(session, chapter));
        if (!(await isReady(comments))) return this.leave(chapter, 'notHere');
      }
      session.paper.session(chapter)?.binding.flush();
      const doc = mayWrite ? room.doc : (session.paper.session(chapter)?.room.doc ?? room.doc);
      const content = plan(readChapter(doc));
      if (content === null) return this.leave(chapter, 'noBlock');
      const writing = { chapter, content, title, suggests: this.how === 'suggestions' };
      const written = mayWrite ? writeChapter(session, writing) : proposeChapter(session, writing);
      if (written === null) return this.leave(chapter, 'notHere');
      if (!mayWrite) this.proposed = true;
      this.written.push(written);
      if (written.changed) this.chapters.push(chapter);
      for (const why of written.left) this.leave(chapter, why);
    } finally {
      for (const name of names) session.rooms.release(name);
    }
  }

  /** Which chapters there are, their order and groups, and the paper's settings. */
  outline({ chapters, settings }: VersionContent): void {
    const { outline, outlineBlocked, membership } = this.session;
    const groups = new Set(membership.groups.map(({ id }) => id));
    const other = isOutlineOther(outline, chapters, groups);
    const set = canonicalJson(readSettings(outline)) !== canonicalJson(settings);
    if (!other && !set) return;
    if (this.how === 'suggestions') {
      if (other) this.leave(null, 'outline');
      if (set) this.leave(null, 'settings');
      return;
    }
    if (outlineBlocked !== null) return this.leave(null, 'outlineMayNot');
    const memory = new Y.UndoManager([outlineMap(outline), settingsMap(outline)], {
      trackedOrigins: new Set([restoring]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    if (other) restoreOutline(outline, chapters, groups, restoring);
    if (set) writeSettings(outline, settings, restoring);
    memory.trackedOrigins.delete(restoring);
    this.outlineBack = memory;
  }

  undo(): void {
    for (const one of this.written) one.undo();
    this.outlineBack?.undo();
  }

  release(): void {
    for (const one of this.written) one.release();
    this.outlineBack?.destroy();
  }
}

/** How long one waits for the right to write, ms. */
const settling = 3_000;
