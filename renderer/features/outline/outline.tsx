/** The chapters at the left: whose each is, how far it is, and everything one can do with it. */
import { FileUp, Plus } from 'lucide-react';
import { memo, useState, type DragEvent, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { ChapterFilter } from './chapter-filter.tsx';
import { ChapterList } from './chapter-list.tsx';
import { DeletedChapters } from './deleted-chapters.tsx';
import { GroupProgress } from './group-progress.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { fileFrom, holdsFile } from '../../ui/dropped-file.ts';
import { ImportDialog } from './import/import-dialog.tsx';
import { NewChapterDialog } from './new-chapter-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useFilter } from './use-filter.ts';
import styles from './outline.module.css';

interface OutlineProps {
  readonly session: Session;
  readonly onJump: (chapter: string) => void;
  /** True when a heading above names it already. */
  readonly isNamed?: boolean;
}

export type OutlineDialog =
  | { readonly kind: 'rename' | 'handOver'; readonly chapter: ChapterView }
  | { readonly kind: 'new' }
  | { readonly kind: 'import'; readonly file: File | null };

export const Outline = memo(function Outline({ session, onJump, isNamed = false }: OutlineProps): JSX.Element {
  const { t } = useText();
  const [dialog, setDialog] = useState<OutlineDialog | null>(null);
  const close = (): void => setDialog(null);
  const [filter, setFilter] = useState('');
  const shown = useFilter(session, filter);
  const why = session.outlineBlocked === null ? null : t(session.outlineBlocked);
  const [over, setOver] = useState(false);
  /** Files are ours before the list of chapters sees them, which takes only chapters. */
  const dragged = (event: DragEvent): void => {
    if (why !== null || !holdsFile(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(true);
  };
  const dropped = (event: DragEvent): void => {
    if (why !== null || !holdsFile(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const file = fileFrom(event.dataTransfer);
    if (file !== null) setDialog({ kind: 'import', file });
  };
  return (
    <div
      className={styles.outline}
      data-over={over || undefined}
      onDragEnterCapture={dragged}
      onDragOverCapture={dragged}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setOver(false);
      }}
      onDropCapture={dropped}
    >
      <div className={styles.head}>
        <h2 className={isNamed ? 'visually-hidden' : undefined}>{t('outline.title')}</h2>
        <Button
          small
          variant="quiet"
          label={t('imports.open')}
          icon={<FileUp size={18} strokeWidth={1.75} />}
          why={why}
          onPress={() => setDialog({ kind: 'import', file: null })}
        />
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
        <ChapterFilter
          value={filter}
          onChange={setFilter}
          shown={shown?.length ?? session.chapters.length}
          all={session.chapters.length}
        />
      )}
      {shown?.length !== 0 && <ChapterList session={session} onJump={onJump} onDialog={setDialog} shown={shown} />}
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
      {dialog?.kind === 'import' && (
        <ImportDialog session={session} file={dialog.file} onClose={close} onJump={onJump} />
      )}
      {dialog?.kind === 'rename' && <RenameDialog session={session} chapter={dialog.chapter} onClose={close} />}
      {dialog?.kind === 'handOver' && <HandOverDialog session={session} chapter={dialog.chapter} onClose={close} />}
    </div>
  );
});
