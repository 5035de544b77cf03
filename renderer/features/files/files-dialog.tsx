/** The file of the project: its backups, one file to mail, taking one in, verifying and archiving. */
import { Archive, FileInput, History, Mail } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX, type ReactNode } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';
import { ArchivePart } from './archive-part.tsx';
import { BackupsPart } from './backups-part.tsx';
import { MailPart } from './mail-part.tsx';
import { MergePart } from './merge-part.tsx';
import styles from './files.module.css';

interface FilesDialogProps {
  readonly session: Session;
  /** A file to begin merging with; null for none. */
  readonly merge: string | null;
  readonly onClose: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const parts = ['backups', 'mail', 'merge', 'archive'] as const;
type Part = (typeof parts)[number];
const icons: Readonly<Record<Part, ReactNode>> = {
  backups: <History {...icon} />,
  mail: <Mail {...icon} />,
  merge: <FileInput {...icon} />,
  archive: <Archive {...icon} />,
};

export function FilesDialog({ session, merge, onClose }: FilesDialogProps): JSX.Element {
  const { t } = useText();
  const [part, setPart] = useState<Part>(merge === null ? 'backups' : 'merge');
  const list = useQuery({
    queryKey: ['backups.list', session.project.id],
    queryFn: () => session.call('backups.list', {}),
    staleTime: 0,
  });
  const own = list.data?.own === true;
  const reload = (): void => void list.refetch();
  const shown = parts.filter((each) => own || each === 'backups' || each === 'archive');
  return (
    <Dialog title={t('file.title')} onClose={onClose} wide>
      <div className={styles.parts} role="group" aria-label={t('file.parts')}>
        {shown.map((each) => (
          <Button
            key={each}
            variant={each === part ? 'plain' : 'quiet'}
            icon={icons[each]}
            aria-pressed={each === part}
            onPress={() => setPart(each)}
          >
            {t(`file.part_${each}`)}
          </Button>
        ))}
      </div>
      {list.error !== null && <Problem title={t('file.listFailed')} text={describeFailure(t, list.error)} />}
      {part === 'backups' && list.data !== undefined && (
        <BackupsPart session={session} list={list.data} onChanged={reload} />
      )}
      {part === 'mail' && <MailPart session={session} />}
      {part === 'merge' && <MergePart session={session} begin={merge} />}
      {part === 'archive' && <ArchivePart session={session} own={own} />}
    </Dialog>
  );
}
