/**
 * What people type to format without a menu: `# `, `- `, `1. `, `> `, `**bold**`, `*italic*`. Pure; the caret stands at
 * the end of `before`. German paired forms (`Einwohner*innen`) must never match: a star counts as markup only where a
 * word begins and, at the end, where a word ends.
 */
import type { TextKind } from '../../../shared/document/block.ts';

const starts: ReadonlyMap<string, TextKind> = new Map([
  ['# ', 'heading1'],
  ['## ', 'heading2'],
  ['### ', 'heading3'],
  ['#### ', 'heading4'],
  ['- ', 'bullet'],
  ['* ', 'bullet'],
  ['1. ', 'number'],
  ['1) ', 'number'],
  ['> ', 'quote'],
]);

/** The kind of block that the characters before the caret ask for, and how many there are; null when they are just text. */
export function markedKind(before: string): { readonly kind: TextKind; readonly length: number } | null {
  const kind = starts.get(before);
  return kind === undefined ? null : { kind, length: before.length };
}

/** Where marked text begins, how long its markers are, and where its content ends; offsets into `before`. */
export interface MarkedText {
  readonly format: 'bold' | 'italic';
  readonly from: number;
  readonly to: number;
  readonly marker: 1 | 2;
}

/** Before a marker: the start of the block, a blank, an opening bracket or quotation mark. */
const boundary = '(?:^|[\\s([{„“"‚‘\'»«–—/])';
const boldEnd = new RegExp(`${boundary}(\\*\\*)([^\\s*](?:[^*]*[^\\s*])?)\\*\\*$`, 'u');
/** The closing star must be followed by what can't belong to the word; that character has just been typed. */
const italicEnd = new RegExp(`${boundary}(\\*)([^\\s*](?:[^*\\n]*[^\\s*])?)\\*([\\s.,;:!?)\\]}“”"’'»«–—/])$`, 'u');

/** Marked text that the last typed character completes; null when there is none. */
export function markedText(before: string): MarkedText | null {
  const last = before.at(-1);
  if (last === '*') {
    const found = boldEnd.exec(before);
    const content = found?.[2];
    if (found === null || content === undefined) return null;
    const to = before.length - 2;
    return { format: 'bold', from: to - content.length, to, marker: 2 };
  }
  if (last === undefined || !before.slice(0, -1).endsWith('*') || before.endsWith('**', before.length - 1)) return null;
  const found = italicEnd.exec(before);
  const content = found?.[2];
  if (found === null || content === undefined) return null;
  const to = before.length - 2;
  return { format: 'italic', from: to - content.length, to, marker: 1 };
}
