/** Fetches states of the paper for the view. */
import { useMemo, useState } from 'react';
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
  const question = `${key} ${turn}`;
  const load = (): Promise<LoadedPaper[]> => Promise.all(sides.map((side) => source.load(side)));
  // The host reads while the view is being drawn for the first time.
  const [first] = useState(() => begin(question, load));
  const { value, failure, current } = useLatest(question, () => first.take(question) ?? load());
  return useMemo(() => {
    if (!current) return loading;
    return failure === null && value !== null ? { state: 'here', papers: value } : { state: 'failed', failure };
  }, [value, failure, current]);
}

interface Begun {
  /** What was begun with, once, if it is for this question. */
  take(question: string): Promise<LoadedPaper[]> | null;
}

function begin(question: string, load: () => Promise<LoadedPaper[]>): Begun {
  let begun: Promise<LoadedPaper[]> | null = load();
  begun.catch(() => undefined);
  return {
    take(asked) {
      const papers = asked === question ? begun : null;
      begun = null;
      return papers;
    },
  };
}
