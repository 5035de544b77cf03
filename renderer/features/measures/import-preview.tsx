/** What would come of a workbook, and line by line what couldn't be read. */
import type { JSX } from 'react';
import type { SheetNote } from '../../../shared/measures/sheet-notes.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
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
      {read.notes.length === 0 ? (
        <p>{t('measures.importClean')}</p>
      ) : (
        <section aria-label={t('measures.importNotes', { count: read.notes.length + read.more })}>
          <h3 className={styles.notesHead}>{t('measures.importNotes', { count: read.notes.length + read.more })}</h3>
          <ul
            className={styles.notes}
            tabIndex={0}
            aria-label={t('measures.importNotes', { count: read.notes.length })}
          >
            {read.notes.map((note, index) => (
              <li key={index}>
                <span>{placeOf(note, t)}</span>
                <span>{t(`measures.note_${note.what}`, { words: note.words })}</span>
              </li>
            ))}
            {read.more > 0 && <li>{t('measures.importNotesMore', { count: read.more })}</li>}
          </ul>
        </section>
      )}
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

function placeOf({ sheet, row, column }: Pick<SheetNote, 'sheet' | 'row' | 'column'>, t: Translate): string {
  if (row === 0) return t('measures.notePlaceSheet', { sheet });
  return column === '' ? t('measures.notePlaceRow', { sheet, row }) : t('measures.notePlace', { sheet, row, column });
}
