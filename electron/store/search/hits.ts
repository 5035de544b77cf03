/** From what the index found to what is shown: whom it may be shown, the best of it, its words with what was found marked. */
import { spanOf, type Entry } from '../../../shared/domain/search/entries.ts';
import { wordsOf } from '../../../shared/domain/search/fold.ts';
import type { Query } from '../../../shared/domain/search/query.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import type { Place } from './places.ts';
import type { Hit, VersionInfo, View } from './search-messages.ts';

/** What the index knows of a row. */
export interface Known {
  readonly entry: Entry;
  /** Contents of versions that have it; null for what stands in the paper now. */
  readonly contents: Set<string> | null;
}

/** Versions that are named with a hit. */
const VERSIONS_NAMED = 5;

/** Whether an entry may be shown to whom this view is of. */
export function seeing({
  texts,
  comments,
  versions,
  measures,
  measureComments,
  papers,
}: View): (place: Place) => boolean {
  const readsText = new Set(texts);
  const readsComments = new Set(comments);
  return ({ kind, form, chapter }) => {
    if (kind === 'version') return versions;
    if (kind === 'measure') return measures;
    if (kind === 'council') return papers;
    if (form === 'measureSuggestion') return measures;
    if (form === 'measureProposal') return measures && measureComments;
    if (form === 'measureComment' || form === 'measureReply') return measureComments;
    // What somebody proposes from outside stands among the comments.
    return kind === 'comment' || form === 'proposal' ? readsComments.has(chapter) : readsText.has(chapter);
  };
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
