import { TriangleAlert } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import styles from './problem.module.css';

interface ProblemProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Something did not work: what happened, what is safe, what to do. Read out when it appears. */
export function Problem({ title, text, children }: ProblemProps): JSX.Element {
  return (
    <div role="alert" className={styles.problem}>
      <TriangleAlert size={18} strokeWidth={1.75} aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}
