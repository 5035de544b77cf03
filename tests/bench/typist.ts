/**
 * A person at a keyboard, as the network sees them: a real Y.Doc, y-websocket's frames over `ws`. Speaks with the hub and
 * with a bare broadcast server alike, and takes the time of everything that leaves and arrives.
 */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { messageTypes, readAck, syncTypes } from '../../shared/sync/messages.ts';
import { syncFrame } from '../support/hub-frames.ts';
import { nextLetter } from './typing-rhythm.ts';

export interface TypistHooks {
  /** An update of this typist leaves; `clock` is its first character's. */
  readonly onSent?: (client: number, clock: number, at: number) => void;
  /** Updates of another typist, clocks `from` to before `to`, have arrived. */
  readonly onReceived?: (client: number, from: number, to: number, at: number) => void;
  /** How long the acknowledgement of an update took. */
  readonly onAcknowledged?: (milliseconds: number) => void;
}

export class Typist {
  readonly doc = new Y.Doc();
  closedWith: number | null = null;
  synced = false;
  private place: Y.RelativePosition | null = null;
  /** When each update-carrying message of this connection left, and how many of them are acknowledged. */
  private readonly sentAt: number[] = [];
  private acknowledged = 0;
  /** What arrived is worked in before the next key, so that the time of arrival is the network's alone. */
  private arrived: Uint8Array[] = [];

  private constructor(
    private readonly socket: WebSocket,
    private readonly hooks: TypistHooks,
  ) {
    socket.on('message', (data: Buffer) => this.receive(data));
    socket.on('close', (code) => (this.closedWith = code));
    socket.on('error', () => socket.terminate());
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.sendUpdate(syncTypes.update, update);
    });
  }

  /** Connects; with `state` the document holds that already and asks for nothing. Resolves once it is open. */
  static async connect(
    address: string,
    token: string,
    hooks: TypistHooks = {},
    state: Uint8Array | null = null,
  ): Promise<Typist> {
    const socket = new WebSocket(address, ['ratschrift', token], { perMessageDeflate: false });
    const typist = new Typist(socket, hooks);
    if (state !== null) Y.applyUpdate(typist.doc, state);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    if (state === null) typist.send(syncTypes.step1, Y.encodeStateVector(typist.doc));
    return typist;
  }

  /** True once the other side has asked for what this one holds. */
  get hasSynced(): boolean {
    return this.sentAt.length > 0;
  }

  /** Number of updates that were sent and not yet acknowledged. */
  get waiting(): number {
    return this.sentAt.length - this.acknowledged;
  }

  /** Puts the caret behind `share` (0 to 1) of the text. */
  settle(share: number): void {
    const text = this.doc.getText('text');
    this.place = Y.createRelativePositionFromTypeIndex(text, Math.floor(share * text.length), -1);
  }

  /** Types one letter at the caret, or (one time in 25) takes one back. */
  type(random: () => number): void {
    this.catchUp();
    const text = this.doc.getText('text');
    const at = (this.place && Y.createAbsolutePositionFromRelativePosition(this.place, this.doc)?.index) ?? text.length;
    const back = random() < 0.04 && at > 1;
    this.doc.transact(() => {
      if (back) text.delete(at - 1, 1);
      else text.insert(at, nextLetter(random));
    }, this);
    this.place = Y.createRelativePositionFromTypeIndex(text, back ? at - 1 : at + 1, -1);
  }

  leave(): void {
    this.socket.terminate();
    this.doc.destroy();
  }

  private catchUp(): void {
    if (this.arrived.length === 0) return;
    const { arrived } = this;
    this.arrived = [];
    this.doc.transact(() => {
      for (const update of arrived) Y.applyUpdate(this.doc, update, 'network');
    }, 'network');
  }

  private sendUpdate(type: number, update: Uint8Array): void {
    const at = performance.now();
    this.sentAt.push(at);
    if (this.hooks.onSent !== undefined && type === syncTypes.update) {
      for (const [client, clock] of Y.parseUpdateMeta(update).from) this.hooks.onSent(client, clock, at);
    }
    this.send(type, update);
  }

  private send(type: number, bytes: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(syncFrame(type, bytes));
  }

  private receive(frame: Uint8Array): void {
    const at = performance.now();
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.ack) return this.acknowledge(readAck(decoder), at);
    if (type !== messageTypes.sync) return;
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder).slice();
    if (kind === syncTypes.step1) return this.sendUpdate(syncTypes.step2, Y.encodeStateAsUpdate(this.doc, body));
    if (kind === syncTypes.update && this.hooks.onReceived !== undefined) {
      const { from, to } = Y.parseUpdateMeta(body);
      for (const [client, clock] of from) this.hooks.onReceived(client, clock, to.get(client) ?? clock, at);
    }
    this.arrived.push(body);
    if (kind === syncTypes.step2) {
      this.catchUp();
      this.synced = true;
    }
  }

  private acknowledge(count: number, at: number): void {
    for (; this.acknowledged < count; this.acknowledged += 1) {
      const sent = this.sentAt[this.acknowledged];
      if (sent !== undefined) this.hooks.onAcknowledged?.(at - sent);
    }
  }
}
