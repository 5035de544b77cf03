/** Changes of a chapter's text in positions of the flat text, how they move over remote deltas, and how they are written. */
import type * as Y from 'yjs';
import { equalAttributes, PLAIN, type Attributes, type Run } from './block.ts';
import type { DeltaOperation } from './delta.ts';
import { tellOfFormats } from './formatted.ts';
import type { PropertyValue } from './properties.ts';

/** What an insertion is made of: a block marker, or a run. */
export type Piece = { readonly marker: string } | Run;
export const pieceLength = (piece: Piece): number => ('marker' in piece ? 1 : piece.text.length);

export interface Insert {
  readonly type: 'insert';
  readonly at: number;
  readonly pieces: readonly Piece[];
  readonly length: number;
  /** Attributes of the character to the left; null if not known. */
  readonly left: Attributes | null;
}
export interface Delete {
  readonly type: 'delete';
  readonly at: number;
  readonly length: number;
}
export interface Format {
  readonly type: 'format';
  readonly at: number;
  readonly length: number;
  /** New values; null takes an attribute away. */
  readonly attributes: Readonly<Record<string, unknown>>;
}
export interface SetProperty {
  readonly type: 'property';
  readonly block: string;
  readonly name: string;
  /** Null takes the property away. */
  readonly value: PropertyValue | null;
}
/**
 * All positions of a list of operations are those before the first of them, ascending; at one place an insertion comes
 * before a deletion, and its text ends up to the left of what is deleted.
 */
export type Operation = Insert | Delete | Format | SetProperty;

/** Writes operations, from right to left so that positions stay valid. To be called within one transaction. */
export function applyOperations(text: Y.Text, properties: Y.Map<unknown>, operations: readonly Operation[]): void {
  tellOfFormats(text);
  for (const operation of [...operations].reverse()) {
    if (operation.type === 'property') properties.set(`${operation.block}:${operation.name}`, operation.value);
    else if (operation.type === 'format') text.format(operation.at, operation.length, { ...operation.attributes });
    else if (operation.type === 'delete') text.delete(operation.at, operation.length);
    else insertPieces(text, operation);
  }
}

/**
 * Attributes are always given, so that nothing is inherited by accident; only between plain neighbours they are left
 * out, which lets Yjs find the place without walking through the whole text.
 */
function insertPieces(text: Y.Text, { at: start, pieces, left: known }: Insert): void {
  let at = start;
  let left = known;
  for (const piece of pieces) {
    const attributes: Attributes = 'marker' in piece ? (left ?? PLAIN) : piece.attrs;
    const given = left !== null && isPlain(left) && isPlain(attributes) ? undefined : { ...attributes };
    if ('marker' in piece) text.insertEmbed(at, { b: piece.marker }, given);
    else if (piece.embed !== undefined) text.insertEmbed(at, piece.embed as object, given);
    else text.insert(at, piece.text, given);
    left = attributes;
    at += pieceLength(piece);
  }
}

const isPlain = (attributes: Attributes): boolean => equalAttributes(attributes, PLAIN);

const insertLength = (value: unknown): number => (typeof value === 'string' ? value.length : 1);

/** Where a position lies after a delta; it sticks to the character on its left, or to what comes on its right. */
export function mapPosition(
  position: number,
  delta: readonly DeltaOperation[],
  stick: 'left' | 'right' = 'left',
): number {
  let before = 0;
  let after = 0;
  for (const operation of delta) {
    if (before >= position && (stick === 'left' || operation.insert === undefined)) break;
    if (operation.retain !== undefined) {
      const step = Math.min(operation.retain, position - before);
      before += step;
      after += step;
    } else if (operation.delete !== undefined) before += Math.min(operation.delete, position - before);
    else after += insertLength(operation.insert);
  }
  return after + Math.max(0, position - before);
}

/** Where a position after a delta was before it; a position inside of what came goes to its start. */
export function unmapPosition(position: number, delta: readonly DeltaOperation[]): number {
  let before = 0;
  let after = 0;
  for (const operation of delta) {
    if (after >= position) break;
    if (operation.delete !== undefined) before += operation.delete;
    else {
      const step = Math.min(operation.retain ?? insertLength(operation.insert), position - after);
      after += step;
      if (operation.retain !== undefined) before += step;
    }
  }
  return before + Math.max(0, position - after);
}

/** What is left of a range after a delta, as [position, length] pairs. */
export function mapRange(at: number, length: number, delta: readonly DeltaOperation[]): [number, number][] {
  const out: [number, number][] = [];
  let before = 0;
  let after = 0;
  const keep = (count: number) => {
    const from = Math.max(before, at);
    const to = Math.min(before + count, at + length);
    if (to <= from) return;
    const start = after + from - before;
    const last = out[out.length - 1];
    if (last !== undefined && last[0] + last[1] === start) last[1] += to - from;
    else out.push([start, to - from]);
  };
  for (const operation of delta) {
    if (operation.retain !== undefined) {
      keep(operation.retain);
      before += operation.retain;
      after += operation.retain;
    } else if (operation.delete !== undefined) before += operation.delete;
    else after += insertLength(operation.insert);
  }
  keep(Infinity);
  return out;
}

/** Operations made before some remote deltas were seen, in positions after them. */
export function rebaseOperations(
  operations: readonly Operation[],
  deltas: readonly (readonly DeltaOperation[])[],
): Operation[] {
  let rebased: readonly Operation[] = operations;
  for (const delta of deltas) {
    rebased = rebased.flatMap((operation): Operation[] => {
      if (operation.type === 'property') return [operation];
      if (operation.type === 'insert') {
        const left = keepsLeft(operation.at, delta) ? operation.left : null;
        return [{ ...operation, at: mapPosition(operation.at, delta), left }];
      }
      return mapRange(operation.at, operation.length, delta).map(([at, length]) => ({ ...operation, at, length }));
    });
  }
  const at = (operation: Operation) => (operation.type === 'property' ? -1 : operation.at);
  return [...rebased].sort((a, b) => at(a) - at(b)); // stable: insertions stay before deletions
}

/** Whether the character left of a position is there after a delta, with the attributes it had. */
function keepsLeft(position: number, delta: readonly DeltaOperation[]): boolean {
  let before = 0;
  for (const operation of delta) {
    const size = oldLength(operation);
    if (before + size >= position && size > 0)
      return position > 0 && operation.retain !== undefined && operation.attributes === undefined;
    before += size;
  }
  return position > 0;
}

/**
 * The counterpart of `rebaseOperations`: a delta after operations that it did not know. Both ways lead to the same text:
 * at one place the operations' insertions stand left of the delta's, and where both set a format, the operations' holds.
 */
export function deltaAfter(
  delta: readonly DeltaOperation[],
  operations: readonly Operation[],
): readonly DeltaOperation[] {
  return operations.reduceRight((after, operation) => {
    if (operation.type === 'insert') return withRoom(after, operation.at, operation.length);
    if (operation.type === 'delete') return withoutRange(after, operation.at, operation.length);
    return operation.type === 'format' ? withoutFormats(after, operation) : after;
  }, delta);
}

/** An operation as a delta. */
export function deltaOfOperation(operation: Operation): readonly DeltaOperation[] {
  if (operation.type === 'property') return [];
  const retain = operation.at > 0 ? [{ retain: operation.at }] : [];
  if (operation.type === 'delete') return [...retain, { delete: operation.length }];
  if (operation.type === 'format') return [...retain, { retain: operation.length, attributes: operation.attributes }];
  return [
    ...retain,
    ...operation.pieces.map((piece) =>
      'marker' in piece
        ? { insert: { b: piece.marker } }
        : { insert: piece.embed === undefined ? piece.text : piece.embed, attributes: piece.attrs },
    ),
  ];
}

/** Old positions that a step of a delta passes. */
const oldLength = (operation: DeltaOperation): number => operation.retain ?? operation.delete ?? 0;

const shortened = (operation: DeltaOperation, length: number): DeltaOperation =>
  operation.retain === undefined ? { ...operation, delete: length } : { ...operation, retain: length };

/** A delta of a text in which `length` positions came before `at`. */
function withRoom(delta: readonly DeltaOperation[], at: number, length: number): readonly DeltaOperation[] {
  const out: DeltaOperation[] = [];
  let before = 0;
  for (const [index, operation] of delta.entries()) {
    const size = oldLength(operation);
    if (before === at || before + size > at) {
      const head = at - before;
      if (head > 0) out.push(shortened(operation, head));
      out.push({ retain: length }, head > 0 ? shortened(operation, size - head) : operation);
      return [...out, ...delta.slice(index + 1)];
    }
    out.push(operation);
    before += size;
  }
  return out;
}

/** A delta of a text that lacks `length` positions from `at`. */
function withoutRange(delta: readonly DeltaOperation[], at: number, length: number): readonly DeltaOperation[] {
  let before = 0;
  return delta.flatMap((operation) => {
    const size = oldLength(operation);
    if (size === 0) return [operation];
    const gone = Math.max(0, Math.min(before + size, at + length) - Math.max(before, at));
    before += size;
    return gone === 0 ? [operation] : gone === size ? [] : [shortened(operation, size - gone)];
  });
}

/** A delta that leaves alone what a format operation has set. */
function withoutFormats(delta: readonly DeltaOperation[], format: Format): readonly DeltaOperation[] {
  let before = 0;
  return delta.flatMap((operation) => {
    const start = before;
    const size = oldLength(operation);
    before += size;
    const from = Math.max(start, format.at);
    const to = Math.min(before, format.at + format.length);
    if (operation.retain === undefined || operation.attributes === undefined || to <= from) return [operation];
    const kept = Object.entries(operation.attributes).filter(([key]) => !(key in format.attributes));
    const rest = kept.length === 0 ? {} : { attributes: Object.fromEntries(kept) };
    return [
      ...(from > start ? [shortened(operation, from - start)] : []),
      { retain: to - from, ...rest },
      ...(to < before ? [shortened(operation, before - to)] : []),
    ];
  });
}

/** Where the last change of a delta ends: the place to show after undo. Null for none. */
export function endOfChange(delta: readonly DeltaOperation[]): number | null {
  let position = 0;
  let text: number | null = null;
  let format: number | null = null;
  for (const operation of delta) {
    if (operation.retain !== undefined) {
      position += operation.retain;
      if (operation.attributes !== undefined) format = position;
    } else {
      if (operation.delete === undefined) position += insertLength(operation.insert);
      text = position;
    }
  }
  // Yjs tidies formats behind a changed text; only a change of nothing but formats ends where a format does.
  return text ?? format;
}
