/** The list of backups, what is in one beside what stands now, and bringing it back. */
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CircleAlert, CircleCheck } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { BackupList, BackupPaper } from '../../../shared/rpc/file-schemas.ts';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { formatMoment, formatNumber, useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import { BackupChapter } from './backup-chapter.tsx';
import { SecondPlace } from './second-place.tsx';
import styles from './files.module.css';

interface BackupsPartProps {
  readonly session: Session;
  readonly list: BackupList;
  readonly onChanged: () => void;
}

export function BackupsPart({ session, list, onChanged }: BackupsPartProps): JSX.Element {
  const { t, language } = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, run } = useAction();
  if (chosen !== null)
    return <OneBackup session={session} at={chosen} own={list.own} onBack={() => (setChosen(null), onChanged())} />;
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('file.backupsLead')}</p>
      {list.backups.length === 0 ? (
        <p className={styles.quiet}>{t('file.backupsNone')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('file.part_backups')}>
          {list.backups.map(({ at, good, note, bytes }) => (
            <li key={at}>
              <AriaButton className={styles.row ?? ''} isDisabled={!good} onPress={() => setChosen(at)}>
                {good ? (
                  <CircleCheck size={18} strokeWidth={1.75} className={styles.good} aria-hidden />
                ) : (
                  <CircleAlert size={18} strokeWidth={1.75} className={styles.bad} aria-hidden />
                )}
                <span>
                  <strong>{formatMoment(at, language)}</strong>
                  <span className={styles.facts}>
                    {!good
                      ? t('file.backupBad')
                      : note === null
                        ? t('file.megabytes', { size: megabytes(bytes, language) })
                        : t('file.backupFacts', {
                            chapters: formatNumber(note.chapters, language),
                            words: formatNumber(note.words, language),
                            size: megabytes(bytes, language),
                            verified: formatMoment(note.verifiedAt, language),
                          })}
                  </span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      {list.folder !== null && <p className={styles.quiet}>{t('file.backupFolder', { folder: list.folder })}</p>}
      {list.own && <SecondPlace session={session} second={list.second} onChanged={onChanged} />}
      <div className={styles.actions}>
        <Button
          variant="primary"
          busy={busy}
          onPress={() =>
            run(
              () => session.call('backups.make', {}),
              () => {
                notify({ text: t('file.backupMade') });
                onChanged();
              },
            )
          }
        >
          {t('file.backupNow')}
        </Button>
      </div>
    </div>
  );
}

const megabytes = (bytes: number, language: 'de' | 'en'): string =>
  (bytes / 1_000_000).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 });

interface OneBackupProps {
  readonly session: Session;
  readonly at: string;
  readonly own: boolean;
  readonly onBack: () => void;
}

function OneBackup({ session, at, own, onBack }: OneBackupProps): JSX.Element {
  const { t, language } = useText();
  const [reading, setReading] = useState<string | null>(null);
  const paper = useQuery({
    queryKey: ['backups.preview', session.project.id, at],
    queryFn: () => session.call('backups.preview', { at }),
    staleTime: 0,
    retry: false,
  });
  const { busy, run } = useAction();
  const moment = formatMoment(at, language);
  const restore = (chapters: string[] | null): void =>
    run(
      () => session.call('backups.restore', { at, chapters }),
      ({ chapters: count, safety }) => {
        notify({ text: t('file.restored', { count, time: formatMoment(safety, language) }) });
        void paper.refetch();
      },
    );
  const copy = (): void => {
    const title = t('file.copyTitle', { title: session.project.title, time: moment }).slice(0, 200);
    run(
      () => session.call('backups.copy', { at, title }),
      ({ path }) => notify({ text: t('file.copied', { path }) }),
    );
  };
  const back = (
    <div>
      <Button variant="quiet" icon={<ArrowLeft size={18} strokeWidth={1.75} aria-hidden />} onPress={onBack} autoFocus>
        {t('file.allBackups')}
      </Button>
    </div>
  );
  if (paper.error !== null)
    return (
      <div className={styles.part}>
        {back}
        <Problem title={t('file.previewFailed')} text={describeFailure(t, paper.error)} />
      </div>
    );
  const chapters = paper.data?.chapters ?? [];
  const differs = chapters.some(({ now }) => now !== 'same');
  return (
    <div className={styles.part} aria-busy={paper.isLoading}>
      {back}
      <h3>{t('file.backupOf', { time: moment })}</h3>
      <p className={styles.lead}>{t('file.nothingLost')}</p>
      {paper.isLoading && <p className={styles.quiet}>{t('common.loading')}</p>}
      <ul className={styles.list} aria-label={t('file.backupOf', { time: moment })}>
        {chapters.map((chapter) => (
          <li key={chapter.id} className={styles.chapter}>
            <div className={styles.chapterHead}>
              <span>
                <strong>{chapter.title === '' ? t('common.untitled') : chapter.title}</strong>
                <span className={styles.facts}>{since(chapter)}</span>
              </span>
              <span className={styles.buttons}>
                <Button
                  small
                  variant="quiet"
                  aria-expanded={reading === chapter.id}
                  onPress={() => setReading(reading === chapter.id ? null : chapter.id)}
                >
                  {t('file.read')}
                </Button>
                {chapter.now !== 'same' && (
                  <Button small busy={busy} onPress={() => restore([chapter.id])}>
                    {t('file.bringBack')}
                  </Button>
                )}
              </span>
            </div>
            {reading === chapter.id && <BackupChapter session={session} at={at} chapter={chapter.id} />}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {own && (
          <Button busy={busy} onPress={copy}>
            {t('file.asCopy')}
          </Button>
        )}
        <Button
          variant="primary"
          busy={busy}
          why={differs || paper.isLoading ? null : t('file.nothingDiffers')}
          onPress={() => restore(null)}
        >
          {t('file.bringAllBack')}
        </Button>
      </div>
    </div>
  );

  function since({ now, words, written, deleted }: BackupPaper['chapters'][number]): string {
    const length = t('file.wordsThen', { count: words, words: formatNumber(words, language) });
    if (now === 'same') return `${length} · ${t('file.same')}`;
    if (now === 'gone') return `${length} · ${t('file.gone')}`;
    return `${length} · ${t('file.changedSince', { written: formatNumber(written, language), deleted: formatNumber(deleted, language) })}`;
  }
}
