/** What a style makes of a paragraph or of words. Styles are known by their English names, which Word keeps in every language. */
import type { Format } from '../../../shared/document/block.ts';
import { child, childrenNamed, switchOf, valueOf, wholeNumber, type XmlElement } from './xml.ts';

export type Formats = Partial<Record<Format, boolean>>;

export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

export interface ParagraphStyle {
  /** `paragraph`, `heading1` … `heading9`, `title`, `subtitle`, `quote`, `caption` or `contents` (a line of a table of contents). */
  readonly kind: string;
  /** The list it belongs to; a list `0` is none. */
  readonly list: Partial<ListPlace>;
  /** Indent that the style's name tells (`List Bullet 2`). */
  readonly indent: number;
}

export interface Styles {
  /** The style of paragraphs that name none. */
  readonly paragraph: (id: string | undefined) => ParagraphStyle;
  /** Formats of words with a character style. */
  readonly characters: (id: string | undefined) => Formats;
  /** Language of the text where nothing else is said. */
  readonly language: string | undefined;
}

const plain: ParagraphStyle = { kind: 'paragraph', list: {}, indent: 0 };
/** So deep may styles be based on each other. */
const maxBase = 20;

const names: readonly (readonly [RegExp, (match: RegExpExecArray) => Partial<ParagraphStyle>])[] = [
  [/^(?:heading|überschrift) ([1-9])$/i, ([, level]) => ({ kind: `heading${level ?? '1'}` })],
  [/^(?:title|titel)$/i, () => ({ kind: 'title' })],
  [/^(?:subtitle|untertitel)$/i, () => ({ kind: 'subtitle' })],
  [/^(?:intense )?(?:quote|quotations|zitat)$/i, () => ({ kind: 'quote' })],
  // LibreOffice gives captions a style each, after their label.
  [/^(?:caption|beschriftung|table|tabelle|illustration|abbildung|drawing|figure)$/i, () => ({ kind: 'caption' })],
  [/^(?:toc|contents|table of figures|verzeichnis)(?: heading| \d+)?$/i, () => ({ kind: 'contents' })],
  [/^list(?: bullet| number| continue)? ([2-5])$/i, ([, level]) => ({ indent: Number(level ?? 1) - 1 })],
];

interface Found {
  readonly kind?: string;
  readonly list: Partial<ListPlace>;
  readonly indent?: number;
}

export function readStyles(root: XmlElement | null, settings: XmlElement | null): Styles {
  const byId = new Map<string, XmlElement>();
  let standard: string | undefined;
  for (const style of childrenNamed(root ?? undefined, 'w:style')) {
    const id = style.attributes['w:styleId'];
    if (id === undefined) continue;
    byId.set(id, style);
    const { 'w:type': type, 'w:default': byDefault } = style.attributes;
    if (type === 'paragraph' && (byDefault === '1' || byDefault === 'true')) standard ??= id;
  }
  /** The style and those it is based on, nearest first. */
  const chain = (id: string | undefined): XmlElement[] => {
    const all: XmlElement[] = [];
    for (let next = id; next !== undefined && all.length < maxBase;) {
      const style = byId.get(next);
      if (style === undefined || all.includes(style)) break;
      all.push(style);
      next = valueOf(style, 'w:basedOn');
    }
    return all;
  };
  const paragraphs = remembered((id: string): ParagraphStyle => {
    let style = plain;
    for (const found of chain(id === '' ? standard : id)
      .map(describe)
      .reverse())
      style = {
        kind: found.kind ?? style.kind,
        list: { ...style.list, ...found.list },
        indent: found.indent ?? style.indent,
      };
    return style;
  });
  const characters = remembered((id: string): Formats => {
    let formats: Formats = {};
    for (const style of chain(id).reverse()) formats = { ...formats, ...readFormats(child(style, 'w:rPr')) };
    return formats;
  });
  const defaults = child(child(child(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  return {
    paragraph: (id) => paragraphs(id ?? ''),
    characters: (id) => (id === undefined ? {} : characters(id)),
    language:
      child(defaults, 'w:lang')?.attributes['w:val'] ??
      child(settings ?? undefined, 'w:themeFontLang')?.attributes['w:val'],
  };
}

function describe(style: XmlElement): Found {
  const name = valueOf(style, 'w:name') ?? '';
  const properties = child(style, 'w:pPr');
  const list = readListPlace(properties);
  for (const [pattern, found] of names) {
    const match = pattern.exec(name);
    if (match !== null) return { list, ...found(match) };
  }
  const level = wholeNumber(valueOf(properties, 'w:outlineLvl'), 0, 9);
  if (level === undefined) return { list };
  return { list, kind: level === 9 ? 'paragraph' : `heading${level + 1}` };
}

export function readListPlace(properties: XmlElement | undefined): Partial<ListPlace> {
  const numbers = child(properties, 'w:numPr');
  const list = valueOf(numbers, 'w:numId');
  const level = wholeNumber(valueOf(numbers, 'w:ilvl'), 0, 8);
  return { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) };
}

/** The formats that a run's properties set or take away by themselves. */
export function readFormats(properties: XmlElement | undefined): Formats {
  if (properties === undefined) return {};
  const formats: Formats = {};
  const set = (format: Format, value: boolean | undefined): void => {
    if (value !== undefined) formats[format] = value;
  };
  set('b', switchOf(properties, 'w:b') ?? switchOf(properties, 'w:bCs'));
  set('i', switchOf(properties, 'w:i') ?? switchOf(properties, 'w:iCs'));
  set('u', switchOf(properties, 'w:u'));
  set('s', switchOf(properties, 'w:strike') ?? switchOf(properties, 'w:dstrike'));
  const align = valueOf(properties, 'w:vertAlign');
  if (align !== undefined) {
    formats.sub = align === 'subscript';
    formats.sup = align === 'superscript';
  }
  return formats;
}

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? make(id);
    known.set(id, found);
    return found;
  };
}
