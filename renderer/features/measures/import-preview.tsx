/** What would come of a workbook, and line by line what couldn't be read. */
import { useState, type JSX } from 'react';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import { SheetNotes } from '../../app/sheets/sheet-notes.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import type { ImportPlan } from './import-plan.ts';
import { MeasureStateChip } from './measure-chips.tsx';
import { costOf, euros, nameOf } from './measure-words.ts';
import boxes from '../../ui/list-box.module.css';
import styles from './import.module.css';

interface ImportPreviewProps {
  readonly read: ImportedSheets;
  readonly plan: ImportPlan;
  readonly onCancel: () => void;
  /** `replaced`: ids of measures whose description is to be replaced. */
  readonly onTake: (replaced: ReadonlySet<string>) => void;
}

export function ImportPreview({ read, plan, onCancel, onTake }: ImportPreviewProps): JSX.Element {
  const { t } = useText();
  const { fresh, known, sameNumbers, left, described, differing } = plan;
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set());
  const count = fresh.length;
  const texts = described.length + differing.filter(({ measure }) => replaced.has(measure.id)).length;
  const isNothing = count + described.length + differing.length === 0;
  return (
    <>
      <p role="status">{countOf(count, isNothing, t)}</p>
      {count > 0 && (
        <ul
          className={`${boxes.list ?? ''} ${styles.measures ?? ''}`}
          tabIndex={0}
          aria-label={t('measures.importComes', { count })}
        >
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
      {described.length > 0 && <p>{t('measures.importDescribed', { count: described.length })}</p>}
      {differing.length > 0 && (
        <section aria-label={t('measures.importDiffering', { count: differing.length })}>
          <p className={styles.differing}>{t('measures.importDiffering', { count: differing.length })}</p>
          <ul
            className={`${boxes.list ?? ''} ${styles.texts ?? ''}`}
            tabIndex={0}
            aria-label={t('measures.importDiffering', { count: differing.length })}
          >
            {differing.map(({ measure, words, before }) => (
              <li key={measure.id}>
                <Checkbox
                  label={t('measures.importReplace', { name: nameOf(measure, t) })}
                  isSelected={replaced.has(measure.id)}
                  onChange={(on) =>
                    setReplaced(new Set([...replaced, measure.id].filter((id) => on || id !== measure.id)))
                  }
                />
                <span>{t('measures.importBefore', { words: excerpt(before) })}</span>
                <span>{t('measures.importAfter', { words: excerpt(words) })}</span>
              </li>
            ))}
          </ul>
        </section>
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
        <Button onPress={onCancel} autoFocus={count + texts === 0}>
          {t('common.cancel')}
        </Button>
        {!isNothing && (
          <Button
            variant="primary"
            autoFocus={count + texts > 0}
            onPress={() => onTake(replaced)}
            why={count + texts === 0 ? t('measures.importChooseTexts') : null}
          >
            {count > 0 ? t('measures.importTake', { count }) : t('measures.importTakeTexts', { count: texts })}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

function countOf(count: number, isNothing: boolean, t: Translate): string {
  if (isNothing) return t('measures.importNothing');
  return count === 0 ? t('measures.importNoNew') : t('measures.importComes', { count });
}

const longest = 160;
const excerpt = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')} …`;
};
