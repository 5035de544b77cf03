/** A table of the text: rows and cells, of which the one with the caret is an editor, and the tools around them. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type JSX } from 'react';
import { tableOf, type Table } from '../../../../shared/document/table.ts';
import type { Translate } from '../../../../shared/i18n/catalogue.ts';
import { notify } from '../../../ui/announcer.tsx';
import { useText } from '../../../ui/text.ts';
import { tableCaps } from '../../clipboard/pasted-table.ts';
import type { EditorSession } from '../../editor-session.ts';
import type { InnerOptions } from '../../inner/inner-text.ts';
import type { FrameProps } from '../frame-props.ts';
import { registerCellClipboard } from './cell-clipboard.ts';
import { cellNames } from './cell-name.ts';
import { registerCellKeys, type CellKeys } from './cell-keys.ts';
import { ColumnEdges } from './column-edges.tsx';
import { watchLostLine } from './lost-row.ts';
import { followCells } from './select-cells.ts';
import { useSelectionMarks } from './selection-marks.ts';
import { TableDesk } from './table-desk.ts';
import { TableDrawing } from './drawing/table-drawing.ts';
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
  const grid = useDrawing(desk, table, headerRow === true, headerColumn === true, tools);

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
        <div ref={grid} className={styles.table} role="table" aria-labelledby={`caption-${id}`} />
        {editable && <ColumnEdges desk={desk} table={table} />}
      </div>
      {table.cells.length === 0 && <p className={styles.none}>{t('table.none')}</p>}
      {menu !== null && <TableMenu desk={desk} place={menu} onClose={() => setMenu(null)} />}
    </div>
  );
}

/** Draws rows and cells, past React: a long table has thousands. Gives the ref of the element that becomes the table. */
function useDrawing(
  desk: TableDesk,
  table: Table,
  headerRow: boolean,
  headerColumn: boolean,
  keys: CellKeys,
): { readonly current: HTMLDivElement | null } {
  const { t } = useText();
  const grid = useRef<HTMLDivElement>(null);
  const drawing = useRef<TableDrawing>(null);
  const words = useRef(t);
  const names = useRef(cellNames(t));
  useLayoutEffect(() => {
    if (words.current === t) return;
    words.current = t;
    names.current = cellNames(t);
    desk.relabel();
  }, [desk, t]);
  useLayoutEffect(() => {
    if (grid.current === null) return undefined;
    const drawn = new TableDrawing(desk, grid.current, (name) =>
      cellOptions(
        desk,
        name,
        keys,
        () => words.current,
        () => names.current,
      ),
    );
    drawing.current = drawn;
    return () => {
      drawing.current = null;
      drawn.destroy();
    };
  }, [desk, keys]);
  useLayoutEffect(
    () => drawing.current?.update(table, { row: headerRow, column: headerColumn }),
    [desk, keys, table, headerRow, headerColumn],
  );
  return grid;
}

type Words = () => Translate;
type Names = () => ReturnType<typeof cellNames>;

function cellOptions(desk: TableDesk, name: string, keys: CellKeys, words: Words, names: Names): InnerOptions {
  const onCut = (large: boolean): void =>
    notify({ text: large ? words()('table.pasteCut', tableCaps) : words()('table.pasteNoRoom') });
  return {
    place: 'cell',
    label: () => {
      const cell = desk.cellOf(name);
      return names()(cell?.row ?? 0, cell?.column ?? 0);
    },
    onOpen: (session) => {
      const stops = [registerCellKeys(desk, session, keys), registerCellClipboard(desk, session, onCut)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

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
