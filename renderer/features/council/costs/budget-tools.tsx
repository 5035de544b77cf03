/** What can be added to a sub-budget or taken out of it; drawn anew only when one is at another row, not with each amount. */
import { CalendarPlus, ListPlus, PackagePlus, Trash2 } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { memo, type JSX } from 'react';
import type { Budget } from '../../../../shared/council/cost-table.ts';
import { newLine, newProduct } from '../../../../shared/document/council/cost-rows.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import type { PaperForm } from '../paper-form.ts';
import styles from './costs.module.css';
import { removeRow } from './remove-row.ts';

interface BudgetToolsProps {
  readonly form: PaperForm;
  readonly budget: string;
  readonly kind: Budget['kind'];
  /** The product that lines are added to; null while there is none. */
  readonly product: string | null;
  /** The line behind which one is added; null: at the end. */
  readonly line: string | null;
  /** The product or line that one is at. */
  readonly row: string | null;
  readonly rowIs: 'product' | 'line' | 'balance' | null;
  readonly rowName: string;
  /** The year of the next column. */
  readonly year: number;
  readonly onYear: (year: number) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export const BudgetTools = memo(function BudgetTools(props: BudgetToolsProps): JSX.Element {
  const { form, budget, kind, product, line, row, rowIs, rowName, year, onYear } = props;
  const { t } = useText();
  const addLine = (): void => {
    if (product !== null) form.add([newLine(product, { id: uuidv4(), side: 'expense', kind: '' })], line ?? undefined);
  };
  const addProduct = (): void => {
    const id = uuidv4();
    form.step(() => {
      form.addInStep([newProduct(budget, { id, number: '', name: '' })]);
      form.addInStep([newLine(id, { id: uuidv4(), side: 'expense', kind: '' })]);
    });
  };
  return (
    <div className={styles.tools}>
      <Button
        small
        icon={<ListPlus {...icon} />}
        onPress={addLine}
        why={product === null ? t('council.noProduct') : null}
      >
        {t('council.addLine')}
      </Button>
      <Button small icon={<PackagePlus {...icon} />} onPress={addProduct}>
        {t(kind === 'result' ? 'council.addProduct' : 'council.addMeasure')}
      </Button>
      <Button small icon={<CalendarPlus {...icon} />} onPress={() => onYear(year)}>
        {t('council.addYear', { year })}
      </Button>
      {row !== null && rowIs !== null && rowIs !== 'balance' && (
        <Button
          small
          icon={<Trash2 {...icon} />}
          onPress={() => removeRow(form, t, row, rowName || t('council.unnamed'))}
        >
          {t(rowIs === 'product' ? 'council.removeProduct' : 'council.removeLine')}
        </Button>
      )}
    </div>
  );
});
