/** Choices of which one is taken, each with a line on what it is good for. */
import type { JSX } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import styles from './radio-cards.module.css';

interface RadioCardsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly name: string; readonly note?: string }[];
  readonly onChoose: (id: T) => void;
  /** Two beside each other, where there is room. */
  readonly columns?: boolean;
}

export function RadioCards<T extends string>(props: RadioCardsProps<T>): JSX.Element {
  const { label, value, choices, onChoose, columns = false } = props;
  return (
    <RadioGroup
      value={value}
      onChange={(key) => {
        const chosen = choices.find(({ id }) => id === key);
        if (chosen !== undefined) onChoose(chosen.id);
      }}
      className={styles.group ?? ''}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={columns ? styles.columns : styles.column}>
        {choices.map(({ id, name, note }) => (
          <RadioField key={id} value={id} className={styles.field ?? ''}>
            <RadioButton className={styles.card ?? ''}>
              <span className={styles.dot} aria-hidden />
              <span>
                <span className={styles.name}>{name}</span>
                {note !== undefined && <span className={styles.note}>{note}</span>}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
