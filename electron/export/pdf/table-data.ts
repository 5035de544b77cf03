/** A table of both states as one: lines that came, went or moved say so, cells show what changed in them. */
import type { Block } from '../../../shared/document/block.ts';
import { compareBlocks } from '../../../shared/document/compare/compare-blocks.ts';
import type { ComparedLine, ComparedRow, ComparedTable } from '../../../shared/document/compare/compared.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import { cellText, tableOf } from '../../../shared/document/table.ts';
import { tableOfState } from '../comparison/one-sided.ts';
import type { Scope } from '../comparison/scope.ts';
import { areasOf, reach, type Area } from '../comparison/table-lines.ts';
import type { PdfBook } from './pdf-book.ts';
import type { BlockMark, ShownBlock, ShownCell, ShownTable } from './shown.ts';
import { storyOf } from './words.ts';

type TableParts = Pick<ShownTable, 'columns' | 'right' | 'head' | 'body' | 'long' | 'note'>;
/** What is kept on one page. */
const [MOST_ROWS, MOST_CHARACTERS] = [12, 1_200];

/** Null for a table without cells. */
export function tableParts(book: PdfBook, scope: Scope, row: ComparedRow, block: Block): TableParts | null {
  const state = row.moved || bothAreTables(row) ? 'same' : row.mark;
  const id = tableOf(block);
  const [was, is] = [
    state === 'inserted' ? null : (scope.before?.tables.get(id) ?? null),
    state === 'deleted' ? null : (scope.after?.tables.get(id) ?? null),
  ];
  const compared = tableOfState(scope, id, state);
  const shape = is ?? was;
  if (compared === null || shape === null || compared.rows.length === 0 || compared.columns.length === 0) return null;
  const areas = mergedAreas(shape, compared);
  const head = block.props['headerRow'] === true ? headRows(shape) : 0;
  const grid = new Grid(book, scope, { was, is, compared, areas });
  const rows = compared.rows.map((_, index) => grid.row(index, index < head, block.props['headerColumn'] === true));
  const laidOut = compared.laidOut && book.compares;
  // A head as long as a page would leave no room for what it stands over.
  const repeated = head > MOST_ROWS / 2 || charactersIn(shape, head) > MOST_CHARACTERS / 2 ? 0 : head;
  return {
    columns: widths(shape, compared.columns),
    // The first column names what the row is about.
    right: compared.columns.map((column, index) => index > 0 && isNumeric(shape, column.id, head)),
    head: rows.slice(0, repeated).flat(),
    body: rows.slice(repeated).flat(),
    ...((compared.rows.length > MOST_ROWS || charactersIn(was) + charactersIn(is) > 2 * MOST_CHARACTERS) && {
      long: true as const,
    }),
    ...(laidOut && { note: book.say('versions.tableLayout') }),
  };
}

/** Of its first rows, or of all. */
function charactersIn(table: TableContent | null, rows = Infinity): number {
  const names = (table?.cells ?? []).flatMap(({ row, texts }) => (row < rows ? texts : []));
  const blocks = names.flatMap((name) => table?.texts.get(name) ?? []);
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

const bothAreTables = ({ mark, before, after }: ComparedRow): boolean =>
  mark === 'same' && before?.kind === 'table' && after?.kind === 'table';

/** Rows that the header takes: one, or as many as its merged cells reach. */
const headRows = ({ cells }: TableContent): number =>
  Math.max(0, ...cells.flatMap(({ row, rowSpan }) => (row === 0 ? [rowSpan] : [])));

function widths({ columns }: TableContent, shown: readonly ComparedLine[]): number[] {
  const known = new Map(columns.map(({ id, width }) => [id, width]));
  return shown.map(({ id }) => known.get(id) ?? Math.round(1000 / shown.length));
}

/** Whether all that stands in a column, but for its head, are numbers. */
function isNumeric({ rows, texts, id }: TableContent, column: string, head: number): boolean {
  const words = rows.slice(head).flatMap((row) => texts.get(cellText(id, row.id, column)) ?? []);
  const some = words.map(({ text }) => text.trim()).filter((text) => text !== '');
  return (
    some.length > 0 &&
    some.every((text) => /^[-–−+±]?[\d.,\u00a0\u202f ]*\d[\d.,\u00a0\u202f ]*(%|€|Euro|T€|Mio\. ?€)?$/.test(text))
  );
}

/** Merged cells whose lines still stand side by side; what is in others is drawn cell by cell. */
function mergedAreas(table: TableContent, { rows, columns }: ComparedTable): ReadonlyMap<string, Area> {
  const [down, across] = [placesOf(rows), placesOf(columns)];
  const areas = new Map<string, Area>();
  for (const area of areasOf(table)) {
    if (!isStretch(area.rows, down) || !isStretch(area.columns, across)) continue;
    for (const row of area.rows) for (const column of area.columns) areas.set(`${row}:${column}`, area);
  }
  return areas;
}

const placesOf = (lines: readonly ComparedLine[]): ReadonlyMap<string, number> =>
  new Map(lines.map(({ id }, index) => [id, index]));

const isStretch = (ids: readonly string[], places: ReadonlyMap<string, number>): boolean =>
  ids.every((id, index) => places.get(id) === (places.get(ids[0] ?? '') ?? -1) + index);

interface GridInput {
  readonly was: TableContent | null;
  readonly is: TableContent | null;
  readonly compared: ComparedTable;
  readonly areas: ReadonlyMap<string, Area>;
}

/** A text of a cell; a merged one has several. */
interface CellPart {
  readonly text: string;
  readonly rows: readonly ComparedRow[];
}

class Grid {
  readonly #texts: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly book: PdfBook,
    private readonly scope: Scope,
    private readonly input: GridInput,
  ) {
    // Texts of a merged cell in either state.
    const texts = new Map<string, string[]>();
    for (const area of [input.is, input.was].flatMap((table) => (table === null ? [] : areasOf(table))))
      texts.set(reach(area), [...(texts.get(reach(area)) ?? []), ...area.cell.texts]);
    this.#texts = texts;
  }

  row(index: number, isHead: boolean, strongFirst: boolean): ShownCell[] {
    const { compared, areas } = this.input;
    const row = compared.rows[index];
    if (row === undefined) return [];
    let isFirst = true;
    return compared.columns.flatMap((column, place): ShownCell[] => {
      const area = areas.get(`${row.id}:${column.id}`);
      if (area !== undefined && (area.rows[0] !== row.id || area.columns[0] !== column.id)) return [];
      const line = row.state === 'same' ? column.state : row.state;
      const says = [
        ...(isFirst && row.state !== 'same' ? [this.book.say(LINES[row.state])] : []),
        ...(index === 0 && column.state !== 'same' ? [this.book.say(LINES[column.state])] : []),
      ];
      isFirst = false;
      const across = area?.columns.length ?? 1;
      const down = area?.rows.length ?? 1;
      return [
        {
          ...(across > 1 && { across }),
          ...(down > 1 && { down }),
          ...((isHead || (strongFirst && place === 0)) && { strong: true as const }),
          ...(line !== 'same' && { mark: MARKS[line] }),
          ...(says.length > 0 && { says: says.join(' · ') }),
          blocks: this.#blocks(row.id, column.id, area),
        },
      ];
    });
  }

  #blocks(row: string, column: string, area: Area | undefined): ShownBlock[] {
    const parts = this.#parts(row, column, area);
    const textOf = (each: ComparedRow): string | undefined => parts.find(({ rows }) => rows.includes(each))?.text;
    return storyOf(
      this.book,
      this.scope,
      parts.flatMap(({ rows }) => rows),
      { textOf },
    );
  }

  #parts(row: string, column: string, area: Area | undefined): readonly CellPart[] {
    const { was, is, compared } = this.input;
    const own = `${row}:${column}`;
    const table = (is ?? was)?.id ?? '';
    if (area === undefined) return [{ text: cellText(table, row, column), rows: compared.cells.get(own) ?? [] }];
    const start = cellText(table, '', '').length - 1;
    const names = [...new Set(this.#texts.get(reach(area)) ?? [])];
    return names.map((name) => {
      const known = compared.cells.get(name.slice(start));
      return { text: name, rows: known ?? compareBlocks(wordsIn(was, name), wordsIn(is, name)) };
    });
  }
}

const wordsIn = (table: TableContent | null, name: string): readonly Block[] => table?.texts.get(name) ?? [];

const LINES = {
  inserted: 'versions.lineInserted',
  deleted: 'versions.lineDeleted',
  moved: 'versions.lineMoved',
} as const;
const MARKS: Readonly<Record<'inserted' | 'deleted' | 'moved', BlockMark>> = {
  inserted: 'inserted',
  deleted: 'deleted',
  moved: 'moved',
};
