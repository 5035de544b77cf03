/** How much was found, how far the search is, and what is wrong with it; read out when it is done. */
import { TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { formatNumber, useText } from '../../ui/text.ts';
import type { FinderState } from './finder-state.ts';
import styles from './find-panel.module.css';

export function FindStatus({ state, text }: { readonly state: FinderState; readonly text: string }): JSX.Element {
  const { t, language } = useText();
  const { total, chapters, progress, problem, current, missing, cut } = state;
  if (problem !== null) {
    return (
      <div className={styles.problem} role="alert">
        <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
        <p>{t(`find.${problem}`)}</p>
      </div>
    );
  }
  const all = chapters.flatMap(({ hits }) => hits);
  const at = current === null ? -1 : all.findIndex(({ key }) => key === current.key);
  const found = t('find.hits', { count: total, number: formatNumber(total, language) });
  const where = t('find.inChapters', { count: chapters.length });
  return (
    <div className={styles.status}>
      <p role="status">
        {text === ''
          ? t('find.start')
          : progress !== null && total === 0
            ? ''
            : total === 0
              ? t('find.none')
              : progress !== null
                ? `${found} …`
                : `${found} ${where}`}
      </p>
      {at >= 0 && (
        <p className={styles.position}>
          {t('find.position', { number: formatNumber(at + 1, language), all: formatNumber(total, language) })}
        </p>
      )}
      {progress !== null && (
        <progress
          className={styles.progress}
          value={progress.done}
          max={progress.all}
          aria-label={t('find.searching', { done: progress.done, all: progress.all })}
        />
      )}
      {missing.length > 0 && <p className={styles.hint}>{t('find.missing', { count: missing.length })}</p>}
      {cut && <p className={styles.hint}>{t('find.cut')}</p>}
    </div>
  );
}
