/** What somebody writes offline in the copy of a row or column that somebody decides on meanwhile. */
import { createEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { acquireState, releaseState } from '../../../renderer/editor/binding/chapter-state.ts';
import { LineKeeper, leaveLines } from '../../../renderer/editor/binding/line-keeper.ts';
import { TextBinding } from '../../../renderer/editor/binding/text-binding.ts';
import { editorNodes } from '../../../renderer/editor/nodes/editor-nodes.ts';
import { rememberRestored, textNames } from '../../../shared/document/decide.ts';
import { setGone } from '../../../shared/document/table-edit.ts';
import { tableSuggestions } from '../../../shared/document/table-suggest.ts';
import { readTable, tableMap } from '../../../shared/document/table.ts';
import { accept, cellOf, decide, hear, meet, shown, three, tidy, TYPES } from '../../support/moved-lines.ts';

/** The texts of the document, which a window may take back. */
const scopeOf = (doc: Y.Doc) => [...textNames(doc).map((name) => doc.getText(name)), tableMap(doc)];

describe('words written in the copy of a line that others decide on meanwhile', () => {
  it('SX36 stand in the line itself, once, where they were written and with their formats, whoever brings them', () => {
    for (const type of TYPES)
      for (const accepts of [true, false]) {
        const { docs, copy } = three(type);
        const [anna, bob, carl] = docs;
        decide(anna, accepts);
        const there = cellOf(bob, type, copy);
        there.insert(1, '-spät-', { b: true });
        // Two bring it at the same moment, and a third hears of both.
        hear(anna, bob);
        hear(bob, anna);
        tidy(anna);
        tidy(bob);
        hear(carl, anna);
        hear(carl, bob);
        meet(docs);
        for (const doc of docs) expect(shown(doc)).toBe(accepts ? 'b c a-spät-neu' : 'a-spät- b c');
        const line = readTable(carl, 'T')[type === 'row' ? 'rows' : 'columns'][accepts ? 2 : 0]?.id ?? '';
        expect(cellOf(carl, type, line).toDelta()).toContainEqual({ insert: '-spät-', attributes: { b: true } });
      }
  });

  it('SX37 come back to nobody who deleted them there, and go with the copy where whoever rejects it knew them', () => {
    const { docs, a, copy } = three('row');
    const [anna, bob] = docs;
    accept(anna);
    cellOf(bob, 'row', copy).insert(1, 'spät');
    meet(docs);
    cellOf(bob, 'row', a).delete(1, 2);
    meet(docs);
    for (const doc of docs) expect(shown(doc)).toBe('b c aätneu');
    const other = three('row');
    decide(other.docs[0], false);
    meet(other.docs);
    for (const doc of other.docs) expect(shown(doc)).toBe('a b c');
  });

  it('SX38 stay where one of two takes back what both accepted, also where a third took out the words of the other, and the line is there once', () => {
    for (const undoes of [0, 1] as const)
      for (const knows of [true, false]) {
        const { docs } = three('row');
        const [anna, bob, carl] = docs;
        const states = docs.map((doc) => acquireState(doc, 0));
        docs.forEach((doc, at) => states[at]?.manager.addToScope(scopeOf(doc)));
        accept(anna, states[0]?.origin);
        accept(bob, states[1]?.origin);
        hear(carl, anna);
        hear(carl, bob);
        tidy(carl);
        if (knows) hear(docs[undoes], docs[1 - undoes] ?? anna);
        states[undoes]?.manager.undo();
        rememberRestored(docs[undoes]);
        meet(docs);
        for (const doc of docs) expect(shown(doc).split(' ').sort().join(' ')).toBe('aneu b c');
        for (const doc of docs) expect(tableSuggestions(doc)).toEqual([]);
        docs.forEach(releaseState);
      }
  });

  it('SX39 are brought by a window that has the chapter open and may write, into cells that are not open too; no other window writes anything', async () => {
    for (const how of ['writes', 'reads', 'proposes'] as const) {
      const { docs, copy } = three('row');
      const [anna, bob] = docs;
      if (how === 'proposes') leaveLines(anna);
      const editor = createEditor({ nodes: editorNodes, editable: how !== 'reads' });
      editor._headless = true;
      const binding = new TextBinding(editor, anna, {});
      accept(anna);
      await new Promise((resolve) => setTimeout(resolve, 0));
      cellOf(bob, 'row', copy).insert(1, 'spät');
      hear(anna, bob);
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(shown(anna)).toBe(how === 'writes' ? 'b c aspätneu' : 'b c aneu');
      binding.destroy();
    }
  });

  it('SX40 leave the line alone that was to move, once somebody deleted the copy: accepting what is left takes nothing', () => {
    const { docs, copy } = three('row');
    const [anna, bob] = docs;
    setGone(anna, 'T', 'row', [copy], true, 'test');
    expect(tableSuggestions(anna)).toEqual([]);
    expect(accept(anna)).toBe(false);
    cellOf(bob, 'row', copy).insert(1, 'spät');
    meet(docs);
    for (const doc of docs) expect(shown(doc)).toBe('aspät b c');
  });

  it('SX41 believe nothing that a peer notes badly: no word goes for it, and what is written is brought once', () => {
    const { docs, copy } = three('row');
    const [anna, bob] = docs;
    accept(anna);
    const [name = ''] = textNames(anna).filter((each) => each.includes(copy));
    const notes: readonly [string, string, unknown][] = [
      ['brought', `${name}/x`, { of: [[1, 2, 1e9]], as: [] }],
      ['brought', '=1:2', [1, 2, 1, 2, 5]],
      ['brought', '=1:3', 'x'],
      ['copied', 'T:r:loop', 'loop@m'],
      ['copied', 'T:r:x:y', 'z'],
      ['tables', `T:r:${copy}:by@`, 7],
      ['tables', 'T:r:nobody:by@z', 'm'],
    ];
    for (const [map, key, value] of notes) bob.getMap(map).set(key, value);
    cellOf(bob, 'row', copy).insert(1, 'spät');
    meet(docs);
    for (const doc of docs) expect(shown(doc)).toBe('b c aspätneu');
  });

  it('SX39 wait for changes that are missing, and are looked for again as soon as those are there', () => {
    const { docs } = three('row');
    const [anna, bob] = docs;
    const updates: Uint8Array[] = [];
    bob.on('update', (update: Uint8Array) => updates.push(update));
    bob.getText('text').insert(0, 'eins');
    bob.getText('text').insert(4, 'zwei');
    const keeper = new LineKeeper(anna, null);
    let due = 0;
    keeper.onDue(() => due++);
    keeper.settle('test');
    const [first, second] = updates;
    if (first === undefined || second === undefined) throw new Error('nothing written');
    Y.applyUpdate(anna, second, 'network');
    keeper.settle('test');
    expect([keeper.due, due]).toEqual([false, 0]);
    Y.applyUpdate(anna, first, 'network');
    expect([keeper.due, due]).toEqual([true, 1]);
    keeper.destroy();
  });
});
