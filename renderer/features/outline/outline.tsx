/** The chapters at the left: whose each is, how far it is, and everything one can do with it. */
import { Plus } from 'lucide-react';
import { memo, useState, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { ChapterFilter } from './chapter-filter.tsx';
import { ChapterList } from './chapter-list.tsx';
import { DeletedChapters } from './deleted-chapters.tsx';
import { filterChapters } from './filter-chapters.ts';
import { GroupProgress } from './group-progress.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { NewChapterDialog } from './new-chapter-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import styles from './outline.module.css';

interface OutlineProps {
  readonly session: Session;
  readonly onJump: (chapter: string) => void;
  /** True when a heading above names it already. */
  readonly isNamed?: boolean;
}

export type OutlineDialog =
  { readonly kind: 'rename' | 'handOver'; readonly chapter: ChapterView } | { readonly kind: 'new' };

export const Outline = memo(function Outline({ session, onJump, isNamed = false }: OutlineProps): JSX.Element {
  const { t } = useText();
  const [dialog, setDialog] = useState<OutlineDialog | null>(null);
  const close = (): void => setDialog(null);
  const [filter, setFilter] = useState('');
  const shown = filterChapters(session.chapters, filter, t);
  const why = session.outlineBlocked === null ? null : t(session.outlineBlocked);
  return (
    <div className={styles.outline}>
      <div className={styles.head}>
        <h2 className={isNamed ? 'visually-hidden' : undefined}>{t('outline.title')}</h2>
        <Button
          small
          variant="quiet"
          label={t('outline.new')}
          icon={<Plus size={18} strokeWidth={1.75} />}
          why={why}
          onPress={() => setDialog({ kind: 'new' })}
        />
      </div>
      {session.chapters.length > 1 && (
        <ChapterFilter value={filter} onChange={setFilter} shown={shown.length} all={session.chapters.length} />
      )}
      {shown.length > 0 && (
        <ChapterList
          session={session}
          onJump={onJump}
          onDialog={setDialog}
          {...(filter.trim() === '' ? {} : { shown })}
        />
      )}
      <DeletedChapters session={session} />
      {session.chapters.length > 0 && <GroupProgress chapters={session.chapters} />}
      {dialog?.kind === 'new' && (
        <NewChapterDialog
          session={session}
          onClose={close}
          onCreated={(id) => {
            close();
            onJump(id);
          }}
        />
      )}
      {dialog?.kind === 'rename' && <RenameDialog session={session} chapter={dialog.chapter} onClose={close} />}
      {dialog?.kind === 'handOver' && <HandOverDialog session={session} chapter={dialog.chapter} onClose={close} />}
    </div>
  );
});
