/** Beside the catalogue: what narrows it, what it costs against the budgets, and which goals have no measure. */
import type { JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import { BudgetPart } from './budget-part.tsx';
import { useCatalogue } from './catalogue-store.ts';
import { CoveragePart } from './coverage-part.tsx';
import { FilterPart } from './filter-part.tsx';
import styles from './side.module.css';

export function MeasuresSide({ session }: { readonly session: Session }): JSX.Element {
  const { t } = useText();
  const catalogue = useCatalogue(session);
  if (catalogue === null) return <p className={styles.quiet}>{t('measures.loading')}</p>;
  return (
    <div className={styles.side}>
      <FilterPart session={session} catalogue={catalogue} />
      <BudgetPart session={session} catalogue={catalogue} />
      <CoveragePart session={session} catalogue={catalogue} />
    </div>
  );
}
