/** The state of a measure, and those that may follow it. */
import { ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import { measureMoves, measureStates, type MeasureState } from '../../../shared/measures/measure.ts';
import { useText } from '../../ui/text.ts';
import styles from './state-select.module.css';

interface StateSelectProps {
  readonly label: string;
  readonly state: MeasureState;
  readonly readOnly: boolean;
  readonly onChange: (state: MeasureState) => void;
  readonly look?: 'cell' | 'form';
}

export function StateSelect({ label, state, readOnly, onChange, look = 'cell' }: StateSelectProps): JSX.Element {
  const { t } = useText();
  const choices = measureStates.filter((each) => each === state || measureMoves[state].includes(each));
  return (
    <span className={styles.frame} data-look={look} data-state={state}>
      <select
        className={styles.select}
        aria-label={label}
        value={state}
        disabled={readOnly}
        onChange={({ target }) => {
          const next = measureStates.find((each) => each === target.value);
          if (next !== undefined) onChange(next);
        }}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {t(`measures.state_${each}`)}
          </option>
        ))}
      </select>
      {!readOnly && <ChevronDown size={16} strokeWidth={1.75} aria-hidden />}
    </span>
  );
}
