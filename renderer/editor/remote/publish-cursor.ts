import { getNearestEditorFromDOMNode } from 'lexical';
import type { Awareness } from 'y-protocols/awareness';
import type { Binding, SharedSelection } from '../binding/binding-types.ts';

/**
 * Tells the others where one's selection is, as often as the binding announces it. The hub adds who it is. Of several texts
 * of a chapter the one with the focus speaks.
 */
export function publishCursor(binding: Binding, awareness: Awareness, root: HTMLElement): () => void {
  let told: SharedSelection | null = null;
  const tell = (selection: SharedSelection | null): void => {
    told = selection;
    awareness.setLocalStateField('cursor', selection);
  };
  const isSpeaking = (): boolean => awareness.getLocalState()?.['cursor'] === told;
  const elsewhere = (): boolean => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === root) return false;
    const editor = getNearestEditorFromDOMNode(activeElement);
    return editor !== null && editor.getRootElement() === activeElement;
  };
  const onFocus = (): void => tell(binding.selection());
  tell(binding.selection());
  const stop = binding.onSelection((selection) => {
    if (!elsewhere()) tell(selection);
  });
  root.addEventListener('focus', onFocus);
  return () => {
    stop();
    root.removeEventListener('focus', onFocus);
    if (isSpeaking()) tell(null);
  };
}
