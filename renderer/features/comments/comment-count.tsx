/** How many open comments there are in the chapter at hand, and whether some are unread; beside the tab's name. */
import { useSyncExternalStore, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { useText } from '../../ui/text.ts';
import styles from './comments.module.css';

interface CommentCountProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
}

export function CommentCount({ session, chapter }: CommentCountProps): JSX.Element | null {
  const { t } = useText();
  const { model } = session.comments;
  useSyncExternalStore(model.subscribe, model.version);
  if (chapter === null) return null;
  const threads = model.read(chapter.id).threads;
  const open = threads.filter(({ state }) => state === 'open').length;
  const unread = threads.reduce((sum, thread) => sum + model.unread(chapter.id, thread).length, 0);
  return (
    <>
      {open > 0 && <span className={styles.count}>{open}</span>}
      {unread > 0 && ' '}
      {unread > 0 && <span className={styles.dot} role="img" aria-label={t('comments.tabUnread', { count: unread })} />}
    </>
  );
}
