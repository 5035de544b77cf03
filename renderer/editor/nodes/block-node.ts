/**
 * The one block node of the editor. It replaces Lexical's ParagraphNode and stands for every kind of block: a change of
 * kind must not exchange the DOM element, since that would abort an IME composition. The clipboard (../clipboard)
 * and the export carry the real elements; Lexical's own ways from and to HTML are not used.
 */
import {
  $applyNodeReplacement,
  ParagraphNode,
  type LexicalNode,
  type RangeSelection,
  type SerializedParagraphNode,
} from 'lexical';
import { clampIndent, headingLevel } from '../../../shared/document/block.ts';

export type SerializedBlockNode = SerializedParagraphNode & { kind: string };

export class BlockNode extends ParagraphNode {
  /** @internal */
  __kind = 'paragraph';

  static override getType(): string {
    return 'block';
  }

  static override clone(node: BlockNode): BlockNode {
    return new BlockNode(node.__key);
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__kind = previous.__kind;
  }

  /** One of `BLOCK_KINDS`, or the kind of a newer version. */
  getKind(): string {
    return this.getLatest().__kind;
  }

  setKind(kind: string): this {
    const writable = this.getWritable();
    writable.__kind = kind;
    return writable;
  }

  override setIndent(indent: number): this {
    return super.setIndent(clampIndent(indent));
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('p');
    dom.className = 'block';
    this.#paint(dom);
    return dom;
  }

  override updateDOM(previous: this, dom: HTMLElement): boolean {
    if (previous.__kind !== this.__kind || previous.__indent !== this.__indent) this.#paint(dom);
    return false;
  }

  #paint(dom: HTMLElement): void {
    dom.dataset.kind = this.__kind;
    dom.dataset.indent = String(this.__indent);
    dom.style.setProperty('--indent', String(this.__indent));
    const level = headingLevel(this.__kind);
    // No role for list items: ARIA wants a list around them, and blocks lie flat in the text box.
    setAttribute(dom, 'role', level !== null ? 'heading' : this.__kind === 'quote' ? 'blockquote' : null);
    setAttribute(dom, 'aria-level', level === null ? null : String(level));
  }

  static override importJSON(json: SerializedBlockNode): BlockNode {
    return $createBlockNode(json.kind).updateFromJSON(json);
  }

  override exportJSON(): SerializedBlockNode {
    return { ...super.exportJSON(), type: 'block', kind: this.getKind() };
  }

  /**
   * Enter. In an empty list item or quote it goes one step towards a plain paragraph instead of adding a block. At the
   * end of a heading a paragraph follows; at the start of a heading a paragraph stays before it; else the kind goes on.
   */
  override insertNewAfter(selection: RangeSelection | null, restoreSelection?: boolean): BlockNode {
    const kind = this.getKind();
    if (this.isEmpty() && kind !== 'paragraph' && headingLevel(kind) === null && this.outdent()) return this;
    const heading = headingLevel(kind) !== null;
    const next = $createBlockNode(heading && isAtEnd(this, selection) ? 'paragraph' : kind, this.getIndent());
    if (heading && !this.isEmpty() && isAtStart(this, selection)) this.setKind('paragraph');
    if (selection !== null) next.setTextFormat(selection.format);
    this.insertAfter(next, restoreSelection);
    return next;
  }

  /** Backspace at the start: one step towards a plain paragraph; only then Lexical joins with the block before. */
  override collapseAtStart(): boolean {
    return this.outdent();
  }

  override canMergeWhenEmpty(): boolean {
    return this.getKind() !== 'paragraph';
  }

  /** One step towards a plain paragraph: one level out, else the kind off. False where it is one already. */
  outdent(): boolean {
    if (this.getIndent() > 0) this.setIndent(this.getIndent() - 1);
    else if (this.getKind() !== 'paragraph') this.setKind('paragraph');
    else return false;
    return true;
  }
}

/** A new block, not yet in the tree; `kind` one of `BLOCK_KINDS`, `indent` 0 to 8. */
export function $createBlockNode(kind = 'paragraph', indent = 0): BlockNode {
  const node = $applyNodeReplacement(new BlockNode());
  node.__kind = kind;
  node.__indent = clampIndent(indent);
  return node;
}

export function $isBlockNode(node: LexicalNode | null | undefined): node is BlockNode {
  return node instanceof BlockNode;
}

function isAtEnd(block: BlockNode, selection: RangeSelection | null): boolean {
  if (selection === null) return true;
  const { anchor } = selection;
  if (anchor.type === 'element') return anchor.getNode().is(block) && anchor.offset === block.getChildrenSize();
  return anchor.offset === anchor.getNode().getTextContentSize() && anchor.getNode().is(block.getLastDescendant());
}

function isAtStart(block: BlockNode, selection: RangeSelection | null): boolean {
  if (selection === null || selection.anchor.offset !== 0) return false;
  const node = selection.anchor.getNode();
  return node.is(block) || node.is(block.getFirstDescendant());
}

function setAttribute(dom: HTMLElement, name: string, value: string | null): void {
  if (value === null) dom.removeAttribute(name);
  else dom.setAttribute(name, value);
}
