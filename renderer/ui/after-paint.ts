/**
 * Work that need not be done before a key is to be seen: all of it is done in one task behind the next painted frame.
 * One queue for everybody, since asking the browser for a frame or a timer costs more than most of what is done then.
 */
import { nextTask } from './next-task.ts';

/** What waits for a frame, and what has had its frame; in the order in which it was asked for, the same work once. */
const waiting = new Set<() => void>();
const painted = new Set<() => void>();
/** While it is being done. */
let working = false;
let watching = false;
/** Milliseconds that a frame is waited for: a window that says it is seen may still not be painted. */
const frameWithin = 250;
let askedAt = 0;
let watchdog: ReturnType<typeof setTimeout> | null = null;
/** The page goes: there is no later any more. */
let leaving = false;

/** Does `work` behind the next frame; in the next task where the window is hidden, and at once while the page goes. */
export function afterPaint(work: () => void): void {
  if (leaving) return work();
  const isFirst = waiting.size === 0;
  waiting.add(work);
  if (!isFirst) return;
  if (!paintsFrames()) return doBehind();
  askedAt = performance.now();
  requestAnimationFrame(doBehind);
  watchdog ??= setTimeout(watch, frameWithin);
}

/** The same; who is behind a frame already does not wait for another one. */
export function behindPaint(work: () => void): void {
  if (working) painted.add(work);
  else afterPaint(work);
}

/** Does all that waits at once: before one asks what is saved, and while the page goes. */
export function doAllNow(): void {
  for (const work of waiting) painted.add(work);
  waiting.clear();
  doPainted();
}

/** Runs on while work keeps coming, so that not every key needs a timer. */
function watch(): void {
  const left = askedAt + frameWithin - performance.now();
  watchdog = waiting.size > 0 && left > 0 ? setTimeout(watch, left) : null;
  if (left <= 0) doBehind();
}

/** Takes back what was asked for and not yet done. */
export function notAfterPaint(work: () => void): void {
  waiting.delete(work);
  painted.delete(work);
}

/** What is asked for from now on belongs to the next frame. */
function doBehind(): void {
  for (const work of waiting) painted.add(work);
  waiting.clear();
  if (painted.size === 0) return;
  // A timer takes a third of the time to ask for, in a window that is seen.
  if (watching && !document.hidden) setTimeout(doPainted, 0);
  else nextTask(doPainted);
}

function doPainted(): void {
  const within = working;
  working = true;
  for (const work of painted) {
    painted.delete(work);
    try {
      work();
    } catch (error) {
      reportError(error);
    }
  }
  working = within;
}

function paintsFrames(): boolean {
  if (typeof document === 'undefined' || typeof requestAnimationFrame === 'undefined') return false;
  if (!watching) watchPage();
  watching = true;
  return !document.hidden;
}

/** A window that is hidden meanwhile does what waits without a frame; a page that goes does it at once, or it would be lost. */
function watchPage(): void {
  document.addEventListener('visibilitychange', () => document.hidden && doBehind());
  globalThis.addEventListener('pagehide', () => {
    leaving = true;
    doAllNow();
  });
  // It may come back as it was.
  globalThis.addEventListener('pageshow', () => {
    leaving = false;
  });
}
