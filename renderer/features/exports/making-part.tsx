/** The host doesn't say how far it is: what can be told is that it is at work, and since when. */
import { useEffect, useState, type JSX } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { ExportJob } from '../../app/export-job.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import styles from './exports.module.css';

interface MakingPartProps {
  readonly job: Extract<ExportJob, { at: 'making' }>;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

export function MakingPart({ job, onStop, onClose }: MakingPartProps): JSX.Element {
  const { t } = useText();
  const seconds = useSecondsSince(job.since);
  const label = t('exports.making', { file: job.file });
  return (
    <>
      <ProgressBar aria-label={label} isIndeterminate className={styles.progress ?? ''}>
        <p aria-live="polite">{label}</p>
        <div className={styles.track}>
          <div className={styles.fill} />
        </div>
        <p className={styles.time}>{t('exports.makingTime', { count: seconds })}</p>
      </ProgressBar>
      <p>{t('exports.makingAbout')}</p>
      <DialogActions>
        <Button onPress={onStop}>{t('exports.stop')}</Button>
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('exports.goOn')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Whole seconds, counted on. */
export function useSecondsSince(since: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - since) / 1000));
}
