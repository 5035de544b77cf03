/**
 * What somebody types into a text is its editor's alone. React and its widgets listen to every event of the page, and would be
 * asked several times for each letter what they want with it.
 */
import type { LexicalEditor } from 'lexical';

const typed = ['keypress', 'textInput', 'input'] as const;
const keys = ['keydown', 'keyup'] as const;

/** Keeps the events of typed characters from the page around the text; those of commands go on to it. */
export function registerKeepTyping(editor: LexicalEditor): () => void {
  return editor.registerRootListener((root) => {
    if (root === null) return undefined;
    // Fields within the text are the page's own.
    const keep = (event: Event): void => {
      if (event.target === root) event.stopPropagation();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (isCharacter(event)) keep(event);
    };
    for (const type of typed) root.addEventListener(type, keep);
    for (const type of keys) root.addEventListener(type, onKey);
    return () => {
      for (const type of typed) root.removeEventListener(type, keep);
      for (const type of keys) root.removeEventListener(type, onKey);
    };
  });
}

const isCharacter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;
