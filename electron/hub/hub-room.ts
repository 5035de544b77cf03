/**
 * One open room: its document, who is connected, and the way of every change: integrated, shown to the others at once,
 * written to the log, acknowledged after the commit. What the document emits is what is shared and logged, so that
 * log, document and peers can't drift apart.
 */
import type * as Y from 'yjs';
import type { Refusal } from '../../shared/sync/messages.ts';
import { syncTypes } from '../../shared/sync/messages.ts';
import type { Room } from '../../shared/sync/rooms.ts';
import type { Lease, ProjectStore } from '../store/project-store.ts';
import { AwarenessTable, type Speaker } from './awareness-table.ts';
import { checkUpdate, leaseAll, leaseClients, saysNothing, tidiesUp, writes } from './check-update.ts';
import { checkEntries } from './check-entries.ts';
import { CommitLog } from './commit-log.ts';
import { awarenessFrame, syncFrame, type AwarenessEntry } from './frames.ts';
import type { Fold } from './fold-updates.ts';
import { Leases, type Bringer } from './leases.ts';
import { RoomDocument } from './room-document.ts';
import type { Link, Member, Outcome } from './room-members.ts';
import { walkUpdate, type UpdateOutline, type WalkCaps } from './update-walk.ts';

export interface HubRoomOptions {
  readonly name: string;
  readonly room: Room;
  readonly store: ProjectStore;
  /** False for a file that can't be written: changes by the document itself then stay in memory. */
  readonly writable: boolean;
  /** Text may be missing here that others have: after a crash, or when the file was restored. */
  readonly refill: boolean;
  /** Bytes of state up to which it may grow. What an upstream host brings is taken beyond that, too. */
  readonly maxBytes: number;
  /** For how long a document is kept that nobody uses, in milliseconds. */
  readonly restAfter: number;
  readonly fold?: Fold | undefined;
  readonly onChange: (room: HubRoom) => void;
  readonly onCommit: (room: HubRoom) => void;
  readonly onIdle: (room: HubRoom) => void;
  readonly onError: (error: unknown) => void;
}

/** So many updates are worth a snapshot, one for each so many bytes when it is a large one. */
const snapshotEvery = 500;
const snapshotBytesEach = 512;
/** Origin of what the host itself writes, for whomever the log is to name. */
class HostWriting {
  constructor(readonly actor: string) {}
}
const noCaps: WalkCaps = { structs: Infinity, deletes: Infinity };

export class HubRoom {
  readonly leases: Leases;
  readonly awareness = new AwarenessTable();
  readonly log: CommitLog;
  readonly members = new Set<Member>();
  /** How many hold the room open besides connections. */
  pins = 0;
  link: Link | null = null;
  /** Sequence number up to which the upstream host had acknowledged the room when it was loaded. */
  shared = 0;
  private readonly content: RoomDocument;
  private acksScheduled = false;
  private unsnapshotted = 0;
  private snapshotSize = 0;
  private pendingLeases: Lease[] = [];
  private destroyed = false;

  constructor(private readonly options: HubRoomOptions) {
    this.leases = new Leases(options.refill);
    this.content = new RoomDocument({
      restAfter: options.restAfter,
      mayRest: () => this.pins <= 0,
      ...(options.fold !== undefined && { fold: options.fold }),
      onUpdate: (bytes, origin) => this.changed(bytes, origin),
    });
    this.log = new CommitLog(options.store, (ticket, seq) => this.onCommit(ticket, seq), options.onError);
  }

  get name(): string {
    return this.options.name;
  }

  get room(): Room {
    return this.options.room;
  }

  /** The document; it may rest between turns, so that only who holds the room open (`Hub.open`) may keep it in hand. */
  get doc(): Y.Doc {
    return this.content.doc;
  }

  /** Lets somebody look at the document for this moment, without changing it: cheaper than `doc` for whoever comes once. */
  read<T>(look: (doc: Y.Doc) => T): T {
    return this.content.read(look);
  }

  /** Its whole state as updates of version 1, to be read in another thread. */
  updates(): readonly Uint8Array[] {
    return this.content.updates();
  }

  /**
   * Reads the room from the store. Rejects when it can't: such a room is never shown as an empty one. What is in it is looked at
   * with the first need or by `examine`.
   */
  async load(): Promise<void> {
    const { updates, leases, seq, shared } = await this.options.store.loadRoom(this.name);
    this.content.load(updates);
    this.leases.load(leases);
    this.log.seq = seq;
    this.shared = shared;
  }

  /** Goes through the content, so that nobody's key has to wait for that; false when it can't be read. */
  examine(): boolean {
    try {
      this.content.examine();
      return true;
    } catch (error) {
      this.options.onError(error);
      return false;
    }
  }

  /** Writes as the host itself; `actor` is who is noted for it. */
  write(change: (doc: Y.Doc) => void, actor = 'host'): void {
    const { doc } = this;
    doc.transact(() => change(doc), new HostWriting(actor));
  }

  /** Lets go of a room that was opened with `Hub.open`. */
  release(): void {
    this.pins--;
    this.content.used();
    this.idleNow();
  }

  /**
   * Takes an update of a member. `early`: before its sync step 2, which will bring what is missing. `right`: whether it
   * may write everything or only entries of its own.
   */
  receive(
    member: Member,
    bytes: Uint8Array,
    caps: WalkCaps,
    bringer: Bringer,
    step: 'early' | 'first' | 'live',
    right: 'own' | 'write',
  ): Outcome {
    const outline = walkUpdate(bytes, caps);
    if (!saysNothing(outline) && !this.examine()) return 'gone';
    const refusal = checkUpdate(this.content.known, outline, this.leases, bringer);
    if (refusal !== null) {
      return step === 'early' && (refusal === 'gap' || refusal === 'unknownDeletes') ? 'ignored' : refusal;
    }
    const holds = this.content.holds(outline);
    if (writes(this.content.known, outline) && !this.hasSpaceFor(bytes)) return 'tooLarge';
    if (right === 'own' && !holds) {
      const foreign = checkEntries(this.doc, bytes, outline, this.leases, bringer);
      if (foreign !== null) return foreign;
    }
    this.pendingLeases = leaseClients(this.content.known, outline, this.leases, bringer);
    const outcome = holds ? 'taken' : this.integrate(bytes, outline, member);
    if (step === 'first') this.leases.synced(bringer);
    return outcome;
  }

  /** Why the room would not take an update that somebody brings from a file; null when it would. Throws RefusedUpdate. */
  refuses(bytes: Uint8Array, caps: WalkCaps, bringer: Bringer, right: 'own' | 'write'): Refusal | null {
    const outline = walkUpdate(bytes, caps);
    const refusal = checkUpdate(this.content.known, outline, this.leases, bringer);
    if (refusal !== null || this.content.holds(outline)) return refusal;
    if (writes(this.content.known, outline) && !this.hasSpaceFor(bytes)) return 'tooLarge';
    return right === 'own' ? checkEntries(this.doc, bytes, outline, this.leases, bringer) : null;
  }

  /** Takes an update that somebody brings from a file, as one of a member who is here for that moment. */
  bring(bytes: Uint8Array, caps: WalkCaps, bringer: Bringer, right: 'own' | 'write'): Outcome {
    const member: Member = {
      person: bringer.person,
      relay: true,
      stamp: () => ({ id: bringer.person, name: '', colour: null, group: null }),
      mayBe: () => 'free',
      send: () => undefined,
      acknowledge: () => undefined,
    };
    this.join(member);
    try {
      return this.receive(member, bytes, caps, bringer, 'first', right);
    } finally {
      this.leave(member);
    }
  }

  /** What a member without the right to write may say: nothing that changes anything. `mayWake`: has it a room at rest woken? */
  receiveFromReader(bytes: Uint8Array, caps: WalkCaps, mayWake: () => boolean): Outcome {
    const outline = walkUpdate(bytes, caps);
    if (!saysNothing(outline) && !this.examine()) return 'gone';
    if (this.content.holds(outline)) return 'taken';
    if (writes(this.content.known, outline)) return 'noRight';
    if (this.content.rests && !mayWake()) return 'ignored';
    return tidiesUp(this.content, outline) ? 'taken' : 'noRight';
  }

  /** Bytes of the whole state, or somewhat more. */
  get size(): number {
    return this.content.size;
  }

  /** The whole content as an update of version 1, for whoever reads it elsewhere. */
  encoded(): Uint8Array {
    return this.content.encoded();
  }

  /** Sequence number of its newest update in the log. */
  get seq(): number {
    return this.log.seq;
  }

  /** Has the content rest as bytes at once; false when it can't. */
  rest(): boolean {
    return this.content.rest();
  }

  /** In bytes to go through. */
  get workToAnswer(): number {
    return this.content.workToAnswer;
  }

  get workToWake(): number {
    return this.content.workToWake;
  }

  /** The frame with everything that a peer of this state vector lacks; null when the document failed. */
  answer(stateVector: Uint8Array): Uint8Array | null {
    try {
      return this.content.answer(stateVector);
    } catch (error) {
      this.options.onError(error);
      return null;
    }
  }

  question(): Uint8Array {
    return syncFrame(syncTypes.step1, this.content.stateVector());
  }

  /** Takes an awareness message of a member or the link. Throws when it is malformed. */
  hear(speaker: Speaker, message: Uint8Array): void {
    const { entries, echo } = this.awareness.receive(speaker, message);
    this.tell(entries, echo, speaker);
  }

  join(member: Member): void {
    this.members.add(member);
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.silence(member);
    this.idleNow();
  }

  /** Takes the states of a speaker away from everybody's view. */
  silence(speaker: Speaker): void {
    this.tell(this.awareness.leave(speaker), [], speaker);
  }

  scheduleAcks(): void {
    if (this.acksScheduled) return;
    this.acksScheduled = true;
    setImmediate(() => {
      this.acksScheduled = false;
      for (const member of this.members) member.acknowledge(this.log.committed);
      this.idleNow();
    });
  }

  /** Stores a snapshot when there is something new for it, and all of it is in the log: else a crash would leave a gap there. */
  async snapshot(): Promise<void> {
    if (this.destroyed || this.unsnapshotted === 0 || !this.log.idle || !this.options.writable) return;
    this.unsnapshotted = 0;
    try {
      // Of what is in the log by now: whatever comes while it is folded isn't in it.
      const { seq } = this.log;
      const state = await this.content.fold();
      this.snapshotSize = state.length;
      await this.storeSnapshot(seq, state);
    } catch (error) {
      this.options.onError(error);
    }
  }

  private async storeSnapshot(seq: number, state: Uint8Array): Promise<void> {
    if (!this.destroyed) await this.options.store.snapshot(this.name, seq, state);
  }

  /** Nobody needs it and everything is on disk. */
  get idle(): boolean {
    return this.members.size === 0 && this.pins <= 0 && this.log.idle;
  }

  /** Ends the room as it is: from now on no snapshot of it is stored. */
  destroy(): void {
    this.destroyed = true;
    this.log.close();
    this.content.destroy();
  }

  /** Looks only when it seems full whether it is; what deletes is always taken. */
  private hasSpaceFor({ length }: Uint8Array): boolean {
    const { maxBytes } = this.options;
    return this.content.size + length <= maxBytes || this.content.exactSize() + length <= maxBytes;
  }

  private idleNow(): void {
    if (this.idle) this.options.onIdle(this);
  }

  private integrate(bytes: Uint8Array, outline: UpdateOutline, origin: Member): Outcome {
    try {
      return this.content.integrate(bytes, outline, origin);
    } catch (error) {
      this.options.onError(error);
      return 'gone';
    }
  }

  private changed(bytes: Uint8Array, origin: unknown): void {
    const frame = syncFrame(syncTypes.update, bytes);
    for (const member of this.members) if (member !== origin) member.send(frame);
    if (this.options.writable) this.record(bytes, origin);
    this.options.onChange(this);
  }

  private record(bytes: Uint8Array, origin: unknown): void {
    const member = this.members.has(origin as Member) ? (origin as Member) : null;
    const actor = member?.person ?? this.actorOf(origin);
    const leases = member === null ? this.leaseTo(actor, bytes) : this.pendingLeases;
    this.pendingLeases = [];
    this.unsnapshotted++;
    this.log.append({ room: this.name, actor, bytes, leases });
  }

  private actorOf(origin: unknown): string {
    if (this.link !== null && origin === this.link.origin) return 'upstream';
    return origin instanceof HostWriting ? origin.actor : 'host';
  }

  private leaseTo(actor: string, bytes: Uint8Array): Lease[] {
    try {
      return leaseAll(walkUpdate(bytes, noCaps), this.leases, actor);
    } catch (error) {
      this.options.onError(error);
      return [];
    }
  }

  private onCommit(ticket: number, seq: number): void {
    this.link?.committed(ticket, seq);
    this.options.onCommit(this);
    if (this.unsnapshotted >= Math.max(snapshotEvery, this.snapshotSize / snapshotBytesEach)) void this.snapshot();
    this.scheduleAcks();
  }

  /** The sender hears itself, so that y-websocket doesn't take the silence of others for a dead line. */
  private tell(entries: AwarenessEntry[], echo: AwarenessEntry[], speaker: Speaker): void {
    if (entries.length === 0) return;
    const frame = awarenessFrame(entries);
    for (const member of this.members) member.send(member === speaker ? awarenessFrame(echo) : frame);
    if (this.link !== null && this.link !== speaker) this.link.awarenessChanged(entries);
  }
}
