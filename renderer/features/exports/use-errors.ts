/** What keeps a council paper from leaving but as a draft, asked of the host once this window's words are there. */
import { useEffect, useState } from 'react';
import type { Finding } from '../../../shared/council/checks/finding.ts';
import type { Session } from '../../app/session.ts';
import { writtenDown } from '../../app/written-down.ts';

export type Errors =
  | { readonly state: 'none' }
  | { readonly state: 'asked' }
  | { readonly state: 'blocked'; readonly findings: readonly Finding[] }
  | { readonly state: 'failed'; readonly failure: unknown };

const asked: Errors = { state: 'asked' };

/** `paper` null: nobody wants to know. */
export function useErrors({ call, rooms }: Session, paper: string | null): Errors {
  const [answer, setAnswer] = useState<{ readonly of: string | null; readonly errors: Errors }>({
    of: null,
    errors: asked,
  });
  useEffect(() => {
    if (paper === null) return undefined;
    let gone = false;
    const tell = (errors: Errors): void => {
      if (!gone) setAnswer({ of: paper, errors });
    };
    const ask = async (): Promise<void> => {
      await writtenDown(rooms);
      const { findings, blocked } = await call('papers.check', { paper });
      tell(
        blocked ? { state: 'blocked', findings: findings.filter(({ level }) => level === 'error') } : { state: 'none' },
      );
    };
    setAnswer({ of: paper, errors: asked });
    ask().catch((failure: unknown) => tell({ state: 'failed', failure }));
    return () => {
      gone = true;
    };
  }, [call, rooms, paper]);
  if (paper === null) return { state: 'none' };
  return answer.of === paper ? answer.errors : asked;
}
