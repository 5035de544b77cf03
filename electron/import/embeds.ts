/** What stands in a text as one character, under the local names of the file. */
import { EMBED_CHARACTER, type Attributes, type Run } from '../../shared/document/block.ts';

/** The local id of the footnote that a run refers to; null for every other run. */
export function noteOf({ embed }: Run): string | null {
  const note = typeof embed === 'object' && embed !== null && 'note' in embed ? embed.note : null;
  return typeof note === 'string' ? note : null;
}

/** A cross-reference before blocks have ids: the local name of what it is to, and the words that the file showed. */
export interface LocalTarget {
  readonly target: string;
  readonly words: string;
}

export const targetRun = (embed: LocalTarget, attrs: Attributes): Run => ({ text: EMBED_CHARACTER, attrs, embed });

/** What a run refers to; null for every other run. */
export function targetOf({ embed }: Run): LocalTarget | null {
  if (typeof embed !== 'object' || embed === null || !('target' in embed) || !('words' in embed)) return null;
  const { target, words } = embed;
  return typeof target === 'string' && typeof words === 'string' ? { target, words } : null;
}
