/** A block's text as one reads it who decides on no suggestion: without what is only suggested to come, embeds by their words. */
import type { TextMap } from '../../domain/search/entries.ts';
import type { Block } from '../block.ts';
import { readEmbed, type RefEmbed } from '../embeds.ts';
import { suggestionOf } from '../suggest.ts';

export interface ShownText {
  readonly text: string;
  readonly map: TextMap;
}

const isSuggested = (attrs: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(attrs).some((key) => suggestionOf(key)?.part === 'ins');

/** `refer`: what a reference is told by; nothing where that isn't known. */
export function shownText({ text, runs, props }: Block, refer: (ref: RefEmbed['ref']) => string = () => ''): ShownText {
  if (typeof props['ins'] !== 'string' && runs.every(({ attrs, embed }) => embed === undefined && !isSuggested(attrs)))
    return { text, map: null };
  const pieces: (readonly [number, number, number])[] = [];
  let shown = '';
  let at = 0;
  for (const { text: own, attrs, embed } of runs) {
    const words = isSuggested(attrs) ? '' : embed === undefined ? own : wordsOfEmbed(embed, refer);
    if (words !== '') pieces.push([shown.length, at, own.length]);
    shown += words;
    at += own.length;
  }
  return { text: shown, map: pieces };
}

/** Numbers of council papers are words; those of footnotes and references are computed. */
function wordsOfEmbed(value: unknown, refer: (ref: RefEmbed['ref']) => string): string {
  const embed = readEmbed(value);
  if (embed === null || 'note' in embed) return '';
  return 'paper' in embed ? embed.paper : refer(embed.ref);
}
