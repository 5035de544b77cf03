/** How much was found, and what was not searched; read out when it changes. */
import type { JSX } from 'react';
import { MOST_HITS, type SearchAnswer } from '../../../shared/rpc/search-schemas.ts';
import { useText } from '../../ui/text.ts';
import styles from './search.module.css';

interface SearchStatusProps {
  readonly answer: SearchAnswer | null;
  readonly total: number;
  readonly busy: boolean;
}

export function SearchStatus({ answer, total, busy }: SearchStatusProps): JSX.Element {
  const { t } = useText();
  const notes: string[] = [];
  if (answer !== null) {
    notes.push(
      total === 0 ? (answer.pending > 0 || busy ? '' : t('search.none')) : t('search.count', { count: total }),
    );
    if (answer.hits.length >= MOST_HITS) notes.push(t('search.tooMany', { count: MOST_HITS }));
    if (answer.pending > 0) notes.push(t('search.reading', { done: answer.all - answer.pending, all: answer.all }));
    if (answer.unread > 0) notes.push(t('search.unread', { count: answer.unread }));
    if (answer.cut) notes.push(t('search.cut'));
  }
  return (
    <p className={styles.status} role="status">
      {notes.filter((note) => note !== '').join(' ')}
    </p>
  );
}
