/** Verifies the file as it is now, and archives a finished project as one folder. */
import { useState, type JSX } from 'react';
import type { Output } from '../../../shared/rpc/contract.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './files.module.css';

interface ArchivePartProps {
  readonly session: Session;
  readonly own: boolean;
}

export function ArchivePart({ session, own }: ArchivePartProps): JSX.Element {
  const { t } = useText();
  const [report, setReport] = useState<Output<'file.verify'> | null>(null);
  const [folder, setFolder] = useState<string | null>(null);
  const { busy, run } = useAction();
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('file.verifyLead')}</p>
      <div>
        <Button busy={busy} onPress={() => run(() => session.call('file.verify', {}), setReport)}>
          {t('file.verifyNow')}
        </Button>
      </div>
      {report !== null && (
        <div role="status">
          <p className={report.ok ? styles.done : styles.care}>
            {report.ok ? t('file.verifiedGood') : t('file.verifiedBad', { count: report.found.length })}
          </p>
          <p className={styles.quiet}>{t('file.verifiedCounts', report.counts)}</p>
          <ul className={styles.list}>
            {report.found.map(({ words }, index) => (
              <li key={index}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {own && (
        <>
          <h3>{t('file.archiveTitle')}</h3>
          <p>{t('file.archiveLead')}</p>
          {folder !== null && (
            <p className={styles.done} role="status">
              {t('file.archiveMade', { folder })}
            </p>
          )}
          <div className={styles.actions}>
            <Button
              variant="primary"
              busy={busy}
              onPress={() =>
                run(
                  () => session.call('file.archive', {}),
                  ({ path }) => setFolder(path),
                )
              }
            >
              {t('file.archiveMake')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
