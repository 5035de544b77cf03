/** The words that a thread is about; a press leads to them while they are there. */
import type { JSX } from 'react';
import type { Thread } from '../../../shared/domain/comments.ts';
import { useText } from '../../ui/text.ts';
import styles from './comments.module.css';

interface ThreadQuoteProps {
  readonly thread: Thread;
  readonly orphaned: boolean;
  readonly onShow: () => void;
}

export function ThreadQuote({ thread: { anchor }, orphaned, onShow }: ThreadQuoteProps): JSX.Element {
  const { t } = useText();
  if (anchor.on === 'chapter') return <p className={styles.hint}>{t('comments.onChapter')}</p>;
  const words = anchor.on === 'text' ? anchor.quote.exact : anchor.on === 'block' ? anchor.quote : '';
  const short = words.length > 160 ? `${words.slice(0, 150)} …` : words;
  const label =
    anchor.on === 'suggestion'
      ? t('comments.onSuggestion')
      : anchor.on === 'block'
        ? t('comments.onBlock', { quote: short })
        : `„${short}“`;
  if (orphaned) {
    return (
      <>
        <blockquote className={styles.quote}>{label}</blockquote>
        <p className={styles.hint}>{t('comments.orphan')}</p>
      </>
    );
  }
  return (
    <button type="button" className={styles.quote} aria-label={t('comments.toText', { place: label })} onClick={onShow}>
      {label}
    </button>
  );
}
