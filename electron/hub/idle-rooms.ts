/**
 * Rooms that nobody uses, kept as bytes for whoever comes next: reading a room from the disk and going through it takes
 * longer than everything else that the host does when somebody opens a chapter.
 */
import type { HubRoom } from './hub-room.ts';

/** Bytes of all idle rooms together: a paper of 200 pages, or several. */
export const defaultIdleBytes = 32 * 1024 * 1024;

export class IdleRooms {
  /** With their sizes when they came, in the order in which they became idle. */
  private readonly sizes = new Map<HubRoom, number>();
  private bytes = 0;

  constructor(private readonly limit: number) {}

  /** Takes a room in; returns those that have to go for it, which may be this one. */
  add(room: HubRoom): HubRoom[] {
    this.remove(room);
    const { size } = room;
    this.sizes.set(room, size);
    this.bytes += size;
    const gone: HubRoom[] = [];
    for (const oldest of this.sizes.keys()) {
      if (this.bytes <= this.limit) break;
      this.remove(oldest);
      gone.push(oldest);
    }
    return gone;
  }

  /** Somebody uses the room again, or it is given up. */
  remove(room: HubRoom): void {
    this.bytes -= this.sizes.get(room) ?? 0;
    this.sizes.delete(room);
  }
}
