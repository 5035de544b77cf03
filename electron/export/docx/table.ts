/**
 * Tables with tracked rows, columns and cells. Word tracks no merging: where cells were merged or split, or where lines came and went
 * within merged ones, the older table goes as a whole and the newer one comes.
 */
import { compareBlocks } from '../../../shared/document/compare/compare-blocks.ts';
import type { ComparedRow, ComparedTable } from '../../../shared/document/compare/compared.ts';
import type { Block } from '../../../shared/document/block.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import { cellText } from '../../../shared/document/table.ts';
import type { Scope } from '../comparison/scope.ts';
import { authorOf, type Book } from './book.ts';
import { el, NOTHING, val, type Markup } from './markup.ts';
import { story } from './story.ts';
import { areasOf, linesOf, reach, type Area, type Line } from '../comparison/table-lines.ts';

/** Twips between the margins: 16 cm. */
const WIDTH = 9_070;

export interface TableInput {
  readonly chapter: Scope;
  readonly block: Block;
  /** Null where the table isn't there; not both. */
  readonly before: TableContent | null;
  readonly after: TableContent | null;
  readonly compared: ComparedTable | null;
}

/** Nothing for a table without cells. */
export function tableMarkup(book: Book, input: TableInput): Markup {
  const { before, after, block } = input;
  const rows = linesOf(before?.rows ?? [], after?.rows ?? []);
  const columns = linesOf(before?.columns ?? [], after?.columns ?? []);
  if (rows.length === 0 || columns.length === 0) return NOTHING;
  const widths = widthsOf(columns);
  const head = block.props['headerRow'] === true ? headRows(after ?? before) : 0;
  const areas = new Map(areasOf(after ?? before ?? NO_TABLE).flatMap((area) => covered(area)));
  const border = (name: string): Markup =>
    el(name, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '9AA4AB' });
  const properties = el(
    'w:tblPr',
    {},
    el('w:tblW', { 'w:w': WIDTH, 'w:type': 'dxa' }),
    el(
      'w:tblBorders',
      {},
      ...['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'].map((name) => border(name)),
    ),
    el('w:tblLayout', { 'w:type': 'fixed' }),
    el('w:tblCellMar', {}, el('w:left', { 'w:w': 85, 'w:type': 'dxa' }), el('w:right', { 'w:w': 85, 'w:type': 'dxa' })),
    el('w:tblLook', {
      'w:val': '0000',
      'w:firstRow': head > 0 ? 1 : 0,
      'w:lastRow': 0,
      'w:firstColumn': block.props['headerColumn'] === true ? 1 : 0,
      'w:lastColumn': 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    }),
    ...(block.text === '' ? [] : [val('w:tblCaption', block.text.slice(0, 250))]),
  );
  const grid = el('w:tblGrid', {}, ...widths.map((width) => el('w:gridCol', { 'w:w': width })));
  const made = rows.map((row) => rowMarkup(book, input, { row, columns, widths, head, areas }));
  return el('w:tbl', {}, properties, grid, ...made);
}

const NO_TABLE: TableContent = { id: '', rows: [], columns: [], cells: [], texts: new Map() };

/** Rows that the header takes: one, or as many as its merged cells reach. */
const headRows = (table: TableContent | null): number =>
  Math.max(0, ...(table?.cells ?? []).flatMap(({ row, rowSpan }) => (row === 0 ? [rowSpan] : [])));

function covered(
  area: Area,
): [string, { readonly area: Area; readonly isFirstRow: boolean; readonly isFirst: boolean }][] {
  return area.rows.flatMap((row, down) =>
    area.columns.map((column, across): [string, { area: Area; isFirstRow: boolean; isFirst: boolean }] => [
      `${row}:${column}`,
      { area, isFirstRow: down === 0, isFirst: across === 0 },
    ]),
  );
}

function widthsOf(columns: readonly Line[]): number[] {
  const shares = columns.map(({ width }) => width ?? 1000 / columns.length);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.max(1, Math.round((WIDTH * share) / sum)));
}

interface RowInput {
  readonly row: Line;
  readonly columns: readonly Line[];
  readonly widths: readonly number[];
  readonly head: number;
  readonly areas: ReadonlyMap<string, { readonly area: Area; readonly isFirstRow: boolean; readonly isFirst: boolean }>;
}

function rowMarkup(book: Book, input: TableInput, { row, columns, widths, head, areas }: RowInput): Markup {
  const { chapter, block } = input;
  const isHead = (row.after >= 0 ? row.after : row.before) < head;
  const change =
    row.state === 'same' ? NOTHING : tracked(book, input, row.state === 'inserted' ? 'w:ins' : 'w:del', row.state);
  const about = [el('w:cantSplit'), isHead ? el('w:tblHeader') : NOTHING, change].filter((each) => each !== '');
  const cells = columns.map((column, index): Markup => {
    const merged = areas.get(`${row.id}:${column.id}`);
    if (merged !== undefined && !merged.isFirst) return NOTHING;
    const reached = merged?.area.columns.length ?? 1;
    const width = widths.slice(index, index + reached).reduce((sum, each) => sum + each, 0);
    const isHeadCell =
      isHead || (block.props['headerColumn'] === true && (column.after >= 0 ? column.after : column.before) === 0);
    const columnChange =
      column.state === 'same' || column.state === row.state
        ? NOTHING
        : tracked(book, input, column.state === 'inserted' ? 'w:cellIns' : 'w:cellDel', column.state);
    const properties = [
      el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      reached > 1 ? val('w:gridSpan', reached) : NOTHING,
      merged !== undefined && merged.area.rows.length > 1
        ? el('w:vMerge', { 'w:val': merged.isFirstRow ? 'restart' : 'continue' })
        : NOTHING,
      isHeadCell ? el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'EEF1F2' }) : NOTHING,
      columnChange,
    ].filter((each) => each !== '');
    const texts =
      merged === undefined
        ? [{ name: textOf(input, row, column), rows: cellRows(input, row, column) }]
        : merged.isFirstRow
          ? areaTexts(input, merged.area)
          : [];
    const empty = el('w:p', {}, el('w:pPr', {}, val('w:pStyle', isHeadCell ? 'TableHead' : 'TableText')));
    const content = texts.flatMap(({ name, rows }) =>
      rows.length === 0 ? [] : story(book, { chapter, text: name, place: isHeadCell ? 'headerCell' : 'cell' }, rows),
    );
    return el('w:tc', {}, el('w:tcPr', {}, ...properties), ...(content.length === 0 ? [empty] : content));
  });
  return el('w:tr', {}, el('w:trPr', {}, ...about), ...cells);
}

function tracked(book: Book, { chapter, block }: TableInput, tag: string, state: 'inserted' | 'deleted'): Markup {
  const side = state === 'inserted' ? 'after' : 'before';
  return el(tag, book.revisions.attributes(authorOf(book, { chapter, text: '', place: 'body' }, side, block.id, 0)));
}

interface CellContent {
  readonly name: string;
  readonly rows: readonly ComparedRow[];
}

/** The texts of a merged cell, which are shown one below the other. */
function areaTexts({ before, after }: TableInput, area: Area): CellContent[] {
  const namesIn = (table: TableContent | null): readonly string[] =>
    table === null ? [] : (areasOf(table).find((each) => reach(each) === reach(area))?.cell.texts ?? []);
  const names = new Set([...namesIn(after), ...namesIn(before)]);
  return [...names].map((name) => ({
    name,
    rows: compareBlocks(before?.texts.get(name) ?? [], after?.texts.get(name) ?? []),
  }));
}

const textOf = ({ before, after }: TableInput, row: Line, column: Line): string =>
  cellText((after ?? before)?.id ?? '', row.id, column.id);

/** What is in a cell. */
function cellRows({ before, after, compared }: TableInput, row: Line, column: Line): readonly ComparedRow[] {
  if (row.state === 'same' && column.state === 'same') return compared?.cells.get(`${row.id}:${column.id}`) ?? [];
  const blocks = (table: TableContent | null): readonly Block[] =>
    table?.texts.get(cellText(table.id, row.id, column.id)) ?? [];
  if (row.state === 'deleted' || column.state === 'deleted')
    return row.state === 'inserted' || column.state === 'inserted' ? [] : compareBlocks(blocks(before), []);
  return compareBlocks([], blocks(after));
}
