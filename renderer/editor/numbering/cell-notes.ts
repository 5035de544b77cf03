/**
 * The footnotes in the cells of a chapter's tables, for numbering them. Read from the cells that change: a key in a cell costs
 * a look at that cell, one in the chapter's own text nothing.
 */
import * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { deltaOf } from '../../../shared/document/blocks.ts';
import { decidedCells } from '../../../shared/document/decided-table.ts';
import { readEmbed } from '../../../shared/document/embeds.ts';
import { apart, NO_NOTES, type NotesInCells } from '../../../shared/document/notes-within.ts';
import { suggestionOf } from '../../../shared/document/suggest.ts';
import { readTable, tableMap, tableOf, type TableCell } from '../../../shared/document/table.ts';

/** One in a cell, and whether it is only suggested that it come. */
interface FoundNote {
  readonly note: string;
  readonly isNew: boolean;
}
const none: readonly FoundNote[] = [];
const isCell = (name: string): boolean => name.startsWith('cell:');
const tableOfCell = (name: string): string => name.split(':')[1] ?? '';

export class CellNotes {
  /** Of each cell that has some. */
  private readonly cells = new Map<string, readonly FoundNote[]>();
  /** Of each table, computed when it is asked for. */
  private readonly tables = new Map<string, NotesInCells>();
  private readonly names = new WeakMap<Y.Text, string>();
  private readonly stop: () => void;

  /** `onChange` is called after any of them changed. */
  constructor(
    private readonly doc: Y.Doc,
    onChange: () => void,
  ) {
    for (const name of [...doc.share.keys()]) if (isCell(name)) this.read(name, doc.getText(name));
    const look = (transaction: Y.Transaction): void => {
      if (this.look(transaction)) onChange();
    };
    // Rows may have been moved, deleted or brought back.
    const lines = (): void => {
      if (this.cells.size === 0) return;
      this.tables.clear();
      onChange();
    };
    doc.on('afterTransaction', look);
    tableMap(doc).observe(lines);
    this.stop = () => {
      doc.off('afterTransaction', look);
      tableMap(doc).unobserve(lines);
    };
  }

  /** Those of a table's block, as one reads them; the same object until they change. */
  readonly of = (block: Block): NotesInCells => {
    if (block.kind !== 'table' || this.cells.size === 0) return NO_NOTES;
    const id = tableOf(block);
    const known = this.tables.get(id);
    if (known !== undefined) return known;
    const table = readTable(this.doc, id);
    const notesIn = (cells: readonly TableCell[], isNewToo: boolean): readonly string[] =>
      cells
        .flatMap(({ texts }) => texts.flatMap((name) => this.cells.get(name) ?? none))
        .flatMap(({ note, isNew }) => (isNew && !isNewToo ? [] : [note]));
    const all = notesIn(table.cells, true);
    const notes = all.length === 0 ? NO_NOTES : apart(notesIn(decidedCells(table, false), false), all);
    this.tables.set(id, notes);
    return notes;
  };

  destroy(): void {
    this.stop();
  }

  /** Whether any of them changed. */
  private look({ changed }: Y.Transaction): boolean {
    let any = false;
    for (const type of changed.keys()) {
      if (!(type instanceof Y.Text) || type.parent !== null) continue;
      const name = this.nameOf(type);
      if (isCell(name) && this.read(name, type)) any = true;
    }
    return any;
  }

  /** Whether the footnotes of a cell are others than before. */
  private read(name: string, text: Y.Text): boolean {
    const notes = notesIn(text);
    const before = this.cells.get(name) ?? none;
    if (
      notes.length === before.length &&
      notes.every(({ note, isNew }, at) => note === before[at]?.note && isNew === before[at].isNew)
    )
      return false;
    if (notes.length === 0) this.cells.delete(name);
    else this.cells.set(name, notes);
    this.tables.delete(tableOfCell(name));
    return true;
  }

  private nameOf(type: Y.Text): string {
    const known = this.names.get(type);
    if (known !== undefined) return known;
    const name = Y.findRootTypeKey(type);
    this.names.set(type, name);
    return name;
  }
}

function notesIn(text: Y.Text): readonly FoundNote[] {
  const found = deltaOf(text).flatMap(({ insert, attributes = {} }): FoundNote[] => {
    const embed = typeof insert === 'object' ? readEmbed(insert) : null;
    if (embed === null || !('note' in embed)) return [];
    return [{ note: embed.note, isNew: Object.keys(attributes).some((key) => suggestionOf(key)?.part === 'ins') }];
  });
  return found.length === 0 ? none : found;
}
