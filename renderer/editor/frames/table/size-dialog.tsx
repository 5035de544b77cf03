/** How large a new table is to be: a grid to choose from by mouse and arrow keys. */
import { useState, type JSX, type KeyboardEvent } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/field.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { useText } from '../../../ui/text.ts';
import styles from './size-dialog.module.css';

const most = { rows: 10, columns: 8 } as const;

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  readonly headerRow: boolean;
}

interface SizeDialogProps {
  readonly onClose: () => void;
  /** Once the dialog is gone and has given the focus back; null where nothing was chosen. */
  readonly onClosed: (size: TableSize | null) => void;
}

export function SizeDialog({ onClose, onClosed }: SizeDialogProps): JSX.Element {
  const { t } = useText();
  const [size, setSize] = useState({ rows: 3, columns: 3 });
  const [headerRow, setHeaderRow] = useState(true);
  const close = (chosen: TableSize | null): void => {
    onClose();
    // Dialogs give the focus back a frame later.
    requestAnimationFrame(() => requestAnimationFrame(() => onClosed(chosen)));
  };
  const insert = (chosen = size): void => close({ ...chosen, headerRow });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setSize(({ rows, columns }) => ({
        rows: Math.min(most.rows, Math.max(1, rows + step[0])),
        columns: Math.min(most.columns, Math.max(1, columns + step[1])),
      }));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      insert();
    }
  };
  const label = t('table.size', { rows: size.rows, columns: size.columns });
  return (
    <Dialog title={t('table.insertTitle')} onClose={() => close(null)}>
      <p className={styles.hint}>{t('table.sizeHint')}</p>
      <div
        className={styles.grid}
        style={{ gridTemplateColumns: `repeat(${most.columns}, 1fr)` }}
        role="slider"
        aria-label={t('table.sizeLabel')}
        aria-valuetext={label}
        aria-valuenow={size.rows}
        aria-valuemin={1}
        aria-valuemax={most.rows}
        tabIndex={0}
        onKeyDown={onKeyDown}
        ref={focusFirst}
      >
        {Array.from({ length: most.rows * most.columns }, (_, index) => {
          const cell = { rows: Math.floor(index / most.columns) + 1, columns: (index % most.columns) + 1 };
          return (
            <span
              key={index}
              className={styles.cell}
              data-on={cell.rows <= size.rows && cell.columns <= size.columns}
              data-head={headerRow && cell.rows === 1}
              onMouseEnter={() => setSize(cell)}
              onClick={() => insert(cell)}
            />
          );
        })}
      </div>
      <p className={styles.size} aria-live="polite">
        {label}
      </p>
      <Checkbox label={t('table.withHeader')} isSelected={headerRow} onChange={setHeaderRow} />
      <DialogActions>
        <Button onPress={() => close(null)}>{t('common.cancel')}</Button>
        <Button variant="primary" onPress={() => insert()}>
          {t('table.insert')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function focusFirst(element: HTMLElement | null): void {
  element?.focus();
}
