/** Headless editors over a chapter, as people sit at them: what they type, see and get from each other. */
import { $getSelection, $isRangeSelection, createEditor, type LexicalEditor } from 'lexical';
import { afterEach, expect, vi } from 'vitest';
import * as Y from 'yjs';
import type { BindingOptions } from '../../renderer/editor/binding/binding-types.ts';
import { $blockPoint } from '../../renderer/editor/binding/points.ts';
import { TextBinding } from '../../renderer/editor/binding/text-binding.ts';
import { editorNodes } from '../../renderer/editor/nodes/editor-nodes.ts';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { $blocks, $select } from './select.ts';

/** An editor with the binding under test. */
export interface Desk {
  readonly editor: LexicalEditor;
  readonly doc: Y.Doc;
  readonly binding: TextBinding;
  readonly errors: Error[];
}

export interface Desks {
  /** An editor over a chapter with one block per text, whose ids are the letters of the alphabet. */
  readonly desk: (texts: readonly string[], options?: BindingOptions, kind?: string) => Desk;
  /** An editor over this document. */
  readonly bound: (doc: Y.Doc, options?: BindingOptions) => Desk;
  /** A second desk over the same chapter, linked both ways. */
  readonly colleague: (first: Desk) => Desk;
}

/** To be called once at the top of a test file; the desks end with their test, and so do fake timers. */
export function desks(): Desks {
  const open: TextBinding[] = [];
  afterEach(() => {
    vi.useRealTimers();
    for (const binding of open.splice(0)) binding.destroy();
  });
  const bound = (doc: Y.Doc, options: BindingOptions = {}): Desk => {
    const errors: Error[] = [];
    const editor = createEditor({ nodes: editorNodes, onError: (error) => errors.push(error) });
    editor._headless = true;
    const binding = new TextBinding(editor, doc, options);
    open.push(binding);
    return { editor, doc, binding, errors };
  };
  return {
    bound,
    desk(texts, options = {}, kind = 'paragraph') {
      const doc = new Y.Doc();
      if (texts.length > 0) {
        writeBlocks(
          doc,
          texts.map((text, index) => ({
            id: String.fromCharCode(97 + index),
            kind,
            runs: text === '' ? [] : [{ text, attrs: {} }],
          })),
          'host',
        );
      }
      return bound(doc, options);
    },
    colleague(first) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc), 'network');
      const link = (from: Y.Doc, to: Y.Doc) =>
        from.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'network') Y.applyUpdate(to, update, 'network');
        });
      link(first.doc, doc);
      link(doc, first.doc);
      return bound(doc);
    },
  };
}

/** The texts of the blocks as the binding holds them. */
export const texts = ({ binding }: Desk): string[] => binding.blocks.map(({ text }) => text);
/** The texts of the blocks as the editor shows them. */
export const shown = ({ editor }: Desk): string[] =>
  editor.getEditorState().read(() => $blocks().map((node) => node.getTextContent()));

/** Changes the editor at once. */
export const edit = ({ editor }: Pick<Desk, 'editor'>, change: () => void): void =>
  editor.update(change, { discrete: true });
export const type = (at: Desk, block: number, offset: number, text: string): void =>
  edit(at, () => $select(block, offset).insertText(text));

/** Where the caret is, as `block:offset`; null without one. */
export const caret = ({ editor, binding }: Desk): string | null =>
  editor.getEditorState().read(() => {
    const selection = $getSelection();
    const point = $isRangeSelection(selection) ? $blockPoint(selection.focus) : null;
    return point === null ? null : `${binding.blockId(point.node.getKey())}:${point.offset}`;
  });

/** Waits until nothing is left to be written or shown. */
export const settled = ({ binding }: Desk): Promise<void> => vi.waitFor(() => expect(binding.settled).toBe(true));
