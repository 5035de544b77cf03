/**
 * Comments as rows of the project file, for search and exports: a service that follows the comments rooms. The rooms are
 * the truth; rows are made from them a moment after they changed, and once after each opening, so that what is missing
 * comes back.
 */
import type { Doc } from 'yjs';
import { readComments } from '../../shared/document/comment-room.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { judgeOf, proposersIn, type Comment, type Comments, type Thread } from '../../shared/domain/comments.ts';
import type { Person } from '../../shared/domain/people.ts';
import { parseRoom, roomName } from '../../shared/sync/rooms.ts';
import type { Hub } from '../hub/hub.ts';
import type { CommentRow, ProjectStore } from '../store/project-store.ts';

/** Milliseconds from a change to the rows, and from the opening to the first look at all rooms. */
const soonAfter = 1_000;
const firstAfter = 3_000;

/** A chapter's threads and replies, each as a row. What is deleted or hidden has no words. */
export function rowsOf(chapter: string, { threads }: Comments): CommentRow[] {
  return threads.flatMap((thread) => [thread, ...thread.replies].map((comment) => rowOf(chapter, thread, comment)));
}

/** Texts within another: of cells and footnotes. */
const INNER = /^(cell|note):/;

function rowOf(chapter: string, thread: Thread, comment: Comment): CommentRow {
  const { anchor } = thread;
  return {
    chapter,
    key: comment.key,
    thread: thread.key,
    author: comment.author,
    at: comment.at,
    edited: comment.edited,
    state: thread.state,
    assigned: thread.assigned,
    about: anchor.on,
    block: anchor.on === 'text' || anchor.on === 'block' ? anchor.block : null,
    ...(anchor.on === 'text' && INNER.test(anchor.root) && { root: anchor.root }),
    quote: anchor.on === 'text' ? anchor.quote.exact : anchor.on === 'block' ? anchor.quote : '',
    text: comment.text,
    as: comment.as,
  };
}

/** What the comments of a paper are judged by. */
export interface CommentContext {
  readonly people: ReadonlyMap<string, Person>;
  readonly outline: Doc;
}

export function rowsIn(chapter: string, doc: Doc, context: CommentContext): CommentRow[] {
  return rowsOf(chapter, commentsIn(chapter, doc, context));
}

function commentsIn(chapter: string, doc: Doc, { people, outline }: CommentContext): Comments {
  const state = readOutline(outline).find(({ id }) => id === chapter) ?? null;
  return readComments(doc, judgeOf(people, state));
}

export interface CommentRowsOptions {
  readonly hub: Hub;
  readonly store: ProjectStore;
  readonly people: () => ReadonlyMap<string, Person>;
  /** Told, with the rows, how many people propose something in a chapter. */
  readonly onProposals: (chapter: string, people: number) => void;
  readonly log: (message: string) => void;
}

export class CommentRows {
  private readonly stale = new Set<string>();
  private readonly stop: () => void;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private looked = false;
  private closed = false;

  constructor(private readonly options: CommentRowsOptions) {
    this.stop = options.hub.onCommit(({ room }) => {
      if (room.kind !== 'comments' || room.item === null) return;
      this.stale.add(room.item);
      this.later(soonAfter);
    });
    if (options.store.readOnly === null) this.later(firstAfter);
  }

  /** All rows as the rooms have them right now; writes nothing. */
  async read(): Promise<CommentRow[]> {
    const { hub, store, people } = this.options;
    const rows: CommentRow[] = [];
    const outline = await hub.open(roomName({ project: hub.project, kind: 'outline', item: null }));
    try {
      for (const name of await store.rooms()) {
        const { kind, item } = parseRoom(name) ?? { kind: null, item: null };
        if (kind !== 'comments' || item === null) continue;
        const room = await hub.open(name);
        const context = { people: people(), outline: outline.doc };
        rows.push(...room.read((doc) => rowsIn(item, doc, context)));
        room.release();
      }
    } finally {
      outline.release();
    }
    return rows;
  }

  /** Writes what is due now; resolves when it is in the file. */
  async settle(): Promise<void> {
    await (this.working ??= this.work().finally(() => (this.working = null)));
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stop();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.working?.catch(() => undefined);
  }

  /** Asked anew after each wait. */
  private isClosed(): boolean {
    return this.closed;
  }

  private later(after: number): void {
    if (this.timer !== null || this.closed || this.options.store.readOnly !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.settle().catch((error: unknown) => this.options.log(`comments: ${String(error)}`));
    }, after);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    const { hub, store, people } = this.options;
    if (!this.looked) {
      this.looked = true;
      for (const name of await store.rooms()) {
        const room = parseRoom(name);
        if (room?.kind === 'comments' && room.item !== null) this.stale.add(room.item);
      }
    }
    const chapters = [...this.stale];
    this.stale.clear();
    if (chapters.length === 0 || this.closed) return;
    const outline = await hub.open(roomName({ project: hub.project, kind: 'outline', item: null }));
    try {
      for (const chapter of chapters) {
        if (this.isClosed()) return;
        const room = await hub.open(roomName({ project: hub.project, kind: 'comments', item: chapter }));
        const context = { people: people(), outline: outline.doc };
        const comments = room.read((doc) => commentsIn(chapter, doc, context));
        room.release();
        this.options.onProposals(chapter, proposersIn(comments));
        await store.setComments(chapter, rowsOf(chapter, comments));
      }
    } finally {
      outline.release();
    }
  }
}
