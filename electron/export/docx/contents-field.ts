/** A list of contents as a field that Word fills; what it shows until then are its entries. */
import { el, NOTHING, words, type Markup } from './markup.ts';
import { field } from './runs.ts';

export interface ContentsEntry {
  readonly text: string;
  /** The bookmark that it leads to; null for none. */
  readonly place: string | null;
}

/** What stands in the paragraph of each entry. `isAway`: in one that somebody took away. */
export function contentsParts(
  instruction: string,
  entries: readonly ContentsEntry[],
  isAway = false,
): readonly (readonly Markup[])[] {
  const edge = (type: string): Markup => el('w:r', {}, el('w:fldChar', { 'w:fldCharType': type }));
  const tag = isAway ? 'w:delInstrText' : 'w:instrText';
  const code = el('w:r', {}, el(tag, { 'xml:space': 'preserve' }, words(` ${instruction} `)));
  return entries.map(({ text, place }, index) => [
    ...(index === 0 ? [edge('begin'), code, edge('separate')] : []),
    place === null ? wordsOf(text, isAway) : listed(text, place),
    ...(index === entries.length - 1 ? [edge('end')] : []),
  ]);
}

const wordsOf = (text: string, deleted: boolean): Markup =>
  el('w:r', {}, el(deleted ? 'w:delText' : 'w:t', { 'xml:space': 'preserve' }, words(text)));

/** An entry that leads to its place. The number of the page is Word's to fill in. */
const listed = (text: string, place: string): Markup =>
  el(
    'w:hyperlink',
    { 'w:anchor': place, 'w:history': 1 },
    wordsOf(text, false),
    el('w:r', {}, el('w:tab')),
    field(`PAGEREF ${place} \\h`, '', NOTHING, false),
  );
