/** A few measures as links to their sheets. */
import type { JSX } from 'react';
import type { Measure } from '../../../shared/measures/measure.ts';
import { useText } from '../../ui/text.ts';
import { nameOf } from './measure-words.ts';
import styles from './side.module.css';

interface MeasureLinksProps {
  readonly measures: readonly Measure[];
  readonly ids: readonly string[];
  readonly onOpen: (measure: string) => void;
  readonly most?: number;
}

export function MeasureLinks({ measures, ids, onOpen, most = 5 }: MeasureLinksProps): JSX.Element {
  const { t } = useText();
  const found = ids.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);
  return (
    <ul className={styles.links}>
      {found.slice(0, most).map((measure) => (
        <li key={measure.id}>
          <button type="button" onClick={() => onOpen(measure.id)}>
            {nameOf(measure, t)}
          </button>
        </li>
      ))}
      {found.length > most && <li className={styles.quiet}>{t('measures.more', { count: found.length - most })}</li>}
    </ul>
  );
}
