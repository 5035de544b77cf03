/** Reads the formats that an element of foreign HTML gives to its text, from its tag and from its style attribute. */
import type { PastedFormat } from './pasted-block.ts';

/** A style attribute as a map; also reads what a browser drops (`mso-list`, `mso-hide`). */
export function readStyle(style: string | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const declaration of (style ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) found.set(declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim().toLowerCase());
  }
  return found;
}

const formatOfTag: Readonly<Record<string, PastedFormat>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  U: 'underline',
  S: 'strikethrough',
  STRIKE: 'strikethrough',
  DEL: 'strikethrough',
  SUB: 'subscript',
  SUP: 'superscript',
};

/** The formats inside an element, given those around it. A style wins over the tag: Google Docs wraps all text in a `<b>` of normal weight. */
export function formatsIn(around: ReadonlySet<PastedFormat>, tag: string, style: ReadonlyMap<string, string>): ReadonlySet<PastedFormat> {
  const formats = new Set(around);
  const set = (format: PastedFormat, on: boolean): void => void (on ? formats.add(format) : formats.delete(format));
  const own = formatOfTag[tag];
  if (own !== undefined) formats.add(own);
  if (tag === 'A') formats.delete('underline');

  const weight = style.get('font-weight');
  if (weight !== undefined && weight !== 'inherit') set('bold', weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600);
  const slant = style.get('font-style');
  if (slant !== undefined && slant !== 'inherit') set('italic', slant.startsWith('italic') || slant.startsWith('oblique'));
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (line.includes('underline') && tag !== 'A') formats.add('underline');
  if (line.includes('line-through')) formats.add('strikethrough');
  if (line.includes('none')) {
    set('underline', tag === 'U');
    set('strikethrough', own === 'strikethrough');
  }
  const height = style.get('vertical-align');
  if (height !== undefined && height !== 'inherit') {
    set('superscript', height === 'super' || (height === 'baseline' && tag === 'SUP'));
    set('subscript', height === 'sub' || (height === 'baseline' && tag === 'SUB'));
  }
  return formats;
}

/** True for what the reader of the source never saw. */
export function isHidden(style: ReadonlyMap<string, string>): boolean {
  const size = style.get('font-size');
  return (
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all' ||
    (size !== undefined && /^0(\.0+)?(px|pt|em|rem|%)?$/.test(size))
  );
}
