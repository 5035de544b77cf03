/**
 * Sentences of the cost table in the text under it: which were taken, whether they still say what the table says, and putting them
 * there. What was taken is kept in the paper's rows, with its words, so that it is found again in the text.
 */
import type * as Y from 'yjs';
import { costSentences, type CostPhrases, type CostSentence } from '../../../../shared/council/cost-sentences.ts';
import { findWords, plainAmounts } from '../../../../shared/council/found-words.ts';
import type { CostTable } from '../../../../shared/council/cost-table.ts';
import { writeText } from '../../../../shared/document/blocks.ts';
import { newBlockId } from '../../../../shared/document/blocks.ts';
import { makeBlock, PLAIN } from '../../../../shared/document/block.ts';
import { paperRows } from '../../../../shared/document/council/paper-room.ts';
import { addRow } from '../../../../shared/document/flat-rows.ts';
import type { RowsOf } from '../../../../shared/document/row-tree.ts';

export interface Taken {
  /** Of the row. */
  readonly row: string;
  readonly sentence: string;
  readonly text: string;
}
/** `new`: not in the text. `stale`: an older one is. `gone`: the table says nothing of it any more, but the text does. */
export type SentenceState = 'new' | 'current' | 'stale' | 'gone';
export interface StatedSentence {
  readonly id: string;
  readonly state: SentenceState;
  /** As the table says it now; of one that is gone as it stands in the text. */
  readonly text: string;
  /** The older words in the text. */
  readonly old: string | null;
}

export const readTaken = (rows: RowsOf): readonly Taken[] =>
  rows('taken', '').flatMap(({ id, fields }): Taken[] => {
    const [sentence, text] = [fields.get('sentence'), fields.get('text')];
    return typeof sentence === 'string' && typeof text === 'string' && text !== '' ? [{ row: id, sentence, text }] : [];
  });

/** `flat`: the text under the table, as `flatOf` gives it; people may write its amounts in other forms (`200.000,- €`). */
export function statedSentences(
  table: CostTable,
  phrases: CostPhrases,
  taken: readonly Taken[],
  flat: string,
): readonly StatedSentence[] {
  const now = costSentences(table, phrases);
  const written = plainAmounts(flat);
  const isWritten = (text: string): boolean => written.includes(plainAmounts(text));
  const inText = taken.filter(({ text }) => isWritten(text));
  const stated = now.map(({ id, text }): StatedSentence => {
    if (isWritten(text)) return { id, text, state: 'current', old: null };
    const old = inText.find(({ sentence }) => sentence === id)?.text ?? null;
    return { id, text, state: old === null ? 'new' : 'stale', old };
  });
  const known = new Set(now.map(({ id }) => id));
  const gone = inText.filter(({ sentence, text }) => !known.has(sentence) && !now.some((each) => each.text === text));
  return [...stated, ...gone.map(({ sentence, text }) => ({ id: sentence, text, state: 'gone' as const, old: text }))];
}

/** A text with each block marker and each embed as one character, so that places are those of the Y.Text. */
export function flatOf(text: Y.Text): string {
  const parts = text.toDelta() as readonly { readonly insert?: unknown }[];
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** Puts a sentence behind the text, or in the place of its older words; remembers that. Within a transaction. */
export function takeSentence(doc: Y.Doc, name: string, { id, text, old }: StatedSentence, origin: unknown): void {
  const root = doc.getText(name);
  const place = old === null ? null : findWords(flatOf(root), old);
  if (place !== null) {
    root.delete(place.at, place.length);
    root.insert(place.at, text);
  } else append(doc, root, text, origin);
  addRow(paperRows(doc), { id: rowOf(id), list: 'taken', fields: { sentence: id, text } });
}

/** Takes words that the table says no longer out of the text. */
export function dropSentence(doc: Y.Doc, name: string, old: string): void {
  const root = doc.getText(name);
  const flat = flatOf(root);
  const place = findWords(flat, old);
  if (place === null) return;
  const blank = flat[place.at - 1] === ' ' ? 1 : 0;
  root.delete(place.at - blank, place.length + blank);
}

function append(doc: Y.Doc, root: Y.Text, text: string, origin: unknown): void {
  const flat = flatOf(root);
  if (flat === '') {
    const block = makeBlock(newBlockId(), { kind: 'paragraph', indent: 0 }, [{ text, attrs: PLAIN }]);
    writeText(doc, root, [block], origin);
    return;
  }
  const last = flat.at(-1);
  root.insert(flat.length, last === '\uFFFC' || last === ' ' ? text : ` ${text}`, {});
}

/** Row ids have few characters; a sentence's id is made of ids of rows. */
const rowOf = (sentence: CostSentence['id']): string => `taken-${sentence.replace(/[^\w.-]+/g, '-').slice(0, 70)}`;
