/**
 * XML as a stream of small trees. Nothing is fetched and nothing is expanded: a document type declaration, which no office
 * program writes, ends the reading, and with it entities of any kind but the five of XML itself.
 */
import { SaxesParser } from 'saxes';
import { docxLimits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';

export interface XmlElement {
  /** Local name with the usual prefix of its namespace (`w:p`), whatever prefix the file uses. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text; kept only for the elements that carry words. */
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Namespaces, in their transitional and strict forms. */
const prefixes = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas', 'wpc'],
  ['http://schemas.microsoft.com/office/drawing/2017/decorative', 'adec'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

const textual = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'm:t', 'x:t', 'x:v']);

/**
 * Reads XML and hands over every element at `level` (0: the root) once it is complete. Throws a Failure for what is no
 * well-formed XML, nested too deep or too large.
 */
export async function readElements(
  pieces: AsyncIterable<Uint8Array>,
  level: number,
  take: (element: XmlElement) => void,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let depth = 0;
  let held = 0;
  parser.on('error', (error) => {
    throw damaged(error.message.slice(0, 200));
  });
  parser.on('doctype', () => {
    throw damaged('document type declaration');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > docxLimits.depth) throw tooLarge('depth');
    if (depth <= level) return;
    held += 1;
    if (held > docxLimits.elements) throw tooLarge('elements');
    const attributes: Record<string, string> = {};
    for (const { uri, local, value } of Object.values(tag.attributes)) attributes[nameOf(uri, local)] = value;
    open.push({ name: nameOf(tag.uri, tag.local), attributes, children: [], text: '' });
  });
  const text = (words: string): void => {
    const last = open[open.length - 1];
    if (last !== undefined && textual.has(last.name)) last.text += words;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    depth -= 1;
    const done = open.pop();
    if (done === undefined) return;
    const parent = open[open.length - 1];
    if (parent !== undefined) parent.children.push(done);
    else {
      held = 0;
      take(done);
    }
  });
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  if (decoder === null) throw damaged('empty part');
  parser.write(decoder.decode());
  parser.close();
}

/** The root element of a part. */
export async function readRoot(pieces: AsyncIterable<Uint8Array>): Promise<XmlElement> {
  const roots: XmlElement[] = [];
  await readElements(pieces, 0, (element) => roots.push(element));
  const [root] = roots;
  if (root === undefined) throw damaged('no root element');
  return root;
}

const nameOf = (uri: string, local: string): string => {
  if (uri === '') return local;
  return `${prefixes.get(uri) ?? '?'}:${local}`;
};

const encodingOf = (start: Uint8Array): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const nothing: readonly XmlElement[] = [];

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name);

export const childrenNamed = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((each) => each.name === name) ?? nothing;

/** `w:val` of a child. */
export const valueOf = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val'];

/** A switch such as `<w:b/>`: undefined where it isn't there. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (found === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '1');
}

/** A whole number from a text; undefined for what is none or lies outside. */
export function wholeNumber(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^-?\d{1,9}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

/** Walks through an element and all it holds, in order; `visit` says whether to go on inside. */
export function walk(element: XmlElement, visit: (element: XmlElement) => boolean): void {
  if (!visit(element)) return;
  for (const each of element.children) walk(each, visit);
}

/** The first element of a name anywhere inside. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const each of element.children) {
    const found = each.name === name ? each : find(each, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
