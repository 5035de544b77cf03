/** Two people typed into one line at the same time: a text with what both of them wrote. Pure. */
import { diffArrays } from 'diff';

/** Words and spaces `from` to before `to` of the text that both began with, and what one of them has there. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/** Beyond that two texts have nothing in common: one is wholly another. */
const mostEdits = 400;

/**
 * What both wrote, by whole words, from the `base` that both began with. Where they changed the same words both stand there, theirs first;
 * what one changed and the other struck stays.
 */
export function mergeTyped(base: string, theirs: string, mine: string): string {
  if (theirs === base || theirs === mine) return mine;
  if (mine === base) return theirs;
  const words = wordsIn(base);
  const edits = [
    ...editsOf(words, wordsIn(theirs)).map((edit) => ({ ...edit, mine: false })),
    ...editsOf(words, wordsIn(mine)).map((edit) => ({ ...edit, mine: true })),
  ].sort((a, b) => a.from - b.from || Number(a.to > a.from) - Number(b.to > b.from));
  let text = '';
  let at = 0;
  for (let next = 0; next < edits.length;) {
    const from = edits[next]?.from ?? 0;
    let to = edits[next]?.to ?? from;
    const written = { theirs: '', mine: '' };
    // All that meets.
    for (; next < edits.length; next += 1) {
      const edit = edits[next];
      if (edit === undefined || !(edit.from < to || (edit.from === from && edit.to === to))) break;
      const who = edit.mine ? 'mine' : 'theirs';
      written[who] = joined(written[who], edit.words.join(''));
      to = Math.max(to, edit.to);
    }
    const both = written.theirs === written.mine ? written.mine : joined(written.theirs, written.mine);
    text = joined(joined(text, words.slice(at, from).join('')), both);
    at = to;
  }
  return joined(text, words.slice(at).join(''));
}

/** Words and spaces take turns in each of the texts; where they don't, words of two people meet. */
function joined(first: string, second: string): string {
  const isApart = first === '' || second === '' || /\s$/u.test(first) || /^\s/u.test(second);
  return `${first}${isApart ? '' : ' '}${second}`;
}

/** Whether a text has all words that `mine` has beyond `base`: then whoever wrote it has seen mine. */
export function keepsWords(base: string, mine: string, text: string): boolean {
  const [before, own, there] = [base, mine, text].map(countWords);
  return [...(own ?? [])].every(
    ([word, count]) => count <= (before?.get(word) ?? 0) || count <= (there?.get(word) ?? 0),
  );
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(/\S+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Where a caret is after a text became another: before what changed it stays, behind it goes along. */
export function caretThrough(before: string, after: string, caret: number): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (caret <= start) return caret;
  return Math.max(start, caret + after.length - before.length);
}

const wordsIn = (text: string): readonly string[] => text.match(/\s+|\S+/gu) ?? [];

function editsOf(base: readonly string[], text: readonly string[]): Edit[] {
  const found = diffArrays([...base], [...text], { maxEditLength: mostEdits });
  if (found === undefined) return [{ from: 0, to: base.length, words: text }];
  const edits: Edit[] = [];
  let at = 0;
  let open: { from: number; to: number; words: string[] } | null = null;
  for (const { added, removed, value, count } of found) {
    if (!added && !removed) {
      if (open !== null) edits.push(open);
      open = null;
      at += count;
      continue;
    }
    open ??= { from: at, to: at, words: [] };
    if (added) open.words.push(...value);
    else open.to = at += count;
  }
  if (open !== null) edits.push(open);
  return edits;
}
