/** Offers to make `Drs. 2136/2018`, once it is typed, a citation. Nothing happens unless one takes the offer. */
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  PASTE_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { longestPaper } from '../../../shared/document/embeds.ts';
import { isCouncilPaper, LONGEST_FORM, typedPaper } from '../../../shared/document/council-papers.ts';
import type { Binding, Unsubscribe } from '../binding/binding-types.ts';
import { $createEmbedNode } from '../nodes/embed-node.ts';

/** Only these characters, typed last, end a number; everything else costs one comparison. */
const ends = /[\s.,;:!?)\]“”"»]/;
/** Characters before the caret that are looked at. */
const window = LONGEST_FORM + 24;

export interface TypedPaperHooks {
  readonly forms: () => readonly string[];
  /** Asks; `accept` makes the citation. */
  readonly offer: (paper: string, accept: () => void) => void;
}

export function registerTypedPaper(editor: LexicalEditor, binding: Binding, hooks: TypedPaperHooks): Unsubscribe {
  return editor.registerUpdateListener(({ editorState, dirtyLeaves, tags }) => {
    if (dirtyLeaves.size !== 1 || tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)) return;
    if (!editor.isEditable() || editor.isComposing()) return;
    const found = editorState.read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
      const node = selection.anchor.getNode();
      const { offset } = selection.anchor;
      if (!$isTextNode(node) || !dirtyLeaves.has(node.getKey())) return null;
      const text = node.getTextContent();
      if (offset < 2 || !ends.test(text.charAt(offset - 1))) return null;
      const typed = typedPaper(text.slice(Math.max(0, offset - 1 - window), offset - 1), hooks.forms());
      return typed === null ? null : { key: node.getKey(), paper: typed.paper };
    });
    if (found === null) return;
    const { key, paper } = found;
    hooks.offer(paper, () => {
      binding.flush();
      binding.closeUndoStep();
      editor.update(() => $cite(key, paper, hooks.forms()), { discrete: true });
      binding.closeUndoStep();
    });
  });
}

/** Puts the citation in the place of its number, with what was typed behind it since (`N1`). */
function $cite(key: NodeKey, paper: string, forms: readonly string[]): void {
  const node = $getNodeByKey(key);
  if (!$isTextNode(node)) return;
  const text = node.getTextContent();
  const from = text.lastIndexOf(paper);
  if (from < 0) return;
  let number = paper;
  for (let end = from + paper.length + 1; end <= Math.min(text.length, from + longestPaper); end++)
    if (isCouncilPaper(text.slice(from, end), forms)) number = text.slice(from, end);
  const parts = node.splitText(from, from + number.length);
  const cited = parts.find((part) => part.getTextContent() === number);
  cited?.replace($createEmbedNode({ paper: number }));
}
