/** The words that a thread is about; a press leads to them while they are there. */
import type { JSX } from 'react';
import type { Thread } from '../../../shared/domain/comments.ts';
import { useText } from '../../ui/text.ts';
import { aboutWords } from './about-words.ts';
import styles from './comments.module.css';

interface ThreadQuoteProps {
  readonly thread: Thread;
  readonly orphaned: boolean;
  readonly onShow: () => void;
}

export function ThreadQuote({ thread: { anchor }, orphaned, onShow }: ThreadQuoteProps): JSX.Element {
  const { t } = useText();
  if (anchor.on === 'chapter' || anchor.on === 'measure')
    return <p className={styles.hint}>{t(anchor.on === 'measure' ? 'comments.onMeasure' : 'comments.onChapter')}</p>;
  const label = aboutWords(anchor, t);
  if (orphaned) {
    return (
      <>
        <blockquote className={styles.quote}>{label}</blockquote>
        <p className={styles.hint}>{t(anchor.on === 'field' ? 'comments.orphanField' : 'comments.orphan')}</p>
      </>
    );
  }
  return (
    <button
      type="button"
      className={styles.quote}
      aria-label={t(anchor.on === 'field' ? 'comments.toField' : 'comments.toText', { place: label })}
      onClick={onShow}
    >
      {label}
    </button>
  );
}
