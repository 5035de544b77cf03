/** What would come of a workbook, and line by line what couldn't be read. */
import type { JSX } from 'react';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import { SheetNotes } from '../../app/sheets/sheet-notes.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import type { ImportPlan } from './import-plan.ts';
import { MeasureStateChip } from './measure-chips.tsx';
import { costOf, euros, nameOf } from './measure-words.ts';
import styles from './import.module.css';

interface ImportPreviewProps {
  readonly read: ImportedSheets;
  readonly plan: ImportPlan;
  readonly onCancel: () => void;
  readonly onTake: () => void;
}

export function ImportPreview({ read, plan, onCancel, onTake }: ImportPreviewProps): JSX.Element {
  const { t } = useText();
  const { fresh, known, sameNumbers, left } = plan;
  const count = fresh.length;
  return (
    <>
      <p role="status">{count === 0 ? t('measures.importNothing') : t('measures.importComes', { count })}</p>
      {count > 0 && (
        <ul className={styles.measures} tabIndex={0} aria-label={t('measures.importComes', { count })}>
          {fresh.map((measure, index) => (
            <li key={index}>
              <strong>{nameOf(measure, t)}</strong>
              <span>{[measure.field, measure.lead].filter((part) => part !== '').join(' · ')}</span>
              <MeasureStateChip state={measure.state} />
              <span className={styles.cents}>{costOf(measure) > 0 ? euros(costOf(measure)) : ''}</span>
            </li>
          ))}
        </ul>
      )}
      {known > 0 && <p>{t('measures.importKnown', { count: known })}</p>}
      {sameNumbers.length > 0 && (
        <p>
          {t('measures.importSameNumber', { count: sameNumbers.length })} {sameNumbers.join(', ')}
        </p>
      )}
      {left > 0 && <p>{t('measures.importNoRoom', { count: left })}</p>}
      <SheetNotes notes={read.notes} more={read.more} />
      <DialogActions>
        <Button onPress={onCancel} autoFocus={count === 0}>
          {t('common.cancel')}
        </Button>
        {count > 0 && (
          <Button variant="primary" autoFocus onPress={onTake}>
            {t('measures.importTake', { count })}
          </Button>
        )}
      </DialogActions>
    </>
  );
}
