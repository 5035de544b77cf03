import type { JSX } from 'react';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { useSuggestionCount } from '../../editor/suggestions/open-suggestions.tsx';
import styles from './suggestion-count.module.css';

interface SuggestionCountProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
}

/** The number of the chapter's open suggestions and proposals, beside the name of their tab. */
export function SuggestionCount({ session, chapter }: SuggestionCountProps): JSX.Element | null {
  const count = useSuggestionCount(session.paper, chapter);
  return count === 0 ? null : <span className={styles.count}>{count}</span>;
}
