/** Words and their formats. */
import type { Attributes } from '../../../shared/document/block.ts';
import { directionOf } from '../../../shared/german/languages.ts';
import { el, join, NOTHING, val, words, type Markup } from './markup.ts';

/** How characters look. */
export interface RunLook {
  readonly attrs: Attributes;
  /** Language tag; null for that of the paper. */
  readonly lang: string | null;
  /** A character style. */
  readonly style?: string;
}
export const PLAIN_LOOK: RunLook = { attrs: {}, lang: null };

/** The properties in the order that the format wants. */
export function lookOf({ attrs, lang, style }: RunLook): readonly Markup[] {
  const parts: Markup[] = [];
  if (style !== undefined) parts.push(val('w:rStyle', style));
  if (attrs['b'] === true) parts.push(el('w:b'), el('w:bCs'));
  if (attrs['i'] === true) parts.push(el('w:i'), el('w:iCs'));
  if (attrs['s'] === true) parts.push(el('w:strike'));
  if (attrs['u'] === true) parts.push(val('w:u', 'single'));
  if (attrs['sub'] === true) parts.push(val('w:vertAlign', 'subscript'));
  else if (attrs['sup'] === true) parts.push(val('w:vertAlign', 'superscript'));
  if (lang !== null && directionOf(lang) === 'rtl')
    parts.push(el('w:rtl'), el('w:lang', { 'w:val': 'de-DE', 'w:bidi': lang }));
  else if (lang !== null) parts.push(val('w:lang', lang));
  return parts;
}

export const sameLook = (a: RunLook, b: RunLook): boolean => lookOf(a).join('') === lookOf(b).join('');

/** `w:rPr`, with what it was before if somebody changed it (`change` are the attributes of that). */
export function runProperties(
  look: RunLook,
  before: { readonly look: RunLook; readonly change: Parameters<typeof el>[1] } | null = null,
): Markup {
  const parts = [...lookOf(look)];
  if (before !== null) parts.push(el('w:rPrChange', before.change, el('w:rPr', {}, ...lookOf(before.look))));
  return parts.length === 0 ? NOTHING : el('w:rPr', {}, ...parts);
}

/** A run of words; line breaks and tabulators are elements of their own. */
export function textRun(text: string, properties: Markup, deleted: boolean): Markup {
  const tag = deleted ? 'w:delText' : 'w:t';
  const parts = text.split(/([\n\t])/).flatMap((part): Markup[] => {
    if (part === '') return [];
    if (part === '\n') return [el('w:br')];
    return [part === '\t' ? el('w:tab') : el(tag, { 'xml:space': 'preserve' }, words(part))];
  });
  return parts.length === 0 ? NOTHING : el('w:r', {}, properties, ...parts);
}

/** A field with the result that it shows until Word computes it anew. */
export function field(instruction: string, result: string, properties: Markup, deleted: boolean): Markup {
  const edge = (type: string): Markup => el('w:r', {}, properties, el('w:fldChar', { 'w:fldCharType': type }));
  const tag = deleted ? 'w:delInstrText' : 'w:instrText';
  return join([
    edge('begin'),
    el('w:r', {}, properties, el(tag, { 'xml:space': 'preserve' }, words(` ${instruction} `))),
    edge('separate'),
    textRun(result === '' ? ' ' : result, properties, deleted),
    edge('end'),
  ]);
}
