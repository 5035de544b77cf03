/**
 * Deciding on suggestions in a whole chapter: its text and every text within it, in one transaction, with a note of who
 * decided and which words that took away.
 */
import * as Y from 'yjs';
import { FORMATS, type Block } from './block.ts';
import { deltaOf, propertyReader } from './blocks.ts';
import { blockProperties, chapterText } from './chapter.ts';
import { blocksFromDelta } from './delta.ts';
import { applyOperations, type Operation } from './operations.ts';
import { settleMoves, takeFromWhereItStands } from './decided-moves.ts';
import { heldBack, pendingMoves } from './rival-moves.ts';
import { noteSame } from './same-characters.ts';
import { restoredIn } from './seen.ts';
import { seenBy } from './seen-by.ts';
import { decided, takenFrom } from './decided.ts';
import type { Range } from './parts.ts';
import { suggestionOf } from './suggest.ts';
import { lineKey } from './table-edit.ts';
import { decideTable } from './decide-table.ts';
import { tableSuggestions } from './table-suggest.ts';
import { touchedIn, type Touched } from './decided-places.ts';
import { markSettled, noteDecision, type About } from './decisions.ts';
import { noteRestored, readRestored, readSuggestion } from './suggestions.ts';

export interface Deciding {
  readonly ids: ReadonlySet<string>;
  readonly accept: boolean;
  /** The person who decides. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A part of the chapter's own text alone; null for all of the chapter. */
  readonly within?: Range | null;
  /** The root text that has the chapter's own blocks; `text` where it isn't said. A description has another one. */
  readonly root?: string;
}

/** A text of a chapter with the properties of its blocks. */
interface ChapterPart {
  readonly text: Y.Text;
  readonly properties: Y.Map<unknown>;
}

interface Planned {
  readonly part: ChapterPart;
  readonly blocks: readonly Block[];
  readonly operations: readonly Operation[];
}

/** Accepts or rejects suggestions. False where there was nothing to decide; then nothing is written. */
export function decideInChapter(doc: Y.Doc, deciding: Deciding, origin: unknown): boolean {
  const { ids: asked, accept, by, at, within = null, root = 'text' } = deciding;
  const own = doc.getText(root);
  // A suggestion may have come since the last undo that strikes words which that brought back.
  rememberRestored(doc);
  const whole = accept && within === null;
  const held = whole ? heldBackIn(doc, asked, root) : new Set();
  const ids = held.size === 0 ? asked : new Set([...asked].filter((id) => !held.has(id)));
  const planAll = (): Planned[] =>
    partsOf(doc).flatMap((part): Planned[] => {
      const isMain = part.text === own;
      if (within !== null && !isMain) return [];
      const blocks = blocksOf(doc, part.text);
      const operations = decided(blocks, ids, accept, seenBy(doc, part.text), within);
      return operations.length === 0 ? [] : [{ part, blocks, operations }];
    });
  const before = planAll();
  const lines = within === null && tableSuggestions(doc).some(({ id }) => ids.has(id));
  if (before.length === 0 && !lines) return false;
  const moves = whole ? pendingMoves(blocksOf(doc, own)).filter(({ id }) => ids.has(id)) : [];
  doc.transact(() => {
    const touchedInTables = lines ? [touchedLines(doc, ids)] : [];
    // What moves brings words along, so that texts are other ones then.
    if (lines) decideTable(doc, ids, accept, origin);
    const changed = takeFromWhereItStands(doc, own, moves);
    const planned = lines || changed ? planAll() : before;
    const touched = [
      ...planned.map(({ part, blocks }) => touchedIn(part.text, blocks, ids, within)),
      ...touchedInTables,
    ];
    for (const id of ids) {
      const took = planned.map(({ blocks, operations }) => takenFrom(blocks, id, operations)).join('');
      noteDecision(doc, id, { by, accepted: accept, at, took, place: placeOf(planned, id) }, aboutOf(touched, id));
    }
    for (const { part, operations } of planned) applyOperations(part.text, part.properties, operations);
    settleMoves(doc, own, moves);
  }, origin);
  return true;
}

function aboutOf(touched: readonly ReadonlyMap<string, Touched>[], id: string): About {
  const all = touched.flatMap((each) => each.get(id) ?? []);
  return { characters: all.flatMap(({ characters }) => characters), keys: all.flatMap(({ keys }) => keys) };
}

const touchedLines = (doc: Y.Doc, ids: ReadonlySet<string>): ReadonlyMap<string, Touched> => {
  const all = new Map<string, Touched>();
  for (const { id, table, type, line, part } of tableSuggestions(doc)) {
    if (!ids.has(id)) continue;
    const key = lineKey(table, type, line, part);
    all.set(id, { characters: [], keys: [...(all.get(id)?.keys ?? []), key] });
  }
  return all;
};

/** Of suggestions that are accepted together, those that stay open since they are moves of one block (`rival-moves.ts`). */
export const heldBackIn = (doc: Y.Doc, ids: ReadonlySet<string>, root = 'text'): ReadonlySet<string> =>
  heldBack(blocksOf(doc, doc.getText(root)), ids);

/** Origin of the notes after an undo: part of no history. */
const afterUndo = Symbol('after undo');

/**
 * To be called after each undo or redo, where it was done, and before a decision: struck words that came back are the ones that were struck, so that
 * the suggestion to delete them still takes them.
 */
export function rememberRestored(doc: Y.Doc): void {
  noteSame(doc, afterUndo);
  for (const { text } of partsOf(doc)) {
    const ids = new Set<string>();
    for (const { attributes } of deltaOf(text))
      for (const key of Object.keys(attributes ?? {})) {
        const part = suggestionOf(key);
        if (part?.part === 'del') ids.add(part.id);
      }
    for (const id of ids) {
      const ranges = restoredIn(doc, text, readSuggestion(doc, id).seen, readRestored(doc, id));
      if (ranges.length > 0) doc.transact(() => noteRestored(doc, id, ranges), afterUndo);
    }
  }
}

/** The blocks of one of a chapter's texts. */
export const blocksOf = (doc: Y.Doc, text: Y.Text): readonly Block[] =>
  blocksFromDelta(deltaOf(text), propertyReader(blockProperties(doc)));

/** The texts of a chapter: its own first, then those within it (cells, footnotes); of the measures' document, their descriptions, too. */
export const textsOf = (doc: Y.Doc): readonly Y.Text[] => textNames(doc).map((name) => doc.getText(name));

/** The names of their root types. */
export const textNames = (doc: Y.Doc): readonly string[] => [
  'text',
  ...[...doc.share.keys()].filter((name) => /^(cell|note|text):/.test(name)).sort(),
];

const partsOf = (doc: Y.Doc): readonly ChapterPart[] =>
  textsOf(doc).map((text) => ({ text, properties: blockProperties(doc) }));

/** Where a suggestion's words went from, as a relative position that sticks to what stands on its left; null for none. */
function placeOf(planned: readonly Planned[], id: string): unknown {
  for (const { part, blocks, operations } of planned) {
    const first = operations.find((each) => each.type === 'delete' && takenFrom(blocks, id, [each]) !== '');
    if (first?.type !== 'delete') continue;
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(part.text, first.at, -1)) as unknown;
  }
  return null;
}

/**
 * Puts back the words that a decision took, where they stood; at the end of the text where that place is gone. Closes the
 * contradiction that the decision is part of. With `took` null nothing comes back.
 */
export function settleContradiction(
  doc: Y.Doc,
  id: string,
  words: { readonly took: string; readonly place: unknown } | null,
  origin: unknown,
): void {
  doc.transact(() => {
    if (words !== null && words.took !== '') {
      const end = { type: chapterText(doc), index: chapterText(doc).length };
      const { type, index } = placeIn(doc, words.place) ?? end;
      const plain = Object.fromEntries([...FORMATS, 'link'].map((name) => [name, null]));
      const marks = attributesAt(type, index).filter((key) => suggestionOf(key) !== null);
      type.insert(index, words.took, { ...plain, ...Object.fromEntries(marks.map((key) => [key, null])) });
    }
    markSettled(doc, id);
  }, origin);
}

/** Whether one of these decisions took its words from this root text. */
export const tookFrom = (doc: Y.Doc, decisions: readonly { readonly place: unknown }[], root: string): boolean =>
  decisions.some(({ place }) => placeIn(doc, place)?.type === doc.getText(root));

/** Null where it leads nowhere. */
function placeIn(doc: Y.Doc, place: unknown): { readonly type: Y.Text; readonly index: number } | null {
  const texts = partsOf(doc).map(({ text }) => text);
  try {
    if (typeof place === 'object' && place !== null) {
      const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), doc);
      const type = texts.find((text) => text === found?.type);
      if (type !== undefined && found !== null) return { type, index: found.index };
    }
  } catch {
    // A peer wrote something else there.
  }
  return null;
}

/** The names of the attributes of the character on the left of an index. */
function attributesAt(text: Y.Text, index: number): string[] {
  let at = 0;
  for (const { insert, attributes } of deltaOf(text)) {
    at += typeof insert === 'string' ? insert.length : 1;
    if (at >= index) return Object.keys(attributes ?? {});
  }
  return [];
}
