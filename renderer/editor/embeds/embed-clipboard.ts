/**
 * Carries embeds over the clipboard between texts of this program, in a type of its own beside HTML and plain text, and only
 * where something was copied that has embeds. A footnote comes as a new one, with a copy of its text.
 */
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COPY_COMMAND,
  CUT_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import type * as Y from 'yjs';
import { isTextKind, sliceRuns } from '../../../shared/document/block.ts';
import type { Place } from '../../../shared/document/places.ts';
import { tableOf } from '../../../shared/document/table.ts';
import type { Binding, Unsubscribe } from '../binding/binding-types.ts';
import { $blockPoint } from '../binding/points.ts';
import { $insertBlocks } from '../clipboard/insert-blocks.ts';
import type { PastedBlock } from '../clipboard/pasted-block.ts';
import type { PlainPaste } from '../clipboard/plain-paste.ts';
import { withoutTables } from '../clipboard/pasted-table.ts';
import { tableForClipboard, writeTable } from '../frames/table/pasted-tables.ts';
import { sessionOf } from '../session-of.ts';
import { EMBED_TYPE, readEmbedContent, takeContent, withNotes, type EmbedContent } from './embed-content.ts';

/** `place`: what the editor's text is part of; no footnote stands in a footnote. */
export function registerEmbedClipboard(
  editor: LexicalEditor,
  binding: Binding,
  doc: Y.Doc,
  place: Place,
  plain: PlainPaste,
): Unsubscribe {
  const write = (event: unknown): boolean => {
    if (!(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
    const copied = editor.getEditorState().read(() => $copied(binding, doc));
    if (copied !== null) event.clipboardData.setData(EMBED_TYPE, copied);
    return false;
  };
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, write, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(CUT_COMMAND, write, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (plain.wanted || !(event instanceof ClipboardEvent)) return false;
        const pasted = readEmbedContent(event.clipboardData?.getData(EMBED_TYPE) ?? '');
        if (pasted === null) return false;
        // Cells into cells is the table's business.
        if (place === 'cell' && loneTable(pasted) !== null) return false;
        event.preventDefault();
        queueMicrotask(() => {
          binding.flush();
          binding.closeUndoStep();
          paste(editor, doc, pasted, place);
          binding.closeUndoStep();
        });
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** The table where there is nothing else. */
export function loneTable({ blocks }: EmbedContent): EmbedContent['blocks'][number] | null {
  const [only, ...more] = blocks;
  return only?.kind === 'table' && more.length === 0 ? only : null;
}

/** What is selected, where embeds are in it and nothing but text and tables; else null. */
function $copied(binding: Binding, doc: Y.Doc): string | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const [from, to] = [$blockPoint(start), $blockPoint(end)];
  if (from === null || to === null) return null;
  const at = (key: string): number => binding.blocks.findIndex(({ id }) => id === binding.blockId(key));
  const [first, last] = [at(from.node.getKey()), at(to.node.getKey())];
  if (first < 0 || last < first) return null;
  const blocks: PastedBlock[] = [];
  for (const [index, block] of binding.blocks.slice(first, last + 1).entries()) {
    const { kind, indent } = block;
    const runs = sliceRuns(block.runs, index === 0 ? from.offset : 0, first + index === last ? to.offset : Infinity);
    if (isTextKind(kind)) blocks.push({ kind, indent, runs });
    // Within one table only its caption is selected.
    else if (kind !== 'table') return null;
    else if (first === last) blocks.push({ kind: 'paragraph', indent, runs });
    else {
      const table = tableForClipboard(doc, tableOf(block), block.props, { embeds: true });
      blocks.push({ kind, indent: 0, runs: block.runs, table });
    }
  }
  return withNotes(doc, blocks);
}

function paste(editor: LexicalEditor, doc: Y.Doc, content: EmbedContent, place: Place): void {
  const taken = takeContent(doc, content, place);
  const blocks = place === 'chapter' ? taken : withoutTables(taken);
  let tables: ReturnType<typeof $insertBlocks> = [];
  editor.update(
    () => {
      tables = $insertBlocks(blocks);
    },
    { discrete: true, tag: PASTE_TAG },
  );
  const inner = sessionOf(editor)?.inner ?? null;
  if (inner !== null) for (const { id, table } of tables) writeTable({ doc, inner }, id, table);
}
