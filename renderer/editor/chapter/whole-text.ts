/** While a long text is drawn piece by piece: keeps its height, and draws all of it as soon as somebody touches it. */
import type { Binding } from '../binding/binding-types.ts';
import { estimateBlocks } from './estimate-height.ts';

/** What begins in a part may lead out of it: arrow keys, selecting all, dragging over the lower edge. */
const touches = ['keydown', 'pointerdown', 'beforeinput', 'dragenter'] as const;

/** Returns how to stop. */
export function registerWholeText(binding: Binding, root: HTMLElement): () => void {
  if (binding.undrawn.length === 0) return () => undefined;
  const rest = document.createElement('div');
  const drawAll = (): void => binding.flush();
  const stop = (): void => {
    stopDrawn();
    stopBlocks();
    rest.remove();
    for (const touch of touches) root.removeEventListener(touch, drawAll, true);
  };
  const update = (): void => {
    if (binding.undrawn.length === 0) return stop();
    rest.style.height = `calc(${estimateBlocks(binding.undrawn)}px * var(--zoom))`;
  };
  const stopDrawn = binding.onDrawn(update);
  const stopBlocks = binding.onBlocks(update);
  for (const touch of touches) root.addEventListener(touch, drawAll, true);
  root.after(rest);
  update();
  return stop;
}
