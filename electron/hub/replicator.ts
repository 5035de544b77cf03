/**
 * Keeps the rooms of a project in step with its upstream host. Without an upstream host in reach everything here goes on
 * as it is, for as long as it takes; the log knows what waits to be shared.
 */
import { readPaperList } from '../../shared/document/council/paper-list.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { closeCodes } from '../../shared/sync/close-codes.ts';
import type { SocketClass } from '../../shared/sync/counting-socket.ts';
import type { Refusal } from '../../shared/sync/messages.ts';
import { roomName, type RoomKind } from '../../shared/sync/rooms.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { draftContent, type DraftContent } from './draft-content.ts';
import { draftText } from './draft-text.ts';
import type { Hub } from './hub.ts';
import { ReplicatedRoom } from './replicated-room.ts';

/** A WebSocket class as `ws` has it; Electron may bring one that knows the system's proxy. */
export type UpstreamSocketClass = SocketClass;

export interface ReplicatorOptions {
  readonly hub: Hub;
  readonly store: ProjectStore;
  /** WebSocket address of the upstream host, e.g. `wss://host:4711`, with or without `/rooms`. */
  readonly url: string;
  readonly token: string;
  readonly webSocket: UpstreamSocketClass;
  /** Keeps text that the upstream host refused; the room is begun anew once this has resolved. */
  readonly onDraft: (
    room: string,
    text: string,
    reason: string,
    /** A chapter whole; null of other rooms. */
    content: DraftContent | null,
  ) => void | Promise<void>;
  /**
   * A room has a connection again, before anything came over it: what came from above up to `after`, and own updates up to
   * `shared`, both sides had before. Then: all that was missing is in the log, up to `until`.
   */
  readonly onReturn?: (room: string, mark: { readonly after: number; readonly shared: number }) => void;
  readonly onHome?: (room: string, until: number) => void;
  readonly onError?: (error: unknown) => void;
  /** Longest pause between two attempts to connect, in milliseconds. Default 30,000. */
  readonly maxBackoff?: number;
}

export interface ReplicatorState {
  readonly state: 'connected' | 'connecting' | 'offline' | 'refused';
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  /** Local updates on disk that the upstream host hasn't acknowledged. */
  readonly waiting: number;
}

/** How often the store is asked at most what waits, and when a refused token is tried again, in milliseconds. */
const countEvery = 200;
const retryRefusedAfter = 60_000;
const retryLimitedAfter = 30_000;
const firstKinds: readonly RoomKind[] = ['outline', 'record'];
const furtherKinds: readonly RoomKind[] = ['consultation', 'measures', 'measureComments', 'words'];

export class Replicator {
  private readonly rooms = new Map<string, ReplicatedRoom>();
  private readonly opening = new Set<string>();
  /** Rooms that we may not read there. */
  private readonly excluded = new Set<string>();
  /** Counts the changes of rights; a room tried before the newest one is tried again. */
  private rights = 0;
  private readonly triedAt = new Map<string, number>();
  private readonly listeners = new Set<(state: ReplicatorState) => void>();
  private readonly stops: (() => void)[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly url: string;
  private current: ReplicatorState = { state: 'connecting', since: Date.now(), waiting: 0 };
  private counting: NodeJS.Timeout | null = null;
  private further = false;
  private closed = false;

  constructor(private readonly options: ReplicatorOptions) {
    this.url = options.url.replace(/\/+$/, '').replace(/(\/rooms)?$/, '/rooms');
    this.stops.push(
      options.hub.onChange((room) => {
        if (room.room.kind === 'outline' && this.further) this.addFurther();
        if (firstKinds.includes(room.room.kind)) this.readmit();
      }),
      options.hub.onCommit(() => this.countSoon()),
    );
    for (const kind of firstKinds) this.add(this.nameOf(kind));
    this.countSoon();
  }

  get state(): ReplicatorState {
    return this.current;
  }

  /** Calls the listener after each change of `state`; returns how to stop. */
  onState(listener: (state: ReplicatorState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tries at once instead of after the pause. */
  reconnectNow(): void {
    this.change({ state: this.current.state === 'connected' ? 'connected' : 'connecting' });
    for (const room of this.rooms.values()) room.client.reconnectNow();
  }

  /** Ends the link; the rooms stay as they are. */
  close(): Promise<void> {
    this.closed = true;
    for (const stop of this.stops) stop();
    for (const timer of this.timers) clearTimeout(timer);
    if (this.counting !== null) clearTimeout(this.counting);
    for (const room of this.rooms.values()) room.end();
    this.rooms.clear();
    this.listeners.clear();
    return Promise.resolve();
  }

  private nameOf(kind: RoomKind, item: string | null = null): string {
    return roomName({ project: this.options.hub.project, kind, item });
  }

  private add(name: string): void {
    if (this.closed || this.rooms.has(name) || this.opening.has(name) || this.excluded.has(name)) return;
    this.opening.add(name);
    this.triedAt.set(name, this.rights);
    this.link(name).then(
      () => this.opening.delete(name),
      (error: unknown) => {
        this.opening.delete(name);
        this.report(error);
        this.later(retryLimitedAfter, () => this.add(name));
      },
    );
  }

  private async link(name: string): Promise<void> {
    const { hub, store, token, webSocket } = this.options;
    const room = await hub.open(name);
    if (this.closed) return room.release();
    this.rooms.set(
      name,
      new ReplicatedRoom({
        room,
        store,
        url: this.url,
        token,
        webSocket,
        maxBackoff: this.options.maxBackoff ?? 30_000,
        onState: (changed) => this.roomChanged(changed),
        onClosed: (refused, code, refusal) => this.sentAway(refused, code, refusal),
        onGone: (gone) => this.relink(gone),
        onReturn: ({ room: { log, shared } }) => this.options.onReturn?.(name, { after: log.seq, shared }),
        onHome: ({ room: { log } }) => this.options.onHome?.(name, log.seq),
        onError: (error) => this.report(error),
      }),
    );
  }

  private addFurther(): void {
    const outline = this.rooms.get(this.nameOf('outline'));
    if (outline === undefined) return;
    for (const { id } of readOutline(outline.room.doc)) {
      this.add(this.nameOf('chapter', id));
      this.add(this.nameOf('comments', id));
      this.add(this.nameOf('trial', id));
    }
    for (const id of readPaperList(outline.room.doc)) this.add(this.nameOf('paper', id));
    for (const kind of furtherKinds) this.add(this.nameOf(kind));
  }

  /** The rights may have changed: rooms that were closed to us are tried again. */
  private readmit(): void {
    this.rights++;
    const names = [...this.excluded];
    this.excluded.clear();
    for (const name of names) this.add(name);
  }

  private roomChanged(room: ReplicatedRoom): void {
    this.countSoon();
    if (room.room.room.kind === 'outline') this.linkChanged(room);
    if (this.further || !firstKinds.includes(room.room.room.kind)) return;
    this.further = firstKinds.every((kind) => this.rooms.get(this.nameOf(kind))?.client.state.synced === true);
    if (this.further) this.addFurther();
  }

  /** The outline's connection stands for the link as a whole. */
  private linkChanged({ client: { state } }: ReplicatedRoom): void {
    if (state.closed !== null && state.closed.code !== closeCodes.refused) this.change({ state: 'refused' });
    else if (state.connection === 'connected')
      this.change({ state: state.failures === 0 && state.synced ? 'connected' : 'connecting' });
    else this.change({ state: state.failures === 0 ? 'connecting' : 'offline' });
  }

  private sentAway(room: ReplicatedRoom, code: number, refusal: Refusal | null): void {
    if (this.closed || this.rooms.get(room.name) !== room) return;
    if (code === closeCodes.refused) this.inBackground(this.giveBack(room, refusal ?? 'malformed', true));
    else if (code === closeCodes.forbidden) this.inBackground(this.exclude(room));
    else {
      const wait = code === closeCodes.limit ? retryLimitedAfter : retryRefusedAfter;
      this.later(wait, () => room.client.reconnectNow());
    }
  }

  private relink(room: ReplicatedRoom): void {
    if (this.rooms.get(room.name) === room) this.rooms.delete(room.name);
    room.end();
    this.add(room.name);
  }

  private async exclude(room: ReplicatedRoom): Promise<void> {
    if (firstKinds.includes(room.room.room.kind)) {
      // Not even the outline may be read: the person has no access any more. It may be given back.
      return this.later(retryRefusedAfter, () => room.client.reconnectNow());
    }
    const again = this.triedAt.get(room.name) !== this.rights;
    if (!again) this.excluded.add(room.name);
    const unshared = await room.hasUnshared();
    if (this.closed || this.rooms.get(room.name) !== room) return;
    if (unshared) return this.giveBack(room, 'noRight', again);
    this.rooms.delete(room.name);
    room.end();
    if (again) this.add(room.name);
  }

  /** What was written here can't be accepted above: it is kept as a draft, and the room starts again from above. */
  private async giveBack(room: ReplicatedRoom, refusal: Refusal, again: boolean): Promise<void> {
    const { name } = room;
    const { kind } = room.room.room;
    const { leases, shared } = room.room;
    this.rooms.delete(name);
    room.end();
    try {
      await this.options.hub.reset(name, refusal, async (doc) =>
        this.options.onDraft(
          name,
          draftText(kind, doc, (client) => leases.holder(client, 'upstream') !== 'own'),
          refusal,
          kind === 'chapter' ? await draftContent(this.options.store, name, doc, shared) : null,
        ),
      );
    } catch (error) {
      // The draft could not be kept, so the text stays where it is; linking the room again comes back here.
      this.report(error);
      return this.later(retryLimitedAfter, () => this.add(name));
    }
    this.countSoon();
    if (again) this.add(name);
  }

  private countSoon(): void {
    if (this.counting !== null || this.closed) return;
    this.counting = setTimeout(() => {
      this.counting = null;
      this.inBackground(this.options.store.waiting().then((waiting) => this.change({ waiting })));
    }, countEvery);
  }

  private change(change: Partial<Omit<ReplicatorState, 'since'>>): void {
    const { state, waiting } = { ...this.current, ...change };
    if (this.closed || (state === this.current.state && waiting === this.current.waiting)) return;
    this.current = { state, waiting, since: state === this.current.state ? this.current.since : Date.now() };
    for (const listener of this.listeners) listener(this.current);
  }

  private later(milliseconds: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.closed) action();
    }, milliseconds);
    this.timers.add(timer);
  }

  private inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => this.report(error));
  }

  private report(error: unknown): void {
    this.options.onError?.(error);
  }
}
