/** One history for all of a paper: Ctrl+Z and Ctrl+Y wherever one is in the form, two buttons, and the way to what a step changed. */
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Way } from '../../editor/binding/chapter-state.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { announce } from '../../ui/announcer.tsx';
import { historyKey } from '../../ui/history-key.ts';
import { settleTyped } from '../../ui/typed-fields.ts';
import { useText } from '../../ui/text.ts';
import type { PaperForm } from './paper-form.ts';
import { showStep } from './show-step.ts';
import { stepPlace } from './step-place.ts';
import type { Steps } from './undo-buttons.tsx';

export interface FormSteps {
  readonly steps: Steps;
  /** Whether a long step is being taken back or done again. */
  readonly busy: boolean;
  /** For the element around all of the form. */
  readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
}

export function useSteps(
  form: PaperForm,
  model: PaperModel,
  view: RefObject<HTMLElement | null>,
  isReadOnly: boolean,
): FormSteps {
  const { t } = useText();
  /** By a button the focus stays there, for the next step. */
  const byButton = useRef(false);
  useEffect(
    () =>
      form.onUndone((undone) => {
        const place = stepPlace(form.doc, undone);
        const focus = !byButton.current;
        // What came back has to be drawn first.
        requestAnimationFrame(() => {
          const element = view.current;
          if (place?.in === 'row')
            form.reveal(place.list === 'amount' ? place.row.slice(0, place.row.lastIndexOf('.')) : place.row);
          const where = place === null || element === null ? null : showStep(place, element, model, focus);
          const key = where === null ? 'council.stepUnseen' : 'council.step';
          announce(t(`${key}_${undone.way}`, { where: where ?? '' }));
        });
      }),
    [form, model, view, t],
  );
  const steps = useMemo<Steps>(
    () => ({
      subscribe: (listener) => form.onSteps(listener),
      can: (way) => (way === 'undo' ? form.undo.canUndo() : form.undo.canRedo()),
      takeBack: (way) => {
        byButton.current = true;
        if (settleTyped()) form.takeBack(way);
        byButton.current = false;
      },
    }),
    [form],
  );
  const busy = useSyncExternalStore(steps.subscribe, () => form.busy);
  const takeBack = useCallback(
    (way: Way): void => {
      if (settleTyped() && !form.takeBack(way))
        announce(t(way === 'undo' ? 'council.nothingToUndo' : 'council.nothingToRedo'));
    },
    [form, t],
  );
  // Where the row or table went that one was in, nothing has the focus until the step is shown: the next key counts all the same.
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const way = historyKey(event);
      if (way === null || isReadOnly || event.target !== document.body) return;
      event.preventDefault();
      takeBack(way);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [takeBack, isReadOnly]);
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>): void => {
    const way = historyKey(event);
    const { target, currentTarget } = event;
    if (way === null || isReadOnly || !(target instanceof Element) || !currentTarget.contains(target)) return;
    // Texts take it themselves, and a cell that one types in is not written yet.
    if (target.closest('[contenteditable=true], [role=gridcell] input') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    takeBack(way);
  };
  return { steps, busy, onKeyDownCapture };
}
