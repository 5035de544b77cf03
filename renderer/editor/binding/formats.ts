/** Attributes of characters as Lexical formats, and what Lexical knows nothing of as state of the text node. */
import {
  $getState,
  createState,
  IS_BOLD,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  IS_SUBSCRIPT,
  IS_SUPERSCRIPT,
  IS_UNDERLINE,
  type TextNode,
} from 'lexical';
import { equalAttributes, PLAIN, type Attributes, type Format } from '../../../shared/document/block.ts';
import { isSafeLink } from '../../../shared/document/link.ts';

const BITS: readonly (readonly [Format, number])[] = [
  ['b', IS_BOLD],
  ['i', IS_ITALIC],
  ['u', IS_UNDERLINE],
  ['s', IS_STRIKETHROUGH],
  ['sub', IS_SUBSCRIPT],
  ['sup', IS_SUPERSCRIPT],
];
/** Formats that the chapter can hold; Lexical's others (code, highlight …) are dropped. */
export const KNOWN_FORMATS = BITS.reduce((bits, [, bit]) => bits | bit, 0);

/** Attributes of a newer version: kept with the characters, not shown. */
export const foreignAttributes = createState('foreign', {
  parse: (value): Attributes => (typeof value === 'object' && value !== null ? { ...value } : PLAIN),
  isEqual: equalAttributes,
});

export interface NodeFormat {
  readonly format: number;
  readonly link: string | null;
  readonly foreign: Attributes;
}

export function formatOf(attributes: Attributes): NodeFormat {
  if (attributes === PLAIN) return { format: 0, link: null, foreign: PLAIN };
  let format = 0;
  let link: string | null = null;
  const foreign: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(attributes)) {
    const bit = value === true ? BITS.find(([name]) => name === key)?.[1] : undefined;
    if (bit !== undefined) format |= bit;
    else if (key === 'link' && isSafeLink(value)) link = value;
    else foreign[key] = value;
  }
  return { format, link, foreign: Object.keys(foreign).length > 0 ? foreign : PLAIN };
}

/** Frozen attribute objects by format, so that equal ones are mostly the same object. */
const cache = new Map<number, Attributes>([[0, PLAIN]]);

export function attributesOf(node: TextNode, link: string | null): Attributes {
  const format = node.getFormat() & KNOWN_FORMATS;
  let attributes = cache.get(format);
  if (attributes === undefined) {
    attributes = Object.freeze(
      Object.fromEntries(BITS.filter(([, bit]) => format & bit).map(([name]) => [name, true])),
    );
    cache.set(format, attributes);
  }
  const foreign = $getState(node, foreignAttributes);
  if (link === null && foreign === PLAIN) return attributes;
  return { ...foreign, ...attributes, ...(link === null ? {} : { link }) };
}
