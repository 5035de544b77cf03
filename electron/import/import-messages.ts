/** What passes between the host and the thread that reads a file. */
import type { ErrorCode } from '../../shared/rpc/contract.ts';
import type { ImportedText } from './imported-text.ts';

export interface ImportTask {
  readonly bytes: Uint8Array;
}
export type FromReader =
  | { readonly progress: number }
  | { readonly text: ImportedText }
  | { readonly failure: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> } };
