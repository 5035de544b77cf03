import type { JSX } from 'react';
import styles from './brand.module.css';

/** The program's mark; with its name unless `small`. */
export function Brand({ small = false }: { readonly small?: boolean }): JSX.Element {
  return (
    <span className={styles.brand}>
      <span className={styles.mark} aria-hidden>
        R
      </span>
      {small ? <span className="visually-hidden">Ratschrift</span> : <span>Ratschrift</span>}
    </span>
  );
}
