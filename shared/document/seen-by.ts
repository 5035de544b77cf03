/** What of a text the author of a suggestion had seen (`seen.ts`), by what stands noted in the document. */
import type * as Y from 'yjs';
import { unseenRanges } from './seen.ts';
import { readRestored, readSuggestion } from './suggestions.ts';

/** Whether the author of a suggestion had seen the character at a position of a text. */
export function seenBy(doc: Y.Doc, text: Y.Text): (id: string, position: number) => boolean {
  const known = new Map<string, readonly (readonly [number, number])[]>();
  return (id, position) => {
    const unseen = known.get(id) ?? unseenRanges(text, readSuggestion(doc, id).seen, readRestored(doc, id));
    known.set(id, unseen);
    return !unseen.some(([from, to]) => position >= from && position < to);
  };
}
