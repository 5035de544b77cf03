/**
 * The open rooms of a project, shared by outline, page and status. Counted: the last release lets a room go, but not
 * before everything in it is acknowledged, so that nothing typed is lost by scrolling on or closing a dialog.
 */
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { Access, Refusal } from '../../shared/sync/messages.ts';

export interface LiveRoomState {
  readonly connection: 'connecting' | 'connected' | 'closed';
  /** Milliseconds since 1970; null while connected. */
  readonly offlineSince: number | null;
  readonly synced: boolean;
  readonly access: Access | null;
  readonly waiting: number;
  /** Set when the host sent us away for good. */
  readonly closed: { readonly code: number } | null;
}

/** The part of RoomClient that is used here. */
export interface LiveRoom {
  readonly doc: Doc;
  readonly awareness: Awareness;
  readonly state: LiveRoomState;
  subscribe(listener: () => void): () => void;
  onRefused(listener: (refusal: Refusal) => void): () => void;
  /** Resolves once the host has taken all that left here before, on its disk or not yet; at once where there is no connection. */
  taken(): Promise<void>;
  reconnectNow(): void;
  destroy(): void;
}

interface Entry {
  readonly room: LiveRoom;
  uses: number;
  /** Set while nobody uses the room: closes it once it is quiet. */
  closing: ReturnType<typeof setTimeout> | null;
  readonly stop: () => void;
}

/** Edits that wait, as the status bar needs them. */
export interface Pulse {
  /** `performance.now()` of the last edit or acknowledgement; null before the first. */
  readonly changedAt: number | null;
  /** When the oldest wait without any acknowledgement began; null while nothing waits. */
  readonly stuckSince: number | null;
}

/** A released room stays open so long, in milliseconds, since people scroll back and forth. */
const linger = 10_000;

export interface RoomsOptions {
  readonly connect: (name: string) => LiveRoom;
  /** Called with the refused room before it is thrown away; its text must be kept from here. */
  readonly onRefused: (name: string, doc: Doc, refusal: Refusal) => void;
  readonly now?: () => number;
}

export class Rooms {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private readonly rebuiltRooms = new Map<string, number>();
  private pulse_: Pulse = { changedAt: null, stuckSince: null };
  private readonly lastWaiting = new Map<string, number>();
  private lastTotal = 0;

  constructor(private readonly options: RoomsOptions) {}

  /** Opens a room, or takes part in the open one. Every acquire needs one release. */
  acquire(name: string): LiveRoom {
    const entry = this.entries.get(name) ?? this.open(name, 0);
    entry.uses += 1;
    if (entry.closing !== null) clearTimeout(entry.closing);
    entry.closing = null;
    return entry.room;
  }

  release(name: string): void {
    const entry = this.entries.get(name);
    if (entry === undefined || entry.uses === 0) return;
    entry.uses -= 1;
    if (entry.uses === 0) this.closeLater(name, entry);
  }

  /** The open room of this name, null when it isn't open. */
  peek(name: string): LiveRoom | null {
    return this.entries.get(name)?.room ?? null;
  }

  /** All open rooms by name. */
  list(): readonly (readonly [string, LiveRoom])[] {
    return [...this.entries].map(([name, { room }]) => [name, room]);
  }

  /** How often a room was thrown away and built anew; views of it remount on this. */
  rebuilds(name: string): number {
    return this.rebuiltRooms.get(name) ?? 0;
  }

  /** How often any room was built anew. */
  get generation(): number {
    return [...this.rebuiltRooms.values()].reduce((sum, count) => sum + count, 0);
  }

  get pulse(): Pulse {
    return this.pulse_;
  }

  /** Calls `listener` when a room opens, closes, is rebuilt or changes its state. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  reconnectNow(): void {
    for (const { room } of this.entries.values()) room.reconnectNow();
  }

  destroy(): void {
    for (const name of [...this.entries.keys()]) this.close(name);
  }

  private open(name: string, uses: number): Entry {
    const room = this.options.connect(name);
    const stops = [room.subscribe(() => this.changed(name)), room.onRefused((refusal) => this.rebuild(name, refusal))];
    const entry: Entry = { room, uses, closing: null, stop: () => stops.forEach((stop) => stop()) };
    this.entries.set(name, entry);
    queueMicrotask(() => this.tell());
    return entry;
  }

  private closeLater(name: string, entry: Entry): void {
    entry.closing = setTimeout(() => {
      if (entry.room.state.waiting > 0) this.closeLater(name, entry);
      else this.close(name);
    }, linger);
  }

  private close(name: string): void {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    if (entry.closing !== null) clearTimeout(entry.closing);
    this.entries.delete(name);
    this.lastWaiting.delete(name);
    entry.stop();
    entry.room.destroy();
    this.beat();
    this.tell();
  }

  private rebuild(name: string, refusal: Refusal): void {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    this.options.onRefused(name, entry.room.doc, refusal);
    const { uses } = entry;
    this.rebuiltRooms.set(name, this.rebuilds(name) + 1);
    this.close(name);
    const fresh = this.open(name, uses);
    if (uses === 0) this.closeLater(name, fresh);
  }

  private changed(name: string): void {
    const waiting = this.entries.get(name)?.room.state.waiting ?? 0;
    if (waiting !== (this.lastWaiting.get(name) ?? 0)) {
      this.lastWaiting.set(name, waiting);
      this.beat();
    }
    this.tell();
  }

  private beat(): void {
    const now = (this.options.now ?? (() => performance.now()))();
    const total = [...this.lastWaiting.values()].reduce((sum, waiting) => sum + waiting, 0);
    const before = this.lastTotal;
    this.lastTotal = total;
    const acknowledged = total < before;
    const stuckSince =
      total === 0 ? null : acknowledged || this.pulse_.stuckSince === null ? now : this.pulse_.stuckSince;
    this.pulse_ = { changedAt: now, stuckSince };
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
