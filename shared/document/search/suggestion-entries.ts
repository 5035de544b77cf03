/** The entries of what is suggested in a chapter, or in the description of a measure: the words that would come or go, and why. */
import type * as Y from 'yjs';
import { divided, type Entry } from '../../domain/search/entries.ts';
import type { Proposal } from '../../domain/comments.ts';
import { ChapterSuggestions } from '../chapter-suggestions.ts';
import type { Block } from '../block.ts';
import { readText } from '../nested.ts';
import { copyToShow, isEmpty, proposedChange, takeOver } from '../proposals.ts';
import type { OpenSuggestion, SuggestedPlace } from '../suggestion-list.ts';
import { readSuggestion } from '../suggestions.ts';

/** Whose it is, when and why. */
interface Said {
  readonly person: string | null;
  readonly as: string;
  readonly at: number | null;
  readonly why: string;
}

/** The text that something is suggested in: by the id of its chapter or measure, and the name of its root text. */
export interface SuggestedText {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly root: string;
}

/** What stands in a text as suggested. */
export function suggestionEntries(text: SuggestedText): Entry[] {
  const { id: chapter, doc, root } = text;
  const blocks = readText(doc, root);
  const order = orderOf(blocks);
  return openIn(doc, blocks).flatMap((suggestion) => {
    const { by, as, at, why } = readSuggestion(doc, suggestion.id);
    const said = { person: by === '' ? null : by, as, at: at === 0 ? null : at, why };
    return entriesOf(chapter, suggestion, said, 'suggestion', order);
  });
}

/** What people propose who may not write there: each person's open proposals as they would be in it now, and where in the text as it stands. */
export function proposalEntries({ id: chapter, doc, root }: SuggestedText, proposals: readonly Proposal[]): Entry[] {
  const authors = new Set(proposals.filter(({ state }) => state === 'open').map(({ author }) => author));
  return [...authors].flatMap((author) => {
    const own = proposals.filter((each) => each.author === author);
    const open = own.filter(({ state }) => state === 'open');
    const updatesOf = (list: readonly Proposal[]): readonly Uint8Array[] => list.flatMap(({ updates }) => updates);
    const change = proposedChange(doc, updatesOf(open), updatesOf(own.filter(({ state }) => state !== 'open')), root);
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
    const copy = copyToShow(doc, root);
    try {
      const ids = new Set(takeOver(copy, change, { person: author, at, why: '' }, 'search'));
      const blocks = readText(copy, root);
      const order = orderOf(blocks);
      const proposed = openIn(copy, blocks).filter(({ id }) => ids.has(id));
      const added = proposed.flatMap(({ places }) => places.filter(({ what }) => what === 'ins'));
      return proposed
        .map(({ id, places }) => ({ id, places: places.map((place) => asItStands(place, added)) }))
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

const orderOf = (blocks: readonly Block[]): ReadonlyMap<string, number> =>
  new Map(blocks.map(({ id }, index) => [id, index]));

function openIn(doc: Y.Doc, blocks: readonly Block[]): readonly OpenSuggestion[] {
  const suggestions = new ChapterSuggestions(doc);
  try {
    return suggestions.read(blocks);
  } finally {
    suggestions.destroy();
  }
}

/** A place of a copy with what is proposed, in the text that has none of it. */
function asItStands(place: SuggestedPlace, added: readonly SuggestedPlace[]): SuggestedPlace {
  const here = added.filter(({ block, part }) => block === place.block && part === place.part);
  const at = (character: number): number =>
    here.reduce((left, { from, to }) => left - Math.max(0, Math.min(to, character) - from), character);
  return { ...place, from: at(place.from), to: at(place.to) };
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
