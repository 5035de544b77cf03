/**
 * Copies of one block. A move deletes a block in one place and writes it in another, so two people who move it at the same
 * time, or take back one deletion, leave two markers with one id. Copies with the same text become one again, with all
 * formats that any of them has; where the texts differ somebody wrote into one of them, and both stay.
 *
 * The map `places` names the marker that counts of each moved block, by its Yjs id: whoever moves a block sets it, in the
 * same transaction. It is the same for everybody, and a later entry outranks all that the one before it outranked. So every
 * replica may remove copies without asking the others: they go only in favour of the one that counts. What undo brings
 * back has no rank: nothing goes in its favour, so that copies may stay where a move was taken back. What somebody types
 * meanwhile into a copy that goes stays in the text.
 *
 * The same holds for copies that suggested moves made of one block and that were accepted at the same time (`rival-moves.ts`).
 */
import { canonicalJson } from '../domain/canonical-json.ts';
import * as Y from 'yjs';
import { blockLength, sliceRuns, type Attributes, type Block } from './block.ts';
import { markerIdOf } from './delta.ts';
import { identityOf, isPending, moveOf } from './rival-moves.ts';
import type { Delete, Format, Operation, SetProperty } from './operations.ts';

/** A block with the position and the Yjs id of its marker. */
export interface Placed {
  readonly block: Block;
  readonly at: number;
  readonly marker: string;
}

export interface Tidying {
  /** Deletes copies and hands their formats on; never empty. */
  readonly operations: readonly Operation[];
  /** Which block stands for each that goes, by that one's id; all as they are before. */
  readonly kept: ReadonlyMap<string, Placed>;
}

/** True when a block is there more than once. */
export function hasCopies(blocks: readonly Block[]): boolean {
  let moved = false;
  for (const block of blocks) {
    if (isNumbered(block)) return true;
    moved ||= isMoved(block);
  }
  return moved && new Set(blocks.map(identityOf)).size < blocks.length;
}

/** How to make one block of copies with the same text; null where there are none. `blocks` are all of the text. */
export function planTidying(text: Y.Text, places: Y.Map<unknown>, blocks: readonly Block[]): Tidying | null {
  if (!hasCopies(blocks) || isPartial(text.doc)) return null;
  const operations: (Format | Delete)[] = [];
  const properties: SetProperty[] = [];
  const kept = new Map<string, Placed>();
  for (const copies of copiesIn(text, blocks)) {
    const counting = copies.find(({ block, marker }) => places.get(identityOf(block)) === marker);
    if (counting === undefined) continue;
    const same = copies.filter((copy) => copy !== counting && content(copy.block) === content(counting.block));
    if (same.length === 0) continue;
    // All these moves were accepted: what one of them would still take of where another brought the block, it doesn't.
    const moves = new Set([counting, ...same].flatMap(({ block }) => moveOf(block)?.id ?? []));
    const strikes = new Set([...moves].map((id) => `del:${id}`));
    const { del } = counting.block.props;
    if (typeof del === 'string' && moves.has(del))
      properties.push({ type: 'property', block: counting.block.markerId, name: 'del', value: null });
    operations.push(...withoutFormats(counting, strikes));
    for (const copy of same) {
      kept.set(copy.block.id, counting);
      operations.push(...missingFormats(counting, copy.block, strikes));
      operations.push({ type: 'delete', at: copy.at, length: blockLength(copy.block) });
    }
  }
  return kept.size === 0 ? null : { operations: [...properties, ...operations.sort((a, b) => a.at - b.at)], kept };
}

/** Makes the block at `index` the one that counts of its copies. To be called within the transaction that writes it. */
export function claimPlace(text: Y.Text, places: Y.Map<unknown>, blocks: readonly Block[], index: number): void {
  const { block, marker } = placedIn(text, blocks)[index] ?? {};
  if (block !== undefined && marker !== undefined) places.set(moveOf(block)?.root ?? block.markerId, marker);
}

/** Of a change that waits for another one, the text may be there already and the place not yet. A hub lets none such pass. */
export const isPartial = (doc: Y.Doc | null): boolean =>
  doc === null || doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
const isNumbered = ({ id, markerId }: Block): boolean => id !== markerId;
function isMoved(block: Block): boolean {
  const move = moveOf(block);
  return move !== null && !isPending(move);
}
const content = ({ text, runs }: Block): string =>
  canonicalJson([text, runs.flatMap(({ embed }) => (embed === undefined ? [] : [embed]))]);

/** All blocks with their places and the Yjs ids of their markers. */
function placedIn(text: Y.Text, blocks: readonly Block[]): Placed[] {
  const markers: string[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentEmbed) || markerIdOf(item.content.embed) === null) continue;
    markers.push(`${item.id.client}:${item.id.clock}`);
  }
  let at = 0;
  let next = 0;
  return blocks.map((block) => {
    const placed = { block, at, marker: block.virtual ? '' : (markers[next++] ?? '') };
    at += blockLength(block);
    return placed;
  });
}

/** The blocks that are there more than once. */
function copiesIn(text: Y.Text, blocks: readonly Block[]): Placed[][] {
  const groups = new Map<string, Placed[]>();
  for (const placed of placedIn(text, blocks)) {
    const identity = identityOf(placed.block);
    const known = groups.get(identity);
    if (known === undefined) groups.set(identity, [placed]);
    else known.push(placed);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Takes attributes away from a block's characters. */
function withoutFormats({ block, at }: Placed, names: ReadonlySet<string>): Format[] {
  let from = at + 1;
  return block.runs.flatMap(({ text, attrs }): Format[] => {
    const here = from;
    from += text.length;
    const own = Object.keys(attrs).filter((key) => names.has(key));
    if (own.length === 0) return [];
    const attributes = Object.fromEntries(own.map((key) => [key, null]));
    return [{ type: 'format', at: here, length: text.length, attributes }];
  });
}

/** What a copy's characters have that those of the one that stays lack, but for some. */
export function missingFormats({ block, at }: Omit<Placed, 'marker'>, copy: Block, but: ReadonlySet<string>): Format[] {
  const formats: Format[] = [];
  let offset = 0;
  for (const { text, attrs } of copy.runs) {
    let from = at + 1 + offset;
    for (const run of sliceRuns(block.runs, offset, offset + text.length)) {
      const attributes = lacking(run.attrs, attrs, but);
      if (attributes !== null) formats.push({ type: 'format', at: from, length: run.text.length, attributes });
      from += run.text.length;
    }
    offset += text.length;
  }
  return formats;
}

function lacking(own: Attributes, others: Attributes, but: ReadonlySet<string>): Attributes | null {
  const missing = Object.entries(others).filter(([key]) => !(key in own) && !but.has(key));
  return missing.length === 0 ? null : Object.fromEntries(missing);
}
