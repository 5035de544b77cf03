/**
 * A room of a host, as the interface and the replicator see it: a document that follows the host's, who is there, what
 * one may do, and what of one's own is not yet safe. Built on y-websocket's provider; the WebSocket class is given.
 */
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeUnlessOpen } from './close-unless-open.ts';
import { countingSocket, socketOpen, type SocketClass, type SocketLike } from './counting-socket.ts';
import {
  emptyProtocol,
  messageTypes,
  readAccess,
  readAck,
  readRefused,
  takenFrame,
  type Access,
  type Refusal,
} from './messages.ts';
import { Unacknowledged } from './unacknowledged.ts';

export interface RoomClientOptions {
  /** WebSocket address that room names are appended to, e.g. `wss://host:4711/rooms`. */
  readonly url: string;
  readonly room: string;
  readonly token: string;
  readonly webSocket: SocketClass;
  /** A document to go on with; else a new one. */
  readonly doc?: Y.Doc;
  /** False for one who is nobody's window: it is not shown to others. Default true. */
  readonly present?: boolean;
  /** Longest pause between two attempts to connect, in milliseconds. Default 2,500. */
  readonly maxBackoff?: number;
  /** Milliseconds that a connection may take to open. Default 10,000. */
  readonly openWithin?: number;
  /** Puts the sending of frames off to a task of its own. Default: each leaves at once. */
  readonly later?: (send: () => void) => void;
  /** Told of each frame of the host that can't be read; the connection ends with it. */
  readonly onError?: (error: unknown) => void;
}

export interface RoomClientState {
  readonly connection: 'connecting' | 'connected' | 'closed';
  /** True once the room's content has arrived at least once. */
  readonly synced: boolean;
  /** Null until the host has told it. */
  readonly access: Access | null;
  /** Local changes that the host has not yet acknowledged as being on disk. */
  readonly waiting: number;
  /** Since when there is no connection, in milliseconds since 1970; null while there is one. */
  readonly offlineSince: number | null;
  /** How many attempts to connect have failed, or connections ended, since the content last arrived. */
  readonly failures: number;
  /** Set when the host sent us away for good (codes 4400–4499). */
  readonly closed: { readonly code: number; readonly reason: string } | null;
}

type ProviderOptions = NonNullable<ConstructorParameters<typeof WebsocketProvider>[3]>;

/** A socket of y-websocket, which listens by this property. */
interface Listening extends SocketLike {
  onmessage: ((event: unknown) => void) | null;
}

/** y-websocket gives a connection up after 30 s of silence; who isn't present asks who is, and is answered. */
const askEvery = 15_000;
const firstBackoff = 200;

export class RoomClient {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  private readonly provider: WebsocketProvider;
  private readonly unacknowledged: Unacknowledged;
  private readonly listeners = new Set<() => void>();
  private readonly refusalListeners = new Set<(refusal: Refusal) => void>();
  private readonly frameListeners = new Set<(type: 'update' | 'step2') => void>();
  private readonly ackListeners = new Set<(count: number) => void>();
  private readonly asking: ReturnType<typeof setInterval> | null;
  private readonly contentListeners = new Set<() => void>();
  /** Who wants to know when the host has taken what left before they asked; answered in their order. */
  private untilTaken: (() => void)[] = [];
  private sendingDirectly = false;
  private stopOpening: () => void = () => undefined;
  /** Connections that ended with a frame that can't be read; each makes the pauses of this client longer for good. */
  private unreadable = 0;
  private current: RoomClientState;

  constructor(private readonly options: RoomClientOptions) {
    this.doc = options.doc ?? new Y.Doc();
    this.unacknowledged = new Unacknowledged(this.doc.store.clients.size > 0);
    this.current = {
      connection: 'connecting',
      synced: false,
      access: null,
      waiting: this.unacknowledged.waiting,
      offlineSince: Date.now(),
      failures: 0,
      closed: null,
    };
    // Before the provider's own listener, so that a change counts before its frame is sent.
    this.doc.on('update', this.onLocalChange);
    this.provider = this.connect();
    this.awareness = this.provider.awareness;
    const present = options.present ?? true;
    if (!present) this.awareness.setLocalState(null);
    this.asking = present ? null : setInterval(() => this.send(Uint8Array.of(messageTypes.queryAwareness)), askEvery);
    this.provider.connect();
  }

  /** A stable object: a new one only when something in it changed. */
  get state(): RoomClientState {
    return this.current;
  }

  /** The origin of the transactions in `doc` that bring what others wrote. */
  get origin(): unknown {
    return this.provider;
  }

  /** Calls the listener after each change of `state`; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls the listener when the host refused a change; the connection is then closed with code 4409. */
  onRefused(listener: (refusal: Refusal) => void): () => void {
    this.refusalListeners.add(listener);
    return () => this.refusalListeners.delete(listener);
  }

  /** Calls the listener for each update-carrying frame that leaves, or stands in line to (`later`). */
  onSent(listener: (type: 'update' | 'step2') => void): () => void {
    this.frameListeners.add(listener);
    return () => this.frameListeners.delete(listener);
  }

  /** Calls the listener with each acknowledgement: so many frames of this connection are on the host's disk. */
  onAcknowledged(listener: (count: number) => void): () => void {
    this.ackListeners.add(listener);
    return () => this.ackListeners.delete(listener);
  }

  /** Calls the listener whenever, on each connection, all that was missing here has come. */
  onContent(listener: () => void): () => void {
    this.contentListeners.add(listener);
    return () => this.contentListeners.delete(listener);
  }

  /** Tries at once instead of after the pause; also after the host has sent us away. */
  reconnectNow(): void {
    if (this.provider.wsconnected) return;
    this.provider.disconnect();
    this.update({ connection: 'connecting', failures: 0, closed: null });
    this.provider.connect();
  }

  /** Sends a frame as it is, when there is a connection. */
  send(frame: Uint8Array): void {
    const socket = this.provider.ws as unknown as SocketLike | null;
    if (socket === null || !this.provider.wsconnected || socket.readyState !== socketOpen) return;
    this.sendingDirectly = true;
    socket.send(frame);
    this.sendingDirectly = false;
  }

  /** Resolves once the host has taken all that left here before, on its disk or not yet; at once where there is no connection. */
  taken(): Promise<void> {
    if (!this.provider.wsconnected) return Promise.resolve();
    return new Promise((resolve) => {
      this.untilTaken.push(resolve);
      this.send(takenFrame);
    });
  }

  /** Ends the connection; the document stays. */
  destroy(): void {
    if (this.asking !== null) clearInterval(this.asking);
    this.stopOpening();
    this.doc.off('update', this.onLocalChange);
    this.listeners.clear();
    this.refusalListeners.clear();
    this.provider.destroy();
    for (const resolve of this.untilTaken.splice(0)) resolve();
    this.awareness.destroy();
  }

  private readonly onLocalChange = (_bytes: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    this.unacknowledged.changed();
    this.update({ waiting: this.unacknowledged.waiting });
  };

  private connect(): WebsocketProvider {
    const { options } = this;
    const socket = countingSocket(options.webSocket, {
      onUpdate: (type) => {
        this.unacknowledged.sentFrame(type);
        for (const listener of this.frameListeners) listener(type);
      },
      later: options.later,
      maySpeakOf: (clients) => this.sendingDirectly || clients.includes(this.doc.clientID),
    });
    const protocols = ['ratschrift', options.token];
    const provider = new WebsocketProvider(options.url, options.room, this.doc, {
      connect: false,
      disableBc: true,
      protocols: options.doc === undefined ? [...protocols, emptyProtocol] : protocols,
      WebSocketPolyfill: socket as unknown as NonNullable<ProviderOptions['WebSocketPolyfill']>,
    });
    provider.messageHandlers[messageTypes.ack] = (_encoder, decoder) => {
      const count = readAck(decoder);
      if (this.unacknowledged.acknowledged(count)) this.update({ waiting: this.unacknowledged.waiting });
      for (const listener of this.ackListeners) listener(count);
    };
    provider.messageHandlers[messageTypes.taken] = () => this.untilTaken.shift()?.();
    provider.messageHandlers[messageTypes.access] = (_encoder, decoder) => this.update({ access: readAccess(decoder) });
    provider.messageHandlers[messageTypes.refused] = (_encoder, decoder) => {
      const refusal = readRefused(decoder);
      for (const listener of this.refusalListeners) listener(refusal);
    };
    if (options.doc === undefined) this.readContentQuietly(provider);
    provider.on('status', ({ status }) => this.statusChanged(status));
    provider.on('sync', (synced: boolean) => {
      if (!synced) return;
      provider.protocols = protocols;
      this.update({ synced: true, failures: 0 });
      for (const listener of this.contentListeners) listener();
    });
    provider.on('connection-close', () => {
      this.unacknowledged.connectionChanged();
      for (const resolve of this.untilTaken.splice(0)) resolve();
      // Jitter, so that a room full of laptops doesn't come back all at once.
      const { failures, offlineSince } = this.current;
      const attempts = failures + this.unreadable;
      const pause = Math.min(firstBackoff * 2 ** attempts, options.maxBackoff ?? 2_500);
      // The provider counts anew with each sync; whoever syncs and then talks nonsense must wait all the same.
      provider.wsUnsuccessfulReconnects = attempts;
      provider.maxBackoffTime = pause * (0.5 + Math.random() / 2);
      this.update({ connection: 'connecting', failures: failures + 1, offlineSince: offlineSince ?? Date.now() });
    });
    provider.on('closed', (closed) => this.update({ connection: 'closed', closed }));
    return provider;
  }

  /**
   * Yjs encodes each change anew for whoever listens to updates, what others sent too: a whole chapter, for nobody, before
   * one sees it. So nobody listens until the content is here; what is written here meanwhile is told afterwards.
   */
  private readContentQuietly(provider: WebsocketProvider): void {
    const readSync = provider.messageHandlers[messageTypes.sync];
    if (readSync === undefined) return;
    provider.messageHandlers[messageTypes.sync] = (...message) => {
      if (this.current.synced) return readSync(...message);
      const { doc, onLocalChange } = this;
      const { _updateHandler: send } = provider;
      const meanwhile = { wrote: false };
      const watch = ({ origin, changed }: Y.Transaction): void => {
        meanwhile.wrote ||= origin !== provider && changed.size > 0;
      };
      doc.off('update', onLocalChange);
      doc.off('update', send);
      doc.on('afterTransaction', watch);
      try {
        readSync(...message);
      } finally {
        doc.off('afterTransaction', watch);
        doc.on('update', onLocalChange);
        doc.on('update', send);
      }
      if (!meanwhile.wrote) return;
      const all = Y.encodeStateAsUpdate(doc);
      onLocalChange(all, null);
      send(all, null);
    };
  }

  private statusChanged(status: 'connected' | 'disconnected' | 'connecting'): void {
    this.stopOpening();
    if (status === 'connecting') this.guard();
    if (status !== 'connected') return;
    this.unacknowledged.connectionChanged();
    this.update({ connection: 'connected', offlineSince: null, closed: null });
    // Who was here before the outage comes back with the clock they had: it must not count as old news.
    for (const client of [...this.awareness.meta.keys()]) {
      if (!this.awareness.states.has(client) && client !== this.doc.clientID) this.awareness.meta.delete(client);
    }
    // And others have seen us leave under the present clock.
    const local = this.awareness.getLocalState();
    if (local !== null) this.awareness.setLocalState(local);
  }

  /** It has to open in time, and what a frame throws must end the connection, not the process: nobody else would catch it. */
  private guard(): void {
    const socket = this.provider.ws as unknown as Listening | null;
    if (socket === null) return;
    this.stopOpening = closeUnlessOpen(socket, this.options.openWithin);
    const read = socket.onmessage;
    if (read === null) return;
    socket.onmessage = (event) => {
      try {
        read.call(socket, event);
      } catch (error) {
        socket.onmessage = null;
        this.unreadable++;
        this.options.onError?.(error);
        socket.close();
      }
    };
  }

  private update(change: Partial<RoomClientState>): void {
    const next = { ...this.current, ...change };
    const keys = Object.keys(change) as (keyof RoomClientState)[];
    if (keys.every((key) => next[key] === this.current[key])) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}
