/** The city whose template the project's papers have: asked of the host once, and again when the office chose another. */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { readCityName } from '../../shared/document/council/project-facts.ts';
import type { PaperCity } from '../../shared/rpc/paper-schemas.ts';
import { useLive } from '../ui/use-live.ts';
import type { Session } from './session.ts';
import { writtenDown } from './written-down.ts';

export function useCity({ project, outline, rooms, call }: Session, enabled = true): UseQueryResult<PaperCity> {
  const chosen = useLive(
    useCallback(
      (listener: () => void) => {
        const map = outline.getMap('council');
        map.observe(listener);
        return () => map.unobserve(listener);
      },
      [outline],
    ),
    useCallback(() => readCityName(outline), [outline]),
  );
  return useQuery<PaperCity>({
    queryKey: [project.id, 'papers.city', chosen],
    queryFn: async () => {
      // The host answers for what it has.
      await writtenDown(rooms);
      return call('papers.city', {});
    },
    enabled,
    // The form stays while another template comes.
    placeholderData: keepPreviousData,
  });
}
