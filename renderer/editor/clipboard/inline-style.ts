/** Reads the formats that an element of foreign HTML gives to its text, from its tag and from its style attribute. */
import type { Format } from '../../../shared/document/block.ts';

/** A style attribute as a map; also reads what a browser drops (`mso-list`, `mso-hide`). */
export function readStyle(style: string | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const declaration of (style ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      found.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

const formatOfTag: Readonly<Record<string, Format>> = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  U: 'u',
  S: 's',
  STRIKE: 's',
  DEL: 's',
  SUB: 'sub',
  SUP: 'sup',
};

/** The formats inside an element, given those around it. A style wins over the tag: Google Docs wraps all text in a `<b>` of normal weight. */
export function formatsIn(
  around: ReadonlySet<Format>,
  tag: string,
  style: ReadonlyMap<string, string>,
): ReadonlySet<Format> {
  const formats = new Set(around);
  const set = (format: Format, on: boolean): void => {
    if (on) formats.add(format);
    else formats.delete(format);
  };
  const own = formatOfTag[tag];
  if (own !== undefined) formats.add(own);
  if (tag === 'A') formats.delete('u');

  const weight = style.get('font-weight');
  if (weight !== undefined && weight !== 'inherit')
    set('b', weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600);
  const slant = style.get('font-style');
  if (slant !== undefined && slant !== 'inherit') set('i', slant.startsWith('italic') || slant.startsWith('oblique'));
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (line.includes('underline') && tag !== 'A') formats.add('u');
  if (line.includes('line-through')) formats.add('s');
  if (line.includes('none')) {
    set('u', tag === 'U');
    set('s', own === 's');
  }
  const height = style.get('vertical-align');
  if (height !== undefined && height !== 'inherit') {
    set('sup', height === 'super' || (height === 'baseline' && tag === 'SUP'));
    set('sub', height === 'sub' || (height === 'baseline' && tag === 'SUB'));
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
