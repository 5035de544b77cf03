/** One row of the spreadsheet; drawn anew only when something of it changes, since of a long table hundreds are drawn. */
import { memo, type JSX } from 'react';
import { amountRow } from '../../../../shared/document/council/cost-rows.ts';
import { placed } from '../../../editor/remote/field-places.ts';
import { useText } from '../../../ui/text.ts';
import { rowId } from '../places.ts';
import styles from './costs.module.css';
import type { GridCell, GridRow } from './grid-model.ts';
import { amountFault } from './write-cells.ts';

/** What is done in a cell; the same object for as long as the grid is there. */
export interface CellActions {
  /** `extend`: with the selection, as Shift does. */
  readonly press: (row: number, column: number, extend: boolean) => void;
  readonly focus: (row: number, column: number) => void;
  /** Begins to change the cell that one is at. */
  readonly edit: () => void;
  readonly type: (text: string) => void;
  /** The field that one types in has lost the focus. */
  readonly leave: (text: string) => void;
}

interface GridLineProps {
  readonly row: GridRow;
  readonly index: number;
  readonly heads: readonly string[];
  readonly isReadOnly: boolean;
  /** The column that one is at; null where one is in another row. */
  readonly here: number | null;
  /** What is being typed there; null for nothing. */
  readonly typed: string | null;
  /** First and last marked column; null for none. */
  readonly left: number | null;
  readonly right: number | null;
  /** Whether more than one cell is marked, or was. */
  readonly isBlock: boolean;
  /** Keys of cells in which a value of one's own gave way; null for none anywhere. */
  readonly gaveWay: ReadonlySet<string> | null;
  readonly on: CellActions;
}

export const GridLine = memo(function GridLine(props: GridLineProps): JSX.Element {
  const { row, index, heads, isReadOnly, here, typed, left, right, isBlock, gaveWay, on } = props;
  const { t } = useText();
  return (
    <div
      data-row={index}
      role="row"
      id={row.is === 'balance' ? undefined : rowId(row.id)}
      aria-rowindex={index + 2}
      className={styles.line}
      data-is={row.is}
    >
      {row.cells.map((cell, column) => {
        const isHere = column === here;
        const fault = cell.wrong === null ? null : amountFault(cell.wrong);
        const isNoted = gaveWay !== null && keysOf(row, cell).some((key) => gaveWay.has(key));
        const isMarked = left !== null && right !== null && column >= left && column <= right && (isBlock || isHere);
        return (
          <div
            key={column}
            {...placed(`${row.id}/${column}`)}
            role="gridcell"
            aria-colindex={column + 1}
            aria-readonly={isReadOnly || !cell.editable}
            aria-selected={isMarked}
            aria-invalid={fault !== null || undefined}
            title={fault === null ? undefined : t(`council.fault_${fault}`, { text: cell.text })}
            tabIndex={isHere ? 0 : -1}
            className={styles.cell}
            data-kind={cell.kind}
            data-here={isHere || undefined}
            data-noted={isNoted || undefined}
            data-marked={(isBlock && isMarked) || undefined}
            onMouseDown={(event) => {
              if (isHere && typed !== null) return;
              if (event.shiftKey) event.preventDefault();
              on.press(index, column, event.shiftKey);
            }}
            onDoubleClick={() => {
              if (!(isHere && typed !== null)) on.edit();
            }}
            onFocus={() => on.focus(index, column)}
          >
            {isHere && typed !== null ? (
              <input
                className={styles.input}
                aria-label={t('council.cell', { row: row.cells[1]?.text ?? '', column: heads[column] ?? '' })}
                value={typed}
                onChange={(event) => on.type(event.target.value)}
                onBlur={(event) => {
                  if (event.currentTarget.isConnected) on.leave(event.currentTarget.value);
                }}
                maxLength={500}
                autoComplete="off"
              />
            ) : (
              <>
                {cell.text}
                {isNoted && <span className="visually-hidden"> {t('gaveWay.note')}</span>}
                {fault !== null && (
                  <span className="visually-hidden"> {t(`council.fault_${fault}`, { text: '' })}</span>
                )}
              </>
            )}
          </div>
        );
      })}
    </div>
  );
});

/** Where a cell is written. */
const keysOf = (row: GridRow, { kind, year }: GridCell): readonly string[] =>
  kind === 'amount' && year !== null
    ? ['cents', 'typed'].map((field) => `${amountRow(row.id, year)}:${field}`)
    : [`${row.id}:${kind}`];
