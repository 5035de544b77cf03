/** The selection as positions that survive the changes of others, and the other way round. */
import { $getSelection, $isRangeSelection, type LexicalEditor, type PointType } from 'lexical';
import * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { locate, positionOf } from '../../../shared/document/position.ts';
import { indexIn } from '../../../shared/document/shared-position.ts';
import { afterPaint, notAfterPaint } from '../../ui/after-paint.ts';
import type { ResolvedPosition, SharedSelection, Unsubscribe } from './binding-types.ts';
import type { BlockKeys } from './block-keys.ts';
import { Listeners } from './listeners.ts';
import { $blockPoint } from './points.ts';
import type { WaitingChanges } from './waiting-changes.ts';

/** Milliseconds within which changes of the selection are announced once: finding a position costs the whole text. */
const ANNOUNCE_AFTER = 50;
/** Sticks to the character on the left, so that a caret behind a word stays behind it. */
const LEFT = -1;

export class SelectionSharing {
  readonly #editor: LexicalEditor;
  readonly #text: Y.Text;
  readonly #keys: BlockKeys;
  readonly #blocks: () => readonly Block[];
  /** What the text holds and the blocks don't. */
  readonly #waiting: Pick<WaitingChanges, 'map' | 'unmap'>;
  readonly #listeners = new Listeners<SharedSelection | null>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = '';
  #announcedAt = -Infinity;

  constructor(
    editor: LexicalEditor,
    text: Y.Text,
    keys: BlockKeys,
    blocks: () => readonly Block[],
    waiting: Pick<WaitingChanges, 'map' | 'unmap'>,
  ) {
    this.#waiting = waiting;
    this.#editor = editor;
    this.#text = text;
    this.#keys = keys;
    this.#blocks = blocks;
  }

  onChange(listener: (selection: SharedSelection | null) => void): Unsubscribe {
    const stop = this.#listeners.add(listener);
    this.#last = '';
    this.changed();
    return stop;
  }

  /** The selection may have changed. */
  changed(): void {
    if (this.#listeners.size > 0 && this.#timer === null) afterPaint(this.#announceSoon);
  }

  read(): SharedSelection | null {
    const points = this.#editor.getEditorState().read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return null;
      const anchor = this.#$position(selection.anchor);
      const focus = selection.isCollapsed() ? anchor : this.#$position(selection.focus);
      return anchor === null || focus === null ? null : { anchor, focus };
    });
    if (points === null) return null;
    const anchor = this.#relative(points.anchor);
    return { anchor, focus: points.focus === points.anchor ? anchor : this.#relative(points.focus) };
  }

  resolve(position: unknown): ResolvedPosition | null {
    const index = indexIn(this.#text, position);
    if (index === null) return null;
    const blocks = this.#blocks();
    const place = locate(blocks, this.#waiting.unmap(index));
    const block = blocks[place.index]?.id;
    const key = block === undefined ? null : this.#keys.keyOf(block);
    return block === undefined || key === null ? null : { block, key, offset: place.offset };
  }

  readonly #announceSoon = (): void => {
    const rest = this.#announcedAt + ANNOUNCE_AFTER - performance.now();
    if (rest <= 0) this.#announce();
    else this.#timer ??= setTimeout(() => this.#announce(), rest);
  };

  #announce(): void {
    this.#timer = null;
    this.#announcedAt = performance.now();
    const selection = this.read();
    const text = JSON.stringify(selection);
    if (text === this.#last) return;
    this.#last = text;
    this.#listeners.call(selection);
  }

  destroy(): void {
    notAfterPaint(this.#announceSoon);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #$position(point: PointType): number | null {
    const place = $blockPoint(point);
    const id = place === null ? null : this.#keys.idOf(place.node.getKey());
    const blocks = this.#blocks();
    const index = blocks.findIndex((block) => block.id === id);
    return place === null || index < 0 ? null : positionOf(blocks, index, place.offset);
  }

  #relative(position: number): unknown {
    return Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(this.#text, this.#waiting.map(position), LEFT),
    ) as unknown;
  }
}
