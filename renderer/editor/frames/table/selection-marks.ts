import { useEffect } from 'react';
import type { CellRange } from '../../../../shared/document/table-edit.ts';
import type { Table } from '../../../../shared/document/table.ts';
import type { TableDesk } from './table-desk.ts';

/** Marks the selected cells, without React; only those that come or go are touched. */
export function useSelectionMarks(desk: TableDesk, host: { readonly current: HTMLElement | null }, table: Table): void {
  useEffect(() => {
    let marked = new Set<HTMLElement>(host.current?.querySelectorAll<HTMLElement>('[data-selected]') ?? []);
    const mark = (): void => {
      const range = desk.range();
      host.current?.toggleAttribute('data-selecting', range !== null);
      const now = new Set(range === null || host.current === null ? [] : cellsWithin(host.current, range));
      for (const cell of marked) if (!now.has(cell)) cell.removeAttribute('data-selected');
      for (const cell of now) if (!marked.has(cell)) cell.setAttribute('data-selected', '');
      marked = now;
    };
    mark();
    return desk.onSelection(mark);
  }, [desk, host, table]);
}

/** The elements of the cells that begin within a range. */
function cellsWithin(host: HTMLElement, { top, left, bottom, right }: CellRange): HTMLElement[] {
  // Not all rows may be on the page.
  const rows = [...host.querySelectorAll('tr')].filter(({ ariaRowIndex }) => {
    const row = Number(ariaRowIndex) - 1;
    return row >= top && row <= bottom;
  });
  return rows.flatMap((row) =>
    [...row.querySelectorAll<HTMLElement>('[data-column]')].filter((cell) => {
      const column = Number(cell.dataset['column']);
      return column >= left && column <= right;
    }),
  );
}
