/** The difference of two lists of tokens, as few words as possible, and so that one can read it. */
import { diffArrays } from 'diff';
import type { Token } from './tokens.ts';

/** A stretch of tokens that both have, or that one has where the other has none. */
export interface Change {
  readonly state: 'same' | 'inserted' | 'deleted';
  /** Of the older and the newer list; as many in both where they are the same, none in the other else. */
  readonly before: readonly Token[];
  readonly after: readonly Token[];
}

/** Most insertions and deletions that are looked for; two texts with more in common by chance than by descent are told as that. */
const MOST_EDITS = 4_000;

export function changesOf(before: readonly Token[], after: readonly Token[]): Change[] {
  const keys = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key);
  const [start, end] = commonEnds(before, after);
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const found =
    gone.length === 0 || come.length === 0
      ? undefined
      : diffArrays(keys(gone), keys(come), { maxEditLength: MOST_EDITS });
  const changes: Change[] = [];
  let from = 0;
  let to = 0;
  const add = (state: Change['state'], count: number): void => {
    if (count === 0) return;
    const [olds, news] = [state === 'inserted' ? 0 : count, state === 'deleted' ? 0 : count];
    changes.push({ state, before: before.slice(from, from + olds), after: after.slice(to, to + news) });
    from += olds;
    to += news;
  };
  add('same', start);
  if (found === undefined) {
    add('deleted', gone.length);
    add('inserted', come.length);
  } else {
    for (const { added, removed, count } of found) add(added ? 'inserted' : removed ? 'deleted' : 'same', count);
  }
  add('same', end);
  return ordered(withoutChance(changes));
}

/** How many tokens at the start and at the end are the same. */
function commonEnds(before: readonly Token[], after: readonly Token[]): [number, number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.key === after[start]?.key) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end)?.key === after.at(-1 - end)?.key) end++;
  return [start, end];
}

/** Letters and digits of a few words between two changes that are both larger were not kept by anybody: they are in both by chance. */
const CHANCE = 6;

function withoutChance(changes: readonly Change[]): readonly Change[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last === undefined || (last[0]?.state === 'same') !== (change.state === 'same')) groups.push([change]);
    else last.push(change);
  }
  return groups.flatMap((group, index) => {
    const [only] = group;
    const [left, right] = [groups[index - 1], groups[index + 1]];
    if (only?.state !== 'same' || left === undefined || right === undefined || isKept(only)) return group;
    const size = lettersIn(only.after);
    const around = (side: readonly Change[]): boolean =>
      side.some(({ state }) => state === 'inserted') &&
      side.some(({ state }) => state === 'deleted') &&
      side.every(({ before, after }) => lettersIn(before) + lettersIn(after) >= size);
    if (!around(left) || !around(right)) return group;
    return [
      { state: 'deleted' as const, before: only.before, after: [] },
      { state: 'inserted' as const, before: [], after: only.after },
    ];
  });
}

const isKept = ({ after }: Change): boolean => after.some(({ type }) => type !== 'word') || lettersIn(after) > CHANCE;

function lettersIn(tokens: readonly Token[]): number {
  let letters = 0;
  for (const { type, from, to, key } of tokens) if (type === 'word' && /[\p{L}\p{N}]/u.test(key)) letters += to - from;
  return letters;
}

/**
 * Each run of changes between what is the same in the order in which one reads it: the words that go from the paragraph one is
 * in, those that come there, then the paragraphs that go, then those that come.
 */
function ordered(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  let run: Change[] = [];
  const close = (): void => {
    const olds = run.flatMap(({ before }) => before);
    const news = run.flatMap(({ after }) => after);
    const [oldWords, newWords] = [wordsBefore(olds), wordsBefore(news)];
    const parts: Change[] = [
      { state: 'deleted', before: olds.slice(0, oldWords), after: [] },
      { state: 'inserted', before: [], after: news.slice(0, newWords) },
      { state: 'deleted', before: olds.slice(oldWords), after: [] },
      { state: 'inserted', before: [], after: news.slice(newWords) },
    ];
    result.push(...parts.filter(({ before, after }) => before.length + after.length > 0));
    run = [];
  };
  for (const change of changes) {
    if (change.state !== 'same') run.push(change);
    else {
      close();
      result.push(change);
    }
  }
  close();
  return result;
}

/** How many words stand before the first mark or moved block. */
function wordsBefore(tokens: readonly Token[]): number {
  const index = tokens.findIndex(({ type }) => type !== 'word');
  return index < 0 ? tokens.length : index;
}
