/** The words of a comment: plain text with line breaks, mentions by their present names, and links. */
import { Fragment, type JSX } from 'react';
import { isSafeLink } from '../../../shared/document/link.ts';
import styles from './comments.module.css';

const parts = /(@\{[A-Za-z0-9_-]{1,64}\}|https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g;

interface CommentTextProps {
  readonly text: string;
  readonly nameOf: (person: string) => string;
  readonly me: string;
}

export function CommentText({ text, nameOf, me }: CommentTextProps): JSX.Element {
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
