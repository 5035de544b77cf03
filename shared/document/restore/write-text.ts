/** Writes operations into one of a chapter's texts, with the notes that characters need which stand for others. */
import * as Y from 'yjs';
import { origins } from '../blame/note-origins.ts';
import type { Block } from '../block.ts';
import { blockPlaces, blockProperties, chapterText } from '../chapter.ts';
import { blocksOf } from '../decide.ts';
import { markerIdOf } from '../delta.ts';
import { applyOperations, type Insert, type Operation } from '../operations.ts';
import { partsBetween } from '../parts.ts';
import { lengthOf } from '../position.ts';
import { moveOf } from '../rival-moves.ts';
import { suggestionOf } from '../suggest.ts';
import { clocksIn, noteClocks } from '../suggested-move.ts';

/** Within the transaction. */
export function writeText(doc: Y.Doc, text: Y.Text, operations: readonly Operation[]): void {
  if (operations.length === 0) return;
  const since = Y.getState(doc.store, doc.clientID);
  const noteOrigins = origins(text, operations);
  applyOperations(text, blockProperties(doc), operations);
  noteOrigins?.();
  const inserts = operations.filter((each) => each.type === 'insert');
  if (inserts.some(bringsStruck)) noteStruck(doc, text, since);
  if (text === chapterText(doc) && inserts.some(bringsMarker)) claimPlaces(doc, text, since);
}

const bringsMarker = ({ pieces }: Insert): boolean => pieces.some((piece) => 'marker' in piece);
const bringsStruck = ({ pieces }: Insert): boolean =>
  pieces.some((piece) => !('marker' in piece) && strikersOf(piece.attrs).length > 0);

const strikersOf = (attrs: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(attrs).flatMap((key) => {
    const part = suggestionOf(key);
    return part?.part === 'del' ? [part.id] : [];
  });

/** Struck words that are written anew are those whose author had seen them: accepting still takes them. */
function noteStruck(doc: Y.Doc, text: Y.Text, since: number): void {
  const blocks = blocksOf(doc, text);
  const clocks = clocksIn(text, doc.clientID);
  const struck = new Map<string, (readonly [number, number])[]>();
  for (const { at, length, run } of partsBetween(blocks, 0, lengthOf(blocks, blocks.length)))
    for (const id of run === null ? [] : strikersOf(run.attrs))
      for (let index = at; index < at + length; index++)
        if ((clocks[index] ?? -1) >= since) struck.set(id, [...(struck.get(id) ?? []), [index, 1]]);
  noteClocks(doc, clocks, struck);
}

/**
 * Of a block that two people bring back or move at the same moment the one that is known to count stays (`copies.ts`).
 */
function claimPlaces(doc: Y.Doc, text: Y.Text, since: number): void {
  const blocks = new Map<string, Block>(blocksOf(doc, text).map((block) => [block.markerId, block]));
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    if (item.deleted || client !== doc.clientID || clock < since || !(item.content instanceof Y.ContentEmbed)) continue;
    const marker = markerIdOf(item.content.embed);
    const block = marker === null ? undefined : blocks.get(marker);
    if (block !== undefined) blockPlaces(doc).set(moveOf(block)?.root ?? block.markerId, `${client}:${clock}`);
  }
}
