/** What can be done to a table, for its toolbar and its menu alike. */
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  MoveDown,
  MoveLeft,
  MoveRight,
  MoveUp,
  PanelLeft,
  PanelTop,
  FoldHorizontal,
  TableCellsMerge,
  TableCellsSplit,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
  UnfoldHorizontal,
  type LucideIcon,
} from 'lucide-react';
import type { TextKey } from '../../../../shared/i18n/catalogue.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../../../../shared/document/table.ts';
import type { Properties } from '../../../../shared/document/properties.ts';
import {
  deleteLines,
  deleteTable,
  insertBeside,
  merge,
  moveBy,
  resizeColumn,
  split,
  toggleHeader,
} from './table-changes.ts';
import type { TableDesk } from './table-desk.ts';

export interface TableCommand {
  readonly name: string;
  readonly label: TextKey;
  readonly icon: LucideIcon;
  readonly run: (desk: TableDesk) => void;
  /** Why it can't be done now; null when it can. */
  readonly why: (desk: TableDesk) => TextKey | null;
  /** Whether it is on, for what is switched. */
  readonly isOn?: (props: Properties) => boolean;
  readonly danger?: boolean;
  readonly keys?: string;
}

const always = (): null => null;
const inCell = (desk: TableDesk): TextKey | null => (desk.area() === null ? 'table.whyNoCell' : null);
const plain = (desk: TableDesk): TextKey | null => (desk.inner.person === null ? null : 'table.whySuggesting');
const room = (type: 'row' | 'column') => (desk: TableDesk) => {
  const { rows, columns } = desk.table();
  return (type === 'row' ? rows.length >= MAX_ROWS : columns.length >= MAX_COLUMNS) ? 'table.whyFull' : inCell(desk);
};
const movable = (type: 'row' | 'column', step: 1 | -1) => (desk: TableDesk) => {
  const cell = desk.current();
  const { rows, columns, cells } = desk.table();
  const count = type === 'row' ? rows.length : columns.length;
  const at = type === 'row' ? cell?.row : cell?.column;
  if (at === undefined) return 'table.whyNoCell';
  if (at + step < 0 || at + step >= count) return 'table.whyEdge';
  // A merged cell that reaches over several lines would be torn, or become larger.
  const reaches = (each: (typeof cells)[number]): boolean =>
    type === 'row'
      ? each.rowSpan > 1 && at >= each.row && at < each.row + each.rowSpan
      : each.columnSpan > 1 && at >= each.column && at < each.column + each.columnSpan;
  if (cells.some(reaches)) return 'table.whyMerged';
  return desk.inner.person === null ? null : room(type)(desk);
};
const mergeable = (desk: TableDesk): TextKey | null => {
  const range = desk.range();
  if (range === null || (range.top === range.bottom && range.left === range.right)) return 'table.whyOneCell';
  return plain(desk);
};
const splittable = (desk: TableDesk): TextKey | null => {
  const cell = desk.current();
  return cell === null || (cell.rowSpan === 1 && cell.columnSpan === 1) ? 'table.whyNotMerged' : plain(desk);
};
const sizable = (desk: TableDesk): TextKey | null =>
  desk.table().columns.length < 2 ? 'table.whyOneColumn' : (inCell(desk) ?? plain(desk));

const all = {
  rowAbove: { icon: BetweenHorizontalEnd, run: (desk) => insertBeside(desk, 'row', 'before'), why: room('row') },
  rowBelow: { icon: BetweenHorizontalStart, run: (desk) => insertBeside(desk, 'row', 'after'), why: room('row') },
  columnBefore: {
    icon: BetweenVerticalEnd,
    run: (desk) => insertBeside(desk, 'column', 'before'),
    why: room('column'),
  },
  columnBehind: {
    icon: BetweenVerticalStart,
    run: (desk) => insertBeside(desk, 'column', 'after'),
    why: room('column'),
  },
  deleteRows: { icon: TableRowsSplit, run: (desk) => deleteLines(desk, 'row'), why: inCell },
  deleteColumns: { icon: TableColumnsSplit, run: (desk) => deleteLines(desk, 'column'), why: inCell },
  merge: { icon: TableCellsMerge, run: merge, why: mergeable },
  split: { icon: TableCellsSplit, run: split, why: splittable },
  headerRow: {
    icon: PanelTop,
    run: (desk) => toggleHeader(desk, 'headerRow'),
    why: plain,
    isOn: ({ headerRow }) => headerRow === true,
  },
  headerColumn: {
    icon: PanelLeft,
    run: (desk) => toggleHeader(desk, 'headerColumn'),
    why: plain,
    isOn: ({ headerColumn }) => headerColumn === true,
  },
  moveRowUp: { icon: MoveUp, run: (desk) => moveBy(desk, 'row', -1), why: movable('row', -1) },
  moveRowDown: { icon: MoveDown, run: (desk) => moveBy(desk, 'row', 1), why: movable('row', 1) },
  moveColumnBefore: { icon: MoveLeft, run: (desk) => moveBy(desk, 'column', -1), why: movable('column', -1) },
  moveColumnBehind: { icon: MoveRight, run: (desk) => moveBy(desk, 'column', 1), why: movable('column', 1) },
  wider: { icon: UnfoldHorizontal, run: (desk) => resizeColumn(desk, 1), why: sizable },
  narrower: { icon: FoldHorizontal, run: (desk) => resizeColumn(desk, -1), why: sizable },
  deleteTable: { icon: Trash2, run: deleteTable, why: always, danger: true },
} as const satisfies Record<string, Omit<TableCommand, 'name' | 'label'>>;

type Name = keyof typeof all;
export const command = (name: Name): TableCommand => ({ ...all[name], name, label: `table.${name}` });

/** In groups, as the toolbar shows them. */
export const toolbarGroups: readonly (readonly TableCommand[])[] = [
  ['rowAbove', 'rowBelow', 'columnBefore', 'columnBehind'] as const,
  ['deleteRows', 'deleteColumns'] as const,
  ['merge', 'split'] as const,
  ['headerRow', 'headerColumn'] as const,
].map((group) => group.map(command));

export const allCommands: readonly TableCommand[] = (Object.keys(all) as Name[]).map(command);
