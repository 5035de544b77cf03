/** A field for a year and a button that adds it. */
import { Plus } from 'lucide-react';
import { useState, type JSX } from 'react';
import { isYear } from '../../../shared/measures/measure.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { yearFault } from './live-field.tsx';
import { notify } from '../../ui/announcer.tsx';
import styles from './budgets.module.css';

interface YearAdderProps {
  readonly label: string;
  readonly action: string;
  /** What stands in the field at first. */
  readonly next: number;
  readonly taken: readonly number[];
  readonly onAdd: (year: number) => void;
}

export function YearAdder({ label, action, next, taken, onAdd }: YearAdderProps): JSX.Element {
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? String(next);
  const add = (): void => {
    const year = Number(value);
    if (!isYear(year)) return notify({ text: yearFault(t) });
    setTyped(null);
    if (!taken.includes(year)) onAdd(year);
  };
  return (
    <div className={styles.adder}>
      <input
        aria-label={label}
        value={value}
        maxLength={4}
        inputMode="numeric"
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button small icon={<Plus size={16} strokeWidth={1.75} />} onPress={add}>
        {action}
      </Button>
    </div>
  );
}
