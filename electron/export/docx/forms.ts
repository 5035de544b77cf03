/** What a block looks like as a paragraph: its style and its place in a list. */
import { headingLevel, type Block } from '../../../shared/document/block.ts';
import { directionOf } from '../../../shared/german/languages.ts';
import { BULLETS, listPlace } from './lists.ts';
import { el, val, type Markup } from './markup.ts';

/** Where a paragraph stands. */
export type Place = 'body' | 'cell' | 'headerCell' | 'note';
/** The kind of the heading over a chapter, which no block of a text has. */
export const CHAPTER_KIND = 'chapter-title';

export interface Form {
  /** Markup before `w:rPr`, in the order that the format wants. */
  readonly properties: readonly Markup[];
  readonly lang: string | null;
}

/**
 * The paragraph properties of a block. `list`: the one that a numbered item belongs to. `style` instead of that of its kind. `counted`: how
 * a heading is numbered where that is otherwise than its style says.
 */
export function formOf(block: Block, place: Place, list: number, style?: string, counted?: Markup): Form {
  const lang = typeof block.props['lang'] === 'string' ? block.props['lang'] : null;
  const own = style ?? styleOf(block, place);
  const items =
    style !== undefined ? undefined : block.kind === 'bullet' ? BULLETS : block.kind === 'number' ? list : undefined;
  const properties = [
    ...(own === null ? [] : [val('w:pStyle', own)]),
    ...(items === undefined ? [] : [listPlace(items, block.indent)]),
    ...(counted === undefined ? [] : [counted]),
    ...(block.kind === 'callout' && style === undefined ? [box()] : []),
    ...(lang !== null && directionOf(lang) === 'rtl' ? [el('w:bidi')] : []),
    ...(block.indent > 0 && items === undefined ? [el('w:ind', { 'w:left': 357 * block.indent })] : []),
  ];
  return { properties, lang };
}

function styleOf({ kind }: Block, place: Place): string | null {
  const level = headingLevel(kind);
  if (kind === CHAPTER_KIND) return 'Heading1';
  if (level !== null) return `Heading${level + 1}`;
  if (kind === 'bullet') return 'ListBullet';
  if (kind === 'number') return 'ListNumber';
  if (kind === 'quote') return 'Quote';
  if (kind === 'callout') return 'Callout';
  if (place === 'note') return 'FootnoteText';
  if (place === 'cell') return 'TableText';
  return place === 'headerCell' ? 'TableHead' : null;
}

/** Stands in the paragraph itself, too, so that whoever knows no style of ours sees a box. */
function box(): Markup {
  const side = (name: string): Markup => el(name, { 'w:val': 'single', 'w:sz': 6, 'w:space': 6, 'w:color': '5B6770' });
  return el('w:pBdr', {}, side('w:top'), side('w:left'), side('w:bottom'), side('w:right'));
}
