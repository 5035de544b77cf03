/** What has a number in a state of the strategy paper, as a window asks for it: for references of council papers. */
import * as v from 'valibot';
import { NOTHING_FROZEN } from '../document/paragraph-numbers.ts';
import { MOST_CHAPTERS } from '../document/version-content.ts';
import type { StrategyState } from '../council/references.ts';
import { chapterMarks, id } from './schemas.ts';

/** `version`: null for the paper as it stands. */
export const wantedStrategy = v.strictObject({ version: v.nullable(id) });

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const strategyState = v.strictObject({
  headingNumbers: v.boolean(),
  noteNumbers: v.picklist(['chapter', 'paper']),
  chapters: v.pipe(
    v.array(
      v.strictObject({
        ...chapterMarks.entries,
        number: v.pipe(v.number(), v.integer(), v.minValue(1)),
        title: v.pipe(v.string(), v.maxLength(500)),
        frozen: v.pipe(v.array(v.tuple([name, name])), v.maxLength(20_000)),
      }),
    ),
    v.maxLength(MOST_CHAPTERS),
  ),
});
export type SentState = v.InferOutput<typeof strategyState>;
export const strategyAnswer = v.strictObject({ state: v.nullable(strategyState) });

export const sentState = ({ chapters, ...state }: StrategyState): SentState => ({
  ...state,
  chapters: chapters.map(({ frozen = NOTHING_FROZEN, marks, ...chapter }) => ({
    ...chapter,
    frozen: [...frozen].map(([block, number]): [string, string] => [block, number]),
    // Of decided text, in which nothing is only suggested.
    marks: marks.map(({ block, kind, text, notes, decorative }) => ({
      block,
      kind,
      text,
      notes: [...notes],
      decorative,
    })),
  })),
});

export const readState = ({ chapters, ...state }: SentState): StrategyState => ({
  ...state,
  chapters: chapters.map(({ frozen, ...chapter }) => ({ ...chapter, frozen: new Map(frozen) })),
});
