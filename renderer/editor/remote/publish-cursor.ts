import type { Awareness } from 'y-protocols/awareness';
import type { Binding } from '../binding/binding-types.ts';

/** Tells the others where one's selection is, as often as the binding announces it. The hub adds who it is. */
export function publishCursor(binding: Binding, awareness: Awareness): () => void {
  awareness.setLocalStateField('cursor', binding.selection());
  const stop = binding.onSelection((selection) => awareness.setLocalStateField('cursor', selection));
  return () => {
    stop();
    awareness.setLocalStateField('cursor', null);
  };
}
