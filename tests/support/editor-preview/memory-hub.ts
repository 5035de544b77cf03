/** Rooms in memory: links the documents of several people as a hub does, stamps who is who, grants and takes rights. */
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PaperRoom, RoomRegistry, RoomState } from '../../../renderer/editor/paper-props.ts';
import { groupOf, type Membership, type Person } from '../../../shared/domain/people.ts';
import type { Access } from '../../../shared/sync/messages.ts';

class MemoryRoom implements PaperRoom {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  users = 0;
  state: RoomState = { synced: false, access: null, waiting: 0 };
  private readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  set(state: Partial<RoomState>): void {
    this.state = { ...this.state, ...state };
    for (const listener of this.listeners) listener();
  }
}

export class MemorySide implements RoomRegistry {
  readonly rooms = new Map<string, MemoryRoom>();
  online = true;

  constructor(
    readonly hub: MemoryHub,
    readonly person: Person,
    private readonly accessOf: (room: string) => Access,
  ) {}

  acquire(name: string): MemoryRoom {
    let room = this.rooms.get(name);
    if (room === undefined) {
      room = new MemoryRoom();
      this.rooms.set(name, room);
      this.hub.join(name, this, room);
    }
    room.users += 1;
    return room;
  }

  release(name: string): void {
    const room = this.rooms.get(name);
    if (room === undefined) return;
    room.users -= 1;
    if (room.users > 0) return;
    this.rooms.delete(name);
    this.hub.leave(name, room);
    room.awareness.destroy();
  }

  rebuilds(): number {
    return 0;
  }

  arrive(name: string, room: MemoryRoom): void {
    room.set({ synced: true, access: this.accessOf(name) });
  }

  grant(name: string, access: Access): void {
    this.rooms.get(name)?.set({ access });
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (online) for (const [name, room] of this.rooms) this.hub.catchUp(name, room);
  }
}

const fromHub = 'hub';

export class MemoryHub {
  private readonly docs = new Map<string, Y.Doc>();
  private readonly members = new Map<string, Map<MemoryRoom, MemorySide>>();

  constructor(
    private readonly membership: Membership,
    private readonly latency: number,
  ) {}

  /** The hub's own copy. */
  doc(name: string): Y.Doc {
    let doc = this.docs.get(name);
    if (doc === undefined) this.docs.set(name, (doc = new Y.Doc()));
    return doc;
  }

  /** A change by somebody who is not on the page. */
  edit(name: string, change: (doc: Y.Doc) => void): void {
    const doc = this.doc(name);
    const before = Y.encodeStateVector(doc);
    change(doc);
    const update = Y.encodeStateAsUpdate(doc, before);
    for (const [room, side] of this.members.get(name) ?? []) if (side.online) Y.applyUpdate(room.doc, update, fromHub);
  }

  join(name: string, side: MemorySide, room: MemoryRoom): void {
    const members = this.members.get(name) ?? new Map<MemoryRoom, MemorySide>();
    this.members.set(name, members.set(room, side));
    room.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromHub || !side.online) return;
      this.publish(name, room, update);
    });
    room.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin === fromHub || !side.online) return;
      const clients = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])];
      const group = groupOf(side.person, this.membership);
      const user = {
        id: side.person.id,
        name: side.person.name,
        colour: group?.colour ?? null,
        group: group?.id ?? null,
      };
      const stamped = JSON.stringify(user);
      const update = encodeAwarenessUpdate(room.awareness, clients, stampedStates(room.awareness.getStates(), stamped));
      for (const [other, its] of members)
        if (other !== room && its.online) applyAwarenessUpdate(other.awareness, update, fromHub);
    });
    setTimeout(() => {
      if (!members.has(room)) return;
      this.catchUp(name, room);
      side.arrive(name, room);
    }, this.latency);
  }

  leave(name: string, room: MemoryRoom): void {
    this.members.get(name)?.delete(room);
    for (const other of this.members.get(name)?.keys() ?? [])
      removeAwarenessStates(other.awareness, [room.doc.clientID], fromHub);
  }

  catchUp(name: string, room: MemoryRoom): void {
    const doc = this.doc(name);
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.doc)), fromHub);
    this.publish(name, room, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(doc)));
    for (const [other] of this.members.get(name) ?? []) {
      if (other === room) continue;
      // Telling one's state anew makes the others' handlers stamp and pass it on.
      const state = other.awareness.getLocalState();
      if (state !== null) other.awareness.setLocalState({ ...state, again: Math.random() });
    }
  }

  private publish(name: string, from: MemoryRoom, update: Uint8Array): void {
    Y.applyUpdate(this.doc(name), update, fromHub);
    for (const [other, side] of this.members.get(name) ?? [])
      if (other !== from && side.online) Y.applyUpdate(other.doc, update, fromHub);
  }
}

function stampedStates(
  states: Map<number, Record<string, unknown>>,
  user: string,
): Map<number, Record<string, unknown>> {
  return new Map([...states].map(([client, state]) => [client, { ...state, user: JSON.parse(user) as unknown }]));
}
