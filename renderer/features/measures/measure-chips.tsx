/** Small signs of a measure; never by colour alone. */
import { Flag, Lightbulb } from 'lucide-react';
import type { JSX } from 'react';
import type { Measure, MeasureState } from '../../../shared/measures/measure.ts';
import { useText } from '../../ui/text.ts';
import styles from './measures.module.css';

export function MeasureStateChip({ state }: { readonly state: MeasureState }): JSX.Element {
  const { t } = useText();
  return (
    <span className={styles.chip} data-state={state}>
      {t(`measures.state_${state}`)}
    </span>
  );
}

/** Flagship, and eligible for the fund. */
export function MeasureSigns({
  measure: { flagship, innovationFund },
}: {
  readonly measure: Pick<Measure, 'flagship' | 'innovationFund'>;
}): JSX.Element | null {
  const { t } = useText();
  if (!flagship && !innovationFund) return null;
  return (
    <span className={styles.signs}>
      {flagship && (
        <span>
          <Flag size={14} strokeWidth={1.75} aria-hidden />
          {t('measures.flagship')}
        </span>
      )}
      {innovationFund && (
        <span data-sign="fund">
          <Lightbulb size={14} strokeWidth={1.75} aria-hidden />
          {t('measures.fund')}
        </span>
      )}
    </span>
  );
}
