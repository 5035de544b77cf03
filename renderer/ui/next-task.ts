/** Work for a task of its own, right behind the present one. */

const { scheduler } = globalThis as { readonly scheduler?: Scheduler };

/** Does `work` in the next task; where there is a scheduler a hidden window is not slowed down as its timers are. */
export function nextTask(work: () => void): void {
  if (scheduler === undefined) setTimeout(work, 0);
  else scheduler.postTask(work).catch(reportError);
}
