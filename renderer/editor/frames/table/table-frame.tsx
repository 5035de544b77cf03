/** A table of the text: real rows and cells, of which the one with the caret is an editor. */
import {
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type JSX,
} from 'react';
import { tableOf, type Table, type TableCell } from '../../../../shared/document/table.ts';
import { notify } from '../../../ui/announcer.tsx';
import { useText } from '../../../ui/text.ts';
import { tableCaps } from '../../clipboard/pasted-table.ts';
import type { EditorSession } from '../../editor-session.ts';
import type { FrameProps } from '../frame-props.ts';
import { registerCellClipboard } from './cell-clipboard.ts';
import { registerCellKeys } from './cell-keys.ts';
import { ColumnEdges } from './column-edges.tsx';
import { watchLostLine } from './lost-row.ts';
import { followCells } from './select-cells.ts';
import { useSelectionMarks } from './selection-marks.ts';
import { TableDesk } from './table-desk.ts';
import { sharesOf } from './table-changes.ts';
import { TableMenu, type MenuPlace } from './table-menu.tsx';
import { TableToolbar } from './table-toolbar.tsx';
import { useClearOfCaption } from './clear-of-caption.ts';
import styles from './table.module.css';

export function TableFrame({ session, frame }: FrameProps): JSX.Element {
  const { t } = useText();
  const block = session.binding.blockId(frame.key) ?? '';
  const id = tableOf({ props: frame.props, markerId: block.replace(/#\d+$/, '') });
  const desk = useMemo(() => new TableDesk(session, frame.key, id), [session, frame.key, id]);
  useEffect(() => desk.start(), [desk]);
  const table = useSyncExternalStore(desk.subscribe, desk.table);
  const host = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const active = useActive(desk, host);
  const shelf = useClearOfCaption(frame.element);
  const editable = useEditable(session);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  useSelectionMarks(desk, host, table);

  useEffect(() => {
    // A frame later: React may still exchange what it has just drawn.
    if (table.cells.length > 0 && desk.takeFresh()) requestAnimationFrame(() => desk.enter(0, 0, 'start'));
  }, [desk, table]);
  // Named by its caption.
  useEffect(() => {
    const caption = frame.element.parentElement?.querySelector<HTMLElement>(':scope > .caption');
    if (caption === undefined || caption === null) return;
    caption.id = `caption-${id}`;
    caption.dataset['placeholder'] = t('table.caption');
  }, [frame.element, id, t]);
  useEffect(
    () =>
      watchLostLine(desk, (type, bringBack) =>
        notify({
          text: t(type === 'row' ? 'table.rowGone' : 'table.columnGone'),
          action: { label: t('table.bringBack'), run: bringBack },
        }),
      ),
    [desk, t],
  );

  // Not by React: what was pressed is no longer in the page when an editor has taken its place.
  useEffect(() => {
    const element = host.current;
    const onPress = (event: MouseEvent): void => followCells(desk, event);
    element?.addEventListener('mousedown', onPress);
    return () => element?.removeEventListener('mousedown', onPress);
  }, [desk]);
  const tools = useMemo(
    () => ({ onToolbar: () => toolbar.current?.querySelector<HTMLElement>('button')?.focus() }),
    [],
  );
  const { headerRow, headerColumn } = frame.props;
  const head =
    headerRow === true ? Math.max(0, ...table.cells.filter(({ row }) => row === 0).map(({ rowSpan }) => rowSpan)) : 0;
  const byRow = useMemo(() => cellsByRow(table), [table]);
  const rowsFrom = (from: number, to: number): JSX.Element[] =>
    table.rows.slice(from, to).map((line, offset) => (
      <tr key={line.id} data-ins={line.ins ?? undefined} data-del={line.del ?? undefined}>
        {(byRow.get(from + offset) ?? []).map((cell) => (
          <Cell
            key={cell.texts[0]}
            desk={desk}
            cell={cell}
            tools={tools}
            scope={cell.row < head ? 'col' : headerColumn === true && cell.column === 0 ? 'row' : null}
            ins={table.columns[cell.column]?.ins ?? null}
            del={table.columns[cell.column]?.del ?? null}
          />
        ))}
      </tr>
    ));

  return (
    <div
      ref={host}
      className={styles.host}
      onContextMenu={(event) => {
        if (!editable || !(event.target instanceof Element) || event.target.closest('td, th') === null) return;
        // On a misspelt word it is the menu of the word; with Shift it is the browser's own.
        if (event.isDefaultPrevented() || (event.shiftKey && event.button === 2)) return;
        event.preventDefault();
        setMenu({ left: event.clientX, top: event.clientY });
      }}
      onKeyDown={(event) => {
        if (!editable || !(event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) return;
        event.preventDefault();
        const box = (event.target instanceof Element ? event.target : event.currentTarget).getBoundingClientRect();
        setMenu({ left: box.left + 12, top: box.top + 20 });
      }}
    >
      {editable && active && (
        <div
          ref={shelf}
          className={styles.tools}
          onKeyDown={(event) => {
            if (event.key === 'Escape') desk.inner.live?.focus();
          }}
        >
          <TableToolbar ref={toolbar} desk={desk} props={frame.props} />
        </div>
      )}
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby={`caption-${id}`}>
          <colgroup>
            {sharesOf(desk).map((share, index) => (
              <col key={table.columns[index]?.id} style={widthStyle(share)} />
            ))}
          </colgroup>
          {head > 0 && <thead>{rowsFrom(0, head)}</thead>}
          <tbody>{rowsFrom(head, table.rows.length)}</tbody>
        </table>
        {editable && <ColumnEdges desk={desk} table={table} />}
      </div>
      {table.cells.length === 0 && <p className={styles.none}>{t('table.none')}</p>}
      {menu !== null && <TableMenu desk={desk} place={menu} onClose={() => setMenu(null)} />}
    </div>
  );
}

const widthStyle = (share: number): CSSProperties => ({ width: `${(share / 10).toFixed(2)}%` });

interface CellProps {
  readonly desk: TableDesk;
  readonly cell: TableCell;
  readonly scope: 'col' | 'row' | null;
  readonly ins: string | null;
  readonly del: string | null;
  readonly tools: { readonly onToolbar: () => void };
}

const Cell = memo(function Cell({ desk, cell, scope, ins, del, tools }: CellProps): JSX.Element {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const names = cell.texts.join(' ');
  useEffect(() => {
    const list = names.split(' ');
    if (list.length === 1) return undefined;
    const texts = list.map((name) => desk.doc.getText(name));
    for (const text of texts) text.observe(redraw);
    return () => {
      for (const text of texts) text.unobserve(redraw);
    };
  }, [desk, names]);
  const Tag = scope === null ? 'td' : 'th';
  const several = cell.rowSpan > 1 || cell.columnSpan > 1;
  return (
    <Tag
      scope={
        scope === null
          ? undefined
          : scope === 'col'
            ? cell.columnSpan > 1
              ? 'colgroup'
              : 'col'
            : cell.rowSpan > 1
              ? 'rowgroup'
              : 'row'
      }
      rowSpan={several ? cell.rowSpan : undefined}
      colSpan={several ? cell.columnSpan : undefined}
      data-row={cell.row}
      data-column={cell.column}
      data-ins={ins ?? undefined}
      data-del={del ?? undefined}
    >
      {desk.shownTexts(cell).map((name) => (
        <CellText key={name} desk={desk} name={name} tools={tools} />
      ))}
    </Tag>
  );
}, sameCell);

function sameCell(a: CellProps, b: CellProps): boolean {
  return (
    a.desk === b.desk &&
    a.scope === b.scope &&
    a.ins === b.ins &&
    a.del === b.del &&
    a.tools === b.tools &&
    sameShape(a.cell, b.cell)
  );
}

const sameShape = (a: TableCell, b: TableCell): boolean =>
  a.row === b.row &&
  a.column === b.column &&
  a.rowSpan === b.rowSpan &&
  a.columnSpan === b.columnSpan &&
  a.texts.length === b.texts.length &&
  a.texts.every((text, index) => text === b.texts[index]);

function cellsByRow({ cells }: Table): ReadonlyMap<number, readonly TableCell[]> {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return rows;
}

interface CellTextProps {
  readonly desk: TableDesk;
  readonly name: string;
  readonly tools: { readonly onToolbar: () => void };
}

const CellText = memo(function CellText({ desk, name, tools }: CellTextProps): JSX.Element {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const onCut = (large: boolean): void =>
      notify({ text: large ? t('table.pasteCut', tableCaps) : t('table.pasteNoRoom') });
    return desk.inner.mount(name, box.current, {
      place: 'cell',
      label: () => {
        const cell = desk.cellOf(name);
        return t('table.cell', { row: (cell?.row ?? 0) + 1, column: (cell?.column ?? 0) + 1 });
      },
      onOpen: (session) => {
        const stops = [registerCellKeys(desk, session, tools), registerCellClipboard(desk, session, onCut)];
        return () => {
          for (const stop of stops) stop();
        };
      },
    });
  }, [desk, name, t, tools]);
  return <div ref={box} data-text={name} />;
});

/** Whether one is in the table: with the caret, or in its toolbar. */
function useActive(desk: TableDesk, host: { readonly current: HTMLElement | null }): boolean {
  const [active, setActive] = useState(false);
  useEffect(() => {
    const look = (): void => {
      const inside = host.current?.contains(document.activeElement) === true;
      const elsewhere =
        document.activeElement === document.body || document.activeElement?.closest('.chapter-text') === null;
      // A menu or dialog of the toolbar is elsewhere in the document.
      setActive((was) => inside || (was && elsewhere && desk.current() !== null));
    };
    document.addEventListener('focusin', look);
    look();
    return () => document.removeEventListener('focusin', look);
  }, [desk, host]);
  return active;
}

function useEditable(session: EditorSession): boolean {
  return useSyncExternalStore(
    (listener) => session.editor.registerEditableListener(listener),
    () => session.editor.isEditable(),
  );
}
