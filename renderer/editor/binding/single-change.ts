/**
 * The delta of a transaction that only typed or deleted in one place, found without walking through the whole text as
 * `event.delta` does: from the changed item left to its block's marker, whose place the mirror knows.
 */
import * as Y from 'yjs';
import { sliceRuns, type Attributes, type Block } from '../../../shared/document/block.ts';
import { cleanAttributes, markerIdOf, type DeltaOperation } from '../../../shared/document/delta.ts';
import { lengthOf } from '../../../shared/document/position.ts';

/** Null where it is more than that, or the place is not certain. `blocks` are those before the transaction. */
export function singleChange(
  transaction: Y.Transaction,
  text: Y.Text,
  blocks: readonly Block[],
): DeltaOperation[] | null {
  const item = changedItem(transaction);
  if (item?.parent !== text || item.content instanceof Y.ContentFormat) return null;
  const place = placeOf(item, blocks);
  if (place === null) return null;
  const retain = place.position > 0 ? [{ retain: place.position }] : [];
  if (item.deleted) return [...retain, { delete: item.length }];
  if (item.content instanceof Y.ContentEmbed && markerIdOf(item.content.embed) !== null)
    return [...retain, { insert: item.content.embed }];
  if (!(item.content instanceof Y.ContentString) || place.attributes === null) return null;
  return [...retain, { insert: item.content.str, attributes: place.attributes }];
}

/** The one item that the transaction added or deleted; null if there were more. */
function changedItem({ doc, beforeState, afterState, deleteSet }: Y.Transaction): Y.Item | null {
  let found: Y.Item | null = null;
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0;
    if (before === clock) continue;
    const last = doc.store.clients.get(client)?.at(-1);
    if (found !== null || !(last instanceof Y.Item) || last.id.clock !== before || last.deleted) return null;
    found = last;
  }
  for (const [client, ranges] of deleteSet.clients) {
    const [range] = ranges;
    if (range === undefined) continue;
    if (found !== null || ranges.length > 1) return null;
    const item: unknown = Y.getItem(doc.store, Y.createID(client, range.clock));
    if (!(item instanceof Y.Item) || item.id.clock !== range.clock || item.length !== range.len || !item.countable)
      return null;
    found = item;
  }
  return found;
}

/** Position of an item in the flat text, and the attributes that text there has; null where they can't be told. */
function placeOf(
  changed: Y.Item,
  blocks: readonly Block[],
): { position: number; attributes: Attributes | null } | null {
  let offset = 0;
  const formats = new Map<string, unknown>();
  let marker: string | null = null;
  for (let item = changed.left; item !== null && marker === null; item = item.left) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      // Only those right of the nearest character: the others are in that character's own attributes.
      if (offset === 0 && !formats.has(item.content.key)) formats.set(item.content.key, item.content.value);
    } else if (item.content instanceof Y.ContentEmbed) {
      marker = markerIdOf(item.content.embed);
      if (marker === null) offset += item.length;
    } else if (item.countable) offset += item.length;
  }
  // Blocks that share a marker can't be told apart by it.
  if (blocks.some((block) => block.id !== block.markerId)) return null;
  const index = blocks.findIndex((block) => (marker === null ? block.virtual : block.markerId === marker));
  const block = blocks[index];
  // With no marker on the left the place is certain at the very start alone, or in text without one.
  if (block === undefined) return marker === null && offset === 0 ? { position: 0, attributes: null } : null;
  const position = lengthOf(blocks, index) + (block.virtual ? 0 : 1) + offset;
  const [left] = offset > 0 && block.text[offset - 1] !== '\n' ? sliceRuns(block.runs, offset - 1, offset) : [];
  const attributes = left === undefined ? null : cleanAttributes({ ...left.attrs, ...Object.fromEntries(formats) });
  return { position, attributes };
}
