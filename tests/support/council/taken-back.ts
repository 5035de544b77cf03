/** Steps of a council paper's form, which may have many parts. */
import type { Way } from '../../../renderer/editor/binding/chapter-state.ts';
import type { PaperForm } from '../../../renderer/features/council/paper-form.ts';

/** Takes the last step back (or does it again); resolves when all of it is. */
export function takenBack(form: PaperForm, way: Way = 'undo'): Promise<void> {
  return new Promise((resolve) => {
    const stop = form.onSteps(() => {
      if (form.busy) return;
      stop();
      resolve();
    });
    form.takeBack(way);
  });
}
