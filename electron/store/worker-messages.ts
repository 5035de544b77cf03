/** What the store's client and its worker thread tell each other. */
import { Failure, type ErrorCode } from '../../shared/rpc/contract.ts';
import type { Opened, OperationName } from './operations.ts';
import type { DiskState } from './project-store.ts';
import { Damage, DiskTrouble } from './sqlite.ts';

/** Given to the worker at its start. */
export interface WorkerTask {
  readonly path: string;
  /** The id of the project to create; null to open one. */
  readonly create: string | null;
}

export type ToWorker =
  { readonly id: number; readonly call: OperationName; readonly args: unknown[] } | { readonly end: true };

export type FromWorker =
  | { readonly opened: Opened }
  | { readonly refused: PlainError }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: PlainError };

/** An error in a form that survives the way between threads. */
export type PlainError =
  | { readonly kind: 'failure'; readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> }
  | { readonly kind: 'disk'; readonly state: Exclude<DiskState, 'ok'>; readonly message: string }
  | { readonly kind: 'damage' | 'other'; readonly message: string };

export function plainError(error: unknown): PlainError {
  if (error instanceof Failure) return { kind: 'failure', code: error.code, details: error.details };
  if (error instanceof DiskTrouble) return { kind: 'disk', state: error.state, message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: error instanceof Damage ? 'damage' : 'other', message };
}

export function errorFrom(plain: PlainError): Error {
  if (plain.kind === 'failure') return new Failure(plain.code, plain.details);
  if (plain.kind === 'disk') return new DiskTrouble(plain.state, plain.message);
  return plain.kind === 'damage' ? new Damage(plain.message) : new Error(plain.message);
}
