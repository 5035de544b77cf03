/** What can be chosen of a format: draft or final, one sheet or all, comments and suggestions, what a PDF is certified as. */
import type { JSX, ReactNode } from 'react';
import { pdfStandards } from '../../../shared/domain/export-formats.ts';
import { Checkbox } from '../../ui/field.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { useText } from '../../ui/text.ts';
import { takes, takesNow, type ExportChoice } from './choice.ts';
import styles from './exports.module.css';

interface FormatOptionsProps {
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
  /** Stands below the choice between draft and final. */
  readonly check: ReactNode;
}

export function FormatOptions({ choice, onChoice, check }: FormatOptionsProps): JSX.Element {
  const { t } = useText();
  const { measure } = choice;
  return (
    <>
      {takes(choice, 'one') && measure !== null && (
        <RadioCards
          label={t('exports.sheets')}
          value={choice.alone ? 'one' : 'all'}
          choices={[
            { id: 'one', name: measure.name },
            { id: 'all', name: t('exports.sheets_all') },
          ]}
          onChoose={(id) => onChoice({ ...choice, alone: id === 'one' })}
          columns
        />
      )}
      {takes(choice, 'draft') && (
        <RadioCards
          label={t('exports.leaves')}
          value={choice.draft ? 'draft' : 'final'}
          choices={(['draft', 'final'] as const).map((id) => ({
            id,
            name: t(`exports.leaves_${id}`),
            note: t(`exports.leavesNote_${id}`),
          }))}
          onChoose={(id) => onChoice({ ...choice, draft: id === 'draft' })}
          columns
        />
      )}
      {check}
      {takes(choice, 'annexes') && (
        <Checkbox
          label={t('exports.annexes')}
          description={t('exports.annexesNote')}
          isSelected={choice.annexes}
          onChange={(annexes) => onChoice({ ...choice, annexes })}
        />
      )}
      {(['comments', 'suggestions'] as const)
        .filter((option) => takesNow(choice, option))
        .map((option) => (
          <Checkbox
            key={option}
            label={t(`exports.${option}`)}
            description={t(`exports.${option}Note`)}
            isSelected={choice[option]}
            onChange={(chosen) => onChoice({ ...choice, [option]: chosen })}
          />
        ))}
      {takes(choice, 'comments') && !takesNow(choice, 'comments') && (
        <p className={styles.note}>{t('exports.commentsNowOnly')}</p>
      )}
      {takes(choice, 'standard') && (
        <div className={styles.part}>
          <RadioCards
            label={t('exports.standard')}
            value={choice.standard}
            choices={pdfStandards.map((id) => ({
              id,
              name: t(`exports.standard_${id}`),
              note: t(`exports.standardNote_${id}`),
            }))}
            onChoose={(standard) => onChoice({ ...choice, standard })}
            columns
          />
          <p className={styles.note}>{t('exports.standardWhere')}</p>
        </div>
      )}
    </>
  );
}
