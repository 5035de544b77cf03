/**
 * Tells the host, when a window is back that was without it, what the window had of each chapter when the connection was lost: from
 * that the host knows what happened meanwhile. Costs nothing while one types: it looks at a room only when its connection changes.
 */
import * as Y from 'yjs';
import type { ProjectCall } from './session.ts';
import type { LiveRoom, Rooms } from './rooms.ts';

/** Shorter losses of a connection are not worth a word, ms. */
const shortest = 5_000;
/** What was written meanwhile has to be with the host first, ms. */
const settleAfter = 1_500;
const mostRooms = 200;

interface Watched {
  readonly room: LiveRoom;
  /** The own clock up to which everything was with the host. */
  shared: number;
  /** What it had when the connection was lost, and when; null while there is one. */
  lost: { readonly had: Uint8Array; readonly at: number } | null;
}

export interface WindowAwayOptions {
  readonly rooms: Pick<Rooms, 'list' | 'subscribe'>;
  readonly call: ProjectCall;
  /** The chapter whose room this is; null for other rooms. */
  readonly chapterOf: (room: string) => string | null;
  readonly now?: () => number;
}

export class WindowAway {
  private readonly watched = new Map<string, Watched>();
  private readonly back = new Map<string, NonNullable<Watched['lost']>>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly stop: () => void;

  constructor(private readonly options: WindowAwayOptions) {
    this.stop = options.rooms.subscribe(() => this.look());
    this.look();
  }

  destroy(): void {
    this.stop();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private look(): void {
    const open = new Map(this.options.rooms.list());
    for (const name of this.watched.keys()) if (!open.has(name)) this.watched.delete(name);
    for (const [name, room] of open) {
      const chapter = this.options.chapterOf(name);
      if (chapter !== null) this.lookAt(name, chapter, room);
    }
  }

  private lookAt(name: string, chapter: string, room: LiveRoom): void {
    let watched = this.watched.get(name);
    if (watched?.room !== room) {
      watched = { room, shared: 0, lost: null };
      this.watched.set(name, watched);
    }
    const { connection, synced, waiting } = room.state;
    if (!synced) return;
    if (connection !== 'connected') {
      watched.lost ??= { had: this.had(watched), at: this.now() };
      return;
    }
    if (waiting === 0) watched.shared = Y.getState(room.doc.store, room.doc.clientID);
    if (watched.lost === null) return;
    if (this.now() - watched.lost.at >= shortest) this.back.set(chapter, watched.lost);
    watched.lost = null;
    if (this.back.size > 0) this.tellLater();
  }

  /** The state vector, without what the host may not have got. */
  private had({ room, shared }: Watched): Uint8Array {
    const clocks = Y.decodeStateVector(Y.encodeStateVector(room.doc));
    if (shared === 0) clocks.delete(room.doc.clientID);
    else clocks.set(room.doc.clientID, shared);
    return Y.encodeStateVector(clocks);
  }

  private tellLater(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), settleAfter);
  }

  private tell(): void {
    this.timer = null;
    const isWaiting = [...this.watched.values()].some(({ room }) => room.state.waiting > 0);
    if (isWaiting) return this.tellLater();
    const rooms = [...this.back].slice(0, mostRooms);
    const first = Math.min(...rooms.map(([, { at }]) => at));
    const input = {
      away: Math.max(0, Math.round(this.now() - first)),
      rooms: rooms.map(([chapter, { had }]) => ({ chapter, had: base64(had) })),
    };
    this.options.call('homecoming.away', input).then(
      () => this.back.clear(),
      // The calls may need a moment longer than the rooms.
      () => this.tellLater(),
    );
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
