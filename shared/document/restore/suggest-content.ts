/** Another state of a chapter as suggestions to it: one for each place, so that whoever decides can take one and leave another. */
import type * as Y from 'yjs';
import type { Block } from '../block.ts';
import { canonicalChapter } from '../canonical-chapter.ts';
import { blockProperties, chapterText } from '../chapter.ts';
import { blocksOf } from '../decide.ts';
import { decidedBlocks } from '../decided-blocks.ts';
import { decidedTable } from '../decided-table.ts';
import { diffBlocks } from '../diff.ts';
import { notesIn, noteText } from '../embeds.ts';
import { planMove, withRealStart } from '../move.ts';
import { readChapter, type ChapterContent, type TableContent } from '../nested.ts';
import { applyOperations, type Operation } from '../operations.ts';
import { takeOver } from '../proposals.ts';
import { tableOf, type TableLine } from '../table.ts';
import { carryStruck, copyIn, struckIn, suggestedMove } from '../suggested-move.ts';
import { noteTurn } from '../suggesting.ts';
import { restoreTable, restoreText } from './restore-chapter.ts';
import { EMPTY_TEXT } from './restore-text.ts';
import { leftOfLayout, suggestLineMoves, suggestLines, type Suggester } from './suggest-lines.ts';
import { changeOfText } from './suggest-text.ts';

/** What is other and can't be suggested: of a block, or of a table by its id. */
export interface LeftOut {
  readonly what: 'properties' | 'widths' | 'merged';
  readonly id: string;
}

export interface Suggested {
  /** Ids of the suggestions. */
  readonly made: readonly string[];
  readonly left: readonly LeftOut[];
  /** Nothing was made since all of it is suggested there already. */
  readonly already: boolean;
}

/** A table as it would be, with no sign of what was suggested. */
function tableDecided(table: TableContent, accept: boolean): TableContent {
  const decided = decidedTable(table, accept);
  const plain = (line: TableLine): TableLine => ({ ...line, ins: null, del: null });
  return { ...decided, rows: decided.rows.map(plain), columns: decided.columns.map(plain) };
}

/** A chapter's content with all that is suggested in it, or with nothing of it. */
export function decidedContent(content: ChapterContent, accept: boolean): ChapterContent {
  const blocks = decidedBlocks(content.blocks, accept);
  const shown = new Set(blocks.flatMap((block) => (block.kind === 'table' ? [tableOf(block)] : [])));
  const tables = new Map(
    [...content.tables].flatMap(([id, table]) => (shown.has(id) ? [[id, tableDecided(table, accept)] as const] : [])),
  );
  const notes = new Map<string, readonly Block[]>();
  const add = (list: readonly Block[]): void => {
    for (const id of list.flatMap(notesIn)) {
      const note = content.notes.get(id);
      if (note === undefined || notes.has(id)) continue;
      notes.set(id, decidedBlocks(note, accept));
      add(notes.get(id) ?? []);
    }
  };
  add(blocks);
  for (const { texts } of tables.values()) for (const text of texts.values()) add(text);
  return { blocks, tables, notes };
}

/** A chapter's content with nothing suggested in it. */
export const settledContent = (content: ChapterContent): ChapterContent => decidedContent(content, false);

/**
 * Suggests that a chapter reads as `then` without what was only suggested then. What is suggested now stays as it is. `origin`
 * marks the transaction.
 */
export function suggestContent(doc: Y.Doc, then: ChapterContent, suggester: Suggester, origin: unknown): Suggested {
  const wanted = settledContent(then);
  const made: string[] = [];
  const left: LeftOut[] = [];
  doc.transact(() => {
    const now = readChapter(doc);
    const texts = new Map<string, readonly Operation[]>();
    const change = (name: string, blocks: readonly Block[]): readonly string[] => {
      const { operations, moved, left: kept } = changeOfText(doc, blocksOf(doc, doc.getText(name)), blocks);
      if (operations.length > 0) texts.set(name, operations);
      left.push(...kept.map((id) => ({ what: 'properties' as const, id })));
      return moved;
    };
    for (const [id, table] of wanted.tables) {
      if (!now.tables.has(id)) restoreTable(doc, table);
      else made.push(...tableChanges(doc, table, suggester, left, change));
    }
    for (const [id, blocks] of wanted.notes) {
      if (now.notes.has(id)) change(noteText(id), blocks);
      else restoreText(doc, noteText(id), blocks);
    }
    const moved = change('text', wanted.blocks);
    made.push(...takeOver(doc, { texts, lines: [] }, { ...suggester, why: '' }, origin));
    for (const table of wanted.tables.values())
      if (now.tables.has(table.id)) made.push(...suggestLineMoves(doc, table, new Set(made), suggester));
    made.push(...suggestMoves(doc, wanted.blocks, moved, suggester));
  }, origin);
  return { made, left, already: made.length === 0 && left.length === 0 && isSuggested(readChapter(doc), wanted) };
}

/** Whether a chapter reads otherwise, and something is suggested in it. */
function isSuggested(now: ChapterContent, wanted: ChapterContent): boolean {
  const plain = canonicalChapter(settledContent(now));
  return plain !== canonicalChapter(wanted) && plain !== canonicalChapter(decidedContent(now, true));
}

/** Rows, columns and the words in cells; what is in a row that comes back is part of it. */
function tableChanges(
  doc: Y.Doc,
  table: TableContent,
  suggester: Suggester,
  left: LeftOut[],
  change: (name: string, blocks: readonly Block[]) => unknown,
): readonly string[] {
  const { made, back } = suggestLines(doc, table, suggester);
  for (const name of table.cells.flatMap((cell) => cell.texts)) {
    const [, , row = '', column = ''] = name.split(':');
    const blocks = table.texts.get(name) ?? EMPTY_TEXT;
    if (back.row.has(row) || back.column.has(column)) restoreText(doc, name, blocks);
    else if (blocks !== EMPTY_TEXT || doc.share.has(name)) change(name, blocks);
  }
  left.push(...leftOfLayout(doc, table).map((what) => ({ what, id: table.id })));
  return made;
}

/** Suggests that blocks go back to where they stood, from the last to the first. Within the transaction. */
function suggestMoves(
  doc: Y.Doc,
  then: readonly Block[],
  moved: readonly string[],
  { person, at }: Suggester,
): readonly string[] {
  const text = chapterText(doc);
  const properties = blockProperties(doc);
  const made: string[] = [];
  /** Under which id a block stands in its new place. */
  const copies = new Map<string, string>();
  for (const id of [...moved].reverse()) {
    const shown = blocksOf(doc, text);
    const blocks = withRealStart(shown);
    if (blocks !== shown) applyOperations(text, properties, diffBlocks(shown, blocks));
    const next = then[then.findIndex((block) => block.id === id) + 1]?.id ?? null;
    const before = next === null ? null : (copies.get(next) ?? next);
    const there = before === null || blocks.some((block) => block.id === before);
    const move = there ? planMove(blocks, id, before) : null;
    if (move === null) continue;
    const struck = struckIn(doc, text, blocks, move);
    const turn = suggestedMove(doc, person, move, blocks);
    applyOperations(text, properties, turn.operations);
    noteTurn(doc, text, turn, { person, at });
    carryStruck(doc, text, copyIn(turn), struck);
    copies.set(id, copyIn(turn));
    made.push(turn.id);
  }
  return made;
}
