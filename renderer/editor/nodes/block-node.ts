/**
 * The one block node of the editor. It replaces Lexical's ParagraphNode and stands for every kind of block: a change of
 * kind must not exchange the DOM element, since that would abort an IME composition. The clipboard (../clipboard)
 * and the export carry the real elements; Lexical's own ways from and to HTML are not used.
 */
import {
  $applyNodeReplacement,
  ParagraphNode,
  type EditorConfig,
  type ElementDOMSlot,
  type LexicalNode,
  type RangeSelection,
  type SerializedParagraphNode,
} from 'lexical';
import { CAPTION_KINDS, clampIndent, headingLevel, isFrameKind } from '../../../shared/document/block.ts';
import { NO_PROPERTIES, propertiesOfKind, type Properties } from '../../../shared/document/properties.ts';
import { directionOf } from '../../../shared/german/languages.ts';
import { frameElement } from './frame-element.ts';

export type SerializedBlockNode = SerializedParagraphNode & { kind: string; props: Properties };

export class BlockNode extends ParagraphNode {
  /** @internal */
  __kind = 'paragraph';
  /** @internal */
  __props: Properties = NO_PROPERTIES;

  static override getType(): string {
    return 'block';
  }

  static override clone(node: BlockNode): BlockNode {
    return new BlockNode(node.__key);
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__kind = previous.__kind;
    this.__props = previous.__props;
  }

  /** One of `BLOCK_KINDS`, or the kind of a newer version. */
  getKind(): string {
    return this.getLatest().__kind;
  }

  setKind(kind: string): this {
    const writable = this.getWritable();
    writable.__kind = kind;
    writable.__props = propertiesOfKind(kind, writable.__props);
    return writable;
  }

  /** What is set beside kind and indent. */
  getProps(): Properties {
    return this.getLatest().__props;
  }

  /** Those that the node's kind can't have are left out. */
  setProps(props: Properties): this {
    const writable = this.getWritable();
    writable.__props = propertiesOfKind(writable.__kind, props);
    // Lexical writes it as the element's `dir`; where no language is set, the text itself decides.
    const { lang } = writable.__props;
    writable.__dir = typeof lang === 'string' ? directionOf(lang) : null;
    return writable;
  }

  override setIndent(indent: number): this {
    return super.setIndent(clampIndent(indent));
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const dom = document.createElement(this.hasFrame() ? 'div' : 'p');
    dom.className = typeof theme['block'] === 'string' ? theme['block'] : 'block';
    if (this.hasFrame()) {
      dom.dataset.frame = '';
      const parts = [frameElement(), captionElement()];
      // The caption of a table stands above it, also for the caret and for those who hear it read.
      dom.append(...(this.__kind === 'table' ? parts.reverse() : parts));
    }
    this.#paint(dom, theme);
    return dom;
  }

  override updateDOM(previous: this, dom: HTMLElement, { theme }: EditorConfig): boolean {
    if (isFrameKind(previous.__kind) !== isFrameKind(this.__kind)) return true;
    if (this.hasFrame() && previous.__kind !== this.__kind) return true;
    const same = previous.__kind === this.__kind && previous.__indent === this.__indent;
    if (!same || previous.__props !== this.__props) this.#paint(dom, theme);
    return false;
  }

  /** Whether something else than the text is shown, of which the text is the caption. */
  hasFrame(): boolean {
    return isFrameKind(this.getKind());
  }

  /** Whether the text is a caption; the other frames have none. */
  hasCaption(): boolean {
    return CAPTION_KINDS.has(this.getKind());
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot {
    const caption = this.hasFrame() ? element.querySelector<HTMLElement>(':scope > .caption') : null;
    const slot = super.getDOMSlot(element);
    return caption === null ? slot : slot.withElement(caption);
  }

  #paint(dom: HTMLElement, theme: EditorConfig['theme']): void {
    dom.dataset.kind = this.__kind;
    dom.dataset.indent = String(this.__indent);
    dom.style.setProperty('--indent', String(this.__indent));
    const { lang } = this.__props;
    setAttribute(dom, 'lang', typeof lang === 'string' ? lang : null);
    const level = headingLevel(this.__kind);
    // No role for list items: ARIA wants a list around them, and blocks lie flat in the text box.
    setAttribute(dom, 'role', level !== null ? 'heading' : this.__kind === 'quote' ? 'blockquote' : null);
    setAttribute(dom, 'aria-level', level === null ? null : String(ariaLevel(level, theme['under'])));
  }

  static override importJSON(json: SerializedBlockNode): BlockNode {
    return $createBlockNode(json.kind).updateFromJSON(json).setProps(json.props);
  }

  override exportJSON(): SerializedBlockNode {
    return { ...super.exportJSON(), type: 'block', kind: this.getKind(), props: this.getProps() };
  }

  /**
   * Enter. In an empty list item or quote it goes one step towards a plain paragraph instead of adding a block. At the
   * end of a heading a paragraph follows; at the start of a heading a paragraph stays before it; else the kind goes on.
   */
  override insertNewAfter(selection: RangeSelection | null, restoreSelection?: boolean): BlockNode {
    const kind = this.getKind();
    if (this.isEmpty() && kind !== 'paragraph' && !plainEnter(kind) && this.outdent()) return this;
    const heading = headingLevel(kind) !== null;
    const plain = this.hasFrame() || (heading && $isAtEnd(this, selection));
    const next = $createBlockNode(plain ? 'paragraph' : kind, this.getIndent());
    if (heading && !this.isEmpty() && $isAtStart(this, selection)) this.setKind('paragraph');
    if (selection !== null) next.setTextFormat(selection.format);
    const { lang } = this.getProps();
    if (lang !== undefined) next.setProps({ lang });
    this.insertAfter(next, restoreSelection);
    return next;
  }

  /** Backspace at the start: one step towards a plain paragraph; only then Lexical joins with the block before. */
  override collapseAtStart(): boolean {
    return this.hasCaption() || this.outdent();
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

/** A heading of the text comes below those of the page around it; there are six levels. */
const ariaLevel = (level: number, under: unknown): number =>
  Math.min(6, level + (typeof under === 'number' ? under : 0));

/** Kinds in which Enter in an empty block makes a new one. */
const plainEnter = (kind: string): boolean => headingLevel(kind) !== null || isFrameKind(kind);

/** Whether the selection begins at the very end of a block. */
export function $isAtEnd(block: BlockNode, selection: RangeSelection | null): boolean {
  if (selection === null) return true;
  const { anchor } = selection;
  if (anchor.type === 'element') return anchor.getNode().is(block) && anchor.offset === block.getChildrenSize();
  return anchor.offset === anchor.getNode().getTextContentSize() && anchor.getNode().is(block.getLastDescendant());
}

/** Whether the selection begins at the very start of a block. */
export function $isAtStart(block: BlockNode, selection: RangeSelection | null): boolean {
  if (selection === null || selection.anchor.offset !== 0) return false;
  const node = selection.anchor.getNode();
  return node.is(block) || node.is(block.getFirstDescendant());
}

function captionElement(): HTMLElement {
  const caption = document.createElement('div');
  caption.className = 'caption';
  return caption;
}

function setAttribute(dom: HTMLElement, name: string, value: string | null): void {
  if (value === null) dom.removeAttribute(name);
  else dom.setAttribute(name, value);
}
