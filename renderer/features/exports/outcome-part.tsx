/** What came of it: the file and what its PDF is certified as, or what happened, what is safe and what to do. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useRef, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../../shared/i18n/describe-certified.ts';
import type { ExportJob } from '../../app/export-job.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import styles from './exports.module.css';

interface OutcomePartProps {
  readonly job: Extract<ExportJob, { at: 'done' | 'failed' }>;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

const icon = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function OutcomePart({ job, onAgain, onClose }: OutcomePartProps): JSX.Element {
  const { t } = useText();
  const isDone = job.at === 'done';
  // What had the focus is gone with the progress.
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      {isDone ? (
        <div className={styles.outcome} role="status">
          <CircleCheck {...icon} className={styles.good} />
          <div>
            <p className={styles.outcomeHead}>{t('exports.done', { file: job.file })}</p>
            {job.standard !== null && <p>{describeCertified(t, job.standard)}</p>}
          </div>
        </div>
      ) : (
        <div className={styles.outcome} role="alert">
          <CircleAlert {...icon} className={styles.bad} />
          <div>
            <p className={styles.outcomeHead}>{t('exports.failed', { file: job.file })}</p>
            <p>{describeFailure(t, job.failure)}</p>
          </div>
        </div>
      )}
      <DialogActions>
        <Button onPress={onAgain}>{t(isDone ? 'exports.another' : 'exports.back')}</Button>
        <Button ref={close} variant="primary" onPress={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </>
  );
}
