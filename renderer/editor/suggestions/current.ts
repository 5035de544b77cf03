/** The suggestions that one is at: by the caret in the text, or by the list. Read by React through `subscribe`. */
import {
  $getSelection,
  $getState,
  $isRangeSelection,
  $isTextNode,
  mergeRegister,
  type EditorState,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { suggestionOf } from '../../../shared/document/suggest.ts';
import { foreignAttributes } from '../binding/formats.ts';
import { $blockPoint } from '../binding/points.ts';
import type { EditorSession } from '../editor-session.ts';
import { suggestedOf } from './mark-data.ts';

export interface CurrentSuggestions {
  readonly chapter: string;
  readonly ids: readonly string[];
}

const none: CurrentSuggestions = { chapter: '', ids: [] };

export class CurrentSuggestion {
  private current: CurrentSuggestions = none;
  private readonly listeners = new Set<() => void>();
  private readonly askers = new Set<(asked: CurrentSuggestions) => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly get = (): CurrentSuggestions => this.current;

  /** Calls when somebody wants to know more of the suggestions at the caret; returns how to stop. */
  onAsk(listener: (asked: CurrentSuggestions) => void): () => void {
    this.askers.add(listener);
    return () => void this.askers.delete(listener);
  }

  ask(chapter: string, ids: readonly string[]): void {
    for (const asker of this.askers) asker({ chapter, ids });
  }

  set(chapter: string, ids: readonly string[]): void {
    const next = ids.length === 0 ? none : { chapter, ids };
    if (next.chapter === this.current.chapter && next.ids.join() === this.current.ids.join()) return;
    // A caret that leaves plain text of another chapter says nothing about this one.
    if (next === none && this.current.chapter !== chapter) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}

/** Keeps the current suggestions those at the caret of an editor; returns how to stop. */
export function followCaret(
  { editor, chapterId, marks }: Pick<EditorSession, 'editor' | 'chapterId' | 'marks'>,
  current: CurrentSuggestion,
): () => void {
  return mergeRegister(
    current.subscribe(() => {
      const { chapter, ids } = current.get();
      marks.setCurrent(chapter === chapterId ? ids : []);
    }),
    editor.registerUpdateListener(({ editorState, prevEditorState }) => {
      if (editorState._selection === prevEditorState._selection || editorState._selection === null) return;
      current.set(chapterId, suggestionsAtCaret(editorState));
    }),
  );
}

/** The suggestions at the caret, or touched by an end of the selection. */
export function suggestionsAtCaret(state: EditorState): readonly string[] {
  return state.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return [];
    const ids = [...$idsAt(selection.focus), ...(selection.isCollapsed() ? [] : $idsAt(selection.anchor))];
    return ids.length > 1 ? [...new Set(ids)] : ids;
  });
}

function $idsAt(point: PointType): readonly string[] {
  const node = point.getNode();
  if ($isTextNode(node)) {
    const here = $idsOf(node);
    if (here.length > 0) return here;
    const beside =
      point.offset === 0
        ? node.getPreviousSibling()
        : point.offset === node.getTextContentSize()
          ? node.getNextSibling()
          : null;
    if (beside !== null) return $idsOf(beside);
  }
  const place = $blockPoint(point);
  if (place?.offset !== 0) return [];
  return suggestedOf(place.node.getKind(), place.node.getProps());
}

const $idsOf = (node: LexicalNode): readonly string[] =>
  $isTextNode(node)
    ? Object.keys($getState(node, foreignAttributes)).flatMap((key) => suggestionOf(key)?.id ?? [])
    : [];
