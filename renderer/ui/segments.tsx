/** A few choices side by side, of which one is on. */
import type { JSX } from 'react';
import { Button } from './button.tsx';
import styles from './segments.module.css';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly onChoose: (id: T) => void;
  readonly small?: boolean;
}

export function Segments<T extends string>(props: SegmentsProps<T>): JSX.Element {
  const { label, value, choices, onChoose, small = false } = props;
  return (
    <div className={styles.segments} role="group" aria-label={label}>
      {choices.map(({ id, label: name }) => (
        <Button key={id} small={small} variant="quiet" aria-pressed={value === id} onPress={() => onChoose(id)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
