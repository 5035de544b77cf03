/**
 * Suggestions in a text (DESIGN.md section 5): what somebody would change, as attributes of characters and properties of
 * blocks. `ins:<id>` and `del:<id>` on characters, `fmt:<id>` with the new formats; `ins`, `del`, `newKind`, `newIndent`
 * on blocks. Pure.
 */
import { blockLength, markerLength, sliceRuns, type Attributes, type Block, type Run } from './block.ts';
import type { DeltaOperation } from './delta.ts';
import { readProposed, writeProposed } from './proposed.ts';
import { pieceLength, type Format, type Insert, type Operation, type Piece, type SetProperty } from './operations.ts';

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

/** What an image shows and how wide it is: said about it, rather than changed in it, so nobody need agree to it. */
const said: ReadonlySet<string> = new Set(['alt', 'decorative', 'width']);

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

/** Kind and indent can be suggested; other properties only of a block that one's own suggestion brings. */
function suggestedProperty(
  operation: SetProperty,
  blocks: readonly Block[],
  fresh: ReadonlySet<string>,
  { id, mine }: Suggesting,
): Operation[] {
  const block = blocks.find(({ markerId }) => markerId === operation.block);
  const ins = block?.props['ins'];
  if (block === undefined || fresh.has(operation.block) || (typeof ins === 'string' && mine(ins))) return [operation];
  if (said.has(operation.name)) return [operation];
  if (operation.name !== 'kind' && operation.name !== 'indent') return [];
  const name = operation.name === 'kind' ? 'newKind' : 'newIndent';
  const others = readProposed(block.props[name]).filter((each) => !mine(each.id));
  const own = block[operation.name] === operation.value ? [] : [{ id, value: String(operation.value) }];
  return [{ ...operation, name, value: writeProposed([...others, ...own]) }];
}

/** Deletions that follow each other as one: Yjs tidies up its formats once, and not between them. */
function joined(operations: readonly Operation[]): Operation[] {
  const out: Operation[] = [];
  for (const operation of operations) {
    const last = out[out.length - 1];
    if (operation.type === 'delete' && last?.type === 'delete' && last.at + last.length === operation.at)
      out[out.length - 1] = { ...last, length: last.length + operation.length };
    else out.push(operation);
  }
  return out;
}

/** A part of the flat text. */
export interface Range {
  readonly at: number;
  readonly length: number;
}

/**
 * What has to be written to accept or reject suggestions. `seen` tells whether an author of a deletion knew a character;
 * with `within` what lies outside of that range stays a suggestion.
 */
export function decided(
  blocks: readonly Block[],
  ids: ReadonlySet<string>,
  accept: boolean,
  seen: (id: string, position: number) => boolean = () => true,
  within: Range | null = null,
): Operation[] {
  const out: Operation[] = [];
  const length = blocks.reduce((sum, block) => sum + blockLength(block), 0);
  for (const part of partsBetween(blocks, within?.at ?? 0, within?.length ?? length)) {
    if (part.run === null) decideBlock(part, ids, accept, out);
    else decideRun(part, part.run, { ids, accept, seen }, out);
  }
  return joined(inOrder(out));
}

/** The words of a suggestion that operations on `blocks` delete. */
export function takenFrom(blocks: readonly Block[], id: string, operations: readonly Operation[]): string {
  const gone = operations.flatMap((each) => (each.type === 'delete' ? partsBetween(blocks, each.at, each.length) : []));
  const words = gone.map(({ run }) => {
    const of = run !== null && Object.keys(run.attrs).some((key) => suggestionOf(key)?.id === id);
    return of ? run.text : '';
  });
  return words.join('');
}

function decideBlock({ at, block }: Part, ids: ReadonlySet<string>, accept: boolean, out: Operation[]): void {
  const set = (name: string, value: string | number | null) =>
    out.push({ type: 'property', block: block.markerId, name, value });
  const { ins, del } = block.props;
  const goes =
    (typeof ins === 'string' && ids.has(ins) && !accept) || (typeof del === 'string' && ids.has(del) && accept);
  if (goes) return void out.push({ type: 'delete', at, length: 1 });
  if (typeof ins === 'string' && ids.has(ins)) set('ins', null);
  if (typeof del === 'string' && ids.has(del)) set('del', null);
  for (const [name, property] of [
    ['kind', 'newKind'],
    ['indent', 'newIndent'],
  ] as const) {
    const all = readProposed(block.props[property]);
    const value = all.filter(({ id }) => ids.has(id)).at(-1)?.value;
    if (value === undefined) continue;
    if (accept) set(name, name === 'indent' ? Number(value) : value);
    set(property, writeProposed(all.filter(({ id }) => !ids.has(id))));
  }
}

interface Decision {
  readonly ids: ReadonlySet<string>;
  readonly accept: boolean;
  readonly seen: (id: string, position: number) => boolean;
}

function decideRun({ at, length }: Part, run: Run, { ids, accept, seen }: Decision, out: Operation[]): void {
  const changes: Record<string, unknown> = {};
  const going: string[] = [];
  for (const [key, value] of Object.entries(run.attrs)) {
    const part = suggestionOf(key);
    if (part === null || !ids.has(part.id)) continue;
    if (part.part === 'ins' && !accept) return void out.push({ type: 'delete', at, length });
    if (part.part === 'del' && accept) going.push(part.id);
    if (part.part === 'fmt' && accept && typeof value === 'object') Object.assign(changes, value);
    changes[key] = null;
  }
  if (Object.keys(changes).length === 0) return;
  let from = at;
  for (let position = at; position <= at + length; position++) {
    const goes = position < at + length && going.some((id) => seen(id, position));
    const before = from < position && going.some((id) => seen(id, from));
    if (position < at + length && (position === from || goes === before)) continue;
    if (from === position) continue;
    const span = { at: from, length: position - from };
    out.push(before ? { type: 'delete', ...span } : { type: 'format', ...span, attributes: changes });
    from = position;
  }
}

/** A marker (`run` null) or characters of one run, of a block. */
interface Part {
  readonly at: number;
  readonly length: number;
  readonly block: Block;
  readonly run: Run | null;
}

function partsBetween(blocks: readonly Block[], from: number, length: number): Part[] {
  const parts: Part[] = [];
  const to = from + length;
  let at = 0;
  for (const block of blocks) {
    if (at >= to) break;
    const start = at + markerLength(block);
    if (start > at && at >= from) parts.push({ at, length: 1, block, run: null });
    const end = start + block.text.length;
    if (end > from && start < to) {
      let place = Math.max(from, start);
      for (const run of sliceRuns(block.runs, place - start, Math.min(to, end) - start)) {
        parts.push({ at: place, length: pieceLength(run), block, run });
        place += pieceLength(run);
      }
    }
    at = end;
  }
  return parts;
}

const position = (operation: Operation): number => (operation.type === 'property' ? -1 : operation.at);
const inOrder = (operations: Operation[]): Operation[] => [...operations].sort((a, b) => position(a) - position(b));
