/**
 * A copy of a chapter, or of the measures, for somebody who may not write there: follows the room, and what they change goes as
 * entries under their name into the comments room. The editor takes it for the room itself.
 */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addEntry, changeEntry } from '../../../shared/document/comment-room.ts';
import { leaveLines } from '../binding/line-keeper.ts';
import { copyOf } from '../../../shared/document/proposals.ts';
import type { PaperRoom, RoomState } from '../paper-props.ts';

/** Milliseconds of changes that are sent together. */
const sendAfter = 250;
/** Bytes from which on changes go into a new entry, since an entry is always written as a whole. */
const fullEntry = 16 * 1024;

const fromChapter = Symbol('chapter');
const fromEntries = Symbol('entries');
export const proposing = { from: 'proposal' } as const;

export class CopyRoom implements PaperRoom {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The entries that the copy holds: those it began with, and those it wrote. */
  readonly entries: Set<string>;
  private waiting: Uint8Array[] = [];
  private current: { readonly key: string; readonly update: Uint8Array<ArrayBuffer> } | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly stop: () => void;

  constructor(
    private readonly chapter: PaperRoom,
    private readonly comments: PaperRoom,
    private readonly person: string,
    open: readonly { readonly key: string; readonly updates: readonly Uint8Array[] }[],
    /** Whether nobody has decided on an entry. */
    private readonly isOpen: (key: string) => boolean,
    /** In whose description it is; null in a chapter. */
    private readonly measure: string | null = null,
  ) {
    this.doc = copyOf(chapter.doc);
    leaveLines(this.doc);
    this.awareness = chapter.awareness;
    this.entries = new Set(open.map(({ key }) => key));
    for (const { updates } of open) for (const update of updates) Y.applyUpdate(this.doc, update, fromEntries);
    const follow = (update: Uint8Array): void => Y.applyUpdate(this.doc, update, fromChapter);
    const collect = (update: Uint8Array, origin: unknown): void => {
      if (origin === fromChapter || origin === fromEntries) return;
      this.waiting.push(update);
      this.timer ??= setTimeout(() => this.flush(), sendAfter);
    };
    const leave = (): void => this.flush();
    chapter.doc.on('update', follow);
    this.doc.on('update', collect);
    window.addEventListener('pagehide', leave);
    this.stop = () => {
      chapter.doc.off('update', follow);
      this.doc.off('update', collect);
      window.removeEventListener('pagehide', leave);
    };
  }

  get state(): RoomState {
    const { synced } = this.chapter.state;
    const waiting = this.comments.state.waiting + this.waiting.length;
    return { synced, access: { right: 'own', reason: null }, waiting };
  }

  subscribe(listener: () => void): () => void {
    const stops = [this.chapter.subscribe(listener), this.comments.subscribe(listener)];
    return () => stops.forEach((stop) => stop());
  }

  /** Writes what was changed since into an entry. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.waiting.length === 0) return;
    // What is written after a decision is none of what was decided on.
    if (this.current !== null && !this.isOpen(this.current.key)) this.current = null;
    const update = new Uint8Array(
      Y.mergeUpdates([...(this.current === null ? [] : [this.current.update]), ...this.waiting]),
    );
    this.waiting = [];
    const now = Date.now();
    const { doc } = this.comments;
    if (this.current === null) {
      const of = this.measure === null ? {} : { measure: this.measure };
      const key = addEntry(doc, this.person, { type: 'proposal', ...of, at: now, updates: [update] }, proposing);
      this.entries.add(key);
      this.current = { key, update };
    } else {
      changeEntry(doc, this.current.key, 'proposal', { updates: [update], edited: now }, proposing);
      this.current = { key: this.current.key, update };
    }
    if (update.length > fullEntry) this.current = null;
  }

  destroy(): void {
    this.flush();
    this.stop();
    this.doc.destroy();
  }
}
