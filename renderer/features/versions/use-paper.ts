/** Fetches states of the paper for the view. */
import { useMemo } from 'react';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import { useLatest } from '../../app/use-latest.ts';
import type { LoadedPaper, VersionSource } from './version-source.ts';

export type Loading =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly papers: readonly LoadedPaper[] }
  | { readonly state: 'failed'; readonly failure: unknown };

const loading: Loading = { state: 'loading' };

/** The states of these sides; asked for anew when they change, or `turn` does. The keys must tell the sides apart. */
export function usePapers(source: VersionSource, sides: readonly Side[], key: string, turn: number): Loading {
  const { value, failure, current } = useLatest(`${key} ${turn}`, () =>
    Promise.all(sides.map((side) => source.load(side))),
  );
  return useMemo(() => {
    if (!current) return loading;
    return failure === null && value !== null ? { state: 'here', papers: value } : { state: 'failed', failure };
  }, [value, failure, current]);
}
