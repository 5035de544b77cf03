/** The hub of one open project: who is in which of its rooms, and what each may do there. */
import type { Membership } from '../../shared/domain/people.ts';
import { closeCodes, type CloseCode } from '../../shared/sync/close-codes.ts';
import type { Refusal } from '../../shared/sync/messages.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { parseRoom, roomName, type Room } from '../../shared/sync/rooms.ts';
import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { ProjectStore } from '../store/project-store.ts';
import type { Fold } from './fold-updates.ts';
import { HubConnection } from './hub-connection.ts';
import { HubRights } from './hub-rights.ts';
import type { HubRoom } from './hub-room.ts';
import type { Bringer } from './leases.ts';
import { RefusedUpdate } from './update-reader.ts';
import { within } from './within.ts';
import { defaultIdleBytes } from './idle-rooms.ts';
import { defaultLimits, type HubLimits } from './limits.ts';
import { OpenRooms } from './open-rooms.ts';
import type { Principal } from './principal.ts';
import { defaultRestAfter } from './room-document.ts';
import { ShutOut } from './shut-out.ts';

export interface HubOptions {
  readonly store: ProjectStore;
  /** Who takes part, as of now. */
  readonly membership: () => Membership;
  /** True makes every room read-only; default: when the file can't be written. */
  readonly readOnly?: boolean;
  readonly limits?: Partial<HubLimits>;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** How often peers are checked for being alive, in milliseconds. */
  readonly aliveEvery?: number;
  /** For how long the document of a room is kept that nobody uses, in milliseconds. */
  readonly restAfter?: number;
  /** How many bytes of rooms are kept that nobody uses. */
  readonly idleBytes?: number;
  /** Where rooms are folded; default: in this thread. */
  readonly fold?: Fold;
  /** Failures in the background: of a snapshot, of a commit that is tried again, of a room that can't be read. */
  readonly onError?: (error: unknown) => void;
}

/** How long the disk may take for what is brought from a file, ms. */
const broughtWithin = 20_000;

/** Somebody in a room. */
export interface Presence {
  readonly person: string;
  readonly device: string;
  readonly relay: boolean;
  readonly room: string;
}

export class Hub {
  private readonly store: ProjectStore;
  private readonly limits: HubLimits;
  private readonly rights: HubRights;
  private readonly now: () => number;
  private readonly rooms: OpenRooms;
  private readonly connected = new Set<HubConnection>();
  private readonly shutOut: ShutOut;
  private readonly listeners = new Set<(room: HubRoom) => void>();
  private readonly commitListeners = new Set<(room: HubRoom) => void>();
  private readonly dropListeners = new Set<(room: Room) => void>();
  private readonly heartbeat: NodeJS.Timeout;
  private outline: Promise<HubRoom> | null = null;
  private closed = false;
  private closing: Promise<void> | null = null;

  /** The project whose rooms these are. */
  get project(): string {
    return this.store.project;
  }

  constructor(private readonly options: HubOptions) {
    this.store = options.store;
    this.limits = { ...defaultLimits, ...options.limits };
    const readOnly = options.readOnly ?? options.store.readOnly !== null;
    this.rights = new HubRights(options.membership, readOnly);
    this.rooms = new OpenRooms({
      store: options.store,
      writable: !readOnly,
      maxBytes: this.limits.room,
      restAfter: options.restAfter ?? defaultRestAfter,
      idleBytes: options.idleBytes ?? defaultIdleBytes,
      fold: options.fold,
      onChange: (changed) => this.changed(changed),
      onCommit: (committed) => {
        for (const listener of this.commitListeners) listener(committed);
      },
      onError: (error) => this.report(error),
    });
    this.now = options.now ?? (() => performance.now());
    this.shutOut = new ShutOut(this.limits, this.now);
    this.heartbeat = setInterval(() => {
      for (const connection of this.connected) connection.checkAlive();
    }, options.aliveEvery ?? 30_000);
    this.heartbeat.unref();
  }

  /**
   * Takes over an accepted WebSocket for a room. Returns at once; refusals come as close codes. `empty`: the peer says that
   * it has nothing of the room yet.
   */
  connect(socket: WebSocket, room: Room, principal: Principal, empty = false): void {
    const refused = this.refuses(room, principal);
    if (refused !== null) {
      socket.on('error', () => socket.terminate());
      socket.close(refused.code, refused.reason);
      return;
    }
    const connection = new HubConnection({
      socket,
      room,
      principal,
      empty,
      limits: this.limits,
      now: this.now,
      access: () => this.rights.access(principal.person, room),
      stamp: () => this.rights.stamp(principal.person),
      onClosed: (gone) => this.connected.delete(gone),
      onOffence: () => this.shutOut.refused(principal.device),
      onRoomFailed: (failed) => this.loadAnew(failed),
    });
    this.connected.add(connection);
    this.admit(connection, room).catch((error: unknown) => {
      this.report(error);
      connection.close(closeCodes.unavailable, 'the room cannot be opened');
    });
  }

  /** Whether a device has to wait: it was refused too often. To be asked before its connection is accepted. */
  shutsOut({ device }: Principal): boolean {
    return this.shutOut.has(device);
  }

  /** Opens a room and holds it open until its `release`. Rejects when it can't be read. */
  async open(name: string): Promise<HubRoom> {
    const room = await this.rooms.open(name);
    if (room.examine()) return room;
    this.loadAnew(room);
    throw new Error(`a room that can't be read: ${name}`);
  }

  /** Calls the listener after each change of a room's content; returns how to stop. */
  onChange(listener: (room: HubRoom) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls the listener after each commit of a room's updates to the disk; returns how to stop. */
  onCommit(listener: (room: HubRoom) => void): () => void {
    this.commitListeners.add(listener);
    return () => this.commitListeners.delete(listener);
  }

  /** Calls the listener when a room is begun anew: what it holds is no longer what it held. Returns how to stop. */
  onDrop(listener: (room: Room) => void): () => void {
    this.dropListeners.add(listener);
    return () => this.dropListeners.delete(listener);
  }

  /** Looks at everybody's rights anew, at once. To be called when the membership changed. */
  rightsChanged(): void {
    for (const connection of this.connected) connection.refreshAccess();
  }

  /** Ends all connections of a person whose devices were withdrawn. */
  disconnectPerson(person: string): void {
    for (const connection of this.connected) {
      if (connection.person === person) connection.close(closeCodes.unauthenticated, 'access was withdrawn');
    }
  }

  /** Who is in which room. */
  connections(): Presence[] {
    return [...this.connected].map(({ principal, roomName: room }) => ({ ...principal, room }));
  }

  /**
   * Begins a room anew: everybody in it is told to rebuild their copy, `keep` saves what is worth keeping, then its
   * content leaves the room (not the log). When `keep` rejects, so does this, and the content stays. Rooms held with
   * `open` have to be opened again.
   */
  async reset(name: string, refusal: Refusal, keep: (doc: Y.Doc) => Promise<void>): Promise<void> {
    const room = await this.open(name);
    this.drop(room, (connection) => connection.refuse(refusal));
    return this.rooms.block(
      name,
      keep(room.doc).then(() => this.store.resetRoom(name)),
    );
  }

  /**
   * Brings an update from a file into a room under a person's rights, and waits for the disk; `dry` only says what would come of it.
   * `noRight` for whoever may not write there. Rejects when the room can't be opened, or with `diskFull` when the disk refuses.
   */
  async bring(name: string, bringer: Bringer, bytes: Uint8Array, dry: boolean): Promise<Refusal | 'taken'> {
    const parsed = parseRoom(name);
    if (parsed === null) return 'malformed';
    await this.openOutline();
    const access = this.rights.access(bringer.person, parsed);
    if (access === null || access.right === 'read') return 'noRight';
    const caps = { structs: this.limits.structs * 10, deletes: this.limits.deletes * 10 };
    const room = await this.open(name);
    try {
      if (dry) return room.refuses(bytes, caps, bringer, access.right) ?? 'taken';
      const outcome = room.bring(bytes, caps, bringer, access.right);
      if (outcome === 'gone' || outcome === 'ignored') throw new Failure('internal');
      if (outcome === 'taken' && !(await within(broughtWithin, room.log.drained()))) throw new Failure('diskFull');
      return outcome;
    } catch (error) {
      if (error instanceof RefusedUpdate) return error.refusal;
      throw error;
    } finally {
      room.release();
    }
  }

  /** Sends everybody away and waits until what the rooms hold is on disk, as far as the disk allows. */
  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    this.closed = true;
    clearInterval(this.heartbeat);
    for (const connection of this.connected) connection.close(closeCodes.restart, 'the host goes away');
    await this.rooms.close();
  }

  private refuses(room: Room, principal: Principal): { code: CloseCode; reason: string } | null {
    if (this.closed) return { code: closeCodes.restart, reason: 'the host goes away' };
    if (room.project !== this.store.project) return { code: closeCodes.noRoom, reason: 'another project' };
    const name = roomName(room);
    let inRoom = 0;
    let ofPerson = 0;
    for (const connection of this.connected) {
      if (connection.roomName !== name) continue;
      inRoom++;
      if (connection.person === principal.person) ofPerson++;
    }
    const { connections, connectionsPerRoom, connectionsPerPerson } = this.limits;
    const full = this.connected.size >= connections || inRoom >= connectionsPerRoom || ofPerson >= connectionsPerPerson;
    return full ? { code: closeCodes.limit, reason: 'too many connections' } : null;
  }

  private async admit(connection: HubConnection, room: Room): Promise<void> {
    await this.openOutline();
    if (this.rights.access(connection.person, room) === null) {
      return connection.close(closeCodes.forbidden, 'may not read this room');
    }
    const hubRoom = await this.rooms.open(roomName(room));
    try {
      if (connection.isOpen && !this.closed) connection.enter(hubRoom);
    } finally {
      hubRoom.release();
    }
  }

  /** The outline is always open: the rights to chapters stand in it. */
  private openOutline(): Promise<HubRoom> {
    this.outline ??= this.open(roomName({ project: this.store.project, kind: 'outline', item: null })).then(
      (room) => {
        this.rights.readChapters(room.doc);
        return room;
      },
      (error: unknown) => {
        this.outline = null;
        throw error;
      },
    );
    return this.outline;
  }

  /** Ends a room for all who are in it; whoever comes next gets it fresh from the store. */
  private drop(room: HubRoom, farewell: (connection: HubConnection) => void): void {
    // First of all: the last to leave would have a snapshot stored, of a document that may hold what the log doesn't.
    this.rooms.drop(room);
    if (room.room.kind === 'outline') this.outline = null;
    for (const connection of this.connected) if (connection.roomName === room.name) farewell(connection);
    room.link?.roomGone();
    for (const listener of this.dropListeners) listener(room.room);
  }

  private loadAnew(room: HubRoom): void {
    this.drop(room, (member) => member.close(closeCodes.restart, 'the room is loaded anew'));
  }

  private changed(room: HubRoom): void {
    if (room.room.kind === 'outline') {
      this.rights.readChapters(room.doc);
      this.rightsChanged();
    }
    for (const listener of this.listeners) listener(room);
  }

  private report(error: unknown): void {
    this.options.onError?.(error);
  }
}
