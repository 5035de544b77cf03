/** Which frames (image, table, list of contents …) an editor shows, and where they are drawn. Read by React. */
import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical';
import { isFrameKind, type FrameKind } from '../../../shared/document/block.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import type { Unsubscribe } from '../binding/binding-types.ts';
import { $isBlockNode, BlockNode } from '../nodes/block-node.ts';

export interface Frame {
  readonly key: NodeKey;
  readonly kind: FrameKind;
  readonly props: Properties;
  /** The element to draw in; nothing in it belongs to Lexical. */
  readonly element: HTMLElement;
}

export class FrameList {
  readonly #editor: LexicalEditor;
  readonly #listeners = new Set<() => void>();
  #frames: readonly Frame[] = [];
  readonly #stop: Unsubscribe;

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
    this.#stop = editor.registerMutationListener(BlockNode, (mutations) => this.#changed(mutations.keys()));
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** In no certain order; the same array until something changes. */
  readonly get = (): readonly Frame[] => this.#frames;

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #changed(keys: Iterable<NodeKey>): void {
    let frames = this.#frames;
    for (const key of keys) {
      const old = frames.find((frame) => frame.key === key);
      const now = this.#frameOf(key);
      if (old === undefined && now === null) continue;
      if (old !== undefined && now !== null && same(old, now)) continue;
      const others = frames.filter((frame) => frame !== old);
      frames = now === null ? others : [...others, now];
    }
    if (frames === this.#frames) return;
    this.#frames = frames;
    for (const listener of this.#listeners) listener();
  }

  #frameOf(key: NodeKey): Frame | null {
    return this.#editor.getEditorState().read(() => {
      const node = $getNodeByKey(key);
      const kind = $isBlockNode(node) ? node.getKind() : '';
      const element = this.#editor.getElementByKey(key)?.querySelector<HTMLElement>(':scope > .frame') ?? null;
      return $isBlockNode(node) && isFrameKind(kind) && element !== null
        ? { key, kind, props: node.getProps(), element }
        : null;
    });
  }
}

const same = (a: Frame, b: Frame): boolean => a.kind === b.kind && a.props === b.props && a.element === b.element;
