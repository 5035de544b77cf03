/** The editor of one text of a chapter while it is on the page: Lexical, the binding to the shared text, and everything that listens. */
import { registerRichText } from '@lexical/rich-text';
import {
  $getRoot,
  $selectAll,
  createEditor,
  mergeRegister,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from 'lexical';
import type { Place } from '../../shared/document/places.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { bindEditor } from './binding/binding.ts';
import type { Binding } from './binding/binding-types.ts';
import { PlainPaste } from './clipboard/plain-paste.ts';
import { registerClipboard, type PasteNotice } from './clipboard/register-clipboard.ts';
import { registerEmbedClipboard } from './embeds/embed-clipboard.ts';
import { registerTypedPaper } from './embeds/register-typed-paper.ts';
import { registerFrameKeys } from './frames/frame-keys.ts';
import { registerTableKeys } from './frames/table/table-keys.ts';
import { FrameList } from './frames/frame-list.ts';
import { ImageDesk, type ImageNotice } from './frames/image/image-desk.ts';
import { INNER_BLOCK } from './inner/draw-blocks.ts';
import { InnerTexts } from './inner/inner-texts.ts';
import { registerPlace } from './inner/place.ts';
import { registerLinkClicks } from './link-clicks.ts';
import { editorNodes } from './nodes/editor-nodes.ts';
import type { TextPlace } from './paper-model.ts';
import type { PaperRoom } from './paper-props.ts';
import type { PictureShelf } from './pictures/picture-shelf.ts';
import { Pace } from './remote/pace.ts';
import { publishCursor } from './remote/publish-cursor.ts';
import { rememberSession } from './session-of.ts';
import { revealPlace } from './reveal-place.ts';
import { RemoteCarets } from './remote/remote-carets.ts';
import { signWords } from './suggestions/sign-words.ts';
import { SuggestionMarks } from './suggestions/marks.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';
import { askSpelling } from './spelling/ask-spelling.ts';
import { Misspellings, type Misspelling } from './spelling/misspellings.ts';
import type { Spelling } from './spelling/spelling.ts';
import { registerFreshSelection } from './shortcuts/fresh-selection.ts';
import { registerWholeText } from './chapter/whole-text.ts';
import { registerListKeys } from './shortcuts/list-keys.ts';
import { registerTypedMarkup } from './shortcuts/register-typed-markup.ts';
import { registerTextEnds } from './shortcuts/text-ends.ts';
import { registerShortcuts } from './shortcuts/register-shortcuts.ts';
import type { EditorAction } from './shortcuts/shortcuts.ts';
import { registerKeepTyping } from './typing/keep-typing.ts';
import { registerTyping } from './typing/register-typing.ts';

export interface SessionHooks {
  /** Actions that need the page: toolbar, help, link field, plain paste. */
  readonly onAction: (action: EditorAction, session: EditorSession) => void;
  /** The words of the interface, in its present language. */
  readonly words: () => Translate;
  readonly onPasteNotice: (notice: PasteNotice) => void;
  readonly pictures: PictureShelf;
  /** What stands in place of a picture that a paste does not bring. */
  readonly noteOfImage: (alt: string) => string;
  readonly onImage: (notice: ImageNotice) => void;
  /** Whether what is typed is to be set right (quotation marks, dashes, fixed spaces). */
  readonly corrects: () => boolean;
  /** Null where nobody checks the spelling. */
  readonly spelling: Spelling | null;
  /** Somebody asks what a marked word could mean. */
  readonly onSpelling: (misspelling: Misspelling, session: EditorSession) => void;
  /** The forms of council papers' numbers, and what to do when one was typed. */
  readonly paperForms: () => readonly string[];
  readonly onTypedPaper: (paper: string, accept: () => void) => void;
}

/** Which of a chapter's texts an editor is for. */
export interface SessionPart {
  /** The name of the root type. */
  readonly name: string;
  readonly place: Place;
  /** The level of the heading above it (1 to 6), below which its own begin; that of a chapter's title where it isn't said. */
  readonly under?: number;
}

const CHAPTER_TITLE_LEVEL = 2;

/** The chapter's own text. */
export const CHAPTER_PART: SessionPart = { name: 'text', place: 'chapter' };

export class EditorSession {
  readonly editor: LexicalEditor;
  readonly binding: Binding;
  readonly frames: FrameList;
  readonly marks: SuggestionMarks;
  readonly images: ImageDesk;
  /** The texts within the chapter (cells, footnotes); null in one of these. */
  readonly inner: InnerTexts | null;
  private readonly carets: RemoteCarets | null;
  /** Null where nobody checks the spelling. */
  readonly misspellings: Misspellings | null;
  private readonly stop: () => void;

  /**
   * `root` becomes the text box; `layer` lies over it and takes the carets of the others, those in texts within the chapter
   * too. Both empty. Without a layer nobody's caret is drawn here.
   */
  constructor(
    readonly chapterId: string,
    readonly root: HTMLElement,
    layer: HTMLElement | null,
    readonly room: PaperRoom,
    private readonly hooks: SessionHooks,
    readonly part: SessionPart = CHAPTER_PART,
  ) {
    const editor = createEditor({
      namespace: 'ratschrift',
      nodes: editorNodes,
      editable: false,
      theme: {
        ...(part.place === 'chapter' ? {} : { block: INNER_BLOCK }),
        under: part.under ?? CHAPTER_TITLE_LEVEL,
        link: 'link',
        text: { underline: 'underline', strikethrough: 'strike', underlineStrikethrough: 'underline-strike' },
      },
      onError: (error) => reportError(error),
    });
    this.editor = editor;
    rememberSession(this);
    // Before there is content: what transforms blocks would else go through all of them once more.
    const stopFrameKeys = registerFrameKeys(editor);
    const pace = new Pace(root.ownerDocument);
    this.binding = bindEditor(editor, room.doc, {
      text: part.name,
      pace: (show) => pace.request('text', show),
      writeLater: afterPaint,
      ...(part.place === 'chapter' ? { drawLater: afterPaint } : {}),
    });
    this.images = new ImageDesk(editor, this.binding, hooks.pictures, part.place, hooks.onImage);
    const plain = new PlainPaste(editor);
    const features = mergeRegister(
      plain.stop,
      registerRichText(editor),
      registerPlace(editor, part.place),
      registerEmbedClipboard(editor, this.binding, room.doc, part.place, plain),
      registerClipboard(editor, this.binding, this.images, hooks.noteOfImage, hooks.onPasteNotice, plain),
      registerListKeys(editor),
      part.place === 'chapter' ? registerTableKeys(this) : () => undefined,
      registerTypedMarkup(editor, this.binding),
      registerTypedPaper(editor, this.binding, { forms: hooks.paperForms, offer: hooks.onTypedPaper }),
      registerTyping(editor, this.binding, hooks.corrects),
      registerFreshSelection(editor),
      registerKeepTyping(editor),
      registerShortcuts(editor, this.binding, (action) => hooks.onAction(action, this)),
      registerTextEnds(editor),
      registerLinkClicks(editor),
      publishCursor(this.binding, room.awareness, root),
      registerWholeText(this.binding, root),
    );
    this.frames = new FrameList(editor);
    this.marks = new SuggestionMarks(editor, (block) => signWords(block, hooks.words()));
    editor.setRootElement(root);
    this.inner = part.place === 'chapter' ? this.innerTexts(pace) : null;
    this.carets =
      layer === null ? null : new RemoteCarets(editor, this.binding, room.awareness, layer, pace, this.inner);
    const { spelling } = hooks;
    const misspellings = spelling === null ? null : new Misspellings(editor, this.binding, spelling);
    this.misspellings = misspellings;
    const stopAsking =
      misspellings === null
        ? () => undefined
        : askSpelling(root, misspellings, (misspelling) => hooks.onSpelling(misspelling, this));
    const onBlur = (): void => this.binding.closeUndoStep();
    root.addEventListener('blur', onBlur);
    this.stop = () => {
      root.removeEventListener('blur', onBlur);
      stopAsking();
      misspellings?.destroy();
      features();
      stopFrameKeys();
      pace.destroy();
    };
  }

  get editable(): boolean {
    return this.editor.isEditable();
  }

  setEditable(editable: boolean): void {
    this.root.contentEditable = String(editable);
    if (this.editor.isEditable() === editable) return;
    this.editor.setEditable(editable);
    this.inner?.setEditable();
  }

  /** Whether this person may change the chapter's text, whatever they are doing now. */
  get mayWrite(): boolean {
    return this.room.state.access?.right === 'write';
  }

  /** From now on changes are suggestions of this person; with null they are the text's. */
  suggestAs(person: string | null): void {
    this.binding.suggestAs(person);
  }

  /** Carets of the others are drawn only while the chapter is to be seen. */
  setVisible(visible: boolean): void {
    this.carets?.setVisible(visible);
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

  /** The focus into the text with the caret at its end, or with all of it selected. */
  focusEnd(all = false): void {
    this.binding.flush();
    if (this.editable) {
      const select = (): void => {
        if (all) $selectAll();
        else $getRoot().selectEnd();
      };
      this.editor.update(select, { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG });
    }
    this.root.focus({ preventScroll: true });
  }

  /** Scrolls to characters of a block and selects them where one may write; false where the block isn't there. */
  reveal(place: TextPlace): boolean {
    const { part, block, from, to } = place;
    if (part !== undefined && part !== this.part.name) {
      if (this.inner?.enter(part, { block, from, to }) === true) return true;
      // Where one only reads, there is nothing to enter.
      const element = this.inner?.reach(part)?.element;
      element?.scrollIntoView({ block: 'center' });
      return element !== undefined;
    }
    return revealPlace(this.editor, this.binding, this.root, place);
  }

  /** True when nothing is lost by closing it: all on disk, no composition, nothing to take back, no caret in it. */
  get isIdle(): boolean {
    if (this.room.state.waiting > 0 || this.inner?.focused === true) return false;
    return !this.editor.isComposing() && !this.binding.history.canUndo && !this.root.contains(document.activeElement);
  }

  destroy(): void {
    this.inner?.destroy();
    this.binding.settle();
    this.carets?.destroy();
    this.frames.destroy();
    this.marks.destroy();
    this.images.destroy();
    this.stop();
    this.binding.destroy();
    this.editor.setRootElement(null);
  }

  private innerTexts(pace: Pace): InnerTexts {
    const { chapterId, room, hooks, root, part: own } = this;
    const editable = (): boolean => this.editable;
    return new InnerTexts({
      doc: room.doc,
      name: own.name,
      get editable() {
        return editable();
      },
      get focused() {
        return root.contains(document.activeElement);
      },
      open: (element, part) => new EditorSession(chapterId, element, null, room, hooks, part),
      pace: (work) => pace.request('inner', work),
      sign: (block) => signWords(block, hooks.words()),
      focus: () => {
        root.focus({ preventScroll: true });
        this.focus();
      },
    });
  }
}
