/**
 * The comments of the chapters, or measures, at hand: holds their rooms open, folds their entries, knows what is unread and which
 * thread is open. Outside React, since the highlights in the text live by it too; read by React through `subscribe`.
 */
import type { Doc } from 'yjs';
import { commentEntries, readComments, type Saying } from '../../../shared/document/comment-room.ts';
import type { Comments, Proposal, Thread } from '../../../shared/domain/comments.ts';
import { couldInComments, roomAccess, type CommentAct } from '../../../shared/domain/permissions.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Rooms } from '../../app/rooms.ts';
import { seenIn, setSeen } from './comment-memory.ts';
import type { CommentScene, CommentSubjects } from './comment-subjects.ts';

/** A thread on a chapter or a measure. */
export interface ThreadRef {
  /** The id of what it is on. */
  readonly subject: string;
  readonly key: string;
}

/** A room that is held open. */
interface Held {
  /** Its item. */
  readonly item: string | null;
  uses: number;
  doc: Doc | null;
  unobserve: () => void;
  /** What it has, by what that is on; null while nobody has asked since it changed. */
  comments: ReadonlyMap<string, Comments> | null;
}

const nothing: Comments = { threads: [], proposals: [] };
const none: ReadonlyMap<string, Comments> = new Map();
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
    readonly subjects: CommentSubjects,
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

  /** May this person comment on it? */
  mayComment(subject: string): boolean {
    const right = this.accessTo(subject)?.right ?? 'read';
    const state = this.rooms.peek(this.roomOf(subject))?.state.access;
    return right !== 'read' && (state === undefined || state === null || state.right !== 'read');
  }

  /** Could this person do that to other people's comments on it? */
  could(act: CommentAct, subject: string): boolean {
    const { kind, stateOf } = this.subjects;
    return this.scene !== null && couldInComments(this.scene.me, act, stateOf(this.scene, subject), kind);
  }

  /** Whether this person may read the comments on it, and why not. */
  rightTo(subject: string): 'read' | 'noChapter' | 'mayNot' {
    if (this.scene === null || !this.subjects.isThere(this.scene, subject)) return 'noChapter';
    return this.accessTo(subject) === null ? 'mayNot' : 'read';
  }

  /** Calls when comments have changed or come. */
  subscribeRooms(listener: () => void): () => void {
    const stops = [this.subscribe(listener), this.rooms.subscribe(listener)];
    return () => stops.forEach((stop) => stop());
  }

  /** Holds the comments on these open; returns how to let go. Rooms one may not read stay closed. */
  hold(subjects: readonly string[]): () => void {
    const mine = subjects.filter((subject) => this.accessTo(subject) !== null);
    const items = new Map(mine.map((subject) => [this.roomOf(subject), this.subjects.itemOf(subject)]));
    this.stopRooms ??= this.rooms.subscribe(() => this.rebind());
    for (const [room, item] of items) {
      const held = this.held.get(room) ?? { item, uses: 0, doc: null, unobserve: () => undefined, comments: null };
      held.uses++;
      this.held.set(room, held);
      this.rooms.acquire(room);
    }
    this.rebind();
    return () => {
      for (const room of items.keys()) this.letGo(room);
    };
  }

  /** The threads and proposals on it, as far as they are here; the same object until something changes. */
  read(subject: string): Comments {
    return this.all(subject).get(subject) ?? nothing;
  }

  /** The same of everything whose comments lie in the room of this one. */
  all(subject: string): ReadonlyMap<string, Comments> {
    const held = this.held.get(this.roomOf(subject));
    if (held === undefined || held.doc === null || this.scene === null) return none;
    return (held.comments ??= this.divide(readComments(held.doc, this.subjects.judge(this.scene, held.item)), held));
  }

  /** Whether the comments on it have arrived. */
  arrived(subject: string): boolean {
    return this.rooms.peek(this.roomOf(subject))?.state.synced ?? false;
  }

  thread({ subject, key }: ThreadRef): Thread | null {
    return this.read(subject).threads.find((thread) => thread.key === key) ?? null;
  }

  /** Says something on it under one's own name; false while its comments aren't here. */
  say(subject: string, change: (saying: Saying) => void): boolean {
    const doc = this.held.get(this.roomOf(subject))?.doc ?? null;
    if (doc === null || !this.arrived(subject) || this.me === '') return false;
    change({ doc, person: this.me, now: Date.now(), origin });
    return true;
  }

  /** Keys in a thread that are new to this person. */
  unread(subject: string, thread: Thread): readonly string[] {
    const seen = this.seen(this.subjects.itemOf(subject));
    return keysOf(thread).flatMap(({ key, author }) => (author === this.me || seen.has(key) ? [] : [key]));
  }

  markRead(subject: string, threads: readonly Thread[]): void {
    const fresh = threads.flatMap((thread) => this.unread(subject, thread));
    if (fresh.length === 0) return;
    const here = [...this.all(subject).values()].flatMap((comments) => comments.threads);
    const there = new Set(here.flatMap((thread) => keysOf(thread).map(({ key }) => key)));
    const item = this.subjects.itemOf(subject);
    setSeen(this.seenPlace(item), [...[...this.seen(item)].filter((key) => there.has(key)), ...fresh]);
    this.tell();
  }

  /** Opens a thread, or none. `focus`: the list puts the focus there as soon as it shows it, to `reply` where one is meant. */
  open(thread: ThreadRef | null, focus = false, reply?: string | null): void {
    // Whoever goes on in the thread still sees which reply was meant.
    if (reply !== undefined || !same(thread, this.active_)) this.marked_ = reply ?? null;
    this.active_ = thread;
    if (focus) this.wanted = thread;
    const found = thread === null ? null : this.thread(thread);
    if (thread !== null && found !== null) this.markRead(thread.subject, [found]);
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

  /** Whether that field is still to come. */
  readonly wantsNew = (): boolean => this.wanted === 'new';

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

  private accessTo(subject: string): ReturnType<typeof roomAccess> {
    const { kind, stateOf } = this.subjects;
    return this.scene === null ? null : roomAccess(this.scene.me, kind, stateOf(this.scene, subject));
  }

  private roomOf(subject: string): string {
    return roomName({ project: this.project, kind: this.subjects.kind, item: this.subjects.itemOf(subject) });
  }

  private divide({ threads, proposals }: Comments, { item }: Held): ReadonlyMap<string, Comments> {
    const bySubject = new Map<string, { readonly threads: Thread[]; readonly proposals: Proposal[] }>();
    const at = (subject: string): { readonly threads: Thread[]; readonly proposals: Proposal[] } => {
      const known = bySubject.get(subject) ?? { threads: [], proposals: [] };
      bySubject.set(subject, known);
      return known;
    };
    if (item !== null) at(item);
    for (const thread of threads) at(this.subjects.of(thread.anchor, item)).threads.push(thread);
    for (const proposal of proposals) at(this.subjects.ofProposal(proposal, item)).proposals.push(proposal);
    return bySubject;
  }

  private letGo(room: string): void {
    const held = this.held.get(room);
    if (held === undefined) return;
    this.rooms.release(room);
    if (--held.uses > 0) return;
    held.unobserve();
    this.held.delete(room);
    if (this.held.size === 0) {
      this.stopRooms?.();
      this.stopRooms = null;
    }
  }

  /** Rooms come, go and are built anew after a refusal. */
  private rebind(): void {
    for (const [name, held] of this.held) {
      const room = this.rooms.peek(name);
      if (room?.state.synced === true) this.beginToRead(held);
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
  private beginToRead({ doc, item }: Held): void {
    if (doc === null || seenIn(this.seenPlace(item)) !== null || this.scene === null) return;
    const { threads } = readComments(doc, this.subjects.judge(this.scene, item));
    const old = threads.filter(({ assigned }) => assigned !== this.me).flatMap(keysOf);
    setSeen(
      this.seenPlace(item),
      old.flatMap(({ key, mentions }) => (mentions.includes(this.me) ? [] : [key])),
    );
  }

  /** Where this browser keeps what was read of a room. */
  private seenPlace(item: string | null): string {
    return this.placeOf(item ?? this.subjects.kind);
  }

  private seen(item: string | null): ReadonlySet<string> {
    return new Set(seenIn(this.seenPlace(item)) ?? []);
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
  return a === b || (a !== null && b !== null && a.key === b.key && a.subject === b.subject);
}
