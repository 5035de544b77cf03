/** The words of blocks, as a comparison sees them. */
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Block } from '../block.ts';

/** A paragraph mark, a block that moved (all of it), or a word, a space, a sign. */
export interface Token {
  readonly type: 'mark' | 'moved' | 'word';
  /** Two tokens with the same key are the same. */
  readonly key: string;
  readonly block: Block;
  /** Characters of the block; of a mark none, of a moved block all. */
  readonly from: number;
  readonly to: number;
}

/** Words with their endings (`Bürger*innen`, `2026/27`, `Stadt-Umland`), spaces, and every other sign by itself. */
const WORDS = /[\p{L}\p{N}\p{M}]+(?:[*:_’'/.,-](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*|\s+|./gsu;
/** Before the keys of what is no word, so that no word is taken for it. */
const NO_WORD = '\uFDD0';

export const markOf = (block: Block, id: string): Token => ({
  type: 'mark',
  key: `${NO_WORD}${id}`,
  block,
  from: 0,
  to: 0,
});

export const movedToken = (block: Block, side: 'away' | 'here'): Token => ({
  type: 'moved',
  key: `${NO_WORD}${side} ${block.id}`,
  block,
  from: 0,
  to: block.text.length,
});

export function wordsOf(block: Block): Token[] {
  const embeds = embedsIn(block);
  return [...block.text.matchAll(WORDS)].map(({ 0: word, index }) => ({
    type: 'word',
    key: embeds.get(index) ?? word,
    block,
    from: index,
    to: index + word.length,
  }));
}

/** The keys of a block's embeds by their positions. */
function embedsIn({ runs }: Block): ReadonlyMap<number, string> {
  const embeds = new Map<number, string>();
  let start = 0;
  for (const { text, embed } of runs) {
    if (embed !== undefined) embeds.set(start, NO_WORD + canonicalJson(embed));
    start += text.length;
  }
  return embeds;
}
