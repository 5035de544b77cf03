import type { JSX } from 'react';
import type { Snippet } from '../../../shared/document/suggestion-list.ts';
import styles from './suggestions.module.css';

/** Old and new words as they stand in the text, with a few around them. */
export function SnippetText({ snippet }: { readonly snippet: Snippet }): JSX.Element {
  return (
    <span className={styles.snippet}>
      {snippet.pieces.map(({ what, text }, index) => {
        if (what === 'ins') return <ins key={index}>{text}</ins>;
        if (what === 'del') return <del key={index}>{text}</del>;
        return (
          <span key={index} className={what === 'fmt' ? styles.format : undefined}>
            {text}
          </span>
        );
      })}
    </span>
  );
}
