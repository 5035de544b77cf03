/** The entries of what is suggested in a chapter: the words that would come or go, and why. */
import type * as Y from 'yjs';
import { divided, type Entry } from '../../domain/search/entries.ts';
import type { Proposal } from '../../domain/comments.ts';
import { readBlocks } from '../blocks.ts';
import { ChapterSuggestions } from '../chapter-suggestions.ts';
import { copyOf, isEmpty, proposedChange, takeOver } from '../proposals.ts';
import type { OpenSuggestion, SuggestedPlace } from '../suggestion-list.ts';
import { readSuggestion } from '../suggestions.ts';

/** Whose it is, when and why. */
interface Said {
  readonly person: string | null;
  readonly as: string;
  readonly at: number | null;
  readonly why: string;
}

export function suggestionEntries(chapter: string, doc: Y.Doc): Entry[] {
  const blocks = readBlocks(doc);
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  return openIn(doc).flatMap((suggestion) => {
    const { by, as, at, why } = readSuggestion(doc, suggestion.id);
    const said = { person: by === '' ? null : by, as, at: at === 0 ? null : at, why };
    return entriesOf(chapter, suggestion, said, 'suggestion', order);
  });
}

/** What people propose who may not write in the chapter: each person's open proposals as they would be in it now. */
export function proposalEntries(chapter: string, doc: Y.Doc, proposals: readonly Proposal[]): Entry[] {
  const authors = new Set(proposals.filter(({ state }) => state === 'open').map(({ author }) => author));
  return [...authors].flatMap((author) => {
    const own = proposals.filter((each) => each.author === author);
    const open = own.filter(({ state }) => state === 'open');
    const updatesOf = (list: readonly Proposal[]): readonly Uint8Array[] => list.flatMap(({ updates }) => updates);
    const change = proposedChange(doc, updatesOf(open), updatesOf(own.filter(({ state }) => state !== 'open')));
    const at = Math.max(...open.map((each) => each.edited ?? each.at));
    const said = {
      person: author,
      as: '',
      at,
      why: open
        .map(({ why }) => why)
        .join(' ')
        .trim(),
    };
    if (change === null || isEmpty(change)) return [];
    const copy = copyOf(doc);
    try {
      const ids = new Set(takeOver(copy, change, { person: author, at, why: '' }, 'search'));
      const order = new Map(readBlocks(copy).map(({ id }, index) => [id, index]));
      return openIn(copy)
        .filter(({ id }) => ids.has(id))
        .flatMap((suggestion, index) =>
          entriesOf(chapter, suggestion, said, 'proposal', order).map((entry) => ({
            ...entry,
            // Its id is of this copy alone.
            key: `proposal ${author} ${index} ${entry.part ?? ''} ${entry.block ?? ''}`,
            ref: author,
          })),
        );
    } finally {
      copy.destroy();
    }
  });
}

function openIn(doc: Y.Doc): readonly OpenSuggestion[] {
  const suggestions = new ChapterSuggestions(doc);
  try {
    return suggestions.read(readBlocks(doc));
  } finally {
    suggestions.destroy();
  }
}

function entriesOf(
  chapter: string,
  { id, places }: OpenSuggestion,
  { why, ...said }: Said,
  form: 'suggestion' | 'proposal',
  order: ReadonlyMap<string, number>,
): Entry[] {
  const byBlock = new Map<string, SuggestedPlace[]>();
  for (const place of places) {
    const key = `${place.part ?? ''} ${place.block}`;
    byBlock.set(key, [...(byBlock.get(key) ?? []), place]);
  }
  let first = true;
  return [...byBlock].flatMap(([key, own]) => {
    const words = own
      .filter(({ what }) => what === 'ins' || what === 'del' || what === 'alt')
      .map(({ value }) => value);
    if (first && why !== '') words.push(why);
    first = false;
    const text = words.join(' · ');
    const [{ block, part = null } = { block: '' }] = own;
    const from = Math.min(...own.map((place) => place.from));
    const to = Math.max(...own.map((place) => place.to));
    if (text.trim() === '') return [];
    return divided({
      key: `${form} ${id} ${key}`,
      kind: 'suggestion',
      form,
      chapter,
      text,
      map: { whole: [from, to] },
      block,
      part,
      holder: part === null ? block : null,
      order: order.get(block) ?? 0,
      ref: id,
      reply: null,
      ...said,
    });
  });
}
