/** The calling side of the contract: one socket for all calls and events of an interface (or of a host to its upstream). */
import * as v from 'valibot';
import {
  calls,
  events,
  Failure,
  type CallName,
  type EventData,
  type EventName,
  type Input,
  type Output,
} from './contract.ts';
import { closeUnlessOpen } from '../sync/close-unless-open.ts';
import { answer, notice } from './frames.ts';

/** The part of WebSocket that is used; the browser's and `ws`'s both have it. */
export interface CallSocket {
  readonly readyState: number;
  send(data: string): void;
  close(): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}
export type CallSocketClass = new (url: string, protocols: string[]) => CallSocket;

export type CallsState = 'connecting' | 'connected' | 'closed';

interface Waiting {
  readonly name: CallName;
  readonly resolve: (output: never) => void;
  readonly reject: (failure: Failure) => void;
}

const maxBackoff = 5_000;

/**
 * Connects at once and reconnects by itself, except after a final (44xx) close. A call made while connecting waits; one
 * that is under way when the connection breaks is rejected with `hostUnreachable`, since it may or may not have happened.
 */
export class CallsClient {
  state: CallsState = 'connecting';
  private socket: CallSocket | null = null;
  private nextId = 1;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private readonly sent = new Map<number, Waiting>();
  private queued: { id: number; text: string }[] = [];
  private readonly stateListeners = new Set<() => void>();
  private readonly eventListeners = new Map<string, Set<(data: never) => void>>();

  /** `url`: the host's WebSocket base, e.g. `ws://127.0.0.1:4711`; `openWithin`: milliseconds that a connection may take to open. */
  constructor(
    private readonly options: { url: string; token: string; webSocket: CallSocketClass; openWithin?: number },
  ) {
    this.connect();
  }

  /** Calls the host. `project` is null for calls of the desk. Rejects with a Failure, never with anything else. */
  call<C extends CallName>(name: C, project: string | null, input: Input<C>): Promise<Output<C>> {
    if (this.state === 'closed') return Promise.reject(new Failure('hostUnreachable'));
    const id = this.nextId++;
    const text = JSON.stringify({ id, call: name, project, input });
    return new Promise<Output<C>>((resolve, reject) => {
      this.sent.set(id, { name, resolve, reject });
      if (this.state === 'connected' && this.socket !== null) this.socket.send(text);
      else this.queued.push({ id, text });
    });
  }

  /** Listens to an event of a project; returns the function that stops listening. */
  on<E extends EventName>(event: E, project: string, listener: (data: EventData<E>) => void): () => void {
    const key = `${event} ${project}`;
    const listeners = this.eventListeners.get(key) ?? new Set();
    this.eventListeners.set(key, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  getState = (): CallsState => this.state;

  /** Closes for good. */
  destroy(): void {
    this.finish();
    this.socket?.close();
    this.socket = null;
  }

  private connect(): void {
    this.retry = null;
    const socket = new this.options.webSocket(`${this.options.url}/calls`, ['ratschrift', this.options.token]);
    this.socket = socket;
    const stopOpening = closeUnlessOpen(socket, this.options.openWithin);
    socket.onopen = () => {
      stopOpening();
      this.attempts = 0;
      this.setState('connected');
      for (const { text } of this.queued.splice(0)) socket.send(text);
    };
    socket.onmessage = (event: { data: unknown }) => {
      if (typeof event.data === 'string') this.receive(event.data);
    };
    socket.onerror = () => undefined;
    socket.onclose = (event: { code: number }) => {
      stopOpening();
      if (this.socket === socket) this.lost(event.code >= 4400 && event.code < 4500);
    };
  }

  private lost(final: boolean): void {
    this.socket = null;
    this.failSent();
    if (final) return this.finish();
    this.setState('connecting');
    const delay = Math.min(maxBackoff, 100 * 2 ** this.attempts);
    this.attempts += 1;
    this.retry = setTimeout(() => this.connect(), delay);
  }

  private finish(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    this.queued = [];
    this.setState('closed');
    this.failSent();
  }

  private failSent(): void {
    const stillQueued = new Set(this.queued.map(({ id }) => id));
    for (const [id, waiting] of this.sent) {
      if (stillQueued.has(id)) continue;
      this.sent.delete(id);
      waiting.reject(new Failure('hostUnreachable'));
    }
  }

  private receive(text: string): void {
    const frame = parse(text);
    const reply = v.safeParse(answer, frame);
    if (reply.success) return this.settle(reply.output);
    const told = v.safeParse(notice, frame);
    if (!told.success) return;
    const { event, project, data } = told.output;
    const checked = v.safeParse(events[event], data);
    if (!checked.success) return;
    for (const listener of this.eventListeners.get(`${event} ${project}`) ?? []) listener(checked.output as never);
  }

  private settle(reply: v.InferOutput<typeof answer>): void {
    const waiting = this.sent.get(reply.id);
    if (waiting === undefined) return;
    this.sent.delete(reply.id);
    if ('error' in reply) return waiting.reject(new Failure(reply.error.code, reply.error.details));
    const output = v.safeParse(calls[waiting.name].output, reply.output);
    if (output.success) waiting.resolve(output.output as never);
    else waiting.reject(new Failure('internal'));
  }

  private setState(state: CallsState): void {
    if (this.state === state) return;
    this.state = state;
    for (const listener of this.stateListeners) listener();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
