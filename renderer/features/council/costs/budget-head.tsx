/** The head of a sub-budget: its title, its number, whether its amounts return each year; drawn anew only when one of these changed. */
import { Trash2 } from 'lucide-react';
import { memo, type JSX } from 'react';
import type { Budget } from '../../../../shared/council/cost-table.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import { LiveText } from '../live-text.tsx';
import type { PaperForm } from '../paper-form.ts';
import styles from './costs.module.css';
import { removeRow } from './remove-row.ts';

interface BudgetHeadProps extends Pick<Budget, 'id' | 'number' | 'perYear'> {
  readonly form: PaperForm;
  readonly title: string;
  /** As the office prints that amounts return each year. */
  readonly perYearWords: string;
  readonly why: string | null;
}

export const BudgetHead = memo(function BudgetHead(props: BudgetHeadProps): JSX.Element {
  const { form, id, number, perYear, title, perYearWords, why } = props;
  const { t } = useText();
  return (
    <header className={styles.budgetHead}>
      <h4>{title}</h4>
      <div className={styles.number}>
        <LiveText
          label={t('council.budgetNumber')}
          at={`${id}:number`}
          value={number}
          onCommit={(value) => form.setRow(id, 'number', value.trim())}
          isReadOnly={why !== null}
          maxLength={40}
        />
      </div>
      <Checkbox
        label={t('council.perYear', { words: perYearWords })}
        isSelected={perYear}
        onChange={(value) => form.setRow(id, 'perYear', value)}
        isDisabled={why !== null}
      />
      {why === null && (
        <Button
          small
          variant="quiet"
          icon={<Trash2 size={16} strokeWidth={1.75} aria-hidden />}
          label={t('council.remove', { name: title })}
          onPress={() => removeRow(form, t, id, title)}
        />
      )}
    </header>
  );
});
