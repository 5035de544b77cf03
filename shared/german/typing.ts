/**
 * What is set right while one types: quotation marks, dashes, ellipses, and spaces at which no line may break. Pure; the
 * caret stands at the end of `before`. Rules are data (typing-rules.ts); each looks at what the last character completes.
 */
import { APOSTROPHE } from './characters.ts';
import { primaryOf, quotationMarks, type QuotationMarks } from './languages.ts';
import { typingRules } from './typing-rules.ts';

/** Characters of `before` from `from` to `to` that become `text`. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** No rule looks back further than this many characters; quotation marks look through the whole block. */
const reach = 64;

/** What the character typed last completes, in the order of the text; empty when there is nothing to set right. */
export function typedReplacements(before: string, language: string): readonly Replacement[] {
  const last = before.at(-1);
  if (last === undefined) return [];
  if (last === '"') return [{ ...lastOf(before), text: quotation(before, quotationMarks(language)) }];
  if (last === "'") return [{ ...lastOf(before), text: innerQuotation(before, quotationMarks(language)) }];
  const start = Math.max(0, before.length - reach);
  const tail = before.slice(start);
  const primary = primaryOf(language);
  for (const rule of typingRules) {
    if (!rule.last.test(last) || (rule.languages !== undefined && !rule.languages.includes(primary))) continue;
    const found = rule.pattern.exec(tail);
    if (found === null) continue;
    const text = rule.becomes(found[0]);
    if (text !== found[0]) return [...differences(found[0], text, start + found.index)];
  }
  return [];
}

const lastOf = (before: string): { from: number; to: number } => ({ from: before.length - 1, to: before.length });

/** After these a quotation begins: nothing, a space, an opening bracket, a dash; and an opening mark of the language. */
const opening = /(?:^|[\s([{–—/])$/u;

function begins(text: string, { open, close, innerOpen, innerClose }: QuotationMarks): boolean {
  if (opening.test(text)) return true;
  return (open !== close && text.endsWith(open)) || (innerOpen !== innerClose && text.endsWith(innerOpen));
}

function quotation(before: string, marks: QuotationMarks): string {
  return begins(before.slice(0, -1), marks) ? marks.open : marks.close;
}

/** A single straight mark is an apostrophe within and after a word, unless a quotation waits for its end. */
function innerQuotation(before: string, marks: QuotationMarks): string {
  const text = before.slice(0, -1);
  if (begins(text, marks)) return marks.innerOpen;
  if (!/[\p{L}\p{N}]$/u.test(text)) return marks.innerClose;
  return waits(text, marks.innerOpen, marks.innerClose) ? marks.innerClose : APOSTROPHE;
}

/** Whether the last opening mark has no closing one behind it. */
function waits(text: string, open: string, close: string): boolean {
  const at = text.lastIndexOf(open);
  return at >= 0 && !text.includes(close, at + open.length);
}

/** Only what differs, character by character where the length stays, so that formats and authors of the rest stay. */
function* differences(old: string, text: string, at: number): Generator<Replacement> {
  if (old.length !== text.length) {
    let head = 0;
    while (head < old.length && old[head] === text[head]) head += 1;
    let tail = 0;
    while (tail < old.length - head && tail < text.length - head && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
    yield { from: at + head, to: at + old.length - tail, text: text.slice(head, text.length - tail) };
    return;
  }
  for (let index = 0; index < old.length; index += 1) {
    const character = text[index];
    if (character !== undefined && old[index] !== character)
      yield { from: at + index, to: at + index + 1, text: character };
  }
}
