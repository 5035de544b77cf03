/** What money there is: budgets with their amounts by year. */
import { uuidv4 } from 'lib0/random';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import {
  removeBudget,
  setBudget,
  setBudgetYear,
  settingsLimits,
} from '../../../shared/document/measures/catalogue-settings.ts';
import type { MeasureBudget } from '../../../shared/measures/budget.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { AmountField, LiveField } from './live-field.tsx';
import styles from './budgets.module.css';
import { YearAdder } from './year-adder.tsx';

interface BudgetsDialogProps {
  readonly catalogue: LiveCatalogue;
  readonly onClose: () => void;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;

export function BudgetsDialog({ catalogue, onClose }: BudgetsDialogProps): JSX.Element {
  const { t } = useText();
  const { store, budgets } = catalogue;
  const [fresh, setFresh] = useState<string | null>(null);
  const add = (): void => {
    const id = uuidv4();
    store.closeStep();
    if (setBudget(store.doc, id, { name: '', fund: false }, store.origin)) setFresh(id);
  };
  return (
    <Dialog title={t('measures.budgets')} onClose={onClose}>
      <p>{t('measures.budgetsText')}</p>
      {budgets.map((budget) => (
        <BudgetForm key={budget.id} catalogue={catalogue} budget={budget} isFresh={budget.id === fresh} />
      ))}
      <DialogActions>
        {budgets.length < settingsLimits.budgets && (
          <Button icon={<Plus {...icon} />} onPress={add}>
            {t('measures.budgetNew')}
          </Button>
        )}
        <Button variant="primary" onPress={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface BudgetFormProps {
  readonly catalogue: LiveCatalogue;
  readonly budget: MeasureBudget;
  readonly isFresh: boolean;
}

function BudgetForm({ catalogue: { store }, budget, isFresh }: BudgetFormProps): JSX.Element {
  const { t } = useText();
  const { id, name, years, innovationFund } = budget;
  return (
    <fieldset className={styles.budget}>
      <legend className="visually-hidden">{name === '' ? t('measures.budgetUnnamed') : name}</legend>
      <div className={styles.name}>
        <LiveField
          label={t('measures.budgetName')}
          at={`${id}:name`}
          value={name}
          readOnly={false}
          autoFocus={isFresh}
          onWrite={(typed) => setBudget(store.doc, id, { name: typed }, store.origin)}
        />
        <Button
          variant="quiet"
          label={t('measures.budgetRemove', { name: name === '' ? t('measures.budgetUnnamed') : name })}
          icon={<Trash2 {...icon} />}
          onPress={() => removeBudget(store.doc, id, store.origin)}
        />
      </div>
      <Checkbox
        label={t('measures.budgetFund')}
        isSelected={innovationFund}
        onChange={(fund) => setBudget(store.doc, id, { fund }, store.origin)}
      />
      {[...years].map(([year, cents]) => (
        <div key={year} className={styles.year}>
          <span aria-hidden>{year}</span>
          <AmountField
            hideLabel
            label={`${t('measures.amount')}, ${year}`}
            at={`${id}:year@${year}`}
            value={cents}
            readOnly={false}
            onWrite={(amount) => setBudgetYear(store.doc, id, year, amount ?? 0, store.origin)}
          />
          <span aria-hidden>€</span>
          <Button
            small
            variant="quiet"
            label={t('measures.budgetYearRemove', { year })}
            icon={<Trash2 {...icon} />}
            onPress={() => setBudgetYear(store.doc, id, year, null, store.origin)}
          />
        </div>
      ))}
      <YearAdder
        label={t('measures.year')}
        action={t('measures.budgetYearAdd')}
        next={nextYear([...years.keys()])}
        taken={[...years.keys()]}
        onAdd={(year) => setBudgetYear(store.doc, id, year, 0, store.origin)}
      />
    </fieldset>
  );
}

/** The year after the last one; this one where there is none. */
export const nextYear = (years: readonly number[]): number =>
  years.length === 0 ? new Date().getFullYear() : Math.max(...years) + 1;
