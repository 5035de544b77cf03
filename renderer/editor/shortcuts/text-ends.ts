/**
 * To the start and the end of a text by key. Chromium's own way stops short of blocks that it has not drawn yet
 * (`content-visibility`), so that one would go on writing at the start of the last paragraph.
 */
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_BEFORE_EDITOR,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical';

const ends: Readonly<Record<string, 'start' | 'end'>> = IS_APPLE
  ? { ArrowUp: 'start', ArrowDown: 'end' }
  : { Home: 'start', End: 'end' };

export function registerTextEnds(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    (event) => {
      const end = ends[event.key];
      const withKey = IS_APPLE ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (end === undefined || !withKey || event.altKey) return false;
      event.preventDefault();
      $goTo(end, event.shiftKey);
      return true;
    },
    COMMAND_PRIORITY_BEFORE_EDITOR,
  );
}

/** `extends_`: what lies between is selected. */
function $goTo(end: 'start' | 'end', extends_: boolean): void {
  const before = $getSelection();
  const from = $isRangeSelection(before) ? before.anchor : null;
  const [key, offset, type] = from === null ? [null, 0, 'text' as const] : [from.key, from.offset, from.type];
  const selection = end === 'start' ? $getRoot().selectStart() : $getRoot().selectEnd();
  // The format goes with the place, as it does when the browser moves the caret.
  const at = selection.focus.getNode();
  selection.setFormat($isTextNode(at) ? at.getFormat() : 0);
  if (extends_ && key !== null) selection.anchor.set(key, offset, type);
}
