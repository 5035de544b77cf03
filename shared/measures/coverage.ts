/** Whether the measures serve what the paper wants: goals without a measure, measures without a goal, links that lead nowhere. */
import type { Goal, Measure } from './measure.ts';

/** A paragraph of the paper that says what is wanted. */
export interface GoalBlock {
  readonly chapter: string;
  readonly block: string;
}
export interface Coverage {
  /** In the paper's order, each with the measures that serve it. */
  readonly goals: readonly (GoalBlock & { readonly measures: readonly string[] })[];
  /** Goals that no measure serves; one that was stopped serves none. */
  readonly uncovered: readonly GoalBlock[];
  /** Measures that serve nothing that is still in the paper. */
  readonly withoutGoal: readonly string[];
  /** Links to paragraphs that are gone. */
  readonly lost: readonly { readonly measure: string; readonly goal: Goal }[];
}

/**
 * `goals`: the paragraphs that want to be served, in the paper's order. `blocks`: the id of every paragraph of the paper.
 * A paragraph that moved into another chapter is still there: blocks keep their ids.
 */
export function coverageOf(
  measures: readonly Measure[],
  goals: readonly GoalBlock[],
  blocks: ReadonlySet<string>,
): Coverage {
  const serving = new Map<string, string[]>();
  for (const { id, state, goals: own } of measures) {
    if (state === 'stopped') continue;
    for (const block of new Set(own.map((goal) => goal.block))) serving.set(block, [...(serving.get(block) ?? []), id]);
  }
  const covered = goals.map(({ chapter, block }) => ({ chapter, block, measures: serving.get(block) ?? [] }));
  return {
    goals: covered,
    uncovered: covered.filter((goal) => goal.measures.length === 0).map(({ chapter, block }) => ({ chapter, block })),
    withoutGoal: measures.filter(({ goals: own }) => !own.some(({ block }) => blocks.has(block))).map(({ id }) => id),
    lost: measures.flatMap(({ id, goals: own }) =>
      own.filter(({ block }) => !blocks.has(block)).map((goal) => ({ measure: id, goal })),
    ),
  };
}
