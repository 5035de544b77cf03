/** The rooms that a hub has open: read when somebody needs them, kept a while when nobody does, begun anew when one failed. */
import { parseRoom, type Room } from '../../shared/sync/rooms.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { HubRoom, type HubRoomOptions } from './hub-room.ts';
import { IdleRooms } from './idle-rooms.ts';
import { OpenMark } from './open-mark.ts';
import { within } from './within.ts';

type ForEachRoom = Pick<
  HubRoomOptions,
  'store' | 'writable' | 'maxBytes' | 'restAfter' | 'fold' | 'onChange' | 'onCommit' | 'onError'
>;

export interface OpenRoomsOptions extends ForEachRoom {
  /** How many bytes of rooms are kept that nobody uses. */
  readonly idleBytes: number;
}

interface OpenRoom {
  readonly room: HubRoom;
  readonly ready: Promise<void>;
}

/** How long closing waits for a disk that refuses, in milliseconds; the store's own closing comes after. */
const closeWithin = 2_000;

export class OpenRooms {
  private readonly store: ProjectStore;
  private readonly mark: OpenMark;
  private readonly idle: IdleRooms;
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly blocked = new Map<string, Promise<unknown>>();
  private closed = false;

  constructor(private readonly options: OpenRoomsOptions) {
    this.store = options.store;
    this.mark = new OpenMark(options.store);
    this.idle = new IdleRooms(options.idleBytes);
  }

  /** Opens a room and holds it open until its `release`. Rejects when the store can't read it. */
  async open(name: string): Promise<HubRoom> {
    const parsed = parseRoom(name);
    if (parsed?.project !== this.store.project) throw new Error(`no room of this project: ${name}`);
    await this.mark.set();
    for (;;) {
      const entry = this.entry(name, parsed);
      entry.room.pins++;
      this.idle.remove(entry.room);
      try {
        await entry.ready;
      } catch (error) {
        entry.room.pins--;
        if (this.rooms.get(name) === entry) this.rooms.delete(name);
        throw error;
      }
      if (this.rooms.get(name) === entry) return entry.room;
    }
  }

  /** Forgets a room and ends it; whoever comes next gets it fresh from the store. */
  drop(room: HubRoom): void {
    if (this.rooms.get(room.name)?.room === room) this.rooms.delete(room.name);
    this.idle.remove(room);
    room.destroy();
  }

  /** Whoever opens the room waits until `work` is done, so that nothing can be written into what is about to go. Rejects as it does. */
  async block(name: string, work: Promise<void>): Promise<void> {
    const settled = Promise.allSettled([work]);
    this.blocked.set(name, settled);
    await settled;
    if (this.blocked.get(name) === settled) this.blocked.delete(name);
    return work;
  }

  /** Opens none any more, and waits until what the rooms hold is on disk, as far as the disk allows. */
  async close(): Promise<void> {
    this.closed = true;
    const open = [...this.rooms.values()];
    this.rooms.clear();
    await Promise.allSettled(open.map(({ ready }) => ready));
    const safe = await within(closeWithin, Promise.all(open.map(({ room }) => room.log.drained())));
    for (const { room } of open) {
      if (room.log.idle) await room.snapshot();
      room.destroy();
    }
    if (safe) await this.mark.clear().catch((error: unknown) => this.options.onError(error));
  }

  private entry(name: string, room: Room): OpenRoom {
    const known = this.rooms.get(name);
    if (known !== undefined) return known;
    if (this.closed) throw new Error('the hub is closed');
    const { store, writable, maxBytes, restAfter, fold, onChange, onCommit, onError } = this.options;
    const hubRoom = new HubRoom({
      name,
      room,
      store,
      writable,
      refill: this.mark.refill,
      maxBytes,
      restAfter,
      fold,
      onChange,
      onCommit,
      onIdle: (idle) => void this.unload(idle),
      onError,
    });
    const entry = { room: hubRoom, ready: this.load(hubRoom) };
    this.rooms.set(name, entry);
    return entry;
  }

  private async load(room: HubRoom): Promise<void> {
    await this.blocked.get(room.name);
    await room.load();
  }

  private async unload(room: HubRoom): Promise<void> {
    await room.snapshot();
    if (!room.idle || this.rooms.get(room.name)?.room !== room) return;
    for (const gone of room.rest() ? this.idle.add(room) : [room]) {
      this.rooms.delete(gone.name);
      gone.destroy();
    }
  }
}
