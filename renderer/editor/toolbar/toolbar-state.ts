/** What the toolbar shows of the chapter one works in; computed at most once behind a frame and told only when it changed. */
import { $getSelection, $isRangeSelection } from 'lexical';
import { afterPaint, notAfterPaint } from '../../ui/after-paint.ts';
import { $selectedBlocks, $selectedLink } from '../block-commands.ts';
import type { EditorSession } from '../editor-session.ts';

export interface ToolbarState {
  readonly editable: boolean;
  /** The kind of all selected blocks; `mixed` when they differ, null without a selection. */
  readonly kind: string | null;
  readonly indented: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly subscript: boolean;
  readonly superscript: boolean;
  /** The address of the link around the selection. */
  readonly link: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export const nothingFocused: ToolbarState = {
  editable: false,
  kind: null,
  indented: false,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  subscript: false,
  superscript: false,
  link: null,
  canUndo: false,
  canRedo: false,
};

export interface ToolbarStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => ToolbarState;
}

export function toolbarStore(session: EditorSession | null): ToolbarStore {
  if (session === null) return { subscribe: () => () => undefined, get: () => nothingFocused };
  const { editor, binding } = session;
  let state = readState(session);
  return {
    get: () => state,
    subscribe: (listener) => {
      const read = (): void => {
        const next = readState(session);
        if (sameState(state, next)) return;
        state = next;
        listener();
      };
      const request = (): void => afterPaint(read);
      request();
      const stops = [
        editor.registerUpdateListener(request),
        editor.registerEditableListener(request),
        binding.onHistory(request),
      ];
      return () => {
        notAfterPaint(read);
        for (const stop of stops) stop();
      };
    },
  };
}

function readState({ editor, binding }: EditorSession): ToolbarState {
  const { canUndo, canRedo } = binding.history;
  const shared = { editable: editor.isEditable(), canUndo, canRedo };
  return editor.getEditorState().read((): ToolbarState => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return { ...nothingFocused, ...shared };
    const blocks = $selectedBlocks(selection);
    const first = blocks[0]?.getKind() ?? null;
    return {
      ...shared,
      kind: blocks.every((block) => block.getKind() === first) ? first : 'mixed',
      indented: blocks.some((block) => block.getIndent() > 0),
      bold: selection.hasFormat('bold'),
      italic: selection.hasFormat('italic'),
      underline: selection.hasFormat('underline'),
      strikethrough: selection.hasFormat('strikethrough'),
      subscript: selection.hasFormat('subscript'),
      superscript: selection.hasFormat('superscript'),
      link: $selectedLink()?.getURL() ?? null,
    };
  });
}

function sameState(a: ToolbarState, b: ToolbarState): boolean {
  return (Object.keys(a) as (keyof ToolbarState)[]).every((key) => a[key] === b[key]);
}
