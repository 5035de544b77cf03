import type { Awareness } from 'y-protocols/awareness';
import type { Binding, SharedSelection } from '../binding/binding-types.ts';
import { FrameTask } from '../frame-task.ts';

/** Tells the others where one's selection is, once per frame at most. The hub adds who it is. */
export function publishCursor(binding: Binding, awareness: Awareness): () => void {
  let selection: SharedSelection | null = binding.selection();
  const task = new FrameTask(() => awareness.setLocalStateField('cursor', selection));
  const stop = binding.onSelection((next) => {
    selection = next;
    task.request();
  });
  return () => {
    stop();
    task.cancel();
    awareness.setLocalStateField('cursor', null);
  };
}
