import type { JSX } from 'react';
import type { PaperModel } from '../../editor/paper-model.ts';
import { useSuggestionCount, type Counted } from '../../editor/suggestions/open-suggestions.tsx';
import styles from './suggestion-count.module.css';

interface SuggestionCountProps {
  readonly model: PaperModel;
  readonly text: Counted | null;
}

/** The number of the text's open suggestions and proposals, beside the name of their tab. */
export function SuggestionCount({ model, text }: SuggestionCountProps): JSX.Element | null {
  const count = useSuggestionCount(model, text);
  return count === 0 ? null : <span className={styles.count}>{count}</span>;
}
