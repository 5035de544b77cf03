/** What stands in the bar while two states are compared: which changes are shown, and the way from one to the next. */
import { ArrowDown, ArrowUp, RefreshCw } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { WindowGap } from '../../ui/window-view.tsx';
import { rowFilters, type RowFilter } from './filter-rows.ts';
import styles from './versions.module.css';

export const everybody = 'all';

interface CompareToolsProps {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  /** Those who wrote, by their ids; `everybody` is not among them. */
  readonly people: readonly { readonly id: string; readonly label: string }[];
  readonly person: string;
  readonly onPerson: (person: string) => void;
  readonly showsSame: boolean;
  readonly onShowsSame: (shows: boolean) => void;
  readonly onStep: (step: 1 | -1) => void;
  /** Compares anew with what stands now; null where neither state is that. */
  readonly onAgain: (() => void) | null;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function CompareTools(props: CompareToolsProps): JSX.Element {
  const { filter, onFilter, people, person, onPerson, showsSame, onShowsSame, onStep, onAgain } = props;
  const { t } = useText();
  return (
    <div className={styles.filters} role="group" aria-label={t('versions.filter')}>
      <Select
        small
        label={t('versions.filter')}
        hideLabel
        choices={rowFilters.map((each) => ({ id: each, label: t(`versions.filter_${each}`) }))}
        value={filter}
        onChange={(each) => onFilter(rowFilters.find((known) => known === each) ?? 'all')}
      />
      {people.length > 1 && (
        <Select
          small
          label={t('versions.person')}
          hideLabel
          choices={[{ id: everybody, label: t('versions.everybody') }, ...people]}
          value={person}
          onChange={onPerson}
        />
      )}
      <Checkbox label={t('versions.showSame')} isSelected={showsSame} onChange={onShowsSame} />
      <WindowGap />
      {onAgain !== null && (
        <Button variant="quiet" label={t('versions.refresh')} icon={<RefreshCw {...icon} />} onPress={onAgain} />
      )}
      <Button variant="quiet" label={t('versions.previous')} icon={<ArrowUp {...icon} />} onPress={() => onStep(-1)} />
      <Button variant="quiet" label={t('versions.next')} icon={<ArrowDown {...icon} />} onPress={() => onStep(1)} />
    </div>
  );
}
