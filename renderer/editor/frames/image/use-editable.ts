import type { LexicalEditor } from 'lexical';
import { useCallback, useSyncExternalStore } from 'react';

/** Whether the person may write here now. */
export function useEditable(editor: LexicalEditor): boolean {
  const subscribe = useCallback((listener: () => void) => editor.registerEditableListener(listener), [editor]);
  return useSyncExternalStore(subscribe, () => editor.isEditable());
}
