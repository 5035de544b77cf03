/** Copy, cut, paste and drop of a chapter's editor. */
import {
  $getSelection,
  $isRangeSelection,
  $createRangeSelectionFromDom,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import type { Binding } from '../binding/binding-types.ts';
import type { ImageDesk } from '../frames/image/image-desk.ts';
import { $selectedContent } from './block-nodes.ts';
import { writeTable } from '../frames/table/pasted-tables.ts';
import { sessionOf } from '../session-of.ts';
import { $dragged, dropText, type Dragged } from './drag-text.ts';
import { noteCopy } from './copied-here.ts';
import { noteCopied } from '../pictures/copied-pictures.ts';
import { assetOf, fromElsewhere } from './elsewhere.ts';
import { $insertBlocks, type NewTable } from './insert-blocks.ts';
import { withAssets, type Pasted, type PastedBlock } from './pasted-block.ts';
import type { PlainPaste } from './plain-paste.ts';
import { withoutTables } from './pasted-table.ts';
import { rangeAt } from '../range-at.ts';
import { readClipboard } from './read-clipboard.ts';
import { writeHtml, writeText } from './write-html.ts';

/** What the person has to know about a paste. */
export interface PasteNotice {
  readonly text:
    | 'editor.pasteCut'
    | 'table.pasteCut'
    | 'editor.pasteNothing'
    | 'clipboard.textOnly'
    | 'clipboard.imagesLeftOut'
    | 'clipboard.imagesElsewhere';
  readonly count?: number;
}

export function registerClipboard(
  editor: LexicalEditor,
  binding: Binding,
  images: ImageDesk,
  /** Words what stands in place of a picture that is not taken over. */
  noteOf: (alt: string) => string,
  onNotice: (notice: PasteNotice) => void,
  plain: PlainPaste,
): () => void {
  /** The drag that started in this editor, so that dropping it moves the text. */
  let dragging: Dragged | null = null;

  /** Puts the selection on a data transfer; false when nothing is selected. */
  const write = (data: DataTransfer): boolean =>
    editor.getEditorState().read(
      () => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
        const { blocks, inline } = $selectedContent(selection);
        const { project } = images.shelf;
        data.setData('text/html', writeHtml(blocks, inline, project));
        data.setData('text/plain', writeText(blocks, inline));
        const selected = $dragged(binding);
        if (selected !== null) binding.noteCopied(selected.start, selected.end);
        noteCopied(
          project,
          blocks.flatMap(({ props }) => assetOf(props) ?? []),
        );
        return true;
      },
      { editor },
    );

  const insert = (data: DataTransfer, plain: boolean): void => {
    const read = readClipboard(data, plain, noteOf);
    const mayHoldTables = sessionOf(editor)?.part.place === 'chapter';
    const pasted = mayHoldTables ? read : { ...read, blocks: withoutTables(read.blocks) };
    const files = plain ? [] : [...data.files];
    // Word and Excel put a picture of what was copied beside it: then it is the text that is meant.
    const hasText = data.getData('text/html') !== '' && pasted.blocks.length > pasted.images;
    if (files.length > 0 && !hasText) return void images.insert(files).catch((error: unknown) => reportError(error));
    if (pasted.blocks.length === 0) return onNotice({ text: 'editor.pasteNothing' });
    const { project } = images.shelf;
    const bringsPictures = pasted.blocks.some(
      ({ picture, from = project }) => picture !== undefined || from !== project,
    );
    if (!bringsPictures) return put(pasted, pasted.blocks);
    const at = binding.selection();
    takePictures(pasted.blocks)
      .then(({ blocks, missing }) => {
        if (!editor.isEditable()) return;
        binding.flush();
        images.select(at);
        put(pasted, blocks);
        if (missing > 0) onNotice({ text: 'clipboard.imagesElsewhere', count: missing });
      })
      .catch((error: unknown) => reportError(error));
  };
  /** The blocks with their pictures taken into this project, also those of another one; `missing` could not be had there. */
  const takePictures = async (
    blocks: readonly PastedBlock[],
  ): Promise<{ readonly blocks: readonly PastedBlock[]; readonly missing: number }> => {
    const found = await fromElsewhere(blocks, images.shelf);
    const pictures = found.flatMap(({ picture }) => picture ?? []);
    const assets = pictures.length === 0 ? [] : await images.take(pictures);
    return {
      blocks: withAssets(found, assets, noteOf),
      missing: found.filter(({ picture }) => picture === null).length,
    };
  };
  const put = (pasted: Pasted, blocks: readonly PastedBlock[]): void => {
    const session = sessionOf(editor);
    let tables: readonly NewTable[] = [];
    const insertAll = (): void => {
      tables = $insertBlocks(blocks);
    };
    editor.update(insertAll, { discrete: true, tag: PASTE_TAG });
    if (session?.inner)
      for (const { id, table } of tables) writeTable({ doc: session.room.doc, inner: session.inner }, id, table);
    binding.closeUndoStep();
    if (pasted.textOnly === true) onNotice({ text: 'clipboard.textOnly' });
    else if (pasted.tableCut === true) onNotice({ text: 'table.pasteCut' });
    else if (pasted.cut) onNotice({ text: 'editor.pasteCut' });
    else if (pasted.images > 0) onNotice({ text: 'clipboard.imagesLeftOut', count: pasted.images });
  };
  /** Outside of the update that a command runs in, as a step of its own. */
  const insertSoon = (data: DataTransfer, plain: boolean, place?: () => void): void => {
    const source = detached(data);
    queueMicrotask(() => {
      binding.flush();
      binding.closeUndoStep();
      place?.();
      insert(source, plain);
    });
  };

  const onCopy = (event: ClipboardEvent): void => {
    // Where one may only read, Lexical does not serve the clipboard; what is copied is to be as clean as elsewhere.
    if (!editor.isEditable() && event.clipboardData !== null && write(event.clipboardData)) event.preventDefault();
    // The editor's own listeners came first.
    noteCopy(event);
  };

  /** Dropped elsewhere or given up: the next drop comes from outside again. */
  const onDragEnd = (): void => {
    dragging = null;
  };

  return mergeRegister(
    editor.registerCommand(
      COPY_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
        if (write(event.clipboardData)) event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
        if (!write(event.clipboardData)) return true;
        event.preventDefault();
        queueMicrotask(() => {
          binding.closeUndoStep();
          editor.update(
            () => {
              const selection = $getSelection();
              if ($isRangeSelection(selection)) selection.removeText();
            },
            { discrete: true, tag: CUT_TAG },
          );
          binding.closeUndoStep();
        });
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data =
          event instanceof ClipboardEvent
            ? event.clipboardData
            : event instanceof InputEvent
              ? event.dataTransfer
              : null;
        if (data === null) return false;
        event.preventDefault();
        insertSoon(data, plain.wanted);
        plain.done();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        const written = event.dataTransfer !== null && write(event.dataTransfer);
        dragging = written ? $dragged(binding) : null;
        return written;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        event.preventDefault();
        const data = event.dataTransfer;
        const range = rangeAt(event.clientX, event.clientY);
        const own = dragging;
        dragging = null;
        if (data === null || range === null || !data.types.some((type) => droppable.has(type))) return true;
        if (own !== null && !event.ctrlKey && !event.altKey) {
          // Outside of the update that a command runs in.
          queueMicrotask(() => void dropText(editor, binding, own, range));
          return true;
        }
        insertSoon(data, false, () => {
          const selection = window.getSelection();
          selection?.removeAllRanges();
          selection?.addRange(range);
          editor.update(() => $setSelection($createRangeSelectionFromDom(selection, editor)), { discrete: true });
        });
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('copy', onCopy);
      previous?.removeEventListener('cut', noteCopy);
      previous?.removeEventListener('dragend', onDragEnd);
      root?.addEventListener('copy', onCopy);
      root?.addEventListener('cut', noteCopy);
      root?.addEventListener('dragend', onDragEnd);
    }),
  );
}

/** What a drop may bring; anything else, such as a chapter of the outline, is none of the text's business. */
const droppable: ReadonlySet<string> = new Set(['text/html', 'text/plain', 'text/uri-list', 'Files']);

/** A copy that can still be read once the event is over. */
function detached(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const type of ['text/html', 'text/plain', 'text/uri-list']) {
    const value = data.getData(type);
    if (value !== '') copy.setData(type, value);
  }
  for (const file of data.files) copy.items.add(file);
  return copy;
}
