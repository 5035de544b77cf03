/** Makes the content of a new chapter, and of its comments room, from what was read. Nothing is written anywhere yet. */
import * as Y from 'yjs';
import { clampIndent, makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { blockQuote, makeAnchor, textsOf, type TextPoint } from '../../../shared/document/anchor.ts';
import { newBlockId, readBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterTitle } from '../../../shared/document/chapter.ts';
import { addEntry, setThreadState } from '../../../shared/document/comment-room.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { embedRun, noteText, type RefEmbed } from '../../../shared/document/embeds.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import { createTable, lineKey, setWidths } from '../../../shared/document/table-edit.ts';
import { cellText, MIN_WIDTH, tableMap } from '../../../shared/document/table.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { ImportedChapter } from '../../import/divide.ts';
import { noteOf, targetOf } from '../../import/embeds.ts';
import type {
  ImportedBlock,
  ImportedComment,
  ImportedPlace,
  ImportedTable,
  ImportedText,
} from '../../import/imported-text.ts';
import { changesIn } from '../../import/report.ts';

export interface ContentOptions {
  /** Under whose name the suggestions and comments stand; their authors' names stand beside. */
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Hashes of the pictures. */
  readonly assets: readonly string[];
  /** What cross-references lead to, by its local name. */
  readonly targets: Targets;
}
export type Targets = ReadonlyMap<string, RefEmbed['ref']>;

export interface ChapterDocs {
  readonly text: Y.Doc;
  /** Null where nobody commented. */
  readonly comments: Y.Doc | null;
}

const origin = 'import';
const longestName = 100;

export function makeChapter(chapter: ImportedChapter, text: ImportedText, options: ContentOptions): ChapterDocs {
  const doc = new Y.Doc();
  // Cells and footnotes have no pictures.
  const inner: Making = { assets: [], targets: options.targets };
  doc.transact(() => {
    chapterTitle(doc).insert(0, chapter.title);
    writeText(
      doc,
      'text',
      chapter.blocks.map((block) => madeBlock(block, options)),
    );
    const written = readBlocks(doc);
    chapter.blocks.forEach(({ table }, index) => {
      const block = written[index];
      if (table !== undefined && block !== undefined) writeTable(doc, block.markerId, table, inner);
    });
    for (const { id, blocks } of notesOf(chapter, text))
      writeText(
        doc,
        noteText(id),
        blocks.map((each) => madeBlock(each, inner)),
      );
  }, origin);
  doc.transact(() => noteChanges(doc, chapter, text, options), origin);
  return { text: doc, comments: chapter.comments.length === 0 ? null : makeComments(doc, chapter.comments, options) };
}

type Making = Pick<ContentOptions, 'assets' | 'targets'>;

function madeBlock({ kind, indent, props, runs, image, target }: ImportedBlock, { assets, targets }: Making): Block {
  const asset = image === undefined ? undefined : assets[image];
  const all = asset === undefined ? props : { ...props, asset };
  const id = target === undefined ? null : (targets.get(target)?.block ?? null);
  const made = runs.map((run) => referring(run, targets));
  return makeBlock(id ?? newBlockId(), { kind, indent: clampIndent(indent), props: all }, made);
}

/** A cross-reference with the id of what it leads to; as words where that was not taken along. */
function referring(run: Run, targets: Targets): Run {
  const local = targetOf(run);
  if (local === null) return run;
  const ref = targets.get(local.target);
  return ref === undefined ? { text: local.words, attrs: run.attrs } : { ...embedRun({ ref }), attrs: run.attrs };
}

function writeText(doc: Y.Doc, name: string, blocks: readonly Block[]): void {
  applyOperations(doc.getText(name), blockProperties(doc), diffBlocks([], blocks));
}

function writeTable(doc: Y.Doc, id: string, { columns, widths, rows }: ImportedTable, inner: Making): void {
  const lines = createTable(doc, id, rows.length, columns, origin);
  const shares = lines.columns.flatMap((column, index): [string, number][] => {
    const width = widths[index];
    return width === undefined ? [] : [[column, Math.min(1000, Math.max(MIN_WIDTH, Math.round(width * 10)))]];
  });
  if (shares.length === columns) setWidths(doc, id, new Map(shares), origin);
  rows.forEach(({ ins, del, cells }, index) => {
    const row = lines.rows[index] ?? '';
    if (ins !== undefined) tableMap(doc).set(lineKey(id, 'row', row, 'ins'), ins);
    if (del !== undefined) tableMap(doc).set(lineKey(id, 'row', row, 'del'), del);
    for (const cell of cells) {
      const column = lines.columns[cell.column] ?? '';
      if (cell.blocks.length > 0)
        writeText(
          doc,
          cellText(id, row, column),
          cell.blocks.map((each) => madeBlock(each, inner)),
        );
      if (cell.rows === 1 && cell.columns === 1) continue;
      const lastRow = lines.rows[Math.min(index + cell.rows, rows.length) - 1] ?? '';
      const lastColumn = lines.columns[cell.column + cell.columns - 1] ?? '';
      tableMap(doc).set(`${id}:m:${row}:${column}`, `${lastRow}:${lastColumn}`);
    }
  });
}

/** The footnotes that the chapter and its tables refer to. */
function notesOf({ blocks }: ImportedChapter, { notes }: ImportedText): ImportedText['notes'] {
  const ids = new Set<string>();
  const look = (list: readonly ImportedBlock[]): void => {
    for (const { runs, table } of list) {
      for (const run of runs) ids.add(noteOf(run) ?? '');
      for (const { cells } of table?.rows ?? []) for (const cell of cells) look(cell.blocks);
    }
  };
  look(blocks);
  return notes.filter(({ id }) => ids.has(id));
}

/** Whose suggestions they are. Their authors saw all that stands in the text: it is as they left it. */
function noteChanges(doc: Y.Doc, chapter: ImportedChapter, text: ImportedText, { person, now }: ContentOptions): void {
  const inNotes = notesOf(chapter, text).flatMap(({ blocks }) => blocks);
  const used = changesIn([...chapter.blocks, ...inNotes]);
  const seen = { [String(doc.clientID)]: Y.getState(doc.store, doc.clientID) };
  for (const { id, author, at } of text.changes)
    if (used.has(id)) noteSuggestion(doc, id, person, at ?? now, seen, author);
}

/** Threads under the importing person's name, which is all that this person can vouch for; who spoke is said beside. */
function makeComments(text: Y.Doc, comments: readonly ImportedComment[], { person, now }: ContentOptions): Y.Doc {
  const doc = new Y.Doc();
  const keys = new Map<string, string>();
  const blocks = readBlocks(text);
  doc.transact(() => {
    comments.forEach((comment, index) => {
      const { author, at, text: words, parent } = comment;
      const said = { at: at ?? now + index, text: words, as: { name: author.slice(0, longestName) || 'Word', at } };
      const thread = parent === null ? undefined : keys.get(parent);
      if (thread !== undefined) {
        keys.set(comment.id, thread);
        addEntry(doc, person, { type: 'reply', thread, ...said }, origin);
        return;
      }
      const anchor = anchorOf(text, blocks, comment);
      const key = addEntry(doc, person, { type: 'thread', anchor, ...said }, origin);
      keys.set(comment.id, key);
      if (comment.resolved) setThreadState({ doc, person, now, origin }, key, 'resolved');
    });
  }, origin);
  return doc;
}

/** On the words; on the block where there are none, as of a remark on a picture; on the chapter where the file names no place. */
function anchorOf(doc: Y.Doc, blocks: readonly Block[], { from, to }: ImportedComment): Anchor {
  const [first, last] = [pointAt(blocks, from), pointAt(blocks, to)];
  if (first === null) return { on: 'chapter' };
  const onWords = last === null ? null : makeAnchor(doc, textsOf(blocks), 'text', first.point, last.point);
  return onWords ?? { on: 'block', block: first.block.id, quote: blockQuote(first.block) };
}

function pointAt(blocks: readonly Block[], place: ImportedPlace | null): { point: TextPoint; block: Block } | null {
  const block = place === null ? undefined : blocks[place.block];
  return place === null || block === undefined ? null : { point: { block: block.id, offset: place.offset }, block };
}
