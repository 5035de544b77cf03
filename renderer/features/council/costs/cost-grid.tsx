/** One sub-budget as a spreadsheet (ARIA's grid pattern): keys and clipboard as one knows them, sums that nobody can type over. */
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type JSX,
  type KeyboardEvent,
} from 'react';
import { flushSync } from 'react-dom';
import { useGaveWay } from '../../../app/gave-way/form-room.ts';
import { announce, notify } from '../../../ui/announcer.tsx';
import { formatNumber, useText } from '../../../ui/text.ts';
import type { PaperForm } from '../paper-form.ts';
import styles from './costs.module.css';
import { useDrawnRows } from './drawn-rows.ts';
import { blockBetween, gridAction, type At } from './grid-keys.ts';
import { GridLine, type CellActions } from './grid-line.tsx';
import type { GridCell, GridRow } from './grid-model.ts';
import { mostColumns, mostRows, placeCells, readCells, writeCells } from './grid-paste.ts';
import { clearCells, writeBlock, writeCell, type SideWords } from './write-cells.ts';

interface CostGridProps {
  readonly form: PaperForm;
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly GridRow[];
  readonly years: readonly number[];
  readonly words: SideWords;
  readonly isReadOnly: boolean;
  readonly onAt: (row: GridRow | null, cell: GridCell | null) => void;
}

const isMac = navigator.platform.startsWith('Mac');

export function CostGrid(props: CostGridProps): JSX.Element {
  const { form, label, heads, rows, years, words, isReadOnly, onAt } = props;
  const { t, language } = useText();
  const notes = useGaveWay();
  const gaveWay = useMemo(() => (notes.length === 0 ? null : new Set(notes.map(({ key }) => key))), [notes]);
  const grid = useRef<HTMLDivElement>(null);
  const [wanted, setAt] = useState<At>({ row: 0, column: 0 });
  const [from, setFrom] = useState<At | null>(null);
  const [editing, setEditing] = useState<{ readonly text: string } | null>(null);
  const size = { rows: rows.length, columns: heads.length };
  const at: At = { row: Math.min(wanted.row, size.rows - 1), column: Math.min(wanted.column, size.columns - 1) };
  const block = blockBetween(from ?? at, at);
  const drawn = useDrawnRows(grid, rows.length, at.row);
  const showRow = useRef<(row: string) => void>(() => undefined);
  useEffect(() => {
    showRow.current = (id) => {
      const row = rows.findIndex((each) => each.id === id);
      if (row >= 0) flushSync(() => setAt({ row, column: at.column }));
    };
  });
  useEffect(() => form.onReveal((row) => showRow.current(row)), [form]);
  /** The cell gets the focus once it is drawn, where the grid has it. */
  const toFocus = useRef(false);
  useLayoutEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    const cell = grid.current?.querySelector<HTMLElement>('[tabindex="0"]');
    (cell?.querySelector<HTMLElement>('input') ?? cell)?.focus();
  });

  const go = (to: At, extend = false): void => {
    setFrom(extend ? (from ?? at) : null);
    setAt(to);
    const row = rows[to.row];
    onAt(row ?? null, row?.cells[to.column] ?? null);
    toFocus.current = true;
  };
  const edit = (text: string | null): void => {
    const cell = rows[at.row]?.cells[at.column];
    if (cell === undefined) return;
    if (isReadOnly || !cell.editable) {
      announce(t(isReadOnly ? 'council.gridReadOnly' : 'council.gridSum'));
      return;
    }
    const row = rows[at.row];
    if (cell.kind === 'side' && text === null && row !== undefined) {
      form.step(() => form.setRow(row.id, 'side', row.side === 'income' ? 'expense' : 'income'));
      return;
    }
    setFrom(null);
    setEditing({ text: text ?? cell.edit });
    toFocus.current = true;
  };
  const take = (text: string): void => {
    const [row, cell] = [rows[at.row], rows[at.row]?.cells[at.column]];
    setEditing(null);
    if (row === undefined || cell === undefined || (text === cell.edit && cell.wrong === null)) return;
    form.step(() => {
      const fault = writeCell(form, row, cell, text, words);
      if (fault !== null) announce(t(`council.fault_${fault}`, { text }));
    });
  };

  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const key = { key: event.key, mod, shift: event.shiftKey, alt: event.altKey };
    const action = gridAction(key, at, size, editing !== null);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (action.do) {
      case 'move':
        return go(action.to, action.extends);
      case 'edit':
        return edit(action.text);
      case 'take':
        if (editing !== null) take(editing.text);
        return go(action.to);
      case 'cancel':
        setEditing(null);
        toFocus.current = true;
        return;
      case 'clear':
        return clear();
      case 'all':
        setFrom({ row: 0, column: 0 });
        setAt({ row: size.rows - 1, column: size.columns - 1 });
        toFocus.current = true;
    }
  };
  const clear = (): void => {
    if (isReadOnly) return announce(t('council.gridReadOnly'));
    const cells = rows
      .slice(block.top, block.bottom + 1)
      .flatMap((row) => row.cells.slice(block.left, block.right + 1).map((cell) => ({ row, cell })))
      .filter(({ cell }) => cell.editable);
    if (cells.length === 0) announce(t('council.gridSum'));
    else clearCells(form, cells).catch(reportError);
  };
  const copy = (event: ClipboardEvent): void => {
    if (editing !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeCells(rows, block));
    announce(t('council.gridCopied', { count: (block.bottom - block.top + 1) * (block.right - block.left + 1) }));
  };
  const paste = (event: ClipboardEvent): void => {
    if (editing !== null) return;
    event.preventDefault();
    if (isReadOnly) return announce(t('council.gridReadOnly'));
    const { cells: texts, isCut } = readCells(event.clipboardData.getData('text/plain'));
    const placed = placeCells(rows, { row: block.top, column: block.left }, texts, size.columns);
    const tell = (wrong: number): void => {
      const told = [
        ...(wrong > 0 ? [t('council.pastedWrong', { count: wrong })] : []),
        ...(placed.left > 0 ? [t('council.pastedLeft', { count: placed.left })] : []),
        ...(isCut
          ? [
              t('council.pastedCut', {
                rows: formatNumber(mostRows, language),
                columns: formatNumber(mostColumns, language),
              }),
            ]
          : []),
      ];
      if (told.length > 0) notify({ text: told.join(' '), tone: 'bad' });
      else announce(t('council.pasted', { count: texts.length }));
    };
    writeBlock(form, placed, years, words).then(tell, reportError);
  };

  const latest = useRef<CellActions | null>(null);
  useLayoutEffect(() => {
    latest.current = {
      press: (row, column, extend) => {
        if (editing !== null) take(editing.text);
        go({ row, column }, extend);
      },
      focus: (row, column) => {
        if (row !== at.row || column !== at.column) go({ row, column });
        else onAt(rows[row] ?? null, rows[row]?.cells[column] ?? null);
      },
      edit: () => edit(null),
      type: (text) => setEditing({ text }),
      leave: (text) => {
        if (!toFocus.current) take(text);
      },
    };
  });
  const [on] = useState<CellActions>(() => ({
    press: (...pressed) => latest.current?.press(...pressed),
    focus: (...focused) => latest.current?.focus(...focused),
    edit: () => latest.current?.edit(),
    type: (text) => latest.current?.type(text),
    leave: (text) => latest.current?.leave(text),
  }));
  const drawRow = (row: GridRow, index: number): JSX.Element => {
    const isMarked = index >= block.top && index <= block.bottom;
    const isHere = index === at.row;
    return (
      <GridLine
        key={row.id}
        row={row}
        index={index}
        heads={heads}
        isReadOnly={isReadOnly}
        here={isHere ? at.column : null}
        typed={isHere ? (editing?.text ?? null) : null}
        left={isMarked ? block.left : null}
        right={isMarked ? block.right : null}
        isBlock={isMarked && from !== null}
        gaveWay={gaveWay}
        on={on}
      />
    );
  };

  return (
    <div className={styles.scroller}>
      <div
        ref={grid}
        className={styles.grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={heads.length}
        aria-multiselectable
        aria-readonly={isReadOnly}
        style={{ gridTemplateColumns: `96px minmax(140px, 1fr) repeat(${years.length + 1}, minmax(98px, auto))` }}
        onKeyDown={onKey}
        onCopy={copy}
        onCut={(event) => {
          if (editing !== null) return;
          copy(event);
          clear();
        }}
        onPaste={paste}
      >
        <div role="row" aria-rowindex={1} className={styles.line}>
          {heads.map((head, column) => (
            <span
              key={head}
              role="columnheader"
              aria-colindex={column + 1}
              className={`${styles.head ?? ''} ${column > 1 ? (styles.money ?? '') : ''}`}
            >
              {head}
            </span>
          ))}
        </div>
        {drawn.flatMap(({ from: first, to, height }) =>
          height !== null ? (
            <div key={`room ${first}`} className={styles.room} style={{ height }} aria-hidden />
          ) : (
            rows.slice(first, to).map((row, offset) => drawRow(row, first + offset))
          ),
        )}
      </div>
    </div>
  );
}
