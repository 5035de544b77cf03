import type { Run } from '../../shared/document/block.ts';

/** The local id of the footnote that a run refers to; null for every other run. */
export function noteOf({ embed }: Run): string | null {
  const note = typeof embed === 'object' && embed !== null && 'note' in embed ? embed.note : null;
  return typeof note === 'string' ? note : null;
}
