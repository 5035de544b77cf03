/** The words of blocks, as a comparison sees them. */
import { canonicalJson } from '../../domain/canonical-json.ts';
import { EMBED_CHARACTER, type Block } from '../block.ts';

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

/** `start` and `end`: how many characters at both ends are one token each, since they are compared as a whole. */
export function wordsOf(block: Block, start = 0, end = 0): Token[] {
  const embeds = embedsIn(block);
  const stop = block.text.length - end;
  const token = (from: number, to: number): Token => {
    const key = embeds.get(from) ?? block.text.slice(from, to);
    return { type: 'word', key, block, from, to };
  };
  const tokens = start > 0 ? [token(0, start)] : [];
  let at = start;
  for (const word of block.text.slice(start, stop).match(WORDS) ?? []) {
    tokens.push(token(at, at + word.length));
    at += word.length;
  }
  if (end > 0) tokens.push(token(stop, block.text.length));
  return tokens;
}

/** The words of two states of one block; what they have in common at both ends is not taken apart. */
export function wordsOfBoth(before: Block, after: Block): readonly [Token[], Token[]] {
  const [a, b] = [before.text, after.text];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start] && a[start] !== EMBED_CHARACTER) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end) && a.at(-1 - end) !== EMBED_CHARACTER) end++;
  // Up to the space before the first word that differs, and from the one behind the last.
  start = a.slice(0, start).lastIndexOf(' ') + 1;
  const behind = a.slice(a.length - end).indexOf(' ');
  end = behind < 0 ? 0 : end - behind;
  return [wordsOf(before, start, end), wordsOf(after, start, end)];
}

const NO_EMBEDS: ReadonlyMap<number, string> = new Map();

/** The keys of a block's embeds by their positions. */
function embedsIn({ runs }: Block): ReadonlyMap<number, string> {
  if (runs.every(({ embed }) => embed === undefined)) return NO_EMBEDS;
  const embeds = new Map<number, string>();
  let start = 0;
  for (const { text, embed } of runs) {
    if (embed !== undefined) embeds.set(start, NO_WORD + canonicalJson(embed));
    start += text.length;
  }
  return embeds;
}
