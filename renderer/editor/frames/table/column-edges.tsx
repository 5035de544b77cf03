/** The edges between columns, to be drawn with the mouse or moved with the arrow keys. */
import { useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { Table } from '../../../../shared/document/table.ts';
import { notify } from '../../../ui/announcer.tsx';
import { useText } from '../../../ui/text.ts';
import { moveEdge, setShares, sharesOf } from './table-changes.ts';
import type { TableDesk } from './table-desk.ts';
import styles from './table.module.css';

export function ColumnEdges({ desk, table }: { readonly desk: TableDesk; readonly table: Table }): JSX.Element {
  const { t } = useText();
  const layer = useRef<HTMLDivElement>(null);
  const shares = sharesOf(desk);
  const ends = shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));

  /** Shows widths that are not written yet. */
  const preview = (next: readonly number[]): void => {
    const columns = layer.current?.parentElement?.querySelectorAll('col') ?? [];
    for (const column of columns)
      column.style.width = `${((next[Number(column.dataset['column'])] ?? 0) / 10).toFixed(2)}%`;
  };
  const write = (next: readonly number[]): void => {
    if (setShares(desk, next)) return;
    preview(shares);
    notify({ text: t('table.whySuggesting') });
  };
  const draw = (event: PointerEvent<HTMLElement>, column: number): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const edge = event.currentTarget;
    const width = layer.current?.offsetWidth ?? 1;
    const start = event.clientX;
    let next: number[] = shares;
    edge.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent): void => {
      next = moveEdge(desk, column, ((move.clientX - start) / width) * 1000, shares);
      preview(next);
      edge.style.left = `${next.slice(0, column + 1).reduce((sum, share) => sum + share, 0) / 10}%`;
    };
    const onUp = (): void => {
      edge.removeEventListener('pointermove', onMove);
      if (next !== shares) write(next);
    };
    edge.addEventListener('pointermove', onMove);
    edge.addEventListener('pointerup', onUp, { once: true });
    edge.addEventListener('pointercancel', onUp, { once: true });
  };
  const onKey = (event: KeyboardEvent, column: number): void => {
    const step = event.key === 'ArrowLeft' ? -25 : event.key === 'ArrowRight' ? 25 : 0;
    if (event.key === 'Escape') return desk.inner.live?.focus();
    if (step === 0) return;
    event.preventDefault();
    write(moveEdge(desk, column, step));
  };
  return (
    <div ref={layer} className={styles.edges}>
      {table.columns.slice(0, -1).map((line, column) => (
        <div
          key={line.id}
          className={styles.edge}
          style={{ left: `${(ends[column] ?? 0) / 10}%` }}
          role="separator"
          aria-orientation="vertical"
          aria-label={t('table.edge', { column: column + 1 })}
          aria-valuenow={Math.round((shares[column] ?? 0) / 10)}
          aria-valuemin={4}
          aria-valuemax={100}
          tabIndex={-1}
          onPointerDown={(event) => draw(event, column)}
          onKeyDown={(event) => onKey(event, column)}
        />
      ))}
    </div>
  );
}
