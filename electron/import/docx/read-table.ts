/** Tables: Word's grid of spans and continued cells as cells that know their place. */
import { isFrameKind, pushRun, PLAIN, type Run } from '../../../shared/document/block.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../../../shared/document/table.ts';
import type { ImportedCell, ImportedRow } from '../imported-text.ts';
import type { Context } from './context.ts';
import { innerBlock, wordsOf, type Draft } from './draft.ts';
import { tooLarge } from './refuse.ts';
import { child, childrenNamed, switchOf, valueOf, wholeNumber, type XmlElement } from './xml.ts';

const maxColumns = MAX_COLUMNS;
/** Tables within tables that are read at all. */
const maxDepth = 8;

interface GrowingCell {
  readonly column: number;
  readonly columns: number;
  rows: number;
  readonly blocks: Draft[];
}
interface GrowingRow {
  readonly header: boolean;
  readonly ins?: string;
  readonly del?: string;
  readonly cells: GrowingCell[];
}

export class TableReader {
  constructor(
    private readonly context: Context,
    private readonly story: (elements: readonly XmlElement[]) => readonly Draft[],
  ) {}

  /** The blocks that a table becomes: itself, or the words of a frame of one cell. */
  read(table: XmlElement, depth: number): readonly Draft[] {
    const { rows, widths } = this.rows(table, depth);
    const [only] = rows.length === 1 ? (rows[0]?.cells ?? []) : [];
    if (rows.length === 0) return [];
    if (only !== undefined && rows[0]?.cells.length === 1) return framed(only.blocks);
    // Deeper than a table can go, its words are kept line by line.
    if (depth > 0) {
      this.context.note(
        'nestedTable',
        rows[0]?.cells.map(({ blocks }) => blocks.map((each) => wordsOf(each.runs))).join(' '),
      );
      return rows.map((row) => ({ kind: 'paragraph', indent: 0, props: {}, runs: joined(row) }));
    }
    const columns = Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columns)));
    const headerRow = rows[0]?.header === true || hasHeaderStyle(child(table, 'w:tblPr'));
    if (rows.length > MAX_ROWS) this.context.note('tableSize');
    const drafts: Draft[] = [];
    // Longer than a table can be, it goes on in another one.
    for (let from = 0; from < rows.length; from += MAX_ROWS) {
      const part = rows.slice(from, from + MAX_ROWS);
      const draft: Draft = {
        kind: 'table',
        indent: 0,
        props: headerRow && from === 0 ? { headerRow: true } : {},
        runs: [],
        table: { columns, widths: widths.length === columns ? widths : [], rows: part.map(plain) },
      };
      drafts.push(draft, ...this.adopt(part, draft));
    }
    return drafts;
  }

  private rows(table: XmlElement, depth: number): { rows: GrowingRow[]; widths: number[] } {
    if (depth > maxDepth) throw tooLarge('depth');
    const properties = child(table, 'w:tblPr');
    if (child(properties, 'w:tblPrChange') !== undefined) this.context.note('layoutChange');
    const rows: GrowingRow[] = [];
    /** By column: the cell that goes on below. */
    const open = new Map<number, GrowingCell>();
    for (const element of unwrapped(table, 'w:tr')) rows.push(this.row(element, open));
    const grid = childrenNamed(child(table, 'w:tblGrid'), 'w:gridCol');
    const sizes = grid.map(({ attributes }) => wholeNumber(attributes['w:w'], 0, 1_000_000) ?? 0);
    const sum = sizes.reduce((all, size) => all + size, 0);
    return { rows, widths: sum === 0 ? [] : sizes.map((size) => Math.round((1000 * size) / sum) / 10) };
  }

  private row(element: XmlElement, open: Map<number, GrowingCell>): GrowingRow {
    const properties = child(element, 'w:trPr');
    const marks: { ins?: string; del?: string } = {};
    for (const part of ['ins', 'del'] as const) {
      const change = child(properties, `w:${part}`);
      if (change !== undefined) marks[part] = this.context.changes.of(change, 'text');
    }
    let column = wholeNumber(valueOf(properties, 'w:gridBefore'), 0, maxColumns) ?? 0;
    const cells: GrowingCell[] = [];
    for (const cell of unwrapped(element, 'w:tc')) {
      const about = child(cell, 'w:tcPr');
      for (const name of ['w:cellIns', 'w:cellDel', 'w:cellMerge'])
        if (child(about, name) !== undefined) this.context.note('rowChange');
      const columns = wholeNumber(valueOf(about, 'w:gridSpan'), 1, maxColumns) ?? 1;
      const merge = child(about, 'w:vMerge');
      const above = open.get(column);
      const blocks = [...this.story(cell.children)];
      this.context.countCells(1);
      const last = cells[cells.length - 1];
      if (column + columns > maxColumns && last !== undefined) {
        this.context.note('tableSize');
        last.blocks.push(...blocks);
        continue;
      }
      if (merge !== undefined && merge.attributes['w:val'] !== 'restart' && above?.columns === columns) {
        above.rows += 1;
        const words = blocks.map((each) => wordsOf(each.runs)).join(' ');
        if (words.trim() !== '') this.context.note('hidden', words);
      } else {
        const grown: GrowingCell = { column, columns, rows: 1, blocks };
        cells.push(grown);
        if (merge === undefined) open.delete(column);
        else open.set(column, grown);
      }
      column += columns;
    }
    return { header: switchOf(properties, 'w:tblHeader') === true, ...marks, cells };
  }

  /** Comments in a cell stand on the table; pictures of its cells come behind it. */
  private adopt(rows: readonly GrowingRow[], table: Draft): Draft[] {
    const pictures: Draft[] = [];
    for (const { cells } of rows) {
      for (const { blocks } of cells) {
        for (const draft of blocks) {
          if (draft.kind === 'image') pictures.push(draft);
          else this.context.places.moved(draft, table, Infinity);
        }
      }
    }
    for (const { props } of pictures) this.context.note('pictureInCell', String(props['alt'] ?? ''));
    return pictures;
  }
}

/** Elements of a name, also within content controls and the like. */
function unwrapped(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((each) => {
    if (each.name === name) return [each];
    const inside = each.name === 'w:sdt' ? child(each, 'w:sdtContent') : each.name === 'w:customXml' ? each : undefined;
    return inside === undefined ? [] : unwrapped(inside, name);
  });
}

/** Word's usual way to put a box around words is a table of one cell. */
function framed(drafts: readonly Draft[]): readonly Draft[] {
  for (const draft of drafts) {
    if (draft.kind !== 'paragraph') continue;
    draft.kind = 'callout';
    draft.props = { ...draft.props, tone: 'note' };
  }
  return drafts;
}

/** Whether the first row looks like a header by the table's style; in the plain grid, Word's default, it doesn't. */
function hasHeaderStyle(properties: XmlElement | undefined): boolean {
  const style = valueOf(properties, 'w:tblStyle') ?? '';
  const look = child(properties, 'w:tblLook')?.attributes;
  if (style === '' || /^(TableGrid|TableNormal|Tabellenraster|NormaleTabelle)/i.test(style) || look === undefined)
    return false;
  return look['w:firstRow'] === '1' || (parseInt(look['w:val'] ?? '0', 16) & 0x20) !== 0;
}

function joined({ cells }: GrowingRow): Run[] {
  const runs: Run[] = [];
  cells.forEach(({ blocks }, index) => {
    if (index > 0) pushRun(runs, { text: '\t', attrs: PLAIN });
    blocks.forEach((block, at) => {
      if (at > 0) pushRun(runs, { text: ' ', attrs: PLAIN });
      for (const run of block.runs) pushRun(runs, run);
    });
  });
  return runs;
}

const plain = ({ header, ins, del, cells }: GrowingRow): ImportedRow => ({
  header,
  ...(ins === undefined ? {} : { ins }),
  ...(del === undefined ? {} : { del }),
  cells: cells.map(({ column, columns, rows, blocks }): ImportedCell => ({
    column,
    columns,
    rows,
    blocks: blocks.filter(({ kind }) => !isFrameKind(kind)).map(innerBlock),
  })),
});
