/** The editor as the binding's screen: shows blocks in it and knows its own updates again. */
import { COLLABORATION_TAG, HISTORIC_TAG, SKIP_SCROLL_INTO_VIEW_TAG, type LexicalEditor, type NodeKey } from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import type { BlockKeys } from './block-keys.ts';
import { $render, type RenderOptions } from './render.ts';

export class Screen {
  readonly #editor: LexicalEditor;
  readonly #keys: BlockKeys;
  /** Nodes that have to be written again. */
  #rewrite = new Set<NodeKey>();
  #rendering = false;

  constructor(editor: LexicalEditor, keys: BlockKeys) {
    this.#editor = editor;
    this.#keys = keys;
  }

  /** Whether nodes show more than their blocks hold. */
  get inexact(): boolean {
    return this.#rewrite.size > 0;
  }

  /** These nodes are to be written again with the next blocks. */
  rewrite(nodes: readonly NodeKey[]): void {
    for (const key of nodes) this.#rewrite.add(key);
  }

  /** Whether the update that listeners are being told of is this screen's own; asked once an update. */
  ownUpdate(): boolean {
    const own = this.#rendering;
    this.#rendering = false;
    return own;
  }

  /** Shows `news` instead of `olds`. With `pending` changes of the editor itself nothing is written again. */
  show(
    olds: readonly Block[],
    news: readonly Block[],
    options: RenderOptions,
    { pending, undone }: { readonly pending: boolean; readonly undone: boolean },
  ): void {
    const rewrite = pending ? new Set<NodeKey>() : this.#rewrite;
    if (!pending) this.#rewrite = new Set();
    const state = { done: false };
    this.#rendering = true;
    this.#editor.update(
      () => {
        $render(this.#keys, olds, news, { ...options, rewrite });
        state.done = true;
      },
      {
        discrete: true,
        skipTransforms: true,
        tag: undone ? [COLLABORATION_TAG, HISTORIC_TAG] : [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
      },
    );
    this.#rendering = false;
    if (!state.done) throw new Error('The editor refused to show a change.');
  }
}
