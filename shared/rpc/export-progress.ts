/** How far a file is that leaves the house: what is being done, and how much of it, where that is known. Never a guess. */
import * as v from 'valibot';

export const exportPhases = [
  /** What it is made of is fetched from the project. */
  'reading',
  /** The chapters of the paper, or the sheets of the measures, are written as the format has them. */
  'chapters',
  'sheets',
  /** The same of a format that isn't written part by part. */
  'composing',
  /** The annexes of a council paper, each a file. */
  'annexes',
  /** The engine begins, with fonts and templates. */
  'preparing',
  'layout',
  /** Both in one step, of which nothing more is known: by an engine that takes several times as long as the native one. */
  'layoutWriting',
  /** Written as a PDF that is certified as something, and checked for that. */
  'certifying',
  'writing',
  /** Another host is asked to certify it. */
  'certifyingAbove',
  'packing',
] as const;
export type ExportPhase = (typeof exportPhases)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const phase = v.picklist(exportPhases);

export const exportProgress = v.strictObject({
  phase,
  /** Null where nobody knows how much there is. */
  count: v.nullable(v.strictObject({ done: count, of: count })),
  /** What is done for the next one of those that are counted; null for nothing to be told. */
  doing: v.nullable(phase),
});
export type ExportProgress = v.InferOutput<typeof exportProgress>;
export type TellProgress = (progress: ExportProgress) => void;

export const phaseOf = (named: ExportPhase): ExportProgress => ({ phase: named, count: null, doing: null });

/** The steps of something long that are told of it. */
const mostTold = 200;

/** Tells of `of` parts how many are done, at most some 200 times; the first time with none. */
export function countedBy(tell: TellProgress | undefined, counted: ExportPhase, of: number): (done: number) => void {
  let told = -1;
  const say = (done: number): void => {
    const step = of === 0 ? 0 : Math.floor((done * mostTold) / of);
    if (step === told) return;
    told = step;
    tell?.({ phase: counted, count: { done, of }, doing: null });
  };
  say(0);
  return say;
}
