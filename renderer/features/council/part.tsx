/** One part of the form: a card with its heading. */
import type { JSX, ReactNode } from 'react';
import styles from './council.module.css';
import { partId } from './places.ts';

interface PartProps {
  /** `head`, `routing`, `annexes` or the id of a section. */
  readonly id: string;
  readonly title: string;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Part({ id, title, aside, children }: PartProps): JSX.Element {
  return (
    <section className={styles.part} id={partId(id)} aria-labelledby={`${partId(id)}-title`} tabIndex={-1}>
      <header className={styles.partHead}>
        <h3 id={`${partId(id)}-title`}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
