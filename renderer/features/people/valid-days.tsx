/** For how many days an invitation is valid. */
import type { JSX } from 'react';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';

const daysOffered = [1, 7, 14, 30, 90] as const;
export const daysAtFirst = 14;

interface ValidDaysProps {
  readonly days: number;
  readonly onChange: (days: number) => void;
}

export function ValidDays({ days, onChange }: ValidDaysProps): JSX.Element {
  const { t } = useText();
  return (
    <Select
      label={t('people.valid')}
      choices={daysOffered.map((count) => ({ id: String(count), label: t('people.days', { count }) }))}
      value={String(days)}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
