/** What somebody who suggests writes instead of an edit of their own, and the note of whose it is. */
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { newBlockId } from './blocks.ts';
import type { Operation } from './operations.ts';
import { seenIn } from './seen.ts';
import { strikers, struckBy, suggested, suggestionAt, type SuggestedChange } from './suggest.ts';
import { noteSuggestion, readSuggestion } from './suggestions.ts';

export interface SuggestionTurn extends SuggestedChange {
  /** The suggestion that it is, or goes on with. */
  readonly id: string;
}

/**
 * Operations on the blocks of one of a chapter's texts, as suggestions of `person`: as a part of the one that they go on with,
 * unless `id` says of which.
 */
export function turned(
  doc: Y.Doc,
  person: string,
  operations: readonly Operation[],
  blocks: readonly Block[],
  id?: string,
): SuggestionTurn {
  const mine = (other: string): boolean => readSuggestion(doc, other).by === person;
  const whole = id ?? suggestionAt(operations, blocks, mine) ?? newBlockId();
  return { id: whole, ...suggested(operations, blocks, { id: whole, mine }) };
}

/** Notes under `id` whose suggestion it is; within the transaction that has written `operations` into `text`. */
export function noteTurn(
  doc: Y.Doc,
  text: Y.Text,
  { id, operations }: Pick<SuggestionTurn, 'id' | 'operations'>,
  { person, at }: { readonly person: string; readonly at: number },
): void {
  for (const each of new Set([id, ...strikers(operations)])) {
    const gone = struckBy(operations, each);
    noteSuggestion(doc, each, person, at, gone.length === 0 ? {} : seenIn(text, gone));
  }
}
