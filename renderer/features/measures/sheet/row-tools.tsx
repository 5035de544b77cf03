/** What every list of a sheet has: its heading, a button that adds, and one that takes a row out. */
import { Plus, X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { setRowGone } from '../../../../shared/document/measures/write.ts';
import type { MeasureList } from '../../../../shared/document/measures/fields.ts';
import type { Measure } from '../../../../shared/measures/measure.ts';
import { notify } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import type { LiveCatalogue } from '../catalogue-store.ts';
import styles from './sheet.module.css';

export interface PartProps {
  readonly catalogue: LiveCatalogue;
  readonly measure: Measure;
  readonly readOnly: boolean;
}

interface SheetPartProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What adds a row; null where nothing can be added. */
  readonly add: { readonly label: string; readonly run: () => void } | null;
  /** Nothing of it is shown to who only reads. */
  readonly isEmpty?: boolean;
}

export function SheetPart({ title, children, add, isEmpty = false }: SheetPartProps): JSX.Element {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {isEmpty && add === null ? <p className={styles.quiet}>–</p> : children}
      {add !== null && (
        <div>
          <Button small icon={<Plus size={16} strokeWidth={1.75} />} onPress={add.run}>
            {add.label}
          </Button>
        </div>
      )}
    </section>
  );
}

interface RemoveRowProps extends PartProps {
  readonly list: MeasureList;
  readonly row: string;
  readonly name: string;
  readonly label?: string;
}

/** Takes a row out; the notice brings it back. */
export function RemoveRow({
  catalogue,
  measure,
  readOnly,
  list,
  row,
  name,
  label,
}: RemoveRowProps): JSX.Element | null {
  const { t } = useText();
  const { doc } = catalogue.store;
  if (readOnly) return null;
  return (
    <Button
      small
      variant="quiet"
      label={label ?? t('measures.removeRow', { name })}
      icon={<X size={16} strokeWidth={1.75} />}
      onPress={() => {
        setRowGone(doc, measure.id, list, row, true, null);
        notify({
          text: t('measures.removed', { name }),
          action: { label: t('common.undo'), run: () => setRowGone(doc, measure.id, list, row, false, null) },
        });
      }}
    />
  );
}

export const newRow = (): string => crypto.randomUUID();
