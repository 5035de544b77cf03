/**
 * One room kept in step with the upstream host: its document is the document of the local room, so that what comes from
 * above reaches everybody here and the log, and what is written here goes up at once.
 */
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import { RoomClient, type RoomClientState } from '../../shared/sync/room-client.ts';
import type { SocketClass } from '../../shared/sync/counting-socket.ts';
import type { Refusal } from '../../shared/sync/messages.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { awarenessFrame, type AwarenessEntry } from './frames.ts';
import type { HubRoom } from './hub-room.ts';
import type { Link } from './room-members.ts';
import { SharedMark } from './shared-mark.ts';

export interface ReplicatedRoomOptions {
  readonly room: HubRoom;
  readonly store: ProjectStore;
  /** Address that room names are appended to. */
  readonly url: string;
  readonly token: string;
  readonly webSocket: SocketClass;
  readonly maxBackoff: number;
  /** The connection or what is shared changed. */
  readonly onState: (room: ReplicatedRoom) => void;
  /** The upstream host sent us away for good. */
  readonly onClosed: (room: ReplicatedRoom, code: number, refusal: Refusal | null) => void;
  /** The hub gave the room up: it has to be opened anew. */
  readonly onGone: (room: ReplicatedRoom) => void;
  /** There is a connection again; before anything came over it. */
  readonly onReturn: (room: ReplicatedRoom) => void;
  /** All that was missing here is on the own disk. */
  readonly onHome: (room: ReplicatedRoom) => void;
  readonly onError: (error: unknown) => void;
}

/** So many updates are looked at for something unshared; where there are more, something is. */
const mostLooked = 10_000;

interface AwarenessChange {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

export class ReplicatedRoom implements Link {
  readonly relay = true;
  readonly client: RoomClient;
  private readonly mark: SharedMark;
  private refusal: Refusal | null = null;
  private closedWith: RoomClientState['closed'] = null;
  private wasConnected = false;
  private ended = false;

  constructor(private readonly options: ReplicatedRoomOptions) {
    const { room, url, token, webSocket, maxBackoff } = options;
    // The newest number may be of a later ticket than the first that is still open.
    this.mark = new SharedMark({ ticket: room.log.issued, seq: room.log.seq });
    this.client = new RoomClient({
      url,
      token,
      webSocket,
      maxBackoff,
      room: room.name,
      doc: room.doc,
      present: false,
      onError: options.onError,
    });
    room.link = this;
    if (this.client.origin instanceof WebsocketProvider) {
      // One listener per room would be many; there is nobody to say good-bye for when the process ends.
      process.off('exit', this.client.origin._exitHandler);
    }
    this.client.onSent((type) => this.mark.sentFrame(type, room.log.issued));
    this.client.onAcknowledged((count) => {
      this.mark.acknowledge(count);
      this.markShared();
    });
    this.client.onRefused((refusal) => (this.refusal = refusal));
    this.client.onContent(() => this.cameHome());
    this.client.subscribe(() => this.stateChanged());
    this.client.awareness.on('update', this.onPresence);
  }

  get name(): string {
    return this.options.room.name;
  }

  get room(): HubRoom {
    return this.options.room;
  }

  get origin(): unknown {
    return this.client.origin;
  }

  readonly stamp = (): { id: string; name: string; colour: null; group: null } => {
    return { id: '', name: '', colour: null, group: null };
  };

  readonly mayBe = (): 'free' => 'free';

  awarenessChanged(entries: readonly AwarenessEntry[]): void {
    this.client.send(awarenessFrame(entries));
  }

  committed(ticket: number, seq: number): void {
    this.mark.committed(ticket, seq);
    this.markShared();
  }

  roomGone(): void {
    this.options.onGone(this);
  }

  /** True when something that was written here is not on the upstream host's disk. */
  async hasUnshared(): Promise<boolean> {
    const { room, store } = this.options;
    const since = await store.history(room.name, room.shared, mostLooked);
    return since.length >= mostLooked || since.some((update) => update.actor !== 'upstream');
  }

  /** Lets go of the room; it stays as it is. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.client.awareness.off('update', this.onPresence);
    this.room.silence(this);
    this.room.link = null;
    this.client.destroy();
    this.room.release();
  }

  private readonly onPresence = (change: AwarenessChange, origin: unknown): void => {
    if (origin === 'local') return;
    const clients = [...change.added, ...change.updated, ...change.removed];
    try {
      this.room.hear(this, encodeAwarenessUpdate(this.client.awareness, clients));
    } catch (error) {
      this.options.onError(error);
    }
  };

  private stateChanged(): void {
    const { state } = this.client;
    const connected = state.connection === 'connected';
    if (connected !== this.wasConnected) {
      this.wasConnected = connected;
      this.mark.connectionChanged();
      if (connected) {
        this.options.onReturn(this);
        queueMicrotask(() => this.introduce());
      }
    }
    this.options.onState(this);
    if (state.closed !== null && state.closed !== this.closedWith) {
      this.closedWith = state.closed;
      this.options.onClosed(this, state.closed.code, this.refusal);
    }
  }

  private cameHome(): void {
    this.room.log.drained().then(
      () => {
        if (!this.ended) this.options.onHome(this);
      },
      (error: unknown) => this.options.onError(error),
    );
  }

  /** Shows those who are here to those above. */
  private introduce(): void {
    const entries = this.room.awareness.entriesWithout(this);
    if (!this.ended && entries.length > 0) this.client.send(awarenessFrame(entries));
  }

  private markShared(): void {
    const seq = this.mark.take(this.room.log.committed);
    if (seq === null || this.ended) return;
    this.room.shared = Math.max(this.room.shared, seq);
    this.options.store.markShared(this.name, seq).then(
      () => this.options.onState(this),
      (error: unknown) => this.options.onError(error),
    );
  }
}
