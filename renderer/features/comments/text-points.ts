/** From the browser's selection to characters of blocks, in texts that one may write in and in those one only reads. */
import type { TextPoint } from '../../../shared/document/anchor.ts';
import type { EditorSession } from '../../editor/editor-session.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { charactersBefore, pointAt } from '../../editor/remote/dom-point.ts';

export interface SelectedText {
  /** The chapter's own text, or the description, also where the selection is in a cell or a footnote. */
  readonly session: EditorSession;
  readonly root: string;
  readonly start: TextPoint;
  readonly end: TextPoint;
  readonly collapsed: boolean;
  readonly range: Range;
}

/** What is selected in a chapter's texts; null when it is something else, or goes from one text to another. */
export function selectedText(paper: PaperModel): SelectedText | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = textAt(paper, range.startContainer, range.startOffset);
  const to = range.collapsed ? from : textAt(paper, range.endContainer, range.endOffset);
  if (from === null || to === null || from.session !== to.session || from.root !== to.root) return null;
  const { session, root } = from;
  return { session, root, start: from.point, end: to.point, collapsed: range.collapsed, range };
}

interface TextAt {
  readonly session: EditorSession;
  readonly root: string;
  readonly point: TextPoint;
}

/** The character of a text that a place in the page is before. */
export function textAt(paper: PaperModel, node: Node, offset: number): TextAt | null {
  const chapters = paper.all;
  // Cells lie in the chapter's text, footnotes below it.
  for (const session of chapters) {
    const inner = [...(session.inner?.all ?? [])].find(({ element }) => element.contains(node));
    if (inner === undefined) continue;
    const point =
      inner.session === null
        ? drawnPoint(inner.element, inner.blocks, node, offset)
        : editorPoint(inner.session, node, offset);
    return point === null ? null : { session, root: inner.name, point };
  }
  const session = chapters.find(({ root }) => root.contains(node));
  if (session === undefined) return null;
  const point = editorPoint(session, node, offset);
  return point === null ? null : { session, root: session.part.name, point };
}

function editorPoint(session: EditorSession, node: Node, offset: number): TextPoint | null {
  const { binding, root } = session;
  if (node === root) {
    const block = binding.blocks[Math.min(offset, binding.blocks.length - 1)];
    if (block === undefined) return null;
    return { block: block.id, offset: offset >= binding.blocks.length ? block.text.length : 0 };
  }
  return pointAt(session, node, offset);
}

function drawnPoint(
  root: HTMLElement,
  blocks: readonly { readonly id: string; readonly text: string }[],
  node: Node,
  offset: number,
): TextPoint | null {
  const element = [...root.children].find((child) => child.contains(node));
  const block = element === undefined ? undefined : blocks[[...root.children].indexOf(element)];
  if (element === undefined || block === undefined) return null;
  return { block: block.id, offset: Math.min(block.text.length, charactersBefore(element, node, offset)) };
}
