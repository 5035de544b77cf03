/** The cost table: whether there are effects, how years are printed, and a spreadsheet for each sub-budget. */
import { FileSpreadsheet, Plus } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { useCallback, useMemo, useState, type JSX } from 'react';
import type { CityTemplate } from '../../../../shared/council/city-template.ts';
import { sumTable } from '../../../../shared/council/cost-sums.ts';
import type { BudgetKind } from '../../../../shared/council/cost-table.ts';
import type { CouncilPaper } from '../../../../shared/council/council-paper.ts';
import { newBudget, newLine, newProduct } from '../../../../shared/document/council/cost-rows.ts';
import type { ProjectCall } from '../../../app/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { useText } from '../../../ui/text.ts';
import type { PaperForm } from '../paper-form.ts';
import { fieldId } from '../places.ts';
import { BudgetCard } from './budget-card.tsx';
import styles from './costs.module.css';
import { SheetImport } from './sheet-import.tsx';

interface CostsProps {
  readonly form: PaperForm;
  readonly paper: CouncilPaper;
  readonly city: CityTemplate;
  readonly why: string | null;
  readonly call: ProjectCall;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function CostsPart({ form, paper, city, why, call }: CostsProps): JSX.Element {
  const { t } = useText();
  const { costs } = paper;
  const sums = useMemo(() => sumTable(costs), [costs]);
  const wrong = form.wrongAmounts();
  /** Columns without amounts yet, of this window alone. */
  const [added, setAdded] = useState<readonly number[]>([]);
  const addYear = useCallback((year: number) => setAdded((before) => [...before, year]), []);
  const [fromSheet, setFromSheet] = useState(false);
  const add = (kind: BudgetKind): void => {
    const [budget, product] = [uuidv4(), uuidv4()];
    form.step(() => {
      form.addInStep([newBudget({ id: budget, kind, number: '', perYear: kind === 'result' })]);
      form.addInStep([newProduct(budget, { id: product, number: '', name: '' })]);
      form.addInStep([newLine(product, { id: uuidv4(), side: 'expense', kind: '' })]);
    });
  };
  const setEffects = (effects: 'none' | 'some'): void => {
    form.step(() => {
      form.set('effects', effects);
      if (effects === 'some' && costs.budgets.length === 0) add('result');
    });
  };
  return (
    <div className={styles.costs} id={fieldId('costs')} tabIndex={-1}>
      <div className={styles.choices}>
        <Segments
          label={t('council.effects')}
          value={costs.effects}
          choices={[
            { id: 'some', label: t('council.effects_some') },
            { id: 'none', label: t('council.effects_none') },
          ]}
          onChoose={(id) => {
            if (why === null) setEffects(id);
          }}
        />
        {costs.effects === 'some' && (
          <Select
            small
            hideLabel
            label={t('council.years')}
            choices={[
              { id: 'added', label: t('council.years_added') },
              { id: 'apart', label: t('council.years_apart') },
            ]}
            value={costs.years}
            onChange={(id) => form.set('years', id)}
            isDisabled={why !== null}
          />
        )}
      </div>
      {costs.effects === 'none' ? (
        <p className={styles.quiet}>{t('council.effectsNone', { sentence: city.costs.none })}</p>
      ) : (
        <>
          {sums.budgets.map((each) => (
            <BudgetCard
              key={each.budget.id}
              form={form}
              sums={each}
              date={paper.date}
              city={city}
              wrong={wrong}
              added={added}
              onYear={addYear}
              why={why}
            />
          ))}
          {why === null && (
            <div className={styles.tools}>
              <Button small icon={<Plus {...icon} />} onPress={() => add('result')}>
                {t('council.addResult')}
              </Button>
              <Button small icon={<Plus {...icon} />} onPress={() => add('investment')}>
                {t('council.addInvestment')}
              </Button>
              <Button small icon={<FileSpreadsheet {...icon} />} onPress={() => setFromSheet(true)}>
                {t('council.sheet')}
              </Button>
            </div>
          )}
        </>
      )}
      {fromSheet && (
        <SheetImport form={form} costs={costs} city={city} call={call} onClose={() => setFromSheet(false)} />
      )}
    </div>
  );
}
