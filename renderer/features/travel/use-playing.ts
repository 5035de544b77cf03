/** Plays a day's work: one step after another at the speed one chose, until the day is over or one does something else. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';

/** How long each step stays, ms. */
export const speeds = { slow: 4_000, medium: 2_000, fast: 900 } as const;
export type Speed = keyof typeof speeds;

export interface Playing {
  readonly isPlaying: boolean;
  readonly play: (steps: readonly Stretch[]) => void;
  readonly pause: () => void;
}

export function usePlaying(speed: Speed, onStep: (step: Stretch) => void, onEnd: () => void): Playing {
  const [run, setRun] = useState<{ readonly steps: readonly Stretch[]; readonly index: number } | null>(null);
  const told = useRef({ onStep, onEnd });
  useEffect(() => {
    told.current = { onStep, onEnd };
  });
  useEffect(() => {
    if (run === null) return undefined;
    const step = run.steps[run.index];
    if (step !== undefined) told.current.onStep(step);
    const timer = setTimeout(() => {
      if (run.index + 1 < run.steps.length) return setRun({ ...run, index: run.index + 1 });
      setRun(null);
      told.current.onEnd();
    }, speeds[speed]);
    return () => clearTimeout(timer);
  }, [run, speed]);
  const play = useCallback((steps: readonly Stretch[]) => setRun(steps.length === 0 ? null : { steps, index: 0 }), []);
  const pause = useCallback(() => setRun(null), []);
  return { isPlaying: run !== null, play, pause };
}
