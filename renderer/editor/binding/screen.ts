/**
 * The editor as the binding's screen: shows blocks in it and knows its own updates again. A long text gets its nodes piece by
 * piece, from its beginning: whoever opens it shall read and write before the last page is laid out.
 */
import {
  COLLABORATION_TAG,
  HISTORIC_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type NodeKey,
  type UpdateTag,
} from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import type { BlockKeys } from './block-keys.ts';
import { FIRST_SHARE, pieceEnd } from './pieces.ts';
import { $render, type MapPlace, type RenderOptions } from './render.ts';

const quiet: readonly UpdateTag[] = [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG];

export class Screen {
  readonly #editor: LexicalEditor;
  readonly #keys: BlockKeys;
  /** Nodes that have to be written again. */
  #rewrite = new Set<NodeKey>();
  #rendering = false;
  /** How many blocks at the end have no node yet. */
  #undrawn = 0;

  readonly #pieceSize: number;

  /** `pieceSize`: what a piece may cost, see `pieceEnd`. */
  constructor(editor: LexicalEditor, keys: BlockKeys, pieceSize: number) {
    this.#pieceSize = pieceSize;
    this.#editor = editor;
    this.#keys = keys;
  }

  /** Whether nodes show more than their blocks hold. */
  get inexact(): boolean {
    return this.#rewrite.size > 0;
  }

  get undrawn(): number {
    return this.#undrawn;
  }

  /** Shows the beginning of a text of which nothing is shown yet. */
  begin(blocks: readonly Block[]): void {
    this.#undrawn = blocks.length - pieceEnd(blocks, 0, this.#pieceSize * FIRST_SHARE);
    this.#render([], this.#drawn(blocks), { map: () => 0, rebuild: true }, quiet);
  }

  /** Shows the next piece of what is shown in part, or all that is left. */
  drawMore(blocks: readonly Block[], all: boolean, map: MapPlace): void {
    const before = this.#drawn(blocks);
    this.#undrawn = all ? 0 : blocks.length - pieceEnd(blocks, before.length, this.#pieceSize);
    this.#render(before, this.#drawn(blocks), { map }, quiet);
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
    const before = this.#drawn(olds);
    const caretMoves = options.caret !== undefined && options.caret !== null;
    if (caretMoves || options.rebuild === true || !endsAlike(olds, news, this.#undrawn)) this.#undrawn = 0;
    this.#render(
      before,
      this.#drawn(news),
      { ...options, rewrite },
      undone ? [COLLABORATION_TAG, HISTORIC_TAG] : quiet,
    );
  }

  #drawn(blocks: readonly Block[]): readonly Block[] {
    return this.#undrawn === 0 ? blocks : blocks.slice(0, blocks.length - this.#undrawn);
  }

  #render(olds: readonly Block[], news: readonly Block[], options: RenderOptions, tag: readonly UpdateTag[]): void {
    const state = { done: false };
    this.#rendering = true;
    this.#editor.update(
      () => {
        $render(this.#keys, olds, news, options);
        state.done = true;
      },
      {
        discrete: true,
        skipTransforms: true,
        tag: [...tag],
      },
    );
    this.#rendering = false;
    if (!state.done) throw new Error('The editor refused to show a change.');
  }
}

/** Whether the last `count` blocks, with others before them, are the same ones, whatever they hold now. */
function endsAlike(olds: readonly Block[], news: readonly Block[], count: number): boolean {
  if (count >= news.length) return false;
  for (let fromEnd = 1; fromEnd <= count; fromEnd += 1)
    if (olds.at(-fromEnd)?.id !== news.at(-fromEnd)?.id) return false;
  return true;
}
