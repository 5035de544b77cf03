/** One chapter's editor while it is on the page: Lexical, the binding to the shared text, and everything that listens. */
import { registerRichText } from '@lexical/rich-text';
import { $getRoot, createEditor, mergeRegister, SKIP_SCROLL_INTO_VIEW_TAG, type LexicalEditor } from 'lexical';
import { bindEditor } from './binding/binding.ts';
import type { Binding } from './binding/binding-types.ts';
import { registerClipboard, type PasteNotice } from './clipboard/register-clipboard.ts';
import { registerFrameKeys } from './frames/frame-keys.ts';
import { FrameList } from './frames/frame-list.ts';
import { registerLinkClicks } from './link-clicks.ts';
import { editorNodes } from './nodes/editor-nodes.ts';
import type { TextPlace } from './paper-model.ts';
import type { PaperRoom } from './paper-props.ts';
import { Pace } from './remote/pace.ts';
import { publishCursor } from './remote/publish-cursor.ts';
import { revealPlace } from './reveal-place.ts';
import { RemoteCarets } from './remote/remote-carets.ts';
import { registerListKeys } from './shortcuts/list-keys.ts';
import { registerTypedMarkup } from './shortcuts/register-typed-markup.ts';
import { registerShortcuts } from './shortcuts/register-shortcuts.ts';
import type { EditorAction } from './shortcuts/shortcuts.ts';
import { registerTyping } from './typing/register-typing.ts';

export interface SessionHooks {
  /** Actions that need the page: toolbar, help, link field, plain paste. */
  readonly onAction: (action: EditorAction, session: EditorSession) => void;
  readonly onPasteNotice: (notice: PasteNotice) => void;
  /** Whether what is typed is to be set right (quotation marks, dashes, fixed spaces). */
  readonly corrects: () => boolean;
}

export class EditorSession {
  readonly editor: LexicalEditor;
  readonly binding: Binding;
  readonly frames: FrameList;
  private readonly carets: RemoteCarets;
  private readonly stop: () => void;

  /** `root` becomes the text box; `layer` lies over it and takes the carets of the others. Both empty. */
  constructor(
    readonly chapterId: string,
    readonly root: HTMLElement,
    layer: HTMLElement,
    private readonly room: PaperRoom,
    hooks: SessionHooks,
  ) {
    const editor = createEditor({
      namespace: 'ratschrift',
      nodes: editorNodes,
      editable: false,
      theme: {
        link: 'link',
        text: { underline: 'underline', strikethrough: 'strike', underlineStrikethrough: 'underline-strike' },
      },
      onError: (error) => reportError(error),
    });
    this.editor = editor;
    const pace = new Pace(root.ownerDocument);
    this.binding = bindEditor(editor, room.doc, { pace: (show) => pace.request('text', show) });
    const features = mergeRegister(
      registerRichText(editor),
      registerClipboard(editor, this.binding, hooks.onPasteNotice),
      registerListKeys(editor),
      registerFrameKeys(editor),
      registerTypedMarkup(editor, this.binding),
      registerTyping(editor, this.binding, hooks.corrects),
      registerShortcuts(editor, this.binding, (action) => hooks.onAction(action, this)),
      registerLinkClicks(editor),
      publishCursor(this.binding, room.awareness),
    );
    this.frames = new FrameList(editor);
    editor.setRootElement(root);
    this.carets = new RemoteCarets(editor, this.binding, room.awareness, layer, pace);
    const onBlur = (): void => this.binding.closeUndoStep();
    root.addEventListener('blur', onBlur);
    this.stop = () => {
      root.removeEventListener('blur', onBlur);
      features();
      pace.destroy();
    };
  }

  get editable(): boolean {
    return this.editor.isEditable();
  }

  setEditable(editable: boolean): void {
    this.root.contentEditable = String(editable);
    if (this.editor.isEditable() !== editable) this.editor.setEditable(editable);
  }

  /** Carets of the others are drawn only while the chapter is to be seen. */
  setVisible(visible: boolean): void {
    this.carets.setVisible(visible);
  }

  /** The focus back into the text, where the caret was. */
  focus(): void {
    if (this.editable) this.editor.focus();
    else this.root.focus({ preventScroll: true });
  }

  /** The focus into the text with the caret at its start; does not scroll. */
  focusStart(): void {
    if (this.editable) {
      this.editor.update(() => void $getRoot().selectStart(), { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG });
    }
    this.root.focus({ preventScroll: true });
  }

  /** Scrolls to characters of a block and selects them where one may write; false where the block isn't there. */
  reveal(place: TextPlace): boolean {
    return revealPlace(this.editor, this.binding, this.root, place);
  }

  /** True when nothing is lost by closing it: all on disk, no composition, nothing to take back, no caret in it. */
  get isIdle(): boolean {
    if (this.room.state.waiting > 0) return false;
    return !this.editor.isComposing() && !this.binding.history.canUndo && !this.root.contains(document.activeElement);
  }

  destroy(): void {
    this.binding.flush();
    this.carets.destroy();
    this.frames.destroy();
    this.stop();
    this.binding.destroy();
    this.editor.setRootElement(null);
  }
}
