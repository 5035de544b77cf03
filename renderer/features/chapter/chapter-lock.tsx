/** Whether a chapter is signed off, and (the office) signing it off or opening it again. */
import { Lock, LockOpen } from 'lucide-react';
import { useState, type JSX } from 'react';
import { mayDo } from '../../../shared/domain/permissions.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './chapter-panel.module.css';

interface ChapterLockProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly title: string;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;

export function ChapterLockButtons({ session, chapter, title }: ChapterLockProps): JSX.Element | null {
  const { t, language } = useText();
  const { busy, run } = useAction();
  const [asking, setAsking] = useState(false);
  const lock = session.membership.locks?.get(chapter.id) ?? null;
  const isOffice = mayDo(session.me, 'lockChapter') && session.project.readOnly === null;
  if (!isOffice && lock === null) return null;
  const unlock = (): void =>
    run(
      () => session.call('chapters.unlock', { chapter: chapter.id }),
      () => announce(t('chapter.unlockDone', { title })),
    );
  return (
    <>
      {lock !== null && (
        <p className={styles.quiet}>
          {t('chapter.locked', { at: formatMoment(lock.at, language), hash: lock.content.slice(0, 12) })}
        </p>
      )}
      {isOffice && (
        <div className={styles.buttons}>
          {lock === null ? (
            <Button small variant="quiet" icon={<Lock {...icon} />} busy={busy} onPress={() => setAsking(true)}>
              {t('chapter.lock')}
            </Button>
          ) : (
            <Button small variant="quiet" icon={<LockOpen {...icon} />} busy={busy} onPress={unlock}>
              {t('chapter.unlock')}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <Dialog title={t('chapter.lockTitle')} onClose={() => setAsking(false)}>
          <p>{t('chapter.lockText', { title })}</p>
          <DialogActions>
            <Button onPress={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              variant="primary"
              onPress={() => {
                setAsking(false);
                run(
                  () => session.call('chapters.lock', { chapter: chapter.id }),
                  () => announce(t('chapter.lockDone', { title })),
                );
              }}
            >
              {t('chapter.lockAction')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
