/**
 * A key that is a command works on what one sees selected. The browser tells of a new selection a moment later, and where the window is
 * busy the next key comes first: then it would work on the selection before.
 */
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from 'lexical';

/**
 * Keys that do something as they go down; letters are typed at the browser's own selection. Arrows are the browser's, but where the text
 * ends, or a table begins, the editor moves by itself.
 */
const commands: ReadonlySet<string> = new Set([
  ...['Tab', 'Enter', 'Backspace', 'Delete'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
]);

/** Before each such key the editor takes over a selection that it has not been told of yet. */
export function registerFreshSelection(editor: LexicalEditor): () => void {
  return editor.registerRootListener((root) => {
    if (root === null) return undefined;
    const document = root.ownerDocument;
    let told: Ends = [];
    const onSelection = (): void => void (told = endsOf(document.getSelection()));
    const onKey = (event: KeyboardEvent): void => {
      const isCommand = event.ctrlKey || event.metaKey || event.altKey || commands.has(event.key);
      if (!isCommand || editor.isComposing()) return;
      const selection = document.getSelection();
      if (selection === null || same(endsOf(selection), told) || !root.contains(selection.anchorNode)) return;
      editor.update(() => $take(selection, editor), {
        discrete: true,
        tag: [SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
      });
    };
    document.addEventListener('selectionchange', onSelection);
    root.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('selectionchange', onSelection);
      root.removeEventListener('keydown', onKey, true);
    };
  });
}

function $take(seen: Selection, editor: LexicalEditor): void {
  const known = $getSelection();
  const fresh = $createRangeSelectionFromDom(seen, editor);
  if (fresh === null || (known !== null && !$isRangeSelection(known))) return;
  if (known !== null && fresh.anchor.is(known.anchor) && fresh.focus.is(known.focus)) return;
  const at = fresh.anchor.getNode();
  fresh.setFormat($isTextNode(at) ? at.getFormat() : 0);
  $setSelection(fresh);
}

type Ends = readonly (Node | number | null)[];

const endsOf = (selection: Selection | null): Ends =>
  selection === null ? [] : [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];

const same = (one: Ends, other: Ends): boolean =>
  one.length === other.length && one.every((end, index) => end === other[index]);
