/** The city whose template the project's papers have: asked of the host once for each connection. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { PaperCity } from '../../shared/rpc/paper-schemas.ts';
import type { Session } from './session.ts';

export function useCity({ project, call }: Session, enabled = true): UseQueryResult<PaperCity> {
  return useQuery<PaperCity>({
    queryKey: [project.id, 'papers.city'],
    queryFn: () => call('papers.city', {}),
    enabled,
  });
}
