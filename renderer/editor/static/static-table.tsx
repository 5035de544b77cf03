/** A table as React draws it where nobody writes: a real one, with its header cells, whole or some of its rows. */
import type { JSX } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import { cellsByRow, tableOf, type TableCell, type TableLine } from '../../../shared/document/table.ts';
import { listMarks } from './block-marks.ts';
import type { FramePart, StaticScene } from './static-frame.tsx';
import { StaticRuns } from './static-runs.tsx';
import { tableContent } from './table-content.ts';

interface StaticTableProps {
  readonly scene: StaticScene;
  readonly block: Block;
  readonly part: FramePart | undefined;
}

export function StaticTable({ scene, block, part }: StaticTableProps): JSX.Element {
  const table = scene.still?.tables.get(tableOf(block)) ?? tableContent(scene, block);
  const head = block.props['headerRow'] === true ? spanOfFirst(table) : 0;
  const units = rowUnits(table, head);
  const cells = cellsByRow(table);
  const draw = (from: number, to: number): JSX.Element[] =>
    table.rows.slice(from, to).map((line, offset) => (
      <tr
        key={line.id}
        data-unit={from + offset < head ? undefined : unitOf(units, from + offset)}
        {...suggested(line)}
      >
        {(cells.get(from + offset) ?? []).map((cell) => (
          <Cell
            key={cell.column}
            scene={scene}
            table={table}
            cell={cell}
            scope={
              cell.row < head ? 'col' : block.props['headerColumn'] === true && cell.column === 0 ? 'row' : undefined
            }
          />
        ))}
      </tr>
    ));
  const widths = <Widths table={table} />;
  const thead = head > 0 && <thead>{draw(0, head)}</thead>;
  if (part === undefined || (part.skip === 0 && part.height === null)) {
    const [from, to] = part === undefined ? [head, table.rows.length] : rowsOf(units, part, head);
    return (
      <table className="static-table">
        {widths}
        {thead}
        <tbody>{draw(from, to)}</tbody>
      </table>
    );
  }
  // A high row is seen through a window, page after page.
  const [from, to] = rowsOf(units, part, head);
  return (
    <>
      <table className="static-table">
        {widths}
        {thead}
      </table>
      <div className="static-window" style={part.height === null ? undefined : { height: part.height }}>
        <table className="static-table" style={{ marginTop: -part.skip - 1 }}>
          {widths}
          <tbody>{draw(from, to)}</tbody>
        </table>
      </div>
    </>
  );
}

function Widths({ table }: { readonly table: TableContent }): JSX.Element {
  const widths = table.columns.map(({ width }) => width ?? 1000 / table.columns.length);
  const whole = widths.reduce((sum, width) => sum + width, 0) || 1;
  return (
    <colgroup>
      {table.columns.map(({ id }, index) => (
        <col key={id} style={{ width: `${((widths[index] ?? 0) / whole) * 100}%` }} />
      ))}
    </colgroup>
  );
}

interface CellProps {
  readonly scene: StaticScene;
  readonly table: TableContent;
  readonly cell: TableCell;
  readonly scope: 'col' | 'row' | undefined;
}

function Cell({ scene, table, cell, scope }: CellProps): JSX.Element {
  const Tag = scope === undefined ? 'td' : 'th';
  const texts = cell.texts.flatMap((name) => table.texts.get(name) ?? []);
  const marks = listMarks(texts);
  const column = table.columns[cell.column];
  return (
    <Tag
      rowSpan={cell.rowSpan}
      colSpan={cell.columnSpan}
      scope={scope}
      {...(column === undefined ? {} : suggested(column))}
    >
      {texts.map((text) => (
        <p key={text.id} data-kind={text.kind}>
          {marks.has(text.id) && <span className="static-mark">{marks.get(text.id)} </span>}
          {text.text === '' ? <br /> : <StaticRuns runs={text.runs} embed={scene.labels.embed} />}
        </p>
      ))}
    </Tag>
  );
}

const suggested = ({ ins, del }: TableLine): { readonly 'data-change'?: 'ins' | 'del' } =>
  del !== null ? { 'data-change': 'del' } : ins !== null ? { 'data-change': 'ins' } : {};

const spanOfFirst = ({ cells }: TableContent): number =>
  Math.max(0, ...cells.filter(({ row }) => row === 0).map(({ rowSpan }) => rowSpan));

/** The first row of each unit behind the head: rows that a merged cell joins can't be parted by a page. */
function rowUnits({ rows, cells }: TableContent, head: number): readonly number[] {
  const joined = new Set(
    cells.flatMap(({ row, rowSpan }) => Array.from({ length: rowSpan - 1 }, (_, index) => row + index + 1)),
  );
  return rows.flatMap((_, row) => (row >= head && (row === head || !joined.has(row)) ? [row] : []));
}

const unitOf = (units: readonly number[], row: number): number => units.filter((first) => first <= row).length - 1;

function rowsOf(units: readonly number[], { from, to }: FramePart, head: number): readonly [number, number] {
  return [units[from] ?? head, units[to] ?? Infinity];
}
