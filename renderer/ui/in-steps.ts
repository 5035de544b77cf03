/** Long work in tasks of its own, so that keys, painting and what others send come between. */
import { nextTask } from './next-task.ts';

/** Milliseconds that one task may take; one step more than that is not cut. */
const longest = 12;

/** What the steps give in the end; rejected with what one of them throws. `isOver`: nobody waits any more, and it is left as it is. */
export function inSteps<T>(steps: Iterator<unknown, T>, isOver: () => boolean = () => false): Promise<T> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      if (isOver()) return;
      try {
        const until = performance.now() + longest;
        let step = steps.next();
        while (step.done !== true && performance.now() < until) step = steps.next();
        if (step.done === true) resolve(step.value);
        else nextTask(go);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    nextTask(go);
  });
}
