/** Finds who changed which characters of a chapter, among what `changesBetween` says. Pure. */
import type { Act } from './act.ts';
import type { ChangedBlock, ChapterChanges } from './change-authors.ts';

/** Characters, or (from `from` to the same place) a paragraph mark: deleted ones by their place in the older state, others in the newer. */
export interface ChangedRange {
  readonly side: 'before' | 'after';
  /** The name of the text in its chapter: '' for the chapter's own, `cell:…`, `note:…`. */
  readonly text: string;
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** A part of a range that one person changed; `person` null where that isn't known. */
export interface ChangeAct extends Act {
  readonly from: number;
  readonly to: number;
}

/** What one person does in so many milliseconds is one change, whatever the minutes of its letters. */
const ONE_SITTING = 30 * 60_000;

export class ChangeIndex {
  readonly #blocks: ReadonlyMap<string, ChangedBlock>;

  constructor(
    { before, after }: ChapterChanges,
    /** The words of a block in the state that is compared; null where it has none of that name. */
    private readonly wordsOf: (side: ChangedRange['side'], text: string, block: string) => string | null,
  ) {
    const all = [...before.map((each) => ['before', each] as const), ...after.map((each) => ['after', each] as const)];
    this.#blocks = new Map(all.map(([side, each]) => [`${side} ${each.text} ${each.block}`, each]));
  }

  /** In order, neighbours of one person as one; empty where nothing is known of the place. */
  of({ side, text, block, from, to }: ChangedRange): readonly ChangeAct[] {
    const found = this.#blocks.get(`${side} ${text === '' ? 'text' : text} ${block}`);
    // Only of the very words that are compared: else the places would be others.
    if (found === undefined || found.words !== this.wordsOf(side, text, block)) return [];
    const acts = from < to ? joined(found, from, to) : [];
    if (acts.length > 0 || found.mark === null) return acts;
    return [{ ...found.mark, from, to }];
  }
}

/** What is the same in both states goes with its neighbour: a comparison by words counts some of it as changed. */
function joined({ parts }: ChangedBlock, start: number, end: number): ChangeAct[] {
  const acts: { person: string | null; at: number; from: number; to: number }[] = [];
  for (const part of parts.slice(firstEndingAfter(parts, start))) {
    if (part.from >= end) break;
    const [from, to] = [Math.max(part.from, start), Math.min(part.to, end)];
    const last = acts.at(-1);
    if (part.act === null) {
      if (last !== undefined) last.to = to;
    } else if (last !== undefined && isOneSitting(last, part.act)) {
      last.to = to;
      last.at = Math.max(last.at, part.act.at);
    } else acts.push({ ...part.act, from: last === undefined ? start : from, to });
  }
  return acts;
}

const isOneSitting = (a: Act, b: Act): boolean => a.person === b.person && Math.abs(a.at - b.at) < ONE_SITTING;

function firstEndingAfter(parts: ChangedBlock['parts'], at: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
