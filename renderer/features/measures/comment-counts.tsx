/** How many open comments each measure has, on cards and in the table. */
import { MessageSquare } from 'lucide-react';
import { useEffect, useMemo, useSyncExternalStore, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import styles from './measures.module.css';

export type CommentCounts = ReadonlyMap<string, number>;

/** By measure; those without are left out. */
export function useCommentCounts({ measureComments: { model } }: Session): CommentCounts {
  const version = useSyncExternalStore(model.subscribe, model.version);
  // All measures have one room: any of them stands for it.
  useEffect(() => model.hold(['']), [model]);
  return useMemo(
    () =>
      new Map(
        [...(version >= 0 ? model.all('') : [])]
          .map(([measure, { threads }]) => [measure, threads.filter(({ state }) => state === 'open').length] as const)
          .filter(([, count]) => count > 0),
      ),
    [model, version],
  );
}

export function CommentCount({ count }: { readonly count: number }): JSX.Element | null {
  const { t } = useText();
  if (count === 0) return null;
  const label = t('comments.open', { count });
  return (
    <span className={styles.comments} title={label}>
      <MessageSquare size={14} strokeWidth={1.75} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
