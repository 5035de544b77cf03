/** The entries of what is suggested in the descriptions of the measures, and of what people propose to them who may not write there. */
import type * as Y from 'yjs';
import type { Proposal } from '../../domain/comments.ts';
import type { Entry } from '../../domain/search/entries.ts';
import { measureName, type Measure } from '../../measures/measure.ts';
import { descriptionText } from '../measures/keys.ts';
import { proposalEntries, suggestionEntries } from './suggestion-entries.ts';

/** People who propose to a measure, in all measures: each is worked out in a copy. Nobody finds what more of them propose. */
const MOST_PROPOSED = 1_000;

/** Of measures that are there; `as` says how the measure is called. */
export function measureSuggestionEntries(
  doc: Y.Doc,
  measures: readonly Measure[],
  proposals: readonly Proposal[],
): Entry[] {
  let left = MOST_PROPOSED;
  return measures.flatMap((measure) => {
    const { id } = measure;
    const text = { id, doc, root: descriptionText(id) };
    const own = proposals.filter((each) => each.measure === id);
    left -= new Set(own.filter(({ state }) => state === 'open').map(({ author }) => author)).size;
    return [...suggestionEntries(text), ...(left < 0 ? [] : proposalEntries(text, own))].map((entry): Entry => ({
      ...entry,
      key: `${id} ${entry.key}`,
      form: entry.form === 'proposal' ? 'measureProposal' : 'measureSuggestion',
      as: measureName(measure).slice(0, 300),
    }));
  });
}
