/** The sections of a paper in the order in which they are printed: those of its kind, then what else was written, by id. */
import type { CouncilPaper } from './council-paper.ts';

/** `known`: the sections of its kind; ids. */
export function sectionOrder(
  known: readonly { readonly id: string }[],
  { texts }: Pick<CouncilPaper, 'texts'>,
): string[] {
  const ids = known.map(({ id }) => id);
  return [...ids, ...[...texts.keys()].filter((id) => !ids.includes(id)).sort()];
}
