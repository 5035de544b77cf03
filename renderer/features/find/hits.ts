/** Places found, with the words around them. Pure. */
import { EMBED_CHARACTER, type Block } from '../../../shared/document/block.ts';
import type { Found } from '../../../shared/document/find.ts';
import { isSuggestedAway } from '../../../shared/document/replace.ts';
import type { ChapterPart } from '../../app/chapter-texts.ts';

export interface Hit extends Found {
  /** Unique among the hits of a search. */
  readonly key: string;
  readonly chapter: string;
  /** The name of the text that it is in, where that is a cell or a footnote; null for the chapter's own. */
  readonly part: string | null;
  readonly block: string;
  /** Index of the block in its text. */
  readonly place: number;
  /** The block of the chapter that its text hangs on, and its index; those of the block itself in the chapter's own text. */
  readonly holder: string;
  readonly index: number;
  /** Its text's place among those of its chapter; 0 for the chapter's own. */
  readonly order: number;
  /** Suggested to go: not replaced. */
  readonly away: boolean;
  readonly before: string;
  readonly matched: string;
  readonly after: string;
}

/** What was found in one chapter. */
export interface ChapterHits {
  readonly chapter: string;
  readonly hits: readonly Hit[];
}

const around = 36;

/** Where a text stands in its chapter. */
export type HitPlace = Pick<Hit, 'chapter' | 'part' | 'place' | 'holder' | 'index' | 'order'>;

export function hitOf(block: Block, found: Found, place: HitPlace): Hit {
  const { from, to } = found;
  return {
    ...found,
    ...place,
    key: `${place.chapter} ${place.part ?? ''} ${block.id} ${from}`,
    block: block.id,
    away: isSuggestedAway(block, from, to),
    before: wordsBefore(block.text.slice(Math.max(0, from - around), from), from > around),
    matched: oneLine(block.text.slice(from, to)),
    after: wordsAfter(block.text.slice(to, to + around * 2), block.text.length > to + around * 2),
  };
}

/** Without the word that is cut in two. */
function wordsBefore(text: string, cut: boolean): string {
  return cut ? `… ${oneLine(text).replace(/^\S*\s/, '')}` : oneLine(text);
}

function wordsAfter(text: string, cut: boolean): string {
  return cut ? `${oneLine(text).replace(/\s\S*$/, '')} …` : oneLine(text);
}

const oneLine = (text: string): string => text.replaceAll(EMBED_CHARACTER, '').replace(/\s+/g, ' ');

/** The hits of a chapter's texts; those of a cell or footnote come behind the block that it hangs on. */
export function hitsOf(
  chapter: string,
  parts: readonly ChapterPart[],
  find: (block: Block, part: string | null) => readonly Found[],
): readonly Hit[] {
  const own = parts[0]?.blocks ?? [];
  const hits = parts.flatMap(({ name, holder, blocks }, order) =>
    blocks.flatMap((block, place) => {
      const index = name === null ? place : holder;
      return find(block, name).map((found) =>
        hitOf(block, found, { chapter, part: name, place, holder: own[index]?.id ?? block.id, index, order }),
      );
    }),
  );
  return parts.length === 1 ? hits : [...hits].sort((a, b) => a.index - b.index || a.order - b.order);
}

/** The hit at the same place, or the next one in its chapter. */
export function sameHit(chapters: readonly ChapterHits[], { chapter, index, from, key }: Hit): Hit | null {
  const hits = chapters.find((each) => each.chapter === chapter)?.hits ?? [];
  const later = (hit: Hit): boolean => hit.index > index || (hit.index === index && hit.from >= from);
  return hits.find((hit) => hit.key === key) ?? hits.find(later) ?? hits[hits.length - 1] ?? null;
}

/** Where one is in the paper: a place in a chapter. */
export interface Standing {
  readonly chapter: string;
  readonly index: number;
  readonly order?: number;
  readonly place?: number;
  readonly offset: number;
}

/** The next hit behind a place, or the one before it; round the paper's end. Null where there is none. */
export function nextHit(
  chapters: readonly ChapterHits[],
  order: readonly string[],
  from: Standing | null,
  direction: 1 | -1,
): Hit | null {
  const all = chapters.flatMap(({ hits }) => hits);
  if (from === null) return (direction === 1 ? all[0] : all[all.length - 1]) ?? null;
  const rank = (place: Standing): number => order.indexOf(place.chapter);
  const compare = (hit: Hit): number =>
    rank({ chapter: hit.chapter, index: 0, offset: 0 }) - rank(from) ||
    hit.index - from.index ||
    hit.order - (from.order ?? 0) ||
    hit.place - (from.place ?? hit.place) ||
    hit.from - from.offset;
  if (direction === 1) return all.find((hit) => compare(hit) > 0) ?? all[0] ?? null;
  return [...all].reverse().find((hit) => compare(hit) < 0) ?? all[all.length - 1] ?? null;
}
