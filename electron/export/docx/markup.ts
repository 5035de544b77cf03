/** XML under construction. Markup has a type of its own, so that what somebody typed can't become markup by mistake. */
import { cleanText } from '../clean-text.ts';

declare const isMarkup: unique symbol;
/** Well-formed XML. */
export type Markup = string & { readonly [isMarkup]: true };

export const NOTHING = '' as Markup;
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; attributes that are undefined are left out. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Markup[]): Markup {
  let tag = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) tag += ` ${key}="${typeof value === 'number' ? value : escapeText(value)}"`;
  }
  const inner = children.length === 1 ? (children[0] ?? '') : children.join('');
  return (inner === '' ? `${tag}/>` : `${tag}>${inner}</${name}>`) as Markup;
}

/** An element with `w:val`. */
export const val = (name: string, value: string | number): Markup => el(name, { 'w:val': value });
export const join = (parts: readonly Markup[]): Markup => parts.join('') as Markup;
export const words = (text: string): Markup => escapeText(text) as Markup;

const ESCAPED = /[&<>"\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escapeText = (text: string): string => cleanText(text).replace(ESCAPED, (found) => ESCAPES[found] ?? '');

export const document = (root: Markup): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`, 'utf8');
