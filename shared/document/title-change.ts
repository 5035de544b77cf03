/** A change of a short text, as typed by a person or made by a peer. Pure. */

export interface TitleChange {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** One step of a Y.Text delta, as far as titles have them. */
export interface TitleStep {
  readonly retain?: number | undefined;
  readonly delete?: number | undefined;
  readonly insert?: unknown;
}

/** Titles are one line of at most this many characters. */
export const maxTitle = 300;

/** What a person may type into a title: no line breaks, no control characters. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\uFFFC]+/gu, ' ').slice(0, maxTitle);

/** The smallest change that leads from one text to the other; `caret` (in the new text) tells where among equal places. */
export function titleChange(before: string, after: string, caret: number): TitleChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const tailLimit = Math.min(shorter, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < tailLimit && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head++;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (cutsPair(before, head) || cutsPair(after, head)) head--;
  if (cutsPair(before, before.length - tail) || cutsPair(after, after.length - tail)) tail--;
  return { at: head, removed: before.length - tail - head, inserted: after.slice(head, after.length - tail) };
}

/** Where an index of the old text lies after a delta. */
export function throughDelta(index: number, delta: readonly TitleStep[]): number {
  let position = 0;
  let shifted = index;
  for (const step of delta) {
    if (step.retain !== undefined) position += step.retain;
    else if (typeof step.insert === 'string') {
      if (position < shifted) shifted += step.insert.length;
      position += step.insert.length;
    } else if (step.delete !== undefined && position < shifted) shifted = Math.max(position, shifted - step.delete);
  }
  return shifted;
}

const cutsPair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
