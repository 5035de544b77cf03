import { Search, X } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { useText } from '../../ui/text.ts';
import styles from './outline.module.css';

interface ChapterFilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many chapters it leaves, of how many. */
  readonly shown: number;
  readonly all: number;
}

/** The field over the chapters; Escape empties it. */
export function ChapterFilter({ value, onChange, shown, all }: ChapterFilterProps): JSX.Element {
  const { t } = useText();
  const filters = value.trim() !== '';
  return (
    <SearchField className={styles.filter ?? ''} value={value} onChange={onChange}>
      <Label className="visually-hidden">{t('find.filter')}</Label>
      <Search className={styles.glass} size={16} strokeWidth={1.75} aria-hidden />
      <Input placeholder={t('find.filter')} autoComplete="off" spellCheck={false} maxLength={100} />
      {filters && (
        <Button className={styles.clear ?? ''} aria-label={t('find.filterClear')}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </Button>
      )}
      <p className={filters ? styles.filtered : 'visually-hidden'} role="status">
        {filters && (shown === 0 ? t('find.filterNone') : t('find.filtered', { count: shown, all }))}
      </p>
    </SearchField>
  );
}
