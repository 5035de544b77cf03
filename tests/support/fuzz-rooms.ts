/**
 * A room of the hub under several clients with real documents, against a plain document that is fed what the room took.
 * Clients write, come and go, and send out of order, twice, too much; the room rests, is woken, looked at and reopened.
 */
import { vi } from 'vitest';
import * as Y from 'yjs';
import { foldUpdates } from '../../electron/hub/fold-updates.ts';
import { HubRoom } from '../../electron/hub/hub-room.ts';
import { defaultRestAfter } from '../../electron/hub/room-document.ts';
import type { Member, Outcome } from '../../electron/hub/room-members.ts';
import { RefusedUpdate } from '../../electron/hub/update-reader.ts';
import { Client, nothing, peer, syncBody } from './fuzz-room-client.ts';
import { byFirst, clocksOf, contentOf, editByChance, equal, plainDoc } from './fuzz-room-docs.ts';
import type { Chance } from './fuzz.ts';
import { MemoryStore } from './hub-memory-store.ts';
import { chapters, project, room } from './hub-server.ts';

const name = room('chapter', chapters.a);
const caps = { structs: 10_000, deletes: 10_000 };
export class RoomWorld {
  readonly counts = { taken: 0, refused: 0, mangled: 0, compared: 0, resting: 0, folded: 0 };
  private readonly store = new MemoryStore(project);
  private readonly clients: Client[];
  /** Fed with what the room took, and with what it told everybody. */
  private readonly twin = plainDoc();
  private readonly told = plainDoc();
  private readonly witness = peer('witness', (frame) => {
    const body = syncBody(frame);
    if (body === null) return;
    this.news++;
    Y.applyUpdate(this.told, body);
    if (this.hostWrites) Y.applyUpdate(this.twin, body);
  });
  private news = 0;
  /** What the room tells isn't what somebody sent: it is written by the host, or by the document that tidies up. */
  private hostWrites = false;
  private hub = this.newRoom();
  private held = 0;
  /** Ends the folding of each snapshot that was begun in another thread. */
  private readonly folding: (() => void)[] = [];
  /** A stranger built what no editor builds: Yjs itself then may put it into another order in another document. */
  private strange = false;

  constructor(private readonly chance: Chance) {
    this.clients = Array.from({ length: 2 + chance.below(3) }, (_, index) => new Client(100 + index));
  }

  async open(): Promise<void> {
    await this.hub.load();
    this.hub.join(this.witness);
  }

  async step(): Promise<void> {
    const { chance } = this;
    const client = chance.pick(this.clients);
    if (chance.once(12)) await this.fold();
    switch (chance.below(24)) {
      case 0:
        return this.rest();
      case 1:
        return this.hub.doc.transact(() => undefined);
      case 2:
        return this.hub.read((doc) => this.same(doc));
      case 3:
        return this.hold();
      case 4:
        return this.hostWrite();
      case 5:
        return chance.once(4) ? this.reopen() : this.fold();
      case 6:
        return this.compare(client);
      case 7:
        return this.resend(client);
      case 8:
        return chance.once(6) ? this.mangle() : undefined;
      case 9:
        return client.step === 'away' ? this.connect(client) : this.disconnect(client);
      case 10:
        return this.gossip(client);
      case 11:
      case 12:
      case 13:
        return client.step === 'away' ? this.connect(client) : this.sync(client);
      case 14:
      case 15:
      case 16:
        return client.hear();
      case 17:
      case 18:
      case 19:
        return this.deliver(client);
      default:
        return this.edit(client);
    }
  }

  /** Everybody comes and hears everything: all have the same, so does the log, and nothing is told twice. */
  async finish(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      for (const client of this.clients) {
        this.disconnect(client);
        this.connect(client);
        this.sync(client);
      }
      for (const client of this.clients) while (client.inbox.length > 0) client.hear();
      for (const client of this.clients) while (client.outbox.length > 0) this.deliver(client);
      for (const client of this.clients) while (client.inbox.length > 0) client.hear();
    }
    for (const client of this.clients) {
      const state = Y.encodeStateAsUpdate(client.doc);
      this.same(plainDoc(state));
      this.rest();
      const before = this.news;
      if (this.receive(client, state, 'live') !== 'taken' || this.news !== before) throw new Error('told twice');
    }
    await this.hub.log.drained();
    this.same(plainDoc(...this.store.disk.rows.map(({ bytes }) => bytes)));
    await this.reopen();
    this.compare(null);
    this.hub.destroy();
  }

  private newRoom(): HubRoom {
    return new HubRoom({
      name,
      room: { project, kind: 'chapter', item: chapters.a },
      store: this.store,
      writable: true,
      refill: false,
      maxBytes: Infinity,
      restAfter: defaultRestAfter,
      fold: async (updates) => {
        const whole = foldUpdates(updates);
        await new Promise<void>((resolve) => this.folding.push(resolve));
        this.counts.folded++;
        return whole;
      },
      onChange: () => undefined,
      onCommit: () => undefined,
      onIdle: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  }

  /** A snapshot is begun, and those begun before may come to their end, whatever happened meanwhile. */
  private async fold(): Promise<void> {
    if (this.chance.once(2)) for (const finish of this.folding.splice(0)) finish();
    await this.hub.log.drained();
    const storing = this.hub.snapshot();
    if (this.folding.length === 0) await storing;
  }

  private rest(): void {
    vi.advanceTimersByTime(defaultRestAfter);
    if (this.hub.workToWake > 0) this.counts.resting++;
  }

  private hold(): void {
    if (this.held > 0 && this.chance.once(2)) {
      this.held--;
      this.hub.release();
    } else {
      this.held++;
      this.hub.pins++;
    }
  }

  private hostWrite(): void {
    this.asHost(() => {
      this.hub.write((doc) => void doc.getMap('blocks').set(`k${this.chance.below(4)}`, this.chance.below(1000)));
    });
  }

  private asHost<T>(work: () => T): T {
    this.hostWrites = true;
    const result = work();
    this.hostWrites = false;
    return result;
  }

  /** The host starts anew on its file. */
  private async reopen(): Promise<void> {
    await this.hub.log.drained();
    if (this.chance.once(2)) {
      const storing = this.hub.snapshot();
      for (const finish of this.folding.splice(0)) finish();
      await storing;
    }
    for (const client of this.clients) this.disconnect(client);
    this.hub.destroy();
    this.hub = this.newRoom();
    this.held = 0;
    await this.open();
  }

  private connect(client: Client): void {
    if (client.step !== 'away') return;
    client.step = 'early';
    client.question = syncBody(this.hub.question()) ?? nothing;
    this.hub.join(client.member);
    const answer = syncBody(this.hub.answer(Y.encodeStateVector(client.doc)) ?? nothing);
    if (answer !== null) client.inbox.push(answer);
  }

  /** Answers the hub's question, which may have been some time ago. */
  private sync(client: Client): void {
    if (client.step !== 'early') return;
    const outcome = this.receive(client, Y.encodeStateAsUpdate(client.doc, client.question), 'first');
    if (outcome === 'taken') client.step = 'live';
  }

  private disconnect(client: Client): void {
    if (client.step === 'away') return;
    client.step = 'away';
    client.inbox = [];
    client.outbox = [];
    this.hub.leave(client.member);
  }

  /** Two who can't reach the hub exchange what they have, so that one brings what both wrote. */
  private gossip(client: Client): void {
    const other = this.chance.pick(this.clients);
    if (other === client || other.step !== 'away' || client.step !== 'away') return;
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(other.doc));
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(client.doc));
  }

  private deliver(client: Client): void {
    if (client.step === 'away' || client.outbox.length === 0) return;
    const at = this.chance.once(6) ? this.chance.below(client.outbox.length) : 0;
    const [update] = client.outbox.splice(at, 1);
    if (update === undefined) return;
    client.sent.push(update);
    this.receive(client, update, client.step);
  }

  /** Something that was sent before, or everything since some moment. */
  private resend(client: Client): void {
    if (client.step !== 'live' || client.sent.length === 0) return;
    const since = plainDoc(this.chance.pick(client.past));
    const update = this.chance.once(2)
      ? this.chance.pick(client.sent)
      : Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(since));
    this.receive(client, update, 'live');
  }

  private receive(client: Client, update: Uint8Array, step: 'early' | 'first' | 'live'): Outcome {
    const own = new Set([client.doc.clientID]);
    const outcome = this.take(client.member, update, step, own);
    if (outcome === 'gap' || outcome === 'unknownDeletes') this.disconnect(client);
    else if (outcome !== 'taken' && outcome !== 'ignored') throw new Error(`an honest update was ${outcome}`);
    return outcome;
  }

  private take(member: Member, bytes: Uint8Array, step: 'early' | 'first' | 'live', own: Set<number>): Outcome {
    const bringer = { person: member.person, own, messenger: step === 'first' };
    const outcome = this.asHost(() => this.hub.receive(member, bytes, caps, bringer, step, 'write'));
    if (outcome === 'taken') {
      this.counts.taken++;
      Y.applyUpdate(this.twin, bytes);
    } else this.counts.refused++;
    return outcome;
  }

  /** A stranger's update, perhaps with changed bytes: refused, or all hold the same of it and nothing throws. */
  private mangle(): void {
    const doc = plainDoc(Y.encodeStateAsUpdate(this.twin));
    doc.clientID = 10_000 + this.chance.below(1_000_000);
    const before = Y.encodeStateVector(doc);
    for (let i = 0; i < 3; i++) editByChance(doc, this.chance);
    const update = Y.encodeStateAsUpdate(doc, before);
    const changes = this.chance.below(3);
    for (let i = changes; i > 0; i--) update[this.chance.below(update.length)] = this.chance.below(256);
    try {
      const own = new Set([doc.clientID]);
      if (
        this.take(
          peer('mallory', () => undefined),
          update,
          'live',
          own,
        ) !== 'taken'
      )
        return;
      this.counts.mangled++;
      this.strange ||= changes > 0;
    } catch (error) {
      if (!(error instanceof RefusedUpdate)) throw error;
    }
  }

  private edit(client: Client): void {
    client.doc.transact(() => editByChance(client.doc, this.chance));
    if (this.chance.once(4)) client.past.push(Y.encodeStateAsUpdate(client.doc));
  }

  /** Somebody with nothing, and somebody with a state of the past (of which the hub may not know all), ask. */
  private compare(client: Client | null): void {
    const states = [Uint8Array.of(0, 0), ...(client === null ? [] : [this.chance.pick(client.past)])];
    for (const state of states) {
      const doc = plainDoc(state);
      const answer = syncBody(this.hub.answer(Y.encodeStateVector(doc)) ?? nothing) ?? nothing;
      Y.applyUpdate(doc, answer);
      this.same(doc, plainDoc(Y.encodeStateAsUpdate(this.twin), state));
    }
    const vector = syncBody(this.hub.question()) ?? nothing;
    equal('state vector', [...Y.decodeStateVector(vector)].sort(byFirst), [...clocksOf(this.twin)].sort(byFirst));
  }

  private same(doc: Y.Doc, twin = this.twin): void {
    this.counts.compared++;
    if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(twin))) throw new Error('other clocks or deletions');
    if (!this.strange) equal('content', contentOf(doc), contentOf(plainDoc(Y.encodeStateAsUpdate(twin))));
    if (!Y.equalSnapshots(Y.snapshot(this.told), Y.snapshot(this.twin))) throw new Error('not all was told');
  }
}
