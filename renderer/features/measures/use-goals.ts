/** The paper's paragraphs as goals: their numbers and words, and which of them measures serve. */
import { useMemo, useSyncExternalStore } from 'react';
import { coverageOf, type Coverage, type GoalBlock } from '../../../shared/measures/coverage.ts';
import { targetWherever, type PaperIndex, type Target } from '../../../shared/document/paper-index.ts';
import type { Session } from '../../app/session.ts';
import type { LostReference } from '../../../shared/document/measures/lost-references.ts';
import { useLostReferences } from './lost-references.ts';
import type { LiveCatalogue } from './catalogue-store.ts';

export function usePaperIndex(session: Session): PaperIndex {
  const { index } = session.paper;
  return useSyncExternalStore(index.subscribe, index.get);
}

/** The paragraph that a link leads to; null where it is gone, undefined while its chapter isn't known. */
export function goalTarget(
  session: Session,
  index: PaperIndex,
  { chapter, block }: GoalBlock,
): Target | null | undefined {
  if (!session.paper.index.isKnown(chapter)) return undefined;
  return targetWherever(index, chapter, block);
}

/** With what leads to nothing in the descriptions. */
export interface CatalogueCoverage extends Coverage {
  readonly lostReferences: readonly LostReference[];
}

/** Null while chapters of the paper are still to be told of. */
export function useCoverage(session: Session, { measures, goals, store }: LiveCatalogue): CatalogueCoverage | null {
  const index = usePaperIndex(session);
  const known = session.chapters.every(({ id }) => session.paper.index.isKnown(id));
  const lostReferences = useLostReferences(store.doc, known ? index : null);
  const coverage = useMemo(() => {
    if (!known) return null;
    const order = index.chapters.flatMap(({ byBlock }) => [...byBlock.keys()]);
    const place = new Map(order.map((block, at) => [block, at]));
    const sorted = goals
      .filter(({ block }) => place.has(block))
      .sort((a, b) => (place.get(a.block) ?? 0) - (place.get(b.block) ?? 0));
    return coverageOf(measures, sorted, new Set(order));
  }, [index, known, measures, goals]);
  return useMemo(() => (coverage === null ? null : { ...coverage, lostReferences }), [coverage, lostReferences]);
}
