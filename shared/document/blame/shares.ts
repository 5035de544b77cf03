/** How much each person has written in a chapter. Pure. */
import { EMBED_CHARACTER } from '../block.ts';
import { MARKER } from '../longest-common.ts';
import { personOf } from './act.ts';
import type { TextAuthors } from './author.ts';
import type { AuthorSources } from './sources.ts';
import type { Origins } from './origins.ts';
import { UNKNOWN } from './written-log.ts';

export interface Share {
  /** Characters and words that stand in the text now. */
  characters: number;
  words: number;
  /** Characters that were written in all, also those that are gone; what was moved or brought back counts once. */
  written: number;
}

/** By person; null for those who aren't known. A word is that of who wrote its first letter. */
export function sharesIn(
  texts: readonly TextAuthors[],
  { log, leaseOf }: AuthorSources,
  origins: Origins,
): Map<string | null, Share> {
  const shares = new Map<string | null, Share>();
  const of = (person: string | null): Share => {
    const known = shares.get(person) ?? { characters: 0, words: 0, written: 0 };
    shares.set(person, known);
    return known;
  };
  for (const { blocks } of texts)
    for (const { runs } of blocks) {
      const starts = wordStarts(runs.map(({ text }) => text).join(''));
      let at = 0;
      let next = 0;
      for (const { text, author } of runs) {
        const share = of(author.person);
        share.characters += text.length;
        at += text.length;
        for (; (starts[next] ?? Infinity) < at; next++) share.words++;
      }
    }
  const wrote = (client: number, from: number, text: string, sign: 1 | -1): void => {
    const actor = log.written.at(client, from)?.value.actor;
    const letters = lettersIn(text);
    if (letters > 0 && actor !== undefined) of(personOf(leaseOf(client) ?? actor)).written += sign * letters;
  };
  for (const [client, { from, value }] of log.written.all()) wrote(client, from, value.text, 1);
  for (const [client, from, to] of origins.copies()) wrote(client, from, log.textOf(client, from, to), -1);
  return shares;
}

const lettersIn = (text: string): number => text.replace(others, '').length;
const others = new RegExp(`[${UNKNOWN}${MARKER}${EMBED_CHARACTER}]`, 'gu');

function wordStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index } of text.matchAll(/[\p{L}\p{N}][^\s]*/gu)) starts.push(index);
  return starts;
}
