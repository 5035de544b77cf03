/**
 * Suggestions in a text (DESIGN.md section 5): what somebody would change, as attributes of characters and properties of
 * blocks. `ins:<id>` and `del:<id>` on characters, `fmt:<id>` with the new formats; `ins`, `del`
 * and what is proposed for their properties (`proposed.ts`) on blocks. Pure.
 */
import type { Attributes, Block } from './block.ts';
import type { DeltaOperation } from './delta.ts';
import { currentValue, isProposable, newProposal, proposedIn } from './proposed.ts';
import { inOrder, partsBetween, type Part } from './parts.ts';
import type { Format, Insert, Operation, Piece, SetProperty } from './operations.ts';

export type SuggestionPart = 'ins' | 'del' | 'fmt';

/** What an attribute says of a suggestion; null for every other attribute. */
export function suggestionOf(key: string): { readonly part: SuggestionPart; readonly id: string } | null {
  if (key[3] !== ':') return null;
  const part = key.slice(0, 3);
  return part === 'ins' || part === 'del' || part === 'fmt' ? { part, id: key.slice(4) } : null;
}

/** The attributes without what belongs to suggestions: what is typed into one is not part of it by itself. */
export function withoutSuggestions(attributes: Attributes): Attributes {
  const keys = Object.keys(attributes);
  if (!keys.some((key) => suggestionOf(key) !== null)) return attributes;
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => suggestionOf(key) === null));
}

export interface Suggesting {
  /** The suggestion that the changes belong to. */
  readonly id: string;
  /** Whether a suggestion is one of the same person, who may take it back by deleting it. */
  readonly mine: (id: string) => boolean;
}

export interface SuggestedChange {
  readonly operations: readonly Operation[];
  /** From the text as the editor shows it to the text as it is then: where text comes back that was only suggested away. */
  readonly delta: readonly DeltaOperation[];
}

/** One's own operations on `blocks`, with what they insert free of other people's suggestions; the same list where it was. */
export function plainly(operations: readonly Operation[]): readonly Operation[] {
  const dressed = (piece: Piece) => !('marker' in piece) && withoutSuggestions(piece.attrs) !== piece.attrs;
  if (!operations.some((each) => each.type === 'insert' && each.pieces.some(dressed))) return operations;
  return operations.map((each) => (each.type === 'insert' ? { ...each, pieces: each.pieces.map(undressed) } : each));
}

const undressed = (piece: Piece): Piece =>
  'marker' in piece ? piece : { ...piece, attrs: withoutSuggestions(piece.attrs) };

/** The suggestion of the same person that a change continues: one at the place of its first operation. */
export function suggestionAt(
  operations: readonly Operation[],
  blocks: readonly Block[],
  mine: (id: string) => boolean,
): string | null {
  const first = operations.find((operation) => operation.type !== 'property');
  if (first === undefined) return null;
  for (const { block, run } of partsBetween(blocks, Math.max(0, first.at - 1), 2)) {
    const ids =
      run === null
        ? [block.props['ins'], block.props['del']].filter((id) => typeof id === 'string')
        : Object.keys(run.attrs).flatMap((key) => suggestionOf(key)?.id ?? []);
    const own = ids.find(mine);
    if (own !== undefined) return own;
  }
  return null;
}

/** Turns operations on `blocks` into suggestions of the same changes. */
export function suggested(
  operations: readonly Operation[],
  blocks: readonly Block[],
  suggesting: Suggesting,
): SuggestedChange {
  const out: Operation[] = [];
  const delta: DeltaOperation[] = [];
  const fresh = new Set(operations.flatMap(newMarkers));
  let at = 0;
  const keep = (until: number) => {
    if (until > at) delta.push({ retain: until - at });
    at = Math.max(at, until);
  };
  for (const operation of operations) {
    if (operation.type === 'property') {
      out.push(...suggestedProperty(operation, blocks, fresh, suggesting));
      continue;
    }
    keep(operation.at);
    if (operation.type === 'insert') {
      out.push(...suggestedInsert(operation, suggesting));
      delta.push({ retain: operation.length });
    } else if (operation.type === 'format') out.push(...suggestedFormat(operation, blocks, suggesting));
    else {
      for (const part of partsBetween(blocks, operation.at, operation.length)) {
        const kept = suggestedDelete(part, suggesting, out);
        if (kept) delta.push({ insert: ' '.repeat(part.length) });
      }
      at = operation.at + operation.length;
    }
  }
  return { operations: inOrder(out), delta };
}

const newMarkers = (operation: Operation): string[] =>
  operation.type === 'insert' ? operation.pieces.flatMap((piece) => ('marker' in piece ? [piece.marker] : [])) : [];

function suggestedInsert(operation: Insert, { id }: Suggesting): Operation[] {
  const pieces = operation.pieces.map((piece): Piece => {
    if ('marker' in piece) return piece;
    // A line break carries no attributes, ever: it goes with the words around it.
    return piece.text === '\n'
      ? piece
      : { ...piece, attrs: { ...withoutSuggestions(piece.attrs), [`ins:${id}`]: true } };
  });
  const markers = newMarkers(operation).map((block): SetProperty => ({
    type: 'property',
    block,
    name: 'ins',
    value: id,
  }));
  return [...markers, { ...operation, pieces }];
}

/** Adds what suggests that a part goes to `out`; true if the part stays for now. */
function suggestedDelete({ at, length, block, run }: Part, { id, mine }: Suggesting, out: Operation[]): boolean {
  if (run === null) {
    if (typeof block.props['ins'] === 'string' && mine(block.props['ins'])) {
      out.push({ type: 'delete', at, length });
      return false;
    }
    if (block.props['del'] === undefined) out.push({ type: 'property', block: block.markerId, name: 'del', value: id });
    return true;
  }
  const parts = Object.keys(run.attrs).flatMap((key) => suggestionOf(key) ?? []);
  if (parts.some((part) => part.part === 'ins' && mine(part.id))) {
    out.push({ type: 'delete', at, length });
    return false;
  }
  // What one has struck already is struck again: others may have written it in between, so that one had not seen it.
  const own = parts.filter((part) => part.part === 'del' && mine(part.id)).map((part) => part.id);
  for (const each of own.length === 0 ? [id] : own)
    out.push({ type: 'format', at, length, attributes: { [`del:${each}`]: true } });
  return true;
}

function suggestedFormat(operation: Format, blocks: readonly Block[], { id, mine }: Suggesting): Operation[] {
  const wanted = Object.fromEntries(Object.entries(operation.attributes).filter(([key]) => suggestionOf(key) === null));
  return partsBetween(blocks, operation.at, operation.length).flatMap(({ at, length, run }): Operation[] => {
    if (run === null) return [];
    const own = Object.keys(run.attrs).some((key) => {
      const part = suggestionOf(key);
      return part?.part === 'ins' && mine(part.id);
    });
    if (own) return [{ type: 'format', at, length, attributes: wanted }];
    const key = `fmt:${id}`;
    const known = run.attrs[key];
    const all = Object.entries({ ...(typeof known === 'object' && known !== null ? known : {}), ...wanted });
    const left = all.filter(([name, value]) => (run.attrs[name] ?? null) !== value);
    const value = left.length === 0 ? null : Object.fromEntries(left);
    return [{ type: 'format', at, length, attributes: { [key]: value } }];
  });
}

/** The suggestions that operations strike something by. */
export function strikers(operations: readonly Operation[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const operation of operations)
    if (operation.type === 'format')
      for (const [key, value] of Object.entries(operation.attributes)) {
        const part = value === true ? suggestionOf(key) : null;
        if (part?.part === 'del') ids.add(part.id);
      }
  return ids;
}

/** Where what operations strike stands once they are written, as [position, length]; they are in order. */
export function struckBy(operations: readonly Operation[], id: string): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let shift = 0;
  for (const operation of operations) {
    if (operation.type === 'insert') shift += operation.length;
    else if (operation.type === 'delete') shift -= operation.length;
    else if (operation.type === 'format' && operation.attributes[`del:${id}`] === true)
      ranges.push([operation.at + shift, operation.length]);
  }
  return ranges;
}

/** Those of `PROPOSABLE` can be suggested; other properties only of a block that one's own suggestion brings. */
function suggestedProperty(
  operation: SetProperty,
  blocks: readonly Block[],
  fresh: ReadonlySet<string>,
  { id, mine }: Suggesting,
): Operation[] {
  const block = blocks.find(({ markerId }) => markerId === operation.block);
  const ins = block?.props['ins'];
  if (block === undefined || fresh.has(operation.block) || (typeof ins === 'string' && mine(ins))) return [operation];
  const { name, value } = operation;
  if (!isProposable(name)) return [];
  const known = proposedIn(block);
  const before = known.filter((each) => each.name === name && mine(each.id));
  const wanted = currentValue(block, name) === value ? null : newProposal(name, id, value, known);
  return [
    ...before.map(({ key }) => ({ ...operation, name: key, value: null })),
    ...(wanted === null ? [] : [{ ...operation, name: wanted.key, value: wanted.value }]),
  ];
}
