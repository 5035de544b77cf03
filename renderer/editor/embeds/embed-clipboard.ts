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
  KEY_DOWN_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import * as v from 'valibot';
import type * as Y from 'yjs';
import {
  FORMATS,
  isTextKind,
  makeBlock,
  sliceRuns,
  TEXT_KINDS,
  type Attributes,
  type Block,
  type Run,
} from '../../../shared/document/block.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { embedRun, noteText, readEmbed } from '../../../shared/document/embeds.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { readText } from '../../../shared/document/nested.ts';
import { mayStand, type Place } from '../../../shared/document/places.ts';
import type { Binding, Unsubscribe } from '../binding/binding-types.ts';
import { $blockPoint } from '../binding/points.ts';
import { $insertBlocks } from '../clipboard/insert-blocks.ts';
import { cleanText, type PastedBlock } from '../clipboard/pasted-block.ts';

export const EMBED_TYPE = 'application/x-ratschrift-text';
const longest = 1_000_000;

const run = v.object({
  text: v.pipe(v.string(), v.maxLength(200_000)),
  attrs: v.record(v.string(), v.unknown()),
  embed: v.optional(v.unknown()),
});
const runs = v.pipe(v.array(run), v.maxLength(5_000));
const block = v.object({
  kind: v.picklist(TEXT_KINDS),
  indent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
  runs,
});
const content = v.object({
  blocks: v.pipe(v.array(block), v.minLength(1), v.maxLength(2_000)),
  notes: v.record(v.string(), v.pipe(v.array(block), v.maxLength(200))),
});
type Content = v.InferOutput<typeof content>;

/** `place`: what the editor's text is part of; no footnote stands in a footnote. */
export function registerEmbedClipboard(editor: LexicalEditor, binding: Binding, doc: Y.Doc, place: Place): Unsubscribe {
  let plainNext = false;
  const write = (event: unknown): boolean => {
    if (!(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
    const copied = editor.getEditorState().read(() => $copied(binding, doc));
    if (copied !== null) event.clipboardData.setData(EMBED_TYPE, JSON.stringify(copied));
    return false;
  };
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, write, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(CUT_COMMAND, write, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        plainNext = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v';
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (plainNext || !(event instanceof ClipboardEvent)) return false;
        const pasted = readContent(event.clipboardData?.getData(EMBED_TYPE) ?? '');
        if (pasted === null) return false;
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

/** What is selected, where embeds are in it and nothing but text; else null. */
function $copied(binding: Binding, doc: Y.Doc): Content | null {
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
  const blocks = binding.blocks.slice(first, last + 1).map((block, index) => ({
    kind: block.kind,
    indent: block.indent,
    runs: sliceRuns(block.runs, index === 0 ? from.offset : 0, first + index === last ? to.offset : Infinity),
  }));
  if (!blocks.every(({ kind }) => isTextKind(kind))) return null;
  const embeds = blocks.flatMap((block) => block.runs).flatMap(({ embed }) => readEmbed(embed) ?? []);
  if (embeds.length === 0) return null;
  const notes = embeds.flatMap((embed) =>
    'note' in embed ? [[embed.note, noteBlocks(doc, embed.note)] as const] : [],
  );
  return readContent(JSON.stringify({ blocks, notes: Object.fromEntries(notes) }));
}

/** A footnote's text. */
const noteBlocks = (doc: Y.Doc, note: string): Content['notes'][string] =>
  readText(doc, noteText(note)).map(({ kind, indent, runs: own }) => ({
    kind: isTextKind(kind) && mayStand(kind, 'note') ? kind : 'paragraph',
    indent,
    runs: [...own],
  }));

function readContent(text: string): Content | null {
  if (text === '' || text.length > longest) return null;
  try {
    const checked = v.safeParse(content, JSON.parse(text));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

function paste(editor: LexicalEditor, doc: Y.Doc, { blocks, notes }: Content, place: Place): void {
  const written = new Map<string, readonly Block[]>();
  const inNote = (embed: unknown): readonly Run[] => {
    const read = readEmbed(embed);
    return read === null || 'note' in read ? [] : [embedRun(read)];
  };
  const fresh = (embed: unknown): readonly Run[] => {
    const read = readEmbed(embed);
    if (read === null || !('note' in read)) return inNote(embed);
    if (place === 'note') return [];
    const note = newBlockId();
    written.set(
      note,
      (notes[read.note] ?? []).map(({ kind, indent, runs: own }) =>
        makeBlock(newBlockId(), { kind: mayStand(kind, 'note') ? kind : 'paragraph', indent }, cleanRuns(own, inNote)),
      ),
    );
    return [embedRun({ note })];
  };
  const clean: PastedBlock[] = blocks.map((each) => ({ ...each, runs: cleanRuns(each.runs, fresh) }));
  // The texts first, so that nobody sees a footnote without its own.
  doc.transact(() => {
    for (const [note, own] of written)
      if (own.length > 0) applyOperations(doc.getText(noteText(note)), blockProperties(doc), diffBlocks([], own));
  }, 'paste footnotes');
  editor.update(() => $insertBlocks(clean), { discrete: true, tag: PASTE_TAG });
}

/** Runs as the clipboard may bring them: known formats, safe links, no characters that a text can't hold. */
function cleanRuns(list: Content['blocks'][number]['runs'], embed: (value: unknown) => readonly Run[]): readonly Run[] {
  return list.flatMap((each): readonly Run[] => {
    if (each.embed !== undefined) return embed(each.embed);
    const attrs: Record<string, unknown> = {};
    for (const format of FORMATS) if (each.attrs[format] === true) attrs[format] = true;
    const { link } = each.attrs;
    if (isSafeLink(link)) attrs['link'] = link;
    const text = cleanText(each.text);
    return text === '' ? [] : [{ text, attrs: attrs satisfies Attributes }];
  });
}
