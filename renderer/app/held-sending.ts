/** Keeps what is written here from leaving while something long is written in steps: others get all of it in one go, or nothing. */
import { behindPaint, doAllNow } from '../ui/after-paint.ts';
import { inSteps } from '../ui/in-steps.ts';

let holds = 0;
const held = new Set<() => void>();

/** For rooms: sends behind the next frame, or when nobody holds it up any more. */
export function sendLater(send: () => void): void {
  if (holds > 0) held.add(send);
  else behindPaint(send);
}

/** Until what it returns is called nothing leaves. */
export function holdSending(): () => void {
  holds += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holds -= 1;
    if (holds > 0) return;
    const sends = [...held];
    held.clear();
    for (const send of sends) behindPaint(send);
  };
}

/**
 * Does all of it in steps, lets it leave when it is done, and gives back what the steps give. A page that goes meanwhile does the rest at
 * once: what was written between the steps has to leave with it.
 */
export async function heldInSteps<T>(steps: Iterator<unknown, T>): Promise<T> {
  const release = holdSending();
  const page = typeof document === 'undefined' ? null : window;
  let end: IteratorReturnResult<T> | null = null;
  const next = (): IteratorResult<unknown, T> => {
    // Behind a page that did the rest, whoever goes on is given the same end.
    if (end !== null) return end;
    const step = steps.next();
    if (step.done === true) end = step;
    return step;
  };
  const finish = (): void => {
    while (next().done !== true);
    release();
    doAllNow();
  };
  page?.addEventListener('pagehide', finish);
  try {
    return await inSteps({ next });
  } finally {
    page?.removeEventListener('pagehide', finish);
    release();
  }
}
