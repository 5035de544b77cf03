/** What every list of a sheet has: its heading, a button that adds, and what one can do about a row: comment on it, take it out. */
import { uuidv4 } from 'lib0/random';
import { Plus, X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { setRowGone } from '../../../../shared/document/measures/write.ts';
import type { MeasureList } from '../../../../shared/document/measures/fields.ts';
import type { Measure } from '../../../../shared/measures/measure.ts';
import { notify } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import type { LiveCatalogue } from '../catalogue-store.ts';
import { commented, FieldComment, type FieldComments } from './field-comment.tsx';
import styles from './sheet.module.css';

export interface PartProps {
  readonly catalogue: LiveCatalogue;
  readonly measure: Measure;
  readonly readOnly: boolean;
  readonly comments: FieldComments;
}

interface SheetPartProps {
  readonly title: string;
  /** Under which name comments are on all of it. */
  readonly field: MeasureList | 'reports' | 'description';
  readonly comments: FieldComments;
  readonly children: ReactNode;
  /** What adds a row; null where nothing can be added. */
  readonly add: { readonly label: string; readonly run: () => void } | null;
  /** Nothing of it is shown to who only reads. */
  readonly isEmpty?: boolean;
}

export function SheetPart({ title, field, comments, children, add, isEmpty = false }: SheetPartProps): JSX.Element {
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.partHead} {...commented(field)}>
        <h3>{title}</h3>
        <FieldComment comments={comments} field={field} name={title} inOrder />
      </div>
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

interface RowToolsProps extends PartProps {
  readonly list: MeasureList;
  readonly row: string;
  readonly name: string;
  readonly label?: string;
}

/** Comments on a row, and takes it out; the notice brings it back. */
export function RowTools({
  catalogue,
  measure,
  readOnly,
  comments,
  list,
  row,
  name,
  label,
}: RowToolsProps): JSX.Element {
  const { t } = useText();
  const { doc } = catalogue.store;
  const remove = (): void => {
    setRowGone(doc, measure.id, list, row, true, null);
    notify({
      text: t('measures.removed', { name }),
      action: { label: t('common.undo'), run: () => setRowGone(doc, measure.id, list, row, false, null) },
    });
  };
  return (
    <span className={styles.rowTools}>
      <FieldComment comments={comments} field={list} row={row} quote={name.slice(0, 200)} name={name} />
      {!readOnly && (
        <Button
          small
          variant="quiet"
          label={label ?? t('measures.removeRow', { name })}
          icon={<X size={16} strokeWidth={1.75} />}
          onPress={remove}
        />
      )}
    </span>
  );
}

export const newRow = (): string => uuidv4();
