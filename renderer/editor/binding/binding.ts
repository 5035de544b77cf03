/** Binds a Lexical editor to one Y.Text (see ARCHITECTURE.md, the path of one keystroke). */
import type { LexicalEditor } from 'lexical';
import type * as Y from 'yjs';
import type { Binding, BindingOptions } from './binding-types.ts';
import { TextBinding } from './text-binding.ts';

/**
 * Shows the chapter of `doc` in `editor` and keeps both the same until `destroy`. The editor must have been created
 * with `editorNodes` and be empty; it never writes to an empty text by itself.
 */
export function bindEditor(editor: LexicalEditor, doc: Y.Doc, options: BindingOptions = {}): Binding {
  return new TextBinding(editor, doc, options);
}
