import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  $createRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
  KEY_ENTER_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
  type RangeSelection,
  DELETE_CHARACTER_COMMAND,
} from 'lexical';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { $blockPoint, $setPoint } from '../../../renderer/editor/binding/points.ts';
import { TextBinding } from '../../../renderer/editor/binding/text-binding.ts';
import type { BindingOptions } from '../../../renderer/editor/binding/binding-types.ts';
import { $createBlockNode, $isBlockNode, type BlockNode } from '../../../renderer/editor/nodes/block-node.ts';
import { $isEmbedNode } from '../../../renderer/editor/nodes/embed-node.ts';
import { editorNodes } from '../../../renderer/editor/nodes/editor-nodes.ts';
import { $setLink } from '../../../renderer/editor/nodes/set-link.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { contradictions } from '../../../shared/document/decisions.ts';

const open: TextBinding[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const binding of open.splice(0)) binding.destroy();
});

interface Desk {
  readonly editor: LexicalEditor;
  readonly doc: Y.Doc;
  readonly binding: TextBinding;
  readonly errors: Error[];
}

/** An editor over a chapter with one block per text, whose ids are the letters of the alphabet. */
function desk(texts: readonly string[], options: BindingOptions = {}, kind = 'paragraph'): Desk {
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
}

function bound(doc: Y.Doc, options: BindingOptions = {}): Desk {
  const errors: Error[] = [];
  const editor = createEditor({ nodes: editorNodes, onError: (error) => errors.push(error) });
  editor._headless = true;
  const binding = new TextBinding(editor, doc, options);
  open.push(binding);
  return { editor, doc, binding, errors };
}

/** A second desk over the same chapter, linked both ways. */
function colleague(first: Desk): Desk {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc), 'network');
  const link = (from: Y.Doc, to: Y.Doc) =>
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') Y.applyUpdate(to, update, 'network');
    });
  link(first.doc, doc);
  link(doc, first.doc);
  return bound(doc);
}

const texts = ({ binding }: Desk) => binding.blocks.map(({ text }) => text);
const shown = ({ editor }: Desk) => editor.getEditorState().read(() => $blocks().map((node) => node.getTextContent()));
const $blocks = (): BlockNode[] => $getRoot().getChildren().filter($isBlockNode);

function $select(block: number, offset: number, to = block, toOffset = offset): RangeSelection {
  const selection = $createRangeSelection();
  const [start, end] = [$blocks()[block], $blocks()[to]];
  if (start === undefined || end === undefined) throw new Error('no such block');
  $setPoint(selection.anchor, start, offset);
  $setPoint(selection.focus, end, toOffset);
  $setSelection(selection);
  return selection;
}

const edit = ({ editor }: Desk, change: () => void) => editor.update(change, { discrete: true });
const type = (at: Desk, block: number, offset: number, text: string) =>
  edit(at, () => $select(block, offset).insertText(text));
const caret = ({ editor, binding }: Desk) =>
  editor.getEditorState().read(() => {
    const selection = $getSelection();
    const point = $isRangeSelection(selection) ? $blockPoint(selection.focus) : null;
    return point === null ? null : `${binding.blockId(point.node.getKey())}:${point.offset}`;
  });

describe('what waits is neither lost nor doubled', () => {
  it('BI2 during a composition others are shown elsewhere, wait in the composed block, and all is there in the end', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    anna.binding.composition.begin();
    type(anna, 0, 4, '´');
    type(bob, 0, 0, '>');
    type(bob, 1, 4, '!');
    expect(shown(anna)).toEqual(['eins´', 'zwei']); // once something waits, the rest waits behind it
    expect(texts(bob)).toEqual(['>eins', 'zwei!']);
    edit(anna, () => $select(0, 4, 0, 5).insertText('é'));
    anna.binding.composition.end();
    expect(texts(anna)).toEqual(['>einsé', 'zwei!']);
    expect(texts(bob)).toEqual(['>einsé', 'zwei!']);
    expect(anna.binding.check()).toBeNull();
  });

  it('BI3 a composition that touches nobody hides nobody', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    anna.binding.composition.begin();
    type(anna, 0, 4, '´');
    type(bob, 1, 4, '!');
    edit(bob, () => $select(1, 2).insertParagraph());
    expect(shown(anna)).toEqual(['eins´', 'zw', 'ei!']);
    anna.binding.composition.end();
    expect(texts(bob)).toEqual(['eins´', 'zw', 'ei!']);
  });

  it('BI4 a composition keeps things back for a limited time only', () => {
    vi.useFakeTimers();
    const anna = desk(['eins'], { compositionLimit: 3000 });
    const bob = colleague(anna);
    anna.binding.composition.begin();
    type(anna, 0, 4, '´');
    type(bob, 0, 0, '>');
    vi.advanceTimersByTime(2999);
    expect([shown(anna), texts(bob)]).toEqual([['eins´'], ['>eins']]);
    vi.advanceTimersByTime(1);
    expect([shown(anna), texts(bob)]).toEqual([['>eins´'], ['>eins´']]);
  });

  it('BI5 splitting while composing is written at once', () => {
    const anna = desk(['einszwei']);
    const bob = colleague(anna);
    anna.binding.composition.begin();
    edit(anna, () => $select(0, 4).insertParagraph());
    expect(texts(bob)).toEqual(['eins', 'zwei']);
  });

  it('BI6 a pending update and a change of others in one tick are both kept', async () => {
    const anna = desk(['eins']);
    const bob = colleague(anna);
    anna.editor.update(() => $select(0, 4).insertText('A'));
    type(bob, 0, 4, 'B');
    edit(bob, () => $select(0, 0).insertParagraph());
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(texts(anna)).toEqual(['', 'einsAB']);
    expect(texts(bob)).toEqual(texts(anna));
    expect(anna.binding.check()).toBeNull();
  });

  it('BI27 what others write may wait to be shown: one goes on typing, splitting and undoing, and all is there in the end', () => {
    const waiting: (() => void)[] = [];
    const anna = desk(['eins zwei', 'drei'], { pace: (show) => void waiting.push(show) });
    const bob = colleague(anna);
    edit(bob, () => $select(0, 0).insertText('null '));
    edit(bob, () => $select(1, 0).insertText('und '));
    expect([texts(anna), anna.binding.settled]).toEqual([['eins zwei', 'drei'], false]);
    edit(anna, () => $select(0, 4).insertText('!'));
    edit(anna, () => $select(1, 4).insertText('?'));
    const caret = anna.binding.selection()?.focus;
    expect([anna.binding.resolve(caret)?.offset, bob.binding.resolve(caret)?.offset]).toEqual([5, 9]);
    edit(anna, () => $select(0, 5).insertParagraph());
    expect(texts(bob)).toEqual(['null eins!', ' zwei', 'und drei?']);
    waiting[0]?.();
    expect([texts(anna), anna.binding.settled, anna.binding.check()]).toEqual([texts(bob), true, null]);
    edit(bob, () => $select(1, 0).insertText('oder'));
    anna.binding.undo();
    expect(texts(anna)).toEqual(texts(bob));
    expect([anna.binding.check(), anna.binding.repairs]).toEqual([null, 0]);
  });

  describe('BI31 a character is written behind the frame that shows it', () => {
    let write: (() => void) | null = null;
    const writeLater = (later: () => void): void => void (write = later);
    const written = ({ doc }: Desk) => doc.getText('text').toString();

    it('BI31 and each is a step of its own, written before the next change, whatever that is', () => {
      const anna = desk(['eins'], { writeLater });
      const updates: Uint8Array[] = [];
      anna.doc.on('update', (update: Uint8Array) => updates.push(update));
      type(anna, 0, 4, 'a');
      expect([texts(anna), written(anna), anna.binding.settled]).toEqual([['einsa'], 'eins', false]);
      type(anna, 0, 5, 'b');
      expect([texts(anna), written(anna), updates.length]).toEqual([['einsab'], 'einsa', 1]);
      write?.();
      expect([written(anna), updates.length, anna.binding.settled]).toEqual(['einsab', 2, true]);
      write?.();
      expect(updates.length).toBe(2);
      type(anna, 0, 6, 'c');
      edit(anna, () => $select(0, 7).insertParagraph());
      expect([texts(anna), written(anna)]).toEqual([['einsabc', ''], 'einsabc']);
      type(anna, 0, 7, 'mehr');
      expect(written(anna)).toBe('einsabcmehr');
      expect(anna.binding.check()).toBeNull();
    });

    it('BI31 and is read then, too; whoever asks for the blocks before gets what is shown', () => {
      const anna = desk(['eins'], { writeLater });
      const told: string[] = [];
      anna.binding.onBlocks(([first]) => void told.push(first?.text ?? ''));
      type(anna, 0, 4, 'a');
      expect(told).toEqual([]);
      write?.();
      expect(told).toEqual(['einsa']);
      type(anna, 0, 5, 'b');
      expect([anna.binding.blocks[0]?.text, written(anna)]).toEqual(['einsab', 'einsa']);
      write?.();
      expect([told, written(anna)]).toEqual([['einsa', 'einsab'], 'einsab']);
    });

    it('BI31 and at once for whoever asks: by undo, the end of a step, a settling, an edit by command', () => {
      const anna = desk(['eins'], { writeLater, captureTimeout: 1_000 });
      type(anna, 0, 4, 'a');
      anna.binding.closeUndoStep();
      expect(written(anna)).toBe('einsa');
      type(anna, 0, 5, 'b');
      anna.binding.undo();
      expect([written(anna), texts(anna)]).toEqual(['einsa', ['einsa']]);
      type(anna, 0, 5, 'c');
      anna.binding.settle();
      expect(written(anna)).toBe('einsac');
      type(anna, 0, 6, 'd');
      expect(
        anna.binding.edit(() => [{ type: 'insert', at: 1, length: 1, left: {}, pieces: [{ text: '>', attrs: {} }] }]),
      ).toBe(true);
      expect([texts(anna), anna.binding.check()]).toEqual([['>einsacd'], null]);
    });

    it('BI31 and is neither lost nor moved by what others write and by a composition that begins meanwhile', () => {
      const anna = desk(['eins', 'zwei'], { writeLater });
      const bob = colleague(anna);
      type(anna, 0, 4, 'a');
      type(bob, 0, 0, '>');
      type(bob, 1, 4, '!');
      write?.();
      anna.binding.settle();
      expect([texts(anna), texts(bob)]).toEqual([
        ['>einsa', 'zwei!'],
        ['>einsa', 'zwei!'],
      ]);
      type(anna, 0, 6, 'b');
      anna.binding.composition.begin();
      write?.();
      type(anna, 0, 7, '´');
      type(bob, 0, 0, '>');
      edit(anna, () => $select(0, 7, 0, 8).insertText('é'));
      anna.binding.composition.end();
      expect([texts(anna)[0], texts(bob)[0], anna.binding.check()]).toEqual(['>>einsabé', '>>einsabé', null]);
    });
  });

  it('BI7 an edit made inside an observer of the document is kept and sent', async () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    let once = true;
    anna.doc.getText('text').observe(() => {
      if (once) type(anna, 1, 0, 'A');
      once = false;
    });
    type(bob, 0, 0, 'B');
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(texts(anna)).toEqual(['Beins', 'Azwei']);
    expect(texts(bob)).toEqual(['Beins', 'Azwei']);
  });

  it('BI8 what went past the binding is repaired from the text, and counted', async () => {
    const anna = desk(['eins']);
    anna.doc.transact(() => anna.doc.getText('text').insert(5, '!!'), anna.binding);
    expect(anna.binding.check()).not.toBeNull();
    type(anna, 0, 0, 'A');
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(shown(anna)).toEqual(['Aeins!!']);
    expect([anna.binding.repairs, anna.binding.check()]).toEqual([1, null]);
  });
});

describe('an empty text', () => {
  it('BI9 shows one empty block, and no number of editors that open it write anything', () => {
    const doc = new Y.Doc();
    const written = vi.fn();
    doc.on('update', written);
    for (let count = 0; count < 6; count++) expect(shown(bound(doc))).toEqual(['']);
    expect(written).not.toHaveBeenCalled();
  });

  it('BI10 two who begin it at the same time share one paragraph', () => {
    const anna = desk([]);
    const doc = new Y.Doc();
    const bob = bound(doc);
    type(anna, 0, 0, 'A');
    type(bob, 0, 0, 'B');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(doc), 'network');
    expect(texts(anna)).toEqual(texts(bob));
    expect(texts(anna)).toHaveLength(1);
    expect(['AB', 'BA']).toContain(texts(anna)[0]);
  });
});

describe('undo', () => {
  it("BI11 takes back one's own typing only, and shows where", () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    type(anna, 0, 4, 'A');
    type(bob, 0, 0, 'B');
    type(bob, 1, 4, 'B');
    anna.binding.undo();
    expect(texts(bob)).toEqual(['Beins', 'zweiB']);
    expect(caret(anna)).toBe('a:5');
    anna.binding.redo();
    expect(texts(bob)).toEqual(['BeinsA', 'zweiB']);
    expect(anna.binding.history).toEqual({ canUndo: true, canRedo: false });
  });

  it('BI12 goes step by step: typing together, Enter, formats and jumps apart', () => {
    const anna = desk(['eins', 'zwei']);
    const history = vi.fn();
    anna.binding.onHistory(history);
    for (const [index, letter] of ['a', 'b', 'c'].entries()) type(anna, 0, 4 + index, letter);
    edit(anna, () => $select(0, 7).insertParagraph());
    type(anna, 1, 0, 'd');
    edit(anna, () => $select(1, 0, 1, 1).formatText('bold'));
    type(anna, 2, 0, 'e');
    const seen: string[] = [];
    for (let step = 0; step < 5; step++) {
      anna.binding.undo();
      seen.push(texts(anna).join('|'));
    }
    expect(seen).toEqual(['einsabc|d|zwei', 'einsabc|d|zwei', 'einsabc||zwei', 'einsabc|zwei', 'eins|zwei']);
    expect(anna.binding.history).toEqual({ canUndo: false, canRedo: true });
    expect(history.mock.calls).toEqual([
      [{ canUndo: true, canRedo: false }],
      [{ canUndo: true, canRedo: true }],
      [{ canUndo: false, canRedo: true }],
    ]);
  });

  it('BI13 serves the editor command from within an update, and Enter closes a step', async () => {
    const anna = desk(['eins']);
    anna.editor.registerCommand(KEY_ENTER_COMMAND, () => true, COMMAND_PRIORITY_EDITOR);
    type(anna, 0, 4, 'a');
    anna.editor.dispatchCommand(KEY_ENTER_COMMAND, null);
    type(anna, 0, 5, 'b');
    edit(anna, () => anna.editor.dispatchCommand(UNDO_COMMAND, undefined));
    await vi.waitFor(() => expect(texts(anna)).toEqual(['einsa']));
  });

  it('BI14 two who take back one deletion get the block twice, under two ids', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = bound(new Y.Doc());
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    for (const each of [anna, bob]) edit(each, () => $select(0, 4, 1, 0).removeText());
    const exchange = () => {
      Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
      Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bob.doc), 'network');
    };
    exchange();
    for (const each of [anna, bob]) each.binding.undo();
    exchange();
    expect(anna.binding.blocks.map(({ id, text }) => `${id}:${text}`)).toEqual(['a:eins', 'b:', 'b#2:zwei']);
    edit(bob, () => void $blocks()[2]?.setKind('quote'));
    bob.binding.flush();
    expect(bob.binding.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'quote', 'quote']);
    exchange();
    expect([anna.binding.check(), bob.binding.check()]).toEqual([null, null]);
  });
});

describe('caret and selection', () => {
  it('BI15 the caret stays behind the character it stood behind, and keeps its format', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    edit(anna, () => $select(0, 2).toggleFormat('bold'));
    type(bob, 0, 2, 'B');
    expect(caret(anna)).toBe('a:2');
    type(bob, 0, 0, 'BB');
    expect(caret(anna)).toBe('a:4');
    edit(bob, () => $select(0, 1).insertParagraph());
    expect(caret(anna)).toBe(`${anna.binding.blocks[1]?.id}:3`);
    const format = anna.editor.getEditorState().read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) && selection.hasFormat('bold');
    });
    expect(format).toBe(true);
  });

  it('BI16 a shared selection means the same place for others, through splits and until it is gone', () => {
    const anna = desk(['eins zwei', 'drei']);
    const bob = colleague(anna);
    edit(anna, () => $select(0, 5, 0, 9));
    const selection = anna.binding.selection();
    const place = (position: unknown) => {
      const found = bob.binding.resolve(position);
      return found === null
        ? null
        : [
            bob.binding.blocks.findIndex(({ id }) => id === found.block),
            found.offset,
            bob.binding.blockKey(found.block) === found.key,
          ];
    };
    expect([place(selection?.anchor), place(selection?.focus)]).toEqual([
      [0, 5, true],
      [0, 9, true],
    ]);
    edit(bob, () => $select(0, 4).insertParagraph());
    expect([place(selection?.anchor), place(selection?.focus)]).toEqual([
      [1, 1, true],
      [1, 5, true],
    ]);
    expect(
      [null, 7, {}, { type: { client: 1, clock: -1 } }, { tname: 'other' }].map((bad) => bob.binding.resolve(bad)),
    ).toEqual([null, null, null, null, null]);
  });

  it('BI17 selections are announced together, not with every key', () => {
    vi.useFakeTimers();
    const anna = desk(['eins']);
    const heard = vi.fn();
    anna.binding.onSelection(heard);
    for (const letter of 'abc') type(anna, 0, 0, letter);
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('what is shown', () => {
  it('BI18 a link keeps its node, and so its place, through changes around it', () => {
    const anna = desk(['siehe dort nach']);
    const bob = colleague(anna);
    edit(anna, () => {
      $select(0, 6, 0, 10);
      $setLink('https://ulm.de/');
    });
    const link = () => anna.editor.getEditorState().read(() => $blocks()[0]?.getChildren().find($isLinkNode)?.getKey());
    const key = link();
    expect(key).toBeDefined();
    type(bob, 0, 0, 'B');
    edit(bob, () => $select(0, 9).insertText('XX'));
    expect(link()).toBe(key);
    expect(anna.binding.blocks[0]?.runs).toMatchObject([
      { text: 'Bsiehe ' },
      { text: 'doXXrt', attrs: { link: 'https://ulm.de/' } },
      { text: ' nach' },
    ]);
    expect(bob.binding.check()).toBeNull();
  });

  it('BI19 what a block can not hold is taken out of the editor too: foreign formats, unsafe links, half characters', async () => {
    const anna = desk(['eins']);
    edit(anna, () => {
      const link = $createLinkNode('javascript:alert(1)').append($createTextNode('böse'));
      const odd = $createTextNode('x\ud83c').setFormat('code').setStyle('color:red');
      $blocks()[0]?.append(link, odd);
    });
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(anna.binding.blocks[0]?.runs).toEqual([{ text: 'einsbösex\uFFFD', attrs: {} }]);
    const nodes = anna.editor.getEditorState().read(() =>
      $blocks()[0]
        ?.getChildren()
        .map((node) => [node.getType(), $isTextNode(node) && node.getStyle()]),
    );
    expect(nodes).toEqual([['text', '']]);
    expect(anna.binding.check()).toBeNull();
  });

  it('BI20 what a newer version wrote is shown as a placeholder and survives editing around it', () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    text.insertEmbed(0, { b: 'a' });
    text.insert(1, 'vor', { 'ins:7': 'm' });
    text.insertEmbed(4, { note: 'n1' }, {});
    text.insert(5, 'nach', {});
    doc.getMap('blocks').set('a:kind', 'table');
    const anna = bound(doc);
    const kinds = anna.editor.getEditorState().read(() =>
      $blocks()[0]
        ?.getChildren()
        .map((node) => $isEmbedNode(node)),
    );
    expect(kinds).toEqual([false, true, false]);
    type(anna, 0, 8, '!');
    edit(anna, () => $select(0, 4).insertParagraph());
    expect(text.toDelta()).toEqual([
      { insert: { b: 'a' } },
      { insert: 'vor', attributes: { 'ins:7': 'm' } },
      { insert: { note: 'n1' } },
      { insert: { b: anna.binding.blocks[1]?.id } },
      { insert: 'nach!' },
    ]);
    expect(anna.binding.blocks[0]?.kind).toBe('table');
  });

  it('BI21 a block is moved with its id, its node and everything in it, as one step', () => {
    const anna = desk(['eins', 'zwei', 'drei']);
    const bob = colleague(anna);
    const key = anna.binding.blockKey('c');
    edit(anna, () => $select(2, 2));
    anna.binding.moveBlock('c', 'a');
    expect([texts(anna), texts(bob)]).toEqual([
      ['drei', 'eins', 'zwei'],
      ['drei', 'eins', 'zwei'],
    ]);
    expect([anna.binding.blockKey('c'), caret(anna)]).toEqual([key, 'c:2']);
    anna.binding.moveBlock('c', null);
    expect(texts(bob)).toEqual(['eins', 'zwei', 'drei']);
    anna.binding.undo();
    expect(texts(bob)).toEqual(['drei', 'eins', 'zwei']);
    expect([anna.binding.check(), bob.binding.check()]).toEqual([null, null]);
  });

  it('BI29 who may only read removes no copies; who may write does, the caret goes along, and undo leaves that alone', async () => {
    const anna = desk(['eins', 'zwei', 'drei']);
    const bob = bound(new Y.Doc());
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    const reader = bound(new Y.Doc());
    reader.editor.setEditable(false);
    anna.binding.moveBlock('c', 'a');
    bob.binding.moveBlock('c', 'b');
    edit(anna, () => $select(0, 2));
    edit(bob, () => $select(1, 2));
    for (const { doc } of [anna, bob]) Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(doc), 'network');
    await vi.waitFor(() => expect(texts(reader)).toEqual(['drei', 'eins', 'drei', 'zwei']));
    const written = vi.fn();
    reader.doc.on('update', written);
    reader.binding.flush();
    expect(written).not.toHaveBeenCalled();
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bob.doc), 'network');
    for (const each of [anna, bob]) {
      await vi.waitFor(() => expect(texts(each).filter((text) => text === 'drei')).toHaveLength(1));
      expect(caret(each)).toBe('c:2');
      expect([each.binding.check(), each.binding.repairs]).toEqual([null, 0]);
    }
    expect(texts(anna)).toEqual(texts(bob));
    reader.editor.setEditable(true);
    await vi.waitFor(() => expect(texts(reader)).toEqual(texts(anna)));
    anna.binding.undo();
    bob.binding.undo();
    for (const each of [anna, bob]) expect(texts(each)).toContain('drei');
  });

  it('BI22 a copied block gets an id of its own', () => {
    const anna = desk(['eins']);
    edit(anna, () => {
      const copy = $createBlockNode('quote').append($createTextNode('eins'));
      $getRoot().append(copy);
    });
    const ids = anna.binding.blocks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(anna.binding.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'quote']);
  });

  it('BI23 one key changes one block: the others stay the same objects', () => {
    const anna = desk(['eins', 'zwei', 'drei']);
    const heard = vi.fn();
    anna.binding.onBlocks(heard);
    const before = [...anna.binding.blocks];
    type(anna, 1, 4, '!');
    const now = anna.binding.blocks;
    expect(now.map((block, index) => block === before[index])).toEqual([true, false, true]);
    expect(heard.mock.calls).toEqual([[now]]);
  });
});

describe('keys in blocks', () => {
  const press = (at: Desk, block: number, offset: number) =>
    edit(at, () => void $select(block, offset).insertParagraph());
  const shape = ({ binding }: Desk) => binding.blocks.map(({ kind, indent, text }) => `${kind}${indent}:${text}`);

  it('BI24 Enter at the end of a heading gives a paragraph, in its middle a heading, at its start a paragraph before it', () => {
    const ends = desk(['Ziel'], {}, 'heading2');
    press(ends, 0, 4);
    expect(shape(ends)).toEqual(['heading20:Ziel', 'paragraph0:']);
    const middle = desk(['Ziel'], {}, 'heading2');
    press(middle, 0, 2);
    expect(shape(middle)).toEqual(['heading20:Zi', 'heading20:el']);
    const start = desk(['Ziel'], {}, 'heading2');
    press(start, 0, 0);
    expect(shape(start)).toEqual(['paragraph0:', 'heading20:Ziel']);
  });

  it('BI25 Enter goes on with a list, and in an empty item leaves it level by level', () => {
    const list = desk(['eins'], {}, 'bullet');
    edit(list, () => void $blocks()[0]?.setIndent(1));
    press(list, 0, 4);
    expect(shape(list)).toEqual(['bullet1:eins', 'bullet1:']);
    press(list, 1, 0);
    expect(shape(list)).toEqual(['bullet1:eins', 'bullet0:']);
    press(list, 1, 0);
    expect(shape(list)).toEqual(['bullet1:eins', 'paragraph0:']);
  });

  it('BI26 a block survives the way through JSON, kind and level included', () => {
    const at = desk(['eins'], {}, 'number');
    edit(at, () => void $blocks()[0]?.setIndent(3));
    const json = JSON.stringify(at.editor.getEditorState());
    const read = at.editor
      .parseEditorState(json)
      .read(() => $blocks().map((node) => [node.getKind(), node.getIndent(), node.getTextContent()]));
    expect(read).toEqual([['number', 3, 'eins']]);
  });
});

describe('suggesting', () => {
  const runs = ({ binding }: Desk, block = 0) =>
    binding.blocks[block]?.runs.map(({ text, attrs }) => [text, Object.keys(attrs)[0]?.slice(0, 3)]);
  const press = ({ editor }: Desk, block: number, offset: number, backward: boolean) =>
    edit({ editor } as Desk, () => {
      $select(block, offset);
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, backward);
      const [from, to] = backward ? [offset - 1, offset] : [offset, offset + 1];
      $select(block, from, block, to).removeText();
    });

  it('SU6 whatever is typed, deleted, split or moved in suggestion mode is a suggestion, and the text itself stays', async () => {
    const anna = desk(['Rathaus', 'Plan']);
    anna.binding.suggestAs('anna');
    type(anna, 0, 3, 'und');
    await settled(anna);
    expect(runs(anna)).toEqual([
      ['Rat', undefined],
      ['und', 'ins'],
      ['haus', undefined],
    ]);
    edit(anna, () => $select(1, 0, 1, 2).removeText());
    await settled(anna);
    expect(runs(anna, 1)).toEqual([
      ['Pl', 'del'],
      ['an', undefined],
    ]);
    edit(anna, () => $select(1, 3).insertParagraph());
    await settled(anna);
    expect(anna.binding.blocks[2]?.props['ins']).toBeTypeOf('string');
    anna.binding.moveBlock('a', null);
    await settled(anna);
    // What one suggested oneself goes along; it is not struck in the old place.
    expect(texts(anna)).toEqual(['Rathaus', 'Pla', 'n', 'Ratundhaus']);
    const ids = new Set(
      anna.binding.blocks
        .flatMap((block) => [
          block.props['ins'],
          block.props['del'],
          ...block.runs.flatMap(({ attrs }) => Object.keys(attrs).map((key) => key.slice(4))),
        ])
        .filter((id) => typeof id === 'string'),
    );
    anna.binding.decide(ids, false, 'chair');
    expect(texts(anna)).toEqual(['Rathaus', 'Plan']);
    anna.binding.undo();
    expect(texts(anna)).toEqual(['Rathaus', 'Pla', 'n', 'Ratundhaus']);
    expect(anna.binding.check()).toBeNull();
  });

  it('SU10 what is typed or pasted over a selection comes whole and the selection goes whole, whichever letters both have', async () => {
    const over = async (
      at: Desk,
      from: number,
      to: number,
      typed: readonly string[],
      ends: readonly [number, number],
    ) => {
      // Selected by itself, as one does; a selection may also run backwards, and over several blocks.
      edit(at, () => (from < to ? $select(ends[0], from, ends[1], to) : $select(ends[1], from, ends[0], to)));
      for (const text of typed) {
        edit(at, () => {
          at.editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, text);
          $getSelection()?.insertText(text);
        });
        await settled(at);
      }
    };
    for (const [from, to] of [
      [4, 8],
      [8, 4],
    ] as const)
      for (const [typed, word] of [
        [['H', 'u', 'n', 'd'], 'Hund'],
        [['s', 'o'], 'so'],
        [['Haushalt'], 'Haushalt'],
      ] as const) {
        const anna = desk(['Das Haus steht', 'Plan']);
        anna.binding.suggestAs('anna');
        await over(anna, from, to, typed, [0, 0]);
        const read = runs(anna) ?? [];
        expect(read.filter(([, part]) => part !== undefined).sort()).toEqual(
          [
            ['Haus', 'del'],
            [word, 'ins'],
          ].sort(),
        );
        expect(caret(anna)).toBe(
          `a:${read.findIndex(([, part]) => part === 'ins') === 1 ? 4 + word.length : 8 + word.length}`,
        );
        expect(anna.binding.check()).toBeNull();
        // Where one writes, nothing is different: what both have stays.
        const bob = desk(['Das Haus steht', 'Plan']);
        const deltas: unknown[] = [];
        bob.doc.getText('text').observe(({ delta }) => deltas.push(delta));
        await over(bob, from, to, typed, [0, 0]);
        expect(texts(bob)).toEqual([`Das ${word} steht`, 'Plan']);
        if (word === 'Hund') expect(deltas[0]).toEqual([{ retain: 6 }, { delete: 3 }]);
      }
    const anna = desk(['Das Haus', 'Haus und Hof']);
    anna.binding.suggestAs('anna');
    await over(anna, 4, 4, ['H', 'u'], [0, 1]);
    const change = anna.binding.blocks.flatMap(({ runs: all }) =>
      all.map(({ text, attrs }) => [text, Object.keys(attrs)[0]?.slice(0, 3)]),
    );
    expect(change.filter(([, part]) => part === 'ins')).toEqual([['Hu', 'ins']]);
    expect(change.flatMap(([text, part]) => (part === 'del' ? [text] : [])).join('')).toBe('HausHaus');
    expect(anna.binding.check()).toBeNull();
  });

  it('SU7 the caret goes before struck words with Backspace and behind them with Delete', async () => {
    const anna = desk(['Rathaus']);
    anna.binding.suggestAs('anna');
    press(anna, 0, 4, true);
    await settled(anna);
    expect(texts(anna)).toEqual(['Rathaus']);
    expect(caret(anna)).toBe('a:3');
    press(anna, 0, 5, false);
    await settled(anna);
    expect(caret(anna)).toBe('a:6');
    expect(runs(anna)).toEqual([
      ['Rat', undefined],
      ['h', 'del'],
      ['a', undefined],
      ['u', 'del'],
      ['s', undefined],
    ]);
  });

  it('SU9 undo passes over one’s suggested move once another has accepted it, also where it was taken back and done again', async () => {
    const anna = desk(['Der Plan', 'Die Stadt', 'Der Rat']);
    const bob = colleague(anna);
    type(bob, 0, 8, ' der Stadt');
    anna.binding.suggestAs('anna');
    type(anna, 1, 9, ' auch');
    await settled(anna);
    anna.binding.moveBlock('a', null);
    await settled(anna);
    anna.binding.undo();
    anna.binding.redo();
    expect(texts(anna)).toEqual(['Der Plan der Stadt', 'Die Stadt auch', 'Der Rat', 'Der Plan der Stadt']);
    const { ins } = anna.binding.blocks.at(-1)?.props ?? {};
    bob.binding.decide(new Set([String(ins)]), true, 'bob');
    await settled(anna);
    expect(texts(anna)).toEqual(['Die Stadt auch', 'Der Rat', 'Der Plan der Stadt']);
    anna.binding.undo();
    expect(texts(anna)).toEqual(['Die Stadt', 'Der Rat', 'Der Plan der Stadt']);
    expect(texts(bob)).toEqual(texts(anna));
    expect(anna.binding.check()).toBeNull();
  });

  it('SU11 who moves a block again that they have suggested to move moves their copy, with all that was written in it', async () => {
    const anna = desk(['Der Plan', 'Die Stadt', 'Der Rat']);
    const bob = colleague(anna);
    anna.binding.suggestAs('anna');
    anna.binding.moveBlock('a', null);
    await settled(anna);
    type(anna, 3, 8, ' der Stadt');
    type(bob, 3, 0, 'Auch: ');
    await settled(anna);
    anna.binding.moveBlock('a', 'c');
    await settled(anna);
    // Of the copy that went only what Bob wrote is still to be seen there, struck.
    expect(texts(anna)).toEqual(['Der Plan', 'Die Stadt', 'Auch: Der Plan der Stadt', 'Der RatAuch: ']);
    expect([texts(bob), anna.binding.check()]).toEqual([texts(anna), null]);
    const { ins } = anna.binding.blocks[2]?.props ?? {};
    bob.binding.decide(new Set([String(ins)]), true, 'bob');
    await settled(anna);
    expect(texts(anna)).toEqual(['Die Stadt', 'Auch: Der Plan der Stadt', 'Der Rat']);
  });

  it('SU11 a suggested move is a suggestion of its own: taken back while somebody accepts it, its words are kept', async () => {
    const anna = desk(['Der Plan', 'Die Stadt']);
    anna.binding.suggestAs('anna');
    type(anna, 0, 0, 'Erstens: ');
    await settled(anna);
    const [typed = ''] = Object.keys(anna.binding.blocks[0]?.runs[0]?.attrs ?? {}).map((key) => key.slice(4));
    anna.binding.moveBlock('a', null);
    await settled(anna);
    const { ins } = anna.binding.blocks[2]?.props ?? {};
    expect([typed, ins]).toEqual([expect.stringMatching(/./), expect.not.stringContaining(typed)]);
    const apart = bound(new Y.Doc());
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    anna.binding.undo();
    apart.binding.decide(new Set([String(ins)]), true, 'bob');
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(apart.doc), 'network');
    await settled(anna);
    const text =
      texts(anna).join(' ') +
      [...contradictions(anna.doc).values()]
        .flat()
        .map(({ took }) => took)
        .join(' ');
    expect(text).toContain('Der Plan');
  });

  it('SU8 two who decide differently at the same time lose no words: both decisions are kept, with what they took', async () => {
    const anna = desk(['alt']);
    anna.binding.suggestAs('anna');
    edit(anna, () => $select(0, 0, 0, 3).insertText('neu'));
    await settled(anna);
    const apart = bound(new Y.Doc());
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    const [id = ''] = Object.keys(anna.binding.blocks[0]?.runs[0]?.attrs ?? {}).map((key) => key.slice(4));
    anna.binding.decide(new Set([id]), true, 'anna');
    apart.binding.decide(new Set([id]), false, 'bob');
    expect([texts(anna), texts(apart)]).toEqual([['neu'], ['alt']]);
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(apart.doc), 'network');
    expect(texts(anna)).toEqual(texts(apart));
    const made = contradictions(anna.doc).get(id) ?? [];
    expect(made.map(({ by, accepted, took }) => [by, accepted, took]).sort()).toEqual([
      ['anna', true, 'alt'],
      ['bob', false, 'neu'],
    ]);
  });
});

const settled = ({ binding }: Desk) => vi.waitFor(() => expect(binding.settled).toBe(true));
