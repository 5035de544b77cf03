/**
 * The comments of the chapters at hand: holds their rooms open, folds their entries, knows what is unread and which thread
 * is open. Outside React, since the highlights in the text live by it too; read by React through `subscribe`.
 */
import type { Doc } from 'yjs';
import { commentEntries, readComments, type Saying } from '../../../shared/document/comment-room.ts';
import { judgeOf, type Comments, type Thread } from '../../../shared/domain/comments.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { roomAccess, type ChapterState } from '../../../shared/domain/permissions.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Rooms } from '../../app/rooms.ts';
import { seenIn, setSeen } from './comment-memory.ts';

/** A thread of a chapter. */
export interface ThreadRef {
  readonly chapter: string;
  readonly key: string;
}

/** Who is here and whose chapters they are. */
export interface CommentScene {
  readonly me: Person;
  readonly people: ReadonlyMap<string, Person>;
  readonly chapters: ReadonlyMap<string, ChapterState>;
}

interface Held {
  uses: number;
  doc: Doc | null;
  unobserve: () => void;
  comments: Comments | null;
}

const nothing: Comments = { threads: [], proposals: [] };
const origin = { from: 'comments' } as const;

export class CommentModel {
  private readonly held = new Map<string, Held>();
  private readonly listeners = new Set<() => void>();
  private scene: CommentScene | null = null;
  private stopRooms: (() => void) | null = null;
  private telling = false;
  private version_ = 0;
  private active_: ThreadRef | null = null;
  private marked_: string | null = null;
  private hovered_: ThreadRef | null = null;
  private wanted: ThreadRef | 'new' | null = null;

  constructor(
    private readonly rooms: Rooms,
    private readonly project: string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  /** Changes with everything that can be read here. */
  readonly version = (): number => this.version_;
  /** The open thread. */
  readonly active = (): ThreadRef | null => this.active_;
  /** The reply of the open thread that a link led to. */
  readonly marked = (): string | null => this.marked_;
  readonly hovered = (): ThreadRef | null => this.hovered_;

  setScene(scene: CommentScene): void {
    this.scene = scene;
    for (const held of this.held.values()) held.comments = null;
    this.tell();
  }

  get me(): string {
    return this.scene?.me.id ?? '';
  }

  /** May this person comment in the chapter? */
  mayComment(chapter: string): boolean {
    const right = this.accessTo(chapter)?.right ?? 'read';
    const state = this.rooms.peek(this.roomOf(chapter))?.state.access;
    return right !== 'read' && (state === undefined || state === null || state.right !== 'read');
  }

  /** Whether this person may read the comments of a chapter, and why not. */
  rightTo(chapter: string): 'read' | 'noChapter' | 'mayNot' {
    const state = this.scene?.chapters.get(chapter);
    if (state === undefined || state.deleted) return 'noChapter';
    return this.accessTo(chapter) === null ? 'mayNot' : 'read';
  }

  /** Calls when comments have changed or come. */
  subscribeRooms(listener: () => void): () => void {
    const stops = [this.subscribe(listener), this.rooms.subscribe(listener)];
    return () => stops.forEach((stop) => stop());
  }

  /** Holds the comments of chapters open; returns how to let go. Rooms one may not read stay closed. */
  hold(chapters: readonly string[]): () => void {
    const mine = chapters.filter((chapter) => this.accessTo(chapter) !== null);
    this.stopRooms ??= this.rooms.subscribe(() => this.rebind());
    for (const chapter of mine) {
      const held = this.held.get(chapter) ?? { uses: 0, doc: null, unobserve: () => undefined, comments: null };
      held.uses++;
      this.held.set(chapter, held);
      this.rooms.acquire(this.roomOf(chapter));
    }
    this.rebind();
    return () => {
      for (const chapter of mine) this.letGo(chapter);
    };
  }

  /** The threads and proposals of a chapter, as far as they are here; the same object until something changes. */
  read(chapter: string): Comments {
    const held = this.held.get(chapter);
    if (held === undefined || held.doc === null || this.scene === null) return nothing;
    const { people, chapters } = this.scene;
    return (held.comments ??= readComments(held.doc, judgeOf(people, chapters.get(chapter) ?? null)));
  }

  /** Whether the comments of a chapter have arrived. */
  arrived(chapter: string): boolean {
    return this.rooms.peek(this.roomOf(chapter))?.state.synced ?? false;
  }

  thread({ chapter, key }: ThreadRef): Thread | null {
    return this.read(chapter).threads.find((thread) => thread.key === key) ?? null;
  }

  /** Says something in a chapter under one's own name; false while its comments aren't here. */
  say(chapter: string, change: (saying: Saying) => void): boolean {
    const doc = this.held.get(chapter)?.doc ?? null;
    if (doc === null || !this.arrived(chapter) || this.me === '') return false;
    change({ doc, person: this.me, now: Date.now(), origin });
    return true;
  }

  /** Keys in a thread that are new to this person. */
  unread(chapter: string, thread: Thread): readonly string[] {
    const seen = new Set(seenIn(this.placeOf(chapter)) ?? []);
    return keysOf(thread).flatMap(({ key, author }) => (author === this.me || seen.has(key) ? [] : [key]));
  }

  markRead(chapter: string, threads: readonly Thread[]): void {
    const fresh = threads.flatMap((thread) => this.unread(chapter, thread));
    if (fresh.length === 0) return;
    const there = new Set(this.read(chapter).threads.flatMap((thread) => keysOf(thread).map(({ key }) => key)));
    const before = (seenIn(this.placeOf(chapter)) ?? []).filter((key) => there.has(key));
    setSeen(this.placeOf(chapter), [...before, ...fresh]);
    this.tell();
  }

  /** Opens a thread, or none. `focus`: the list puts the focus there as soon as it shows it, to `reply` where one is meant. */
  open(thread: ThreadRef | null, focus = false, reply?: string | null): void {
    // Whoever goes on in the thread still sees which reply was meant.
    if (reply !== undefined || !same(thread, this.active_)) this.marked_ = reply ?? null;
    this.active_ = thread;
    if (focus) this.wanted = thread;
    const found = thread === null ? null : this.thread(thread);
    if (thread !== null && found !== null) this.markRead(thread.chapter, [found]);
    this.tell();
  }

  hover(thread: ThreadRef | null): void {
    if (same(thread, this.hovered_)) return;
    this.hovered_ = thread;
    this.tell();
  }

  /** The list is to put the focus into the field for a new comment. */
  wantNew(): void {
    this.wanted = 'new';
    this.tell();
  }

  /** Whether the focus is wanted here; then it counts as given. */
  takeFocus(place: ThreadRef | 'new'): boolean {
    const wanted = this.wanted;
    const mine = wanted === place || (wanted !== null && wanted !== 'new' && place !== 'new' && same(wanted, place));
    if (mine) this.wanted = null;
    return mine;
  }

  /** `<project>/<slot>`, for what is kept in this browser. */
  placeOf(slot: string): string {
    return `${this.project}/${slot}`;
  }

  private accessTo(chapter: string): ReturnType<typeof roomAccess> {
    if (this.scene === null) return null;
    return roomAccess(this.scene.me, 'comments', this.scene.chapters.get(chapter) ?? null);
  }

  private roomOf(chapter: string): string {
    return roomName({ project: this.project, kind: 'comments', item: chapter });
  }

  private letGo(chapter: string): void {
    const held = this.held.get(chapter);
    if (held === undefined) return;
    this.rooms.release(this.roomOf(chapter));
    if (--held.uses > 0) return;
    held.unobserve();
    this.held.delete(chapter);
    if (this.held.size === 0) {
      this.stopRooms?.();
      this.stopRooms = null;
    }
  }

  /** Rooms come, go and are built anew after a refusal. */
  private rebind(): void {
    for (const [chapter, held] of this.held) {
      const room = this.rooms.peek(this.roomOf(chapter));
      if (room?.state.synced === true) this.beginToRead(chapter, held);
      if ((room?.doc ?? null) === held.doc) continue;
      held.unobserve();
      held.comments = null;
      held.doc = room?.doc ?? null;
      if (room !== null) {
        const map = commentEntries(room.doc);
        const changed = (): void => {
          held.comments = null;
          this.tell();
        };
        map.observe(changed);
        held.unobserve = () => map.unobserve(changed);
      }
      this.tell();
    }
  }

  /** What was there before one first looked counts as read, but for what is addressed to oneself. */
  private beginToRead(chapter: string, held: Held): void {
    const place = this.placeOf(chapter);
    if (held.doc === null || seenIn(place) !== null || this.scene === null) return;
    const { threads } = this.read(chapter);
    const old = threads.filter(({ assigned }) => assigned !== this.me).flatMap(keysOf);
    setSeen(
      place,
      old.flatMap(({ key, mentions }) => (mentions.includes(this.me) ? [] : [key])),
    );
  }

  private tell(): void {
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      this.version_++;
      for (const listener of this.listeners) listener();
    });
  }
}

function keysOf(thread: Thread): { key: string; author: string; mentions: readonly string[] }[] {
  return [thread, ...thread.replies];
}

export function same(a: ThreadRef | null, b: ThreadRef | null): boolean {
  return a === b || (a !== null && b !== null && a.key === b.key && a.chapter === b.chapter);
}
