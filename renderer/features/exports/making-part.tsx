/** What the host is doing, how much of it is done where that is known, and since when. */
import { useEffect, useState, type JSX } from 'react';
import { describeProgress } from '../../../shared/i18n/describe-progress.ts';
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
  return (
    <>
      <p>{t('exports.making', { file: job.file })}</p>
      <Progress job={job} />
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

function Progress({ job: { file, since, lasted, progress } }: Pick<MakingPartProps, 'job'>): JSX.Element {
  const { t } = useText();
  const seconds = useSecondsSince(since);
  const step = progress === null ? t('exports.begun') : t(`exports.phase_${progress.phase}`);
  const count = progress?.count ?? null;
  const doing = progress?.doing ?? null;
  const beside = [
    ...(count === null ? [] : [t('exports.makingCount', count)]),
    ...(doing === null ? [] : [t(`exports.phase_${doing}`)]),
    t('exports.makingTime', { count: seconds }),
    ...(lasted === null ? [] : [t('exports.makingLast', { count: Math.max(1, Math.round(lasted / 1000)) })]),
  ];
  return (
    <div className={styles.progress}>
      {/* The steps alone are read out: a count would be without end. */}
      <p aria-live="polite" className={styles.step}>
        {step}
      </p>
      <div
        role="progressbar"
        className={styles.track}
        aria-label={t('exports.making', { file })}
        aria-valuetext={progress === null ? step : describeProgress(t, progress)}
        aria-valuemin={0}
        aria-valuemax={count?.of ?? 1}
        aria-valuenow={count?.done}
      >
        {count === null ? (
          <div className={styles.fill} />
        ) : (
          <div className={styles.done} style={{ width: `${(100 * count.done) / Math.max(1, count.of)}%` }} />
        )}
      </div>
      <p className={styles.time}>{beside.join(' · ')}</p>
    </div>
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
