/** Who takes part in a room, connections and the link to an upstream host, and what they are told of an update. */
import type { Refusal } from '../../shared/sync/messages.ts';
import type { Speaker } from './awareness-table.ts';
import type { AwarenessEntry } from './frames.ts';

/** What a room needs to know of a connection. */
export interface Member extends Speaker {
  readonly person: string;
  send(frame: Uint8Array): void;
  /** Everything up to this ticket is on disk. */
  acknowledge(committed: number): void;
}

/** A link to an upstream host, as a source of changes. */
export interface Link extends Speaker {
  /** Origin of the transactions with which the link writes into the document. */
  readonly origin: unknown;
  /** Somebody here moved, came or left. */
  awarenessChanged(entries: readonly AwarenessEntry[]): void;
  /** All tickets up to this one are on disk; `seq` is the store's number of `ticket`. */
  committed(ticket: number, seq: number): void;
  /** The room was given up; whoever needs it opens it anew. */
  roomGone(): void;
}

/** What came of an update: `gone` means that the document failed and the room must be loaded anew. */
export type Outcome = 'taken' | 'ignored' | 'gone' | Refusal;
