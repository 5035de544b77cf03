/** What stands in place of hits: how to search, that there is nothing, that the host doesn't answer. */
import { TextSearch } from 'lucide-react';
import type { JSX } from 'react';
import { askToFind } from '../../app/tools-state.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './search.module.css';

const hints = ['helpWords', 'helpFold', 'helpPhrase', 'helpNot'] as const;

export function SearchHelp(): JSX.Element {
  const { t } = useText();
  return (
    <section className={styles.help} aria-label={t('search.help')}>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{t(`search.${hint}`)}</li>
        ))}
      </ul>
    </section>
  );
}

interface NothingProps {
  readonly words: string;
  /** Somewhere that isn't looked at there is something. */
  readonly elsewhere: boolean;
  readonly onEverywhere: () => void;
  readonly onClose: () => void;
}

export function NothingFound({ words, elsewhere, onEverywhere, onClose }: NothingProps): JSX.Element {
  const { t } = useText();
  const findInText = (): void => {
    onClose();
    // The dialog first gives the focus back to where it came from.
    setTimeout(() => askToFind('find', { text: words.trim(), template: '', forms: new Map() }), 0);
  };
  return (
    <div className={styles.nothing}>
      <p className={styles.nothingTitle}>
        {elsewhere ? t('search.noneFiltered') : t('search.noneText', { words: words.trim() })}
      </p>
      <div className={styles.ways}>
        {elsewhere && (
          <Button small onPress={onEverywhere}>
            {t('search.showAll')}
          </Button>
        )}
        <Button small icon={<TextSearch size={16} strokeWidth={1.75} aria-hidden />} onPress={findInText}>
          {t('search.findInText')}
        </Button>
      </div>
      {!elsewhere && <SearchHelp />}
    </div>
  );
}
