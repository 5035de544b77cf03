/**
 * Puts what a kept draft changed at its places in the chapter as it stands now: into a copy, from which suggestions are made. What
 * it changed is the difference between the draft and what the others had then. Pure but for the document.
 */
import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { blockProperties } from './chapter.ts';
import { diffBlocks } from './diff.ts';
import { EMPTY_TEXT, withKept } from './homecoming/groups.ts';
import { operationsOn } from './homecoming/choose.ts';
import { textIn, textsIn } from './homecoming/texts.ts';
import { readChapter, type ChapterContent, type TableContent } from './nested.ts';
import { applyOperations, type Operation, type Piece } from './operations.ts';
import { locate } from './position.ts';
import { lineKey, setGone, type LineType } from './table-edit.ts';
import { readEntries, tableMap, type TableLine } from './table.ts';

/** Words that the draft has in a paragraph, a cell or a footnote that is gone. */
export type Unplaced = readonly string[];

/** Writes into `copy`, a copy of the chapter; within a transaction. */
export function handIn(copy: Y.Doc, base: ChapterContent, draft: ChapterContent): Unplaced {
  const unplaced: string[] = [];
  writeTables(copy, base, draft);
  const now = readChapter(copy);
  const there = new Set(textsIn(now));
  // The chapter's own text comes first: what it brings may carry footnotes and tables.
  for (const name of textsIn(draft)) {
    const was = textIn(base, name) ?? EMPTY_TEXT;
    const is = withKept(was, textIn(draft, name) ?? EMPTY_TEXT);
    const operations = fromMarkers(diffBlocks(was, is), was);
    if (operations.length === 0) continue;
    if (!there.has(name) && textsIn(base).includes(name)) {
      unplaced.push(...wordsIn(operations));
      continue;
    }
    const current = textIn(now, name) ?? EMPTY_TEXT;
    const { placed, lost } = placedIn(operations, was, current);
    unplaced.push(...lost);
    applyOperations(copy.getText(name), blockProperties(copy), operationsOn(placed, was, current));
  }
  return unplaced;
}

/**
 * A new paragraph behind another may as well be told as its last letters, the mark, and the letters before these. Told so, it would
 * go with the paragraph before it: each such insertion begins with its mark here.
 */
function fromMarkers(operations: readonly Operation[], was: readonly Block[]): readonly Operation[] {
  const text = was.map((block) => `${block.virtual ? '' : MARK}${block.text}`).join('');
  return operations.map((operation, index) => {
    if (operation.type !== 'insert') return operation;
    const mark = operation.pieces.findIndex((piece) => 'marker' in piece);
    const head = operation.pieces.slice(0, Math.max(0, mark));
    const words = head.map((piece) => ('marker' in piece ? '' : piece.text)).join('');
    const end = operation.at + words.length;
    const next = operations.slice(index + 1).find((other) => other.type !== 'property');
    const isFree = next === undefined || next.at > end;
    if (words === '' || !isFree || text.slice(operation.at, end) !== words) return operation;
    return { ...operation, at: end, pieces: [...operation.pieces.slice(mark), ...head], left: null };
  });
}
const MARK = '\uFDD1';

/** Words that belong into a block that is gone have no place. */
function placedIn(
  operations: readonly Operation[],
  was: readonly Block[],
  current: readonly Block[],
): { readonly placed: readonly Operation[]; readonly lost: readonly string[] } {
  const there = new Set(current.map(({ id }) => id));
  const isLost = (operation: Operation): boolean => {
    if (operation.type !== 'insert') return false;
    const [first] = operation.pieces;
    const block = was[locate(was, operation.at).index];
    return first !== undefined && !('marker' in first) && block !== undefined && !there.has(block.id);
  };
  return {
    placed: operations.filter((operation) => !isLost(operation)),
    lost: wordsIn(operations.filter(isLost)),
  };
}

const wordsIn = (operations: readonly Operation[]): string[] =>
  operations.flatMap((operation) => {
    const text = operation.type === 'insert' ? operation.pieces.map(wordsOf).join('').trim() : '';
    return text === '' ? [] : [text];
  });

const wordsOf = (piece: Piece): string => ('marker' in piece ? '\n' : piece.embed === undefined ? piece.text : '');

/** Rows and columns that the draft brought or took, and tables of its own. */
function writeTables(copy: Y.Doc, base: ChapterContent, draft: ChapterContent): void {
  for (const [id, table] of draft.tables) {
    const before = base.tables.get(id) ?? null;
    for (const type of ['row', 'column'] as const)
      writeLines(copy, id, type, linesOf(before, type), linesOf(table, type));
  }
}

const linesOf = (table: TableContent | null, type: LineType): readonly TableLine[] =>
  table === null ? [] : type === 'row' ? table.rows : table.columns;

function writeLines(
  copy: Y.Doc,
  table: string,
  type: LineType,
  before: readonly TableLine[],
  after: readonly TableLine[],
): void {
  const known = new Set(before.map(({ id }) => id));
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) setGone(copy, table, type, gone, true, null);
  for (const [index, { id, width }] of after.entries()) {
    if (known.has(id)) continue;
    const entries = readEntries(copy).get(table);
    const orders = [...((type === 'row' ? entries?.rows : entries?.columns)?.values() ?? [])];
    if (orders.some((line) => line.id === id)) continue;
    const left = orders.find((line) => line.id === after[index - 1]?.id)?.order ?? null;
    const right =
      orders
        .map(({ order }) => order)
        .filter((order) => left === null || order > left)
        .sort()[0] ?? null;
    const [order = ''] = generateNKeysBetween(left, right, 1);
    tableMap(copy).set(lineKey(table, type, id, 'order'), order);
    tableMap(copy).set(lineKey(table, type, id, 'gone'), false);
    if (width !== null) tableMap(copy).set(lineKey(table, type, id, 'width'), width);
  }
}
