/** Whether a council paper may leave as itself: its errors, and the way to the check where each can be mended. */
import { ArrowRight, CircleAlert, CircleCheck } from 'lucide-react';
import type { JSX } from 'react';
import type { Finding } from '../../../shared/council/checks/finding.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import { askForCheck } from '../../app/tools-state.ts';
import { openPaper } from '../../app/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './exports.module.css';
import type { Errors } from './use-errors.ts';

interface FinalCheckProps {
  readonly session: Session;
  readonly paper: string;
  readonly errors: Errors;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function FinalCheck({ session, paper, errors }: FinalCheckProps): JSX.Element {
  const { t } = useText();
  switch (errors.state) {
    case 'asked':
      return (
        <p className={styles.note} role="status">
          {t('exports.checking')}
        </p>
      );
    case 'failed':
      return (
        <p className={styles.failed} role="alert">
          {describeFailure(t, errors.failure)}
        </p>
      );
    case 'none':
      return (
        <p className={styles.passed} role="status">
          <CircleCheck {...icon} />
          {t('exports.passed')}
        </p>
      );
    case 'blocked':
      return <ErrorList session={session} paper={paper} findings={errors.findings} />;
  }
}

/** Lines that are shown; the check has them all. */
const mostShown = 5;

interface ErrorListProps {
  readonly session: Session;
  readonly paper: string;
  readonly findings: readonly Finding[];
}

export function ErrorList({ session, paper, findings }: ErrorListProps): JSX.Element {
  const { t } = useText();
  const go = (): void => {
    askForCheck(paper);
    openPaper(session.project.id, paper);
  };
  return (
    <div className={styles.errors} role="alert">
      <p className={styles.errorsHead}>
        <CircleAlert {...icon} />
        {t('exports.blocked', { count: findings.length })}
      </p>
      <ul>
        {findings.slice(0, mostShown).map(({ key, values }, at) => (
          <li key={at}>{t(key, values)}</li>
        ))}
        {findings.length > mostShown && <li>{t('exports.more', { count: findings.length - mostShown })}</li>}
      </ul>
      <div>
        <Button small icon={<ArrowRight {...icon} size={16} />} onPress={go}>
          {t('exports.toCheck')}
        </Button>
      </div>
    </div>
  );
}
