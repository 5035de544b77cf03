/** How many open comments there are on the chapter, or measure, at hand, and whether some are unread; beside the tab's name. */
import { useSyncExternalStore, type JSX } from 'react';
import { useText } from '../../ui/text.ts';
import type { CommentModel } from './comment-model.ts';
import styles from './comments.module.css';

interface CommentCountProps {
  readonly model: CommentModel;
  readonly subject: string | null;
}

export function CommentCount({ model, subject }: CommentCountProps): JSX.Element | null {
  const { t } = useText();
  useSyncExternalStore(model.subscribe, model.version);
  if (subject === null) return null;
  const threads = model.read(subject).threads;
  const open = threads.filter(({ state }) => state === 'open').length;
  const unread = threads.reduce((sum, thread) => sum + model.unread(subject, thread).length, 0);
  return (
    <>
      {open > 0 && <span className={styles.count}>{open}</span>}
      {unread > 0 && ' '}
      {unread > 0 && <span className={styles.dot} role="img" aria-label={t('comments.tabUnread', { count: unread })} />}
    </>
  );
}
