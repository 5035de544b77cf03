/** What keeps a council paper from leaving but as a draft, asked of the host once this window's words are there. */
import { useQuery } from '@tanstack/react-query';
import type { Finding } from '../../../shared/council/checks/finding.ts';
import type { Session } from '../../app/session.ts';
import { writtenDown } from '../../app/written-down.ts';

export type Errors =
  | { readonly state: 'none' }
  | { readonly state: 'asked' }
  | { readonly state: 'blocked'; readonly findings: readonly Finding[] }
  | { readonly state: 'failed'; readonly failure: unknown };

/** `paper` null: nobody wants to know. Asked anew each time somebody does. */
export function useErrors({ project, call, rooms }: Session, paper: string | null): Errors {
  const { data, error, isFetching } = useQuery({
    queryKey: [project.id, 'papers.check', paper],
    queryFn: async () => {
      await writtenDown(rooms);
      return call('papers.check', { paper: paper ?? '' });
    },
    enabled: paper !== null,
    gcTime: 0,
  });
  if (paper === null) return { state: 'none' };
  if (error !== null) return { state: 'failed', failure: error };
  if (isFetching || data === undefined) return { state: 'asked' };
  return data.blocked
    ? { state: 'blocked', findings: data.findings.filter(({ level }) => level === 'error') }
    : { state: 'none' };
}
