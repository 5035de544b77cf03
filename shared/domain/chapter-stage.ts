/** How far a chapter is, as its group declares it. A state machine as data. */
export const stages = ['open', 'writing', 'coordination', 'finished'] as const;
export type Stage = (typeof stages)[number];

/** The stages that may follow each stage: forward by one, and back to writing at any time. */
export const nextStages: Readonly<Record<Stage, readonly Stage[]>> = {
  open: ['writing'],
  writing: ['coordination'],
  coordination: ['finished', 'writing'],
  finished: ['writing'],
};

/** Share of the way that a stage stands for, 0 to 1; drawn as the bar below a chapter and summed up per group. */
export function progressOf(stage: Stage): number {
  return stages.indexOf(stage) / (stages.length - 1);
}

/** Reads a stored stage; what is unknown or missing counts as `open`. */
export function stageFrom(value: unknown): Stage {
  return stages.find((stage) => stage === value) ?? 'open';
}
