/** What looks like a field in the top bar: opens the search over everything. */
import { Search } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/text.ts';
import { setTools } from './tools-state.ts';
import styles from './search-field.module.css';

export function SearchFieldButton({ isOpen }: { readonly isOpen: boolean }): JSX.Element {
  const { t } = useText();
  return (
    <span className={styles.place}>
      <Button
        shrinks
        variant="quiet"
        label={t('search.openKeys')}
        icon={<Search size={18} strokeWidth={1.75} aria-hidden />}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onPress={() => setTools({ dialog: 'search' })}
      >
        {t('search.short')}
      </Button>
    </span>
  );
}
