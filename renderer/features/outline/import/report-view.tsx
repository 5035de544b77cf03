/** What comes of a file: its chapters with what they hold, and what can't be carried. */
import { ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import type { ImportReport } from '../../../../shared/domain/import-report.ts';
import { useText } from '../../../ui/text.ts';
import { contentOf, peopleOf, placeOf } from './report-text.ts';
import styles from './import.module.css';

export function ReportView({ report }: { readonly report: ImportReport }): JSX.Element {
  const { t } = useText();
  const names = peopleOf(report, t);
  return (
    <div className={styles.report}>
      <ol className={styles.chapters} aria-label={t('imports.previewTitle')}>
        {report.chapters.map((chapter, index) => (
          <li key={index}>
            <strong>{chapter.title}</strong>
            <span>{contentOf(chapter, t)}</span>
          </li>
        ))}
      </ol>
      {names !== '' && <p>{t('imports.people', { names })}</p>}
      {report.left.length === 0 ? (
        <p>{t('imports.leftNone')}</p>
      ) : (
        <section aria-label={t('imports.leftTitle')}>
          <h3>{t('imports.leftTitle')}</h3>
          {report.left.map((left) => (
            <details key={left.what} className={styles.left}>
              <summary>
                <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
                <span>{t(`imports.left_${left.what}`)}</span>
                <span className={styles.count}>{left.count}</span>
              </summary>
              <ul>
                {left.places.map((place, index) => (
                  <li key={index}>{placeOf(place, t)}</li>
                ))}
                {left.count > left.places.length && (
                  <li>{t('imports.placeMore', { count: left.count - left.places.length })}</li>
                )}
              </ul>
            </details>
          ))}
        </section>
      )}
    </div>
  );
}
