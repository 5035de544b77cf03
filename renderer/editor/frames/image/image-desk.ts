/**
 * What one editor does with images beyond drawing them: makes files into blocks at the place where they were brought, asks
 * what an image shows, knows in which image the caret is, and changes what is set on one.
 */
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { mayStand, type Place } from '../../../../shared/document/places.ts';
import { withProperty, type Properties, type PropertyValue } from '../../../../shared/document/properties.ts';
import type { Binding, SharedSelection, Unsubscribe } from '../../binding/binding-types.ts';
import { $blockOf, $selectBehind } from '../../block-commands.ts';
import { $createBlockNode, $isAtEnd, $isAtStart, $isBlockNode, type BlockNode } from '../../nodes/block-node.ts';
import type { PictureShelf } from '../../pictures/picture-shelf.ts';
import { preparePictures, type PictureProblem } from '../../pictures/prepare.ts';

/** What the person has to know. */
export type ImageNotice =
  | { readonly kind: 'problem'; readonly problem: PictureProblem; /** Of the file. */ readonly name: string }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'notHere'; readonly place: Exclude<Place, 'chapter'> };

/** What of an image can be set. */
export type ImageChange = Partial<Readonly<Record<'alt' | 'decorative' | 'width', PropertyValue | null>>>;

/** Preparing is told only when it takes longer, ms. */
const slow = 600;
/** Files of one drop or paste; more are somebody's whole camera. */
export const maxFiles = 50;

export class ImageDesk {
  readonly #asking = new Map<NodeKey, boolean>();
  readonly #listeners = new Set<() => void>();
  readonly #stop: Unsubscribe;
  #active: NodeKey | null = null;

  constructor(
    readonly editor: LexicalEditor,
    readonly binding: Binding,
    readonly shelf: PictureShelf,
    private readonly place: Place,
    private readonly tell: (notice: ImageNotice) => void,
  ) {
    this.#stop = mergeRegister(
      editor.registerUpdateListener(() => this.#look()),
      editor.registerCommand(
        DELETE_CHARACTER_COMMAND,
        (backward) => this.#$deleteBeside(backward),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          if (this.#active === null || event.shiftKey || !this.#focusPicture(this.#active)) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Whether the person is being asked what an image shows: `focus` where the caret is to go there; null where not. */
  asking(key: NodeKey): 'focus' | 'open' | null {
    const focus = this.#asking.get(key);
    return focus === undefined ? null : focus ? 'focus' : 'open';
  }

  ask(key: NodeKey, focus: boolean): void {
    this.#asking.set(key, focus);
    this.#tellAll();
  }

  answered(key: NodeKey): void {
    if (this.#asking.delete(key)) this.#tellAll();
  }

  /** Whether the caret is in the caption of an image. */
  isActive(key: NodeKey): boolean {
    return this.#active === key;
  }

  /** Makes files into images behind the block where they were brought; `at` is where the caret was then. */
  async insert(files: readonly Blob[], at: SharedSelection | null = this.binding.selection()): Promise<void> {
    const { place } = this;
    if (place !== 'chapter' && !mayStand('image', place)) return this.tell({ kind: 'notHere', place });
    const assets = (await this.take(files.slice(0, maxFiles))).flatMap((asset) => asset ?? []);
    if (assets.length > 0 && this.editor.isEditable()) this.#put(assets, at);
  }

  /** Makes files into pictures of the project: their hashes, null for each that is none; the person is told which and why. */
  async take(files: readonly Blob[]): Promise<(string | null)[]> {
    const timer = setTimeout(() => this.tell({ kind: 'preparing' }), slow);
    const answers = await preparePictures(files).finally(() => clearTimeout(timer));
    return answers.map((answer, index) => {
      const file = files[index];
      if (typeof answer === 'string') {
        this.tell({ kind: 'problem', problem: answer, name: file instanceof File ? file.name : '' });
        return null;
      }
      this.shelf.add(answer.hash, answer.blob);
      return answer.hash;
    });
  }

  /** The caret back to where it was, if that place is still there. */
  select(at: SharedSelection | null): void {
    const spot = at === null ? null : this.binding.resolve(at.focus);
    if (spot === null) return;
    this.editor.update(
      () => {
        const selection = $getSelection();
        const caret = $isRangeSelection(selection) ? $blockOf(selection.focus.getNode()) : null;
        const node = $getNodeByKey(spot.key);
        if ($isBlockNode(node) && !node.is(caret)) node.selectEnd();
      },
      { discrete: true },
    );
  }

  /** Sets what is set on an image, or takes it away with null; the focus stays where it is. */
  set(key: NodeKey, change: ImageChange): void {
    this.editor.update(
      () => {
        const node = $getNodeByKey(key);
        if (!$isBlockNode(node)) return;
        let props: Properties = node.getProps();
        for (const name of ['alt', 'decorative', 'width'] as const) {
          const value = change[name];
          if (value !== undefined) props = withProperty(props, name, value);
        }
        node.setProps(props);
      },
      { discrete: true, tag: [SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG] },
    );
    this.binding.closeUndoStep();
  }

  /** Takes an image out of the text; the caret goes behind it. */
  remove(key: NodeKey): void {
    this.#leave(key, (node) => node.remove());
  }

  /** The caret into the caption, or behind the image. */
  enter(key: NodeKey, where: 'caption' | 'behind'): void {
    if (where === 'behind') return this.#leave(key, () => undefined);
    this.editor.update(
      () => {
        const node = $getNodeByKey(key);
        if ($isBlockNode(node)) node.selectEnd();
      },
      { discrete: true },
    );
    this.#focus();
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #put(assets: readonly string[], at: SharedSelection | null): void {
    const { binding, editor } = this;
    binding.flush();
    binding.closeUndoStep();
    const spot = at === null ? null : binding.resolve(at.focus);
    const made: NodeKey[] = [];
    let stayed = false;
    editor.update(
      () => {
        const selection = $getSelection();
        const caret = $isRangeSelection(selection) ? $blockOf(selection.focus.getNode()) : null;
        const marked = spot === null ? null : $getNodeByKey(spot.key);
        const host = $isBlockNode(marked) ? marked : caret;
        if (host === null) return;
        // Whoever has gone on writing elsewhere meanwhile is left there.
        stayed = host.is(caret);
        const last = $insertImages(host, assets, made);
        if (stayed) $selectBehind(last);
      },
      { discrete: true },
    );
    binding.closeUndoStep();
    made.forEach((key, index) => this.#asking.set(key, stayed && index === 0));
    this.#tellAll();
  }

  #leave(key: NodeKey, change: (node: BlockNode) => void): void {
    this.editor.update(
      () => {
        const node = $getNodeByKey(key);
        if (!$isBlockNode(node)) return;
        $selectBehind(node);
        change(node);
      },
      { discrete: true },
    );
    this.#focus();
  }

  /** Backspace and Delete beside an image choose it first: a key pressed once too often takes nothing away. */
  #$deleteBeside(backward: boolean): boolean {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
    const block = $blockOf(selection.anchor.getNode());
    if (block === null) return false;
    if (block.getKind() === 'image') {
      if (backward) return $isAtStart(block, selection) && this.#focusPicture(block.getKey());
      // The paragraph below would become a part of the caption.
      return $isAtEnd(block, selection);
    }
    if (backward || !$isAtEnd(block, selection)) return false;
    const next = block.getNextSibling();
    return $isBlockNode(next) && next.getKind() === 'image' && this.#focusPicture(next.getKey());
  }

  /** The focus into the text, also from what is drawn within it. */
  #focus(): void {
    this.editor.getRootElement()?.focus({ preventScroll: true });
    this.editor.focus();
  }

  #focusPicture(key: NodeKey): boolean {
    const picture = this.editor.getElementByKey(key)?.querySelector<HTMLElement>('[data-picture]') ?? null;
    // Outside of the update that a command runs in.
    if (picture !== null) queueMicrotask(() => picture.focus());
    return picture !== null;
  }

  #look(): void {
    const active = this.editor.getEditorState().read(() => {
      const selection = $getSelection();
      const block = $isRangeSelection(selection) ? $blockOf(selection.focus.getNode()) : null;
      return block?.getKind() === 'image' ? block.getKey() : null;
    });
    if (active === this.#active) return;
    this.#active = active;
    this.#tellAll();
  }

  #tellAll(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Puts images behind a block, in its place where it is empty; gives the last of them. */
export function $insertImages(host: BlockNode, assets: readonly string[], made: NodeKey[]): BlockNode {
  let last = host;
  for (const asset of assets) {
    const node = $createBlockNode('image').setProps({ asset });
    last.insertAfter(node, false);
    made.push(node.getKey());
    last = node;
  }
  if (host.isEmpty() && !host.hasFrame() && last !== host) host.remove();
  return last;
}
