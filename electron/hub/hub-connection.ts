/** One peer in one room: reads its frames within limits, holds it to its rights, tells it what is on disk. */
import * as decoding from 'lib0/decoding';
import type { RawData, WebSocket } from 'ws';
import { closeCodes, type CloseCode } from '../../shared/sync/close-codes.ts';
import {
  encodeAccess,
  encodeAck,
  encodeRefused,
  messageTypes,
  syncTypes,
  takenFrame,
  type Access,
  type Refusal,
} from '../../shared/sync/messages.ts';
import { roomName, type Room } from '../../shared/sync/rooms.ts';
import type { UserStamp } from './awareness-table.ts';
import { checkStateVector } from './check-state-vector.ts';
import { bodyOf, emptyStateVector, everything, nothingNew } from './frames.ts';
import type { HubRoom } from './hub-room.ts';
import type { Bringer } from './leases.ts';
import { TokenBucket, type HubLimits } from './limits.ts';
import type { Principal } from './principal.ts';
import type { Member, Outcome } from './room-members.ts';
import { RefusedUpdate } from './update-reader.ts';
import type { WalkCaps } from './update-walk.ts';

export interface HubConnectionOptions {
  readonly socket: WebSocket;
  readonly room: Room;
  readonly principal: Principal;
  /** The peer said that it has nothing: it is sent the content without waiting for its question. */
  readonly empty: boolean;
  readonly limits: HubLimits;
  readonly now: () => number;
  /** What the person may do in the room at this moment. */
  readonly access: () => Access | null;
  readonly stamp: () => UserStamp;
  readonly onClosed: (connection: HubConnection) => void;
  /** The peer sent what no honest program sends. */
  readonly onOffence: () => void;
  /** The room's document failed: it has to be loaded anew. */
  readonly onRoomFailed: (room: HubRoom) => void;
}

export class HubConnection implements Member {
  readonly since: number;
  private hubRoom: HubRoom | null = null;
  private access: Access | null = null;
  /** Frames that came while the room was being loaded. */
  private early: Uint8Array[] = [];
  private earlyBytes = 0;
  private open = true;
  private alive = true;
  private sawStep2 = false;
  /** Everything is on its way to a peer that has nothing; its first question is answered by that. */
  private sentWhole = false;
  /** Update-carrying messages so far, and those not yet acknowledged: up to `count` they are on disk with `ticket`. */
  private received = 0;
  private unacknowledged: { count: number; ticket: number }[] = [];
  private backlog: number;
  private readonly messages: TokenBucket;
  private readonly bytes: TokenBucket;
  private readonly updateCaps: WalkCaps;
  private readonly firstCaps: WalkCaps;

  constructor(private readonly options: HubConnectionOptions) {
    const { socket, limits } = options;
    this.since = options.now();
    this.backlog = limits.backlog;
    this.messages = new TokenBucket(limits.messagesPerSecond, limits.messageBurst, this.since);
    this.bytes = new TokenBucket(limits.bytesPerSecond, limits.byteBurst, this.since);
    this.updateCaps = { structs: limits.structs, deletes: limits.deletes };
    this.firstCaps = { structs: limits.structs * 10, deletes: limits.deletes * 10 };
    socket.on('message', (data: RawData, isBinary: boolean) => this.onMessage(data, isBinary));
    socket.on('close', () => this.closed());
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => (this.alive = true));
  }

  get person(): string {
    return this.options.principal.person;
  }

  get principal(): Principal {
    return this.options.principal;
  }

  get roomName(): string {
    return roomName(this.options.room);
  }

  get isOpen(): boolean {
    return this.open;
  }

  get relay(): boolean {
    return this.options.principal.relay;
  }

  get stamp(): () => UserStamp {
    return this.options.stamp;
  }

  mayBe(client: number): 'own' | 'free' | 'foreign' {
    return this.hubRoom?.leases.holder(client, this.person) ?? 'free';
  }

  /** Enters the loaded room and works through what came meanwhile. */
  enter(room: HubRoom): void {
    this.hubRoom = room;
    this.refreshAccess();
    if (!this.open) return;
    room.join(this);
    // Who has nothing is asked for everything, before it has something: so the room need not look at what it holds.
    this.send(this.options.empty ? everything : room.question());
    this.send(room.awareness.frame(this));
    if (this.options.empty) this.sendWhole(room);
    const early = this.early;
    this.early = [];
    for (const frame of early) if (this.isOpen) this.handle(frame, room);
  }

  /** Everything at once; only when it has left, the room looks at what it was. */
  private sendWhole(room: HubRoom): void {
    this.answer(emptyStateVector, room, () => {
      if (this.open && !room.examine()) this.options.onRoomFailed(room);
    });
    this.sentWhole = true;
  }

  /** Asks anew what the person may do; tells the peer when that changed, and closes when nothing is left. */
  refreshAccess(): void {
    if (!this.open || this.hubRoom === null) return;
    const before = this.access;
    this.access = this.options.access();
    if (this.access === null) this.close(closeCodes.forbidden, 'may not read this room');
    else if (before?.right !== this.access.right || before.reason !== this.access.reason)
      this.send(encodeAccess(this.access));
  }

  /** `sent`: it has left, or never will. */
  send(frame: Uint8Array, sent?: () => void): void {
    const { socket } = this.options;
    if (!this.open || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > this.backlog) {
      // It does not read: everything it missed comes with its next sync.
      socket.terminate();
      this.closed();
      return;
    }
    socket.send(frame, sent);
  }

  acknowledge(committed: number): void {
    let count = 0;
    while (this.unacknowledged.length > 0) {
      const first = this.unacknowledged[0];
      if (first === undefined || first.ticket > committed) break;
      count = first.count;
      this.unacknowledged.shift();
    }
    if (count > 0) this.send(encodeAck(count));
  }

  close(code: CloseCode, reason: string): void {
    if (!this.open) return;
    this.options.socket.close(code, reason);
    this.closed();
  }

  /** Tells why, then closes: the peer's copy has diverged and must be rebuilt. */
  refuse(refusal: Refusal): void {
    this.send(encodeRefused(refusal));
    this.close(closeCodes.refused, refusal);
  }

  /** Called at intervals: ends a connection whose peer is gone without a word. */
  checkAlive(): void {
    const { socket } = this.options;
    if (!this.alive) return socket.terminate();
    this.alive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }

  private onMessage(data: RawData, isBinary: boolean): void {
    if (!this.open) return;
    const frame = data instanceof Uint8Array ? data : null;
    if (!isBinary || frame === null || frame.length === 0) return this.close(closeCodes.badFrame, 'not a binary frame');
    if (!this.afford(frame.length)) return;
    if (this.hubRoom !== null) return this.handle(frame, this.hubRoom);
    this.earlyBytes += frame.length;
    this.early.push(frame);
    const { waitingFrames, waitingBytes } = this.options.limits;
    if (this.early.length > waitingFrames || this.earlyBytes > waitingBytes) {
      this.close(closeCodes.unavailable, 'still opening');
    }
  }

  private afford(bytes: number): boolean {
    const now = this.options.now();
    return this.within(this.messages.take(1, now) && this.bytes.take(bytes, now));
  }

  /** Charges work on so many bytes, at most half a full bucket, so that also the largest room can be entered. */
  private affordWork(bytes: number): boolean {
    return this.within(this.bytes.take(Math.min(bytes, this.options.limits.byteBurst / 2), this.options.now()));
  }

  private within(limits: boolean): boolean {
    if (!limits) this.close(closeCodes.limit, 'too much at once');
    return limits;
  }

  private handle(frame: Uint8Array, room: HubRoom): void {
    const decoder = decoding.createDecoder(frame);
    try {
      switch (decoding.readVarUint(decoder)) {
        case messageTypes.sync:
          return this.sync(decoder, room);
        case messageTypes.awareness:
          if (frame.length > this.options.limits.awareness) throw new Error('awareness too large');
          return room.hear(this, bodyOf(decoder));
        case messageTypes.queryAwareness:
          return this.answerWhoIsThere(room);
        case messageTypes.taken:
          return this.send(takenFrame);
        default:
          throw new Error('unknown message');
      }
    } catch (error) {
      if (error instanceof RefusedUpdate) return this.offended(error.refusal);
      this.options.onOffence();
      this.close(closeCodes.badFrame, 'malformed frame');
    }
  }

  private sync(decoder: decoding.Decoder, room: HubRoom): void {
    const type = decoding.readVarUint(decoder);
    const body = bodyOf(decoder);
    if (type === syncTypes.step1) this.answer(body, room);
    else if (type === syncTypes.step2 || type === syncTypes.update) this.update(type === syncTypes.step2, body, room);
    else throw new Error('unknown sync message');
  }

  private answer(stateVector: Uint8Array, room: HubRoom, sent?: () => void): void {
    if (stateVector.length > this.options.limits.stateVector) throw new Error('state vector too large');
    checkStateVector(stateVector);
    // What came since is told to every member.
    const answered = this.sentWhole && stateVector.length <= emptyStateVector.length;
    this.sentWhole = false;
    if (answered) return this.send(nothingNew);
    if (!this.affordWork(room.workToAnswer)) return;
    const frame = room.answer(stateVector);
    if (frame === null) return this.options.onRoomFailed(room);
    this.backlog = this.options.limits.backlog + frame.length;
    this.send(frame, sent);
  }

  private answerWhoIsThere(room: HubRoom): void {
    const frame = room.awareness.frame(this);
    if (this.affordWork(frame.length)) this.send(frame);
  }

  private update(isStep2: boolean, bytes: Uint8Array, room: HubRoom): void {
    const { limits } = this.options;
    const first = isStep2 && !this.sawStep2;
    if (bytes.length > (first ? limits.firstSync : limits.update)) return this.offended('tooLarge');
    const caps = first ? this.firstCaps : this.updateCaps;
    const step = first ? 'first' : this.sawStep2 ? 'live' : 'early';
    const outcome: Outcome =
      this.access !== null && this.access.right !== 'read'
        ? room.receive(this, bytes, caps, this.bringer(room, first), step, this.access.right)
        : room.receiveFromReader(bytes, caps, () => this.affordWork(room.workToWake));
    if (!this.open) return;
    if (outcome === 'gone') return this.options.onRoomFailed(room);
    if (outcome !== 'taken' && outcome !== 'ignored') return this.offended(outcome);
    if (first) this.sawStep2 = true;
    this.received++;
    // What was ignored is acknowledged with step 2, which brings it again.
    if (this.sawStep2) this.remember(room);
  }

  private offended(refusal: Refusal): void {
    // A right can be gone while somebody types.
    if (refusal !== 'noRight') this.options.onOffence();
    this.refuse(refusal);
  }

  private bringer(room: HubRoom, first: boolean): Bringer {
    const { person, relay } = this;
    return { person, own: relay ? nobody : room.awareness.idsOf(this), messenger: first || relay, relay };
  }

  private remember(room: HubRoom): void {
    const ticket = room.log.issued;
    const last = this.unacknowledged.at(-1);
    if (last?.ticket === ticket) last.count = this.received;
    else this.unacknowledged.push({ count: this.received, ticket });
    if (ticket <= room.log.committed) room.scheduleAcks();
  }

  private closed(): void {
    if (!this.open) return;
    this.open = false;
    this.early = [];
    this.hubRoom?.leave(this);
    this.options.onClosed(this);
  }
}

const nobody: ReadonlySet<number> = new Set();
