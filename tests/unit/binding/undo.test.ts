import { COMMAND_PRIORITY_EDITOR, KEY_ENTER_COMMAND, UNDO_COMMAND } from 'lexical';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { caret, desks, edit, texts, type } from '../../support/desks.ts';
import { $blocks, $select } from '../../support/select.ts';

const { desk, bound, colleague } = desks();

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
