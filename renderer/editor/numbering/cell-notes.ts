/**
 * The footnotes in the cells of a chapter's tables, for numbering them. Read from the cells that change: a key in a cell costs
 * a look at that cell, one in the chapter's own text nothing.
 */
import * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { deltaOf } from '../../../shared/document/blocks.ts';
import { readEmbed } from '../../../shared/document/embeds.ts';
import { readTable, tableMap, tableOf } from '../../../shared/document/table.ts';

const none: readonly string[] = [];
const isCell = (name: string): boolean => name.startsWith('cell:');
const tableOfCell = (name: string): string => name.split(':')[1] ?? '';

export class CellNotes {
  /** Of each cell that has some. */
  private readonly cells = new Map<string, readonly string[]>();
  /** Of each table, computed when it is asked for. */
  private readonly tables = new Map<string, readonly string[]>();
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

  /** Those of a table's block, as one reads them; the same array until they change. */
  readonly of = (block: Block): readonly string[] => {
    if (block.kind !== 'table' || this.cells.size === 0) return none;
    const id = tableOf(block);
    const known = this.tables.get(id);
    if (known !== undefined) return known;
    const found = readTable(this.doc, id).cells.flatMap(({ texts }) =>
      texts.flatMap((name) => this.cells.get(name) ?? none),
    );
    const notes = found.length === 0 ? none : found;
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
    if (notes.length === before.length && notes.every((note, at) => note === before[at])) return false;
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

function notesIn(text: Y.Text): readonly string[] {
  const found = deltaOf(text).flatMap(({ insert }) => {
    const embed = typeof insert === 'object' ? readEmbed(insert) : null;
    return embed !== null && 'note' in embed ? [embed.note] : [];
  });
  return found.length === 0 ? none : found;
}
