/** What a figure gives to the table. */
import type { Spread } from './stats.ts';

export interface Row {
  /** P2, P3 … */
  readonly figure: string;
  readonly what: string;
  /** Both sides in words, with unit. */
  readonly ours: string;
  readonly peer: string;
  /** Ratio (or plain number) that is held against the goal. */
  readonly value: Spread;
  /** Null for a line that only explains another one. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number } | null;
  /** What keeps it from the goal, as measured; printed when it is missed or there is no goal. */
  readonly limit: string;
}

export interface Bench {
  /** The repository. */
  readonly root: string;
  /** Electron's program, null where there is none. */
  readonly electron: string | null;
  /** Where the bundled peers are. */
  readonly bundles: string;
  /** An empty folder on the disk that is measured; removed afterwards. */
  readonly folder: string;
  /** An editing trace to replay instead of the German one; null for none. */
  readonly trace: string | null;
  /** 1 for the real thing; smaller makes fewer repetitions, to try the bench itself. */
  readonly effort: number;
  readonly say: (text: string) => void;
}

export interface Figure {
  readonly name: string;
  readonly title: string;
  readonly run: (bench: Bench) => Promise<Row[]>;
}

export function isMet({ goal, value }: Row): boolean {
  if (goal === null) return true;
  return 'atMost' in goal ? value.middle <= goal.atMost : value.middle >= goal.atLeast;
}

/** Number of repetitions at the wanted effort; never fewer than two. */
export const times = ({ effort }: Bench, full: number): number => Math.max(2, Math.round(full * effort));

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
