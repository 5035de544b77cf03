/**
 * Proposals of people who may not write in a chapter (ARCHITECTURE.md, „Who may only suggest“): Yjs updates of a copy of the
 * chapter's document. What they would change is worked out in a scratch copy, as operations on the chapter's own texts, and
 * written as the edit of whoever takes it over. The updates are somebody else's bytes: bounded, and never trusted. Of a measure's
 * description they may change that one alone (`proposal-scope.ts`).
 */
import * as Y from 'yjs';
import { newBlockId } from './blocks.ts';
import { isPartial } from './copies.ts';
import { blockProperties } from './chapter.ts';
import { blocksOf, decideInChapter, textNames, textsOf } from './decide.ts';
import { DescriptionCopy } from './description-copy.ts';
import type { DeltaOperation } from './delta.ts';
import { diffBlocks } from './diff.ts';
import { applyOperations, deltaOfOperation, rebaseOperations, type Operation } from './operations.ts';
import { grouped } from './proposal-groups.ts';
import { proposedOperations } from './proposed-operations.ts';
import { ProposalScope, rootNames } from './proposal-scope.ts';
import { changedLines, isOfGoneCopy, takeLines, type LineChange } from './proposed-lines.ts';
import { checkedProperty } from './properties.ts';
import { seenIn } from './seen.ts';
import { openSuggestions } from './suggestion-list.ts';
import { plainly, struckBy, suggested } from './suggest.ts';
import { tableMap, tableOfKey } from './table.ts';
import { tableSuggestions } from './table-suggest.ts';
import { noteSuggestion, suggestionMap } from './suggestions.ts';

/** Origin of transactions that take a proposal over; part of an editor's history. */
export const takingOver = Symbol('taking over');

/** What one person's proposals may bring together: bytes, Yjs structs, deleted ranges. */
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_STRUCTS = 40_000;
const MAX_RANGES = 20_000;
/** Texts within a chapter (cells, footnotes) that one proposal may touch. */
const MAX_TEXTS = 2_000;

/** What a proposal would change in the chapter as it is now. */
export interface ProposedChange {
  /** By the name of the root text; positions are those of the chapter's texts. */
  readonly texts: ReadonlyMap<string, readonly Operation[]>;
  readonly lines: readonly LineChange[];
}

export const isEmpty = ({ texts, lines }: ProposedChange): boolean => texts.size === 0 && lines.length === 0;

/** A new document with the same content. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'copy');
  return copy;
}

/**
 * What `open` updates would change. `closed` are earlier ones of the same person that were decided on: the open ones may
 * build upon them. Null where they can't be read or applied, or reach beyond the description that they are to; `root` is its
 * text, that of a chapter where it isn't said.
 */
export function proposedChange(
  doc: Y.Doc,
  open: readonly Uint8Array[],
  closed: readonly Uint8Array[] = [],
  root = 'text',
): ProposedChange | null {
  if (!areBounded([...open, ...closed])) return null;
  const updates = { open, closed };
  const light = root === 'text' ? null : DescriptionCopy.of(doc, root);
  const change = light === null ? undefined : tried(() => changeUpon(doc, updates, root, light));
  return change === undefined ? (tried(() => changeUpon(doc, updates, root, null)) ?? null) : change;
}

/** A copy to show a change in: of a description alone where that can be. Whoever asked destroys it. */
export const copyToShow = (doc: Y.Doc, root = 'text'): Y.Doc =>
  (root === 'text' ? null : DescriptionCopy.of(doc, root))?.make() ?? copyOf(doc);

function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

interface Updates {
  readonly open: readonly Uint8Array[];
  readonly closed: readonly Uint8Array[];
}

/** Undefined where only a copy of the whole document can tell. */
function changeUpon(
  doc: Y.Doc,
  { open, closed }: Updates,
  root: string,
  light: DescriptionCopy | null,
): ProposedChange | null | undefined {
  const copy = (): Y.Doc => light?.make() ?? copyOf(doc);
  const alone = changeOf(doc, { base: doc, scratch: copy(), open, root, light });
  if (alone !== null || closed.length === 0) return alone;
  const base = copy();
  for (const update of closed) Y.applyUpdate(base, update, 'proposal');
  if (light?.isLeft(base, closed) === true) return undefined;
  return changeOf(doc, { base, scratch: copyOf(base), open, root, light });
}

/** Whether updates are well formed and small enough to be looked at. */
function areBounded(updates: readonly Uint8Array[]): boolean {
  if (updates.reduce((sum, { length }) => sum + length, 0) > MAX_BYTES) return false;
  try {
    let structs = 0;
    let ranges = 0;
    for (const update of updates) {
      const decoded = Y.decodeUpdate(update);
      structs += decoded.structs.length;
      for (const [, deleted] of decoded.ds.clients) ranges += deleted.length;
      if (structs > MAX_STRUCTS || ranges > MAX_RANGES) return false;
      if (decoded.structs.some(({ id, length }) => id.clock + length > 2 ** 31)) return false;
    }
    return true;
  } catch {
    return false;
  }
}

interface Trial {
  readonly base: Y.Doc;
  /** A copy of it. */
  readonly scratch: Y.Doc;
  readonly open: readonly Uint8Array[];
  readonly root: string;
  readonly light: DescriptionCopy | null;
}

/** Null where something is missing that the updates build upon, undefined where the copy leaves out what they reach for. */
function changeOf(doc: Y.Doc, { base, scratch, open, root, light }: Trial): ProposedChange | null | undefined {
  const scope = root === 'text' ? null : new ProposalScope(doc, root);
  const known = suggestionsIn(scratch);
  const before = textNames(scratch);
  const deltas = new Map<string, readonly DeltaOperation[]>();
  const keys = new Set<string>();
  const lines = new Set<string>();
  for (const name of before)
    scratch.getText(name).observe((event) => deltas.set(name, event.delta as DeltaOperation[]));
  for (const [map, changed] of [
    [blockProperties(scratch), keys],
    [tableMap(scratch), lines],
  ] as const)
    map.observe((event) => {
      for (const key of event.keysChanged) if (typeof key === 'string') changed.add(key);
    });
  const written: string[] = [];
  const isElsewhere = scratch.transact((transaction) => {
    for (const update of open) Y.applyUpdate(scratch, update, 'proposal');
    // Applying marks the whole transaction as somebody else's; what follows is written here.
    transaction.local = true;
    // Before a new text is asked for, which puts another type in its place.
    written.push(...rootNames(scratch, transaction.changed.keys()));
    // What its author marked as suggested in the copy is what they want.
    const ids = new Set([...suggestionsIn(scratch)].filter((id) => !known.has(id)));
    if (ids.size > 0) decideInChapter(scratch, { ids, accept: true, by: '', at: 0, root }, 'proposal');
    written.push(...rootNames(scratch, transaction.changed.keys()));
    return light !== null && [...ids].some((id) => light.mayStandElsewhere(id));
  }, 'proposal');
  if (isElsewhere || light?.isLeft(scratch, open) === true) return undefined;
  if (isPartial(scratch) || scope?.allows(scratch, written, keys, lines) === false) return null;
  const fresh = textNames(scratch).filter((name) => !before.includes(name) && !isOfGoneCopy(doc, scratch, name));
  if (fresh.length > MAX_TEXTS) return null;
  for (const name of fresh) deltas.set(name, scratch.getText(name).toDelta() as DeltaOperation[]);
  const texts = new Map<string, readonly Operation[]>();
  for (const [name, delta] of deltas) {
    if (scope?.takesText(name) === false) continue;
    const operations = rebased(doc, base, name, proposedOperations(delta));
    if (operations.length > 0) texts.set(name, operations);
  }
  const properties = propertiesOf(scratch, doc, keys, { texts, scope });
  if (properties.length > 0) texts.set(root, [...properties, ...(texts.get(root) ?? [])]);
  if (scope !== null && ![...texts.values()].every((operations) => scope.allowsOperations(operations))) return null;
  return { texts, lines: changedLines(doc, scratch).filter(({ key }) => scope?.takesTable(tableOfKey(key)) !== false) };
}

/** All suggestions that something in the texts or tables carries. */
function suggestionsIn(doc: Y.Doc): Set<string> {
  const inTexts = textsOf(doc).flatMap((text) => openSuggestions(blocksOf(doc, text)).map(({ id }) => id));
  return new Set([...inTexts, ...tableSuggestions(doc).map(({ id }) => id)]);
}

/** Operations on a text of `base` as they are on that of `doc`. */
function rebased(doc: Y.Doc, base: Y.Doc, name: string, operations: readonly Operation[]): readonly Operation[] {
  if (base === doc) return operations;
  const from = blocksOf(base, base.getText(name));
  const to = doc.share.has(name) ? blocksOf(doc, doc.getText(name)) : [];
  return rebaseOperations(operations, [...diffBlocks(from, to)].reverse().map(deltaOfOperation));
}

/** Properties of blocks that are others than the chapter's; only well-formed ones, and none that is about suggestions. */
function propertiesOf(
  scratch: Y.Doc,
  doc: Y.Doc,
  keys: ReadonlySet<string>,
  { texts, scope }: { readonly texts: ReadonlyMap<string, readonly Operation[]>; readonly scope: ProposalScope | null },
): Operation[] {
  if (keys.size === 0) return [];
  const blocksThere = (): readonly string[] =>
    textsOf(doc).flatMap((text) => blocksOf(doc, text).map(({ markerId }) => markerId));
  const there = new Set([...[...texts.values()].flat().flatMap(newMarkers), ...(scope?.blocks() ?? blocksThere())]);
  return [...keys].flatMap((key): Operation[] => {
    const colon = key.lastIndexOf(':');
    const [block, name] = [key.slice(0, colon), key.slice(colon + 1)];
    const value = blockProperties(scratch).get(key) ?? null;
    if (!there.has(block) || value === (blockProperties(doc).get(key) ?? null)) return [];
    const checked = value === null ? null : checkedProperty(name, value);
    return checked === undefined ? [] : [{ type: 'property', block, name, value: checked }];
  });
}

const newMarkers = (operation: Operation): string[] =>
  operation.type === 'insert' ? operation.pieces.flatMap((piece) => ('marker' in piece ? [piece.marker] : [])) : [];

/** Whose proposal it is, for suggestions in the text. */
export interface Proposer {
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly why: string;
}

/**
 * Writes a change that was worked out for the document as it is now: as suggestions of the proposer, one for each place, or
 * (null) straight away. Returns the ids of the suggestions.
 */
export function takeOver(doc: Y.Doc, change: ProposedChange, proposer: Proposer | null, origin: unknown): string[] {
  const ids: string[] = [];
  doc.transact(() => {
    for (const [name, operations] of change.texts) {
      const text = doc.getText(name);
      const blocks = blocksOf(doc, text);
      if (proposer === null) {
        applyOperations(text, blockProperties(doc), plainly(operations));
        continue;
      }
      const parts = grouped(operations, blocks).map((group) => {
        const id = newBlockId();
        return { id, operations: suggested(group, blocks, { id, mine: () => false }).operations };
      });
      const all = parts.flatMap((part) => part.operations);
      applyOperations(
        text,
        blockProperties(doc),
        [...all].sort((a, b) => positionOf(a) - positionOf(b)),
      );
      for (const part of parts) {
        if (part.operations.length === 0) continue;
        ids.push(part.id);
        const struck = struckBy(all, part.id);
        note(doc, part.id, proposer, struck.length === 0 ? {} : seenIn(text, struck));
      }
    }
    const id = newBlockId();
    if (takeLines(doc, change.lines, proposer === null ? null : id) && proposer !== null) {
      ids.push(id);
      note(doc, id, proposer, {});
    }
  }, origin);
  return ids;
}

function note(doc: Y.Doc, id: string, { person, at, why }: Proposer, seen: ReturnType<typeof seenIn>): void {
  noteSuggestion(doc, id, person, at, seen);
  if (why !== '') suggestionMap(doc).set(`${id}:why`, why);
}

const positionOf = (operation: Operation): number => (operation.type === 'property' ? -1 : operation.at);
