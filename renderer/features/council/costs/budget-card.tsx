/** One sub-budget: its number, its spreadsheet, and the words to the amount that one is at. */
import { CalendarPlus, ListPlus, PackagePlus, Trash2 } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { useMemo, useState, type JSX } from 'react';
import { fill, type CityTemplate } from '../../../../shared/council/city-template.ts';
import type { BudgetSums } from '../../../../shared/council/cost-sums.ts';
import type { CostLine } from '../../../../shared/council/cost-table.ts';
import { formatInProse } from '../../../../shared/council/money.ts';
import { amountRow, newLine, newProduct } from '../../../../shared/document/council/cost-rows.ts';
import { notify } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import { LiveText } from '../live-text.tsx';
import type { PaperForm } from '../paper-form.ts';
import { CostGrid } from './cost-grid.tsx';
import styles from './costs.module.css';
import { gridRows, shownYears, type KnownRows, type WrongAmounts } from './grid-model.ts';

interface BudgetCardProps {
  readonly form: PaperForm;
  readonly sums: BudgetSums;
  /** Of the paper, as it is kept: a new table begins with its year. */
  readonly date: string;
  readonly city: CityTemplate;
  readonly wrong: WrongAmounts;
  readonly added: readonly number[];
  readonly onYear: (year: number) => void;
  readonly why: string | null;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function BudgetCard(props: BudgetCardProps): JSX.Element {
  const { form, sums, date, city, wrong, added, onYear, why } = props;
  const { t } = useText();
  const { budget } = sums;
  const [at, setAt] = useState<{ readonly row: string; readonly year: number | null } | null>(null);
  const printed = city.costs[budget.kind];
  const words = useMemo(
    () => ({
      income: t(`council.income_${budget.kind}`),
      expense: t(`council.expense_${budget.kind}`),
      balance: printed.balance,
      tooLarge: t('council.tooLarge'),
    }),
    [t, budget.kind, printed],
  );
  const lines = useMemo(() => budget.products.flatMap((product) => product.lines), [budget]);
  const usual = Number(/^\d{4}/.exec(date)?.[0] ?? new Date().getFullYear());
  const years = useSame(useMemo(() => yearsOf(lines, wrong, added, usual), [lines, wrong, added, usual]));
  const heads = useMemo(
    () => [t('council.columnNumber'), t('council.columnName'), ...years.map(String), t('council.columnSum')],
    [t, years],
  );
  const made = useMemo(
    () => ({ years, wrong, words, known: new WeakMap() satisfies KnownRows }),
    [years, wrong, words],
  );
  const rows = useMemo(() => gridRows(sums, made.years, made.wrong, amountRow, made.words, made.known), [sums, made]);
  const title = fill(printed.title, { number: budget.number === '' ? '…' : budget.number });
  const current = rows.find(({ id }) => id === at?.row);
  const product = current?.product ?? budget.products.at(-1)?.id ?? null;
  const line = lines.find(({ id }) => id === at?.row);
  const amount = line?.amounts.find(({ year }) => year === at?.year);
  const addLine = (): void => {
    if (product === null) return;
    form.add([newLine(product, { id: uuidv4(), side: 'expense', kind: '' })], line?.id);
  };
  const addProduct = (): void => {
    const id = uuidv4();
    form.step(() => {
      form.addInStep([newProduct(budget.id, { id, number: '', name: '' })]);
      form.addInStep([newLine(id, { id: uuidv4(), side: 'expense', kind: '' })]);
    });
  };
  const remove = (id: string, name: string): void => {
    form.remove(id);
    const back = (): void => form.setRow(id, 'gone', false);
    notify({ text: t('council.removedRow', { name }), action: { label: t('common.undo'), run: back } });
  };
  return (
    <section className={styles.budget} aria-label={title}>
      <header className={styles.budgetHead}>
        <h4>{title}</h4>
        <div className={styles.number}>
          <LiveText
            label={t('council.budgetNumber')}
            value={budget.number}
            onCommit={(value) => form.setRow(budget.id, 'number', value.trim())}
            isReadOnly={why !== null}
            maxLength={40}
          />
        </div>
        <Checkbox
          label={t('council.perYear', { words: city.costs.perYear })}
          isSelected={budget.perYear}
          onChange={(value) => form.setRow(budget.id, 'perYear', value)}
          isDisabled={why !== null}
        />
        {why === null && (
          <Button
            small
            variant="quiet"
            icon={<Trash2 {...icon} />}
            label={t('council.remove', { name: title })}
            onPress={() => remove(budget.id, title)}
          />
        )}
      </header>
      <CostGrid
        form={form}
        label={title}
        heads={heads}
        rows={rows}
        years={years}
        words={words}
        isReadOnly={why !== null}
        onAt={(row, cell) => {
          const next = row === null ? null : { row: row.id, year: cell?.year ?? null };
          if (next?.row !== at?.row || next?.year !== at?.year) setAt(next);
        }}
      />
      {why === null && (
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
            {t(budget.kind === 'result' ? 'council.addProduct' : 'council.addMeasure')}
          </Button>
          <Button small icon={<CalendarPlus {...icon} />} onPress={() => onYear((years.at(-1) ?? usual) + 1)}>
            {t('council.addYear', { year: (years.at(-1) ?? usual) + 1 })}
          </Button>
          {current !== undefined && current.is !== 'balance' && (
            <Button
              small
              icon={<Trash2 {...icon} />}
              onPress={() => remove(current.id, current.cells[1]?.text || t('council.unnamed'))}
            >
              {t(current.is === 'product' ? 'council.removeProduct' : 'council.removeLine')}
            </Button>
          )}
        </div>
      )}
      {line !== undefined && amount !== undefined && (
        <div className={styles.words} role="group" aria-label={t('council.words')}>
          <p className={styles.wordsHead}>
            {formatInProse(amount.cents)} · {amount.year} · {line.kind === '' ? t('council.unnamed') : line.kind}
          </p>
          {(['purpose', 'reservation', 'cover'] as const).map((field) => (
            <LiveText
              key={`${line.id} ${amount.year} ${field}`}
              label={t(`council.${field}`)}
              value={amount[field]}
              onCommit={(value) => form.setWords(line.id, amount.year, { [field]: value.trim() })}
              isReadOnly={why !== null}
              placeholder={t(`council.${field}Hint`)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function yearsOf(
  lines: readonly CostLine[],
  wrong: WrongAmounts,
  added: readonly number[],
  usual: number,
): readonly number[] {
  const own = new Set(wrong.size === 0 ? [] : lines.map(({ id }) => id));
  const wrongYears = [...wrong.keys()].flatMap((key) => {
    const dot = key.lastIndexOf('.');
    return own.has(key.slice(0, dot)) ? [Number(key.slice(dot + 1))] : [];
  });
  return shownYears(lines, wrongYears, added, usual);
}

/** The list of before, as long as it says the same. */
function useSame(years: readonly number[]): readonly number[] {
  const [kept, setKept] = useState(years);
  const isSame = kept.length === years.length && kept.every((year, at) => year === years[at]);
  if (!isSame) setKept(years);
  return isSame ? kept : years;
}
