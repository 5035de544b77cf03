/** In the status bar while a file is made, and the notice at its end where the dialog is closed. It ends with the project. */
import { Download } from 'lucide-react';
import { useEffect, useRef, type JSX } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../../shared/i18n/describe-certified.ts';
import { forgetExport, stopExport, useExportJob } from '../../app/export-desk.ts';
import type { ExportJob } from '../../app/export-job.ts';
import { setTools, useTools } from '../../app/tools-state.ts';
import { notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { useSecondsSince } from './making-part.tsx';

export function ExportStatus({ className }: { readonly className: string }): JSX.Element | null {
  const { t } = useText();
  const job = useExportJob();
  useEffect(
    () => () => {
      stopExport();
      forgetExport();
    },
    [],
  );
  const before = useRef(job);
  useEffect(() => {
    const wasMaking = before.current.at === 'making';
    before.current = job;
    if (!wasMaking || useTools.getState().exportWanted !== null) return;
    if (job.at === 'done') {
      const done = t('exports.done', { file: job.file });
      notify({ text: job.standard === null ? done : `${done} ${describeCertified(t, job.standard)}`, tone: 'good' });
    } else if (job.at === 'failed') {
      notify({
        text: `${t('exports.failed', { file: job.file })} ${describeFailure(t, job.failure)}`,
        tone: 'bad',
        stays: true,
      });
    } else return;
    forgetExport();
  }, [job, t]);
  return job.at === 'making' ? <Running job={job} className={className} /> : null;
}

interface RunningProps {
  readonly job: Extract<ExportJob, { at: 'making' }>;
  readonly className: string;
}

function Running({ job: { file, since, progress }, className }: RunningProps): JSX.Element {
  const { t } = useText();
  const seconds = useSecondsSince(since);
  const count = progress?.count ?? null;
  return (
    <AriaButton
      className={className}
      aria-label={t('exports.running', { file })}
      onPress={() => setTools({ exportWanted: { what: 'running' } })}
    >
      <Download size={16} strokeWidth={1.75} aria-hidden />
      {count === null ? t('exports.runningShort', { count: seconds }) : t('exports.runningCount', count)}
    </AriaButton>
  );
}
