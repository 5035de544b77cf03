/** From what the index found to what is shown: whom it may be shown, the best of it, its words with what was found marked. */
import { spanOf, type Entry } from '../../../shared/domain/search/entries.ts';
import { wordsOf } from '../../../shared/domain/search/fold.ts';
import type { Query } from '../../../shared/domain/search/query.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import type { Hit, VersionInfo, View } from './search-messages.ts';

/** What the index knows of a row. */
export interface Known {
  readonly entry: Entry;
  /** Contents of versions that have it; null for what stands in the paper now. */
  readonly contents: Set<string> | null;
}

export interface Found {
  /** The lower, the better. */
  readonly score: number;
  readonly known: Known;
}

/** Versions that are named with a hit. */
const VERSIONS_NAMED = 5;

/** Whether an entry may be shown to whom this view is of. */
export function seeing({ texts, comments, versions }: View): (entry: Entry) => boolean {
  const readsText = new Set(texts);
  const readsComments = new Set(comments);
  return ({ kind, form, chapter }) => {
    if (kind === 'version') return versions;
    // What somebody proposes from outside stands among the comments.
    return kind === 'comment' || form === 'proposal' ? readsComments.has(chapter) : readsText.has(chapter);
  };
}

/** The best ones, then in the order of the paper. */
export function best(found: readonly Found[], limit: number, chapters: readonly string[]): Found[] {
  let candidates = found;
  if (found.length > 2 * limit) {
    // A sort of all of them would take longer than finding them.
    const scores = Float64Array.from(found, ({ score }) => score).sort();
    const last = scores[limit - 1] ?? 0;
    candidates = found.filter(({ score }) => score <= last);
  }
  const places = new Map(chapters.map((chapter, place) => [chapter, place]));
  const placeOf = ({ known }: Found): number => places.get(known.entry.chapter) ?? chapters.length;
  return [...candidates]
    .sort((a, b) => a.score - b.score || placeOf(a) - placeOf(b) || a.known.entry.order - b.known.entry.order)
    .slice(0, limit);
}

export function hitOf(query: Query, entry: Entry, versions: readonly VersionInfo[], same: boolean): Hit {
  const { kind, form, chapter, text, map, block, part, holder, person, as, at: when, ref, reply } = entry;
  const { pieces, at } = snippetOf(text, wordsOf(text), query);
  return {
    kind,
    form,
    chapter,
    block,
    part,
    holder,
    person,
    as,
    at: when,
    ref,
    reply,
    ...spanOf(map, at.from, at.to),
    pieces,
    versions: versions
      .slice(0, VERSIONS_NAMED)
      .map((version) => ({ id: version.id, name: version.name, at: version.at })),
    versionCount: versions.length,
    same,
  };
}
