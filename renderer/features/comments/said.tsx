/** What somebody said: a comment or a reply, with its author, time and menu. */
import { EllipsisVertical } from 'lucide-react';
import type { JSX } from 'react';
import type { Comment } from '../../../shared/domain/comments.ts';
import { Avatar } from '../../ui/marks.tsx';
import { MenuButton, type Command } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import type { CardScene } from './card-scene.ts';
import { CommentText } from './comment-text.tsx';
import styles from './comments.module.css';
import { relativeTime } from './relative-time.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface SaidProps {
  readonly comment: Comment;
  readonly scene: CardScene;
  readonly unread: boolean;
  readonly nameOf: (person: string) => string;
  readonly commands: readonly Command[];
  readonly editor: JSX.Element | null;
  readonly quote: JSX.Element | null;
}

export function Said({ comment, scene, unread, nameOf, commands, editor, quote }: SaidProps): JSX.Element {
  const { t, language } = useText();
  const { membership, me, now } = scene;
  const author = membership.people.get(comment.author);
  const name = comment.as?.name ?? nameOf(comment.author);
  const at = comment.as === null ? comment.at : comment.as.at;
  return (
    <>
      <header className={styles.head}>
        {author !== undefined && comment.as === null && <Avatar person={author} membership={membership} />}
        <span className={styles.who}>
          <strong>{name}</strong>
          {comment.as !== null && (
            <span className={styles.hint}> {t('comments.importedBy', { name: nameOf(comment.author) })}</span>
          )}
        </span>
        {unread && <span className={styles.dot} role="img" aria-label={t('comments.unread')} />}
        {at !== null && (
          <time className={styles.time} dateTime={new Date(at).toISOString()}>
            {relativeTime(at, now, language)}
          </time>
        )}
        {commands.length > 0 && (
          <MenuButton
            small
            label={t('comments.actions', { name })}
            icon={<EllipsisVertical {...icon} />}
            commands={commands}
          />
        )}
      </header>
      {quote}
      {editor ??
        (comment.deleted || comment.hidden !== null ? (
          <p className={styles.gone}>
            {t(comment.deleted ? 'comments.deleted' : 'comments.hidden')}
            {comment.hidden !== null && comment.hidden.why !== '' && ` ${comment.hidden.why}`}
          </p>
        ) : (
          <CommentText text={comment.text} nameOf={nameOf} me={me.id} onLink={scene.follow} />
        ))}
      {comment.edited !== null && !comment.deleted && <p className={styles.hint}>{t('comments.edited')}</p>}
    </>
  );
}
