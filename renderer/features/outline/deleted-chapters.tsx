/** Deleted chapters, to bring back. */
import { ChevronRight, Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { setChapterDeleted } from '../../../shared/document/outline.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { outlineOrigin } from './reorder.ts';
import styles from './outline.module.css';

export function DeletedChapters({ session }: { readonly session: Session }): JSX.Element | null {
  const { t } = useText();
  if (session.deletedChapters.length === 0) return null;
  const why = session.outlineBlocked === null ? null : t(session.outlineBlocked);
  return (
    <details className={styles.fold}>
      <summary>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        {t('outline.deletedList')} ({session.deletedChapters.length})
      </summary>
      <ul>
        {session.deletedChapters.map((chapter) => {
          const title = titleOf(chapter, t);
          return (
            <li key={chapter.id} className={styles.deleted}>
              <span>{title}</span>
              <Button
                small
                variant="quiet"
                icon={<Undo2 size={16} strokeWidth={1.75} />}
                label={t('outline.restoreOf', { title })}
                why={why}
                onPress={() => {
                  setChapterDeleted(session.outline, chapter.id, false, outlineOrigin);
                  announce(t('outline.restored', { title }));
                }}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
