/** Text that came as a suggestion: whose it was, and who accepted it, as far as the chapter's notes and the log agree. Pure. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { readSuggestion, suggestionMap } from '../suggestions.ts';
import type { Act } from './act.ts';
import { readDeed, type AuthorSources } from './sources.ts';
import { ClockSpans } from './clock-spans.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const decision = v.object({
  about: v.object({
    characters: v.pipe(v.array(v.strictTuple([whole, whole, v.pipe(whole, v.maxValue(1_000_000))])), v.maxLength(500)),
  }),
});

/** Whose suggestion it is said to be; null for nobody's. */
export function suggestedBy(doc: Y.Doc, id: string): string | null {
  const { by } = readSuggestion(doc, id);
  return by === '' ? null : by;
}

/**
 * The characters that suggestions brought and somebody accepted; by: whose suggestion it was said to be. A decision counts only if
 * it was written by who is said to have decided, and for what was written by who wrote the suggestion, since then.
 */
export function acceptedSpans(doc: Y.Doc, sources: AuthorSources): ClockSpans<Act & { readonly by: string }> {
  const spans = new ClockSpans<Act & { readonly by: string }>();
  const { log, leaseOf } = sources;
  const map = suggestionMap(doc);
  for (const [key, item] of map._map) {
    const [id, name, by, what, ...rest] = key.split(':');
    if (id === undefined || name !== 'decided' || what !== 'accepted' || rest.length > 0 || item.deleted) continue;
    const deed = readDeed(item.id.client, item.id.clock, sources);
    const suggested = map._map.get(`${id}:by`);
    const read = v.safeParse(decision, map.get(key));
    if (deed === null || deed.person !== by || suggested === undefined || !read.success) continue;
    const { client, clock } = suggested.id;
    const since = (log.written.at(client, clock)?.value.at ?? Infinity) - SAME_MOMENT;
    const whose = suggestedBy(doc, id);
    for (const [writer, from, length] of read.output.about.characters) {
      if (whose === null || leaseOf(writer) !== leaseOf(client)) continue;
      for (const part of log.written.within(writer, from, from + length))
        if (part.span !== null && part.span.value.at >= since)
          spans.add(writer, part.from, part.to, { ...deed, by: whose });
    }
  }
  return spans;
}

/** What is one step for a person may come as several updates, in milliseconds. */
const SAME_MOMENT = 60_000;
