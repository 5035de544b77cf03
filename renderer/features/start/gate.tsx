/** Pages in front of a project: an invitation being redeemed, an address without access, an access that has ended. */
import type { JSX, ReactNode } from 'react';
import { Brand } from '../../ui/brand.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';
import { JoinForm } from './join-dialog.tsx';
import styles from './start.module.css';

interface GateProps {
  readonly title: string;
  readonly text: string;
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

export function Gate({ title, text, busy = false, children }: GateProps): JSX.Element {
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Brand />
      </header>
      <main className={styles.gate} aria-busy={busy}>
        <h1>{title}</h1>
        <p className={styles.lead}>{text}</p>
        {children}
      </main>
    </div>
  );
}

interface LinkGateProps {
  readonly title: string;
  readonly text: string;
  readonly failure: string | null;
}

/** Lets a person paste their link; in a browser that simply goes to the link's own page. */
export function LinkGate({ title, text, failure }: LinkGateProps): JSX.Element {
  const { t } = useText();
  const go = (link: string): void => {
    const url = joinUrl(link, window.location.origin);
    if (url === null) return;
    window.location.assign(url);
    if (new URL(url).origin === window.location.origin) window.location.reload();
  };
  return (
    <Gate title={title} text={text}>
      {failure !== null && <Problem title={t('start.redeemFailed')} text={failure} />}
      <JoinForm busy={false} failure={null} onJoin={go} onCancel={null} />
    </Gate>
  );
}

/** The page that an invitation link opens: web links alone, and a bare code on this host; null for anything else. */
export function joinUrl(link: string, origin: string): string | null {
  if (/^[\w-]{10,100}$/.test(link)) return `${origin}/join#${link}`;
  try {
    const url = new URL(link);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
