/** Named styles and what is made of them: how a style and a paragraph of it are written. */
import { el, join, NOTHING, words, type Markup } from '../docx/markup.ts';

export const INK = '#1c2b33';
export const QUIET = '#5b6770';

export const NAMESPACES = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:draw': 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  'xmlns:svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  'xmlns:loext': 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0',
  'office:version': '1.3',
} as const;

export type Properties = Readonly<Record<string, string | number | undefined>>;

export interface OdtStyle {
  readonly name: string;
  readonly parent?: string;
  readonly next?: string;
  readonly paragraph?: Properties;
  readonly text?: Properties;
  readonly inside?: readonly Markup[];
  readonly outline?: number;
}

/** A named paragraph style. Blanks in names are written as the format has them. */
export function paragraphStyle({ name, parent, next, paragraph, text, inside = [], outline }: OdtStyle): Markup {
  return el(
    'style:style',
    {
      'style:name': encoded(name),
      ...(encoded(name) !== name && { 'style:display-name': name }),
      'style:family': 'paragraph',
      'style:parent-style-name': parent === undefined ? undefined : encoded(parent),
      'style:next-style-name': next === undefined ? undefined : encoded(next),
      'style:default-outline-level': outline,
    },
    paragraph === undefined && inside.length === 0 ? NOTHING : el('style:paragraph-properties', paragraph, ...inside),
    text === undefined ? NOTHING : el('style:text-properties', text),
  );
}

export const encoded = (name: string): string => name.replaceAll(' ', '_20_');

export const bold = { 'fo:font-weight': 'bold', 'style:font-weight-complex': 'bold' } as const;
export const family = (name: string): Properties => ({ 'style:font-name': name });
export const points = (value: number): Properties => ({
  'fo:font-size': `${value}pt`,
  'style:font-size-complex': `${value}pt`,
});
export const italic = { 'fo:font-style': 'italic', 'style:font-style-complex': 'italic' } as const;
export const colour = (hex: string): Properties => ({ 'fo:color': hex });

export const textStyle = (name: string, properties: Properties): Markup =>
  el(
    'style:style',
    {
      'style:name': encoded(name),
      ...(encoded(name) !== name && { 'style:display-name': name }),
      'style:family': 'text',
    },
    el('style:text-properties', properties),
  );

/** A paragraph of a named style. */
export const styled = (style: string, ...content: readonly Markup[]): Markup =>
  el('text:p', { 'text:style-name': encoded(style) }, ...content);

/** „Seite 3 von 12“. */
export const pageOf = (page: string, of: string): Markup =>
  join([
    words(`${page} `),
    el('text:page-number', { 'text:select-page': 'current' }, words('1')),
    words(` ${of} `),
    el('text:page-count', {}, words('1')),
  ]);
