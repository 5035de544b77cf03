/** One sub-budget: its number, its spreadsheet, and the words to the amount that one is at. */
import { useMemo, useState, type JSX } from 'react';
import { fill, type CityTemplate } from '../../../../shared/council/city-template.ts';
import type { BudgetSums } from '../../../../shared/council/cost-sums.ts';
import type { CostLine } from '../../../../shared/council/cost-table.ts';
import { formatInProse } from '../../../../shared/council/money.ts';
import { amountRow } from '../../../../shared/document/council/cost-rows.ts';
import { useText } from '../../../ui/text.ts';
import { LiveText } from '../live-text.tsx';
import type { PaperForm } from '../paper-form.ts';
import { BudgetHead } from './budget-head.tsx';
import { BudgetTools } from './budget-tools.tsx';
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
  return (
    <section className={styles.budget} aria-label={title}>
      <BudgetHead
        form={form}
        id={budget.id}
        number={budget.number}
        perYear={budget.perYear}
        title={title}
        perYearWords={city.costs.perYear}
        why={why}
      />
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
        <BudgetTools
          form={form}
          budget={budget.id}
          kind={budget.kind}
          product={product}
          line={line?.id ?? null}
          row={current?.id ?? null}
          rowIs={current?.is ?? null}
          rowName={current?.cells[1]?.text ?? ''}
          year={(years.at(-1) ?? usual) + 1}
          onYear={onYear}
        />
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
              at={`${amountRow(line.id, amount.year)}:${field}`}
              value={amount[field]}
              onCommit={(value) => form.setWords(line.id, amount.year, { [field]: value.trim() })}
              merges
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
