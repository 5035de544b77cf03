/** Fetches states of the paper for the view. */
import { useEffect, useState } from 'react';
import type { Side } from '../../../shared/rpc/version-schemas.ts';
import type { LoadedPaper, VersionSource } from './version-source.ts';

export type Loading =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly papers: readonly LoadedPaper[] }
  | { readonly state: 'failed'; readonly failure: unknown };

const loading: Loading = { state: 'loading' };

/** The states of these sides; asked for anew when they change, or `turn` does. The keys must tell the sides apart. */
export function usePapers(source: VersionSource, sides: readonly Side[], key: string, turn: number): Loading {
  const wanted = `${key} ${turn}`;
  const [loaded, setLoaded] = useState<{ of: string; as: Loading } | null>(null);
  useEffect(() => {
    let gone = false;
    const done = (as: Loading): void => {
      if (!gone) setLoaded({ of: wanted, as });
    };
    Promise.all(sides.map((side) => source.load(side))).then(
      (papers) => done({ state: 'here', papers }),
      (failure: unknown) => done({ state: 'failed', failure }),
    );
    return () => {
      gone = true;
    };
    // The sides are told apart by the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source, wanted]);
  return loaded?.of === wanted ? loaded.as : loading;
}
