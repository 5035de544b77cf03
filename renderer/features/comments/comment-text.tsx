/** The words of a comment: plain text with line breaks, mentions by their present names, and links. */
import { Fragment, type JSX } from 'react';
import { readCommentLink, type CommentLink } from '../../../shared/domain/comment-link.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { useText } from '../../ui/text.ts';
import styles from './comments.module.css';

const parts = /(@\{[A-Za-z0-9_-]{1,64}\}|ratschrift:#p=[\w=&/-]+|https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g;

interface CommentTextProps {
  readonly text: string;
  readonly nameOf: (person: string) => string;
  readonly me: string;
  /** Follows the link to another comment. */
  readonly onLink: (link: CommentLink) => void;
}

export function CommentText({ text, nameOf, me, onLink }: CommentTextProps): JSX.Element {
  const { t } = useText();
  return (
    <p className={styles.text}>
      {text.split(parts).map((part, index) => {
        const person = /^@\{(.+)\}$/.exec(part)?.[1];
        if (person !== undefined) {
          return (
            <span key={index} className={styles.named} data-me={person === me || undefined}>
              @{nameOf(person)}
            </span>
          );
        }
        const link = readCommentLink(part);
        if (link !== null) {
          return (
            <button key={index} type="button" className={styles.link} onClick={() => onLink(link)}>
              {t('comments.linked')}
            </button>
          );
        }
        if (/^https?:/.test(part) && isSafeLink(part)) {
          return (
            <a key={index} href={part} target="_blank" rel="noopener noreferrer">
              {part}
            </a>
          );
        }
        return <Fragment key={index}>{part}</Fragment>;
      })}
    </p>
  );
}
