/** Two people accept the move of one row or column at the same moment, and a third hears of it in either order. */
import { createEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import { acquireState, releaseState } from '../../../renderer/editor/binding/chapter-state.ts';
import { TextBinding } from '../../../renderer/editor/binding/text-binding.ts';
import { editorNodes } from '../../../renderer/editor/nodes/editor-nodes.ts';
import { textNames } from '../../../shared/document/decide.ts';
import { cellText, readTable, tableMap } from '../../../shared/document/table.ts';
import { accept, cellOf, hear, shown, three, tidy, TYPES } from '../../support/moved-lines.ts';

describe('the move of a line that two people accept at the same moment', () => {
  it('SX30 brings what was written in its copy once, for all and whoever hears of whom first, with what each wrote in it meanwhile', () => {
    for (const type of TYPES)
      for (const order of [
        [0, 1],
        [1, 0],
      ] as const) {
        const { docs, a, copy } = three(type);
        const [anna, bob, carl] = docs;
        const there = cellOf(bob, type, copy);
        there.insert(there.length, '+bob');
        there.format(1, 3, { b: true });
        accept(anna);
        accept(bob);
        const mine = cellOf(anna, type, a);
        mine.insert(2, '-');
        for (const from of order) {
          hear(carl, docs[from]);
          tidy(carl);
        }
        // Both make one of it at the same moment, too.
        hear(anna, bob);
        tidy(anna);
        hear(bob, carl);
        tidy(bob);
        for (let turn = 0; turn < 2; turn++) for (const to of docs) for (const from of docs) hear(to, from);
        for (const doc of docs) tidy(doc);
        for (const doc of docs) expect(shown(doc).split(' ').pop()?.split('').sort().join('')).toBe('+-abbenou');
        for (const doc of docs) expect(shown(doc)).toBe(shown(anna));
        expect(shown(anna)).toMatch(/^b c an-eu|^b c a/);
        expect((cellOf(carl, type, a).toDelta() as { attributes?: object }[]).some((run) => run.attributes)).toBe(true);
      }
  });

  it('SX31 stays accepted with its words where one of them takes it back, and brings nothing twice when it is accepted again', () => {
    for (const [undoes, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { docs } = three('row');
      const states = docs.map((doc) => acquireState(doc, 0));
      docs.forEach((doc, at) =>
        states[at]?.manager.addToScope([...textNames(doc).map((name) => doc.getText(name)), tableMap(doc)]),
      );
      accept(docs[0], states[0]?.origin);
      accept(docs[1], states[1]?.origin);
      hear(docs[2], docs[0]);
      hear(docs[2], docs[1]);
      tidy(docs[2]);
      hear(docs[undoes], docs[2]);
      states[undoes]?.manager.undo();
      hear(docs[other], docs[undoes]);
      // Words of a copy that stands there again are there with it; accepted, they are there once.
      accept(docs[other]);
      tidy(docs[other]);
      expect(shown(docs[other]).match(/neu/g)).toHaveLength(1);
      docs.forEach(releaseState);
    }
  });

  it('SX32 believes nothing that a peer notes about it badly, and takes no word for it', () => {
    const { docs } = three('row');
    const [anna] = docs;
    accept(anna);
    const before = shown(anna);
    const brought = anna.getMap('brought');
    const [key = ''] = [...brought.keys()];
    const name = key.slice(0, key.lastIndexOf('@'));
    const entry = brought.get(key) as { of: number[][]; as: number[][] };
    for (const bad of [null, 3, 'x', { of: [[1, 2, 1e9]], as: [[1, 2, 1e9]] }, { of: entry.of, as: [] }, entry]) {
      brought.set(`${name}@9:9`, bad);
      tidy(anna);
      expect(shown(anna)).toBe(before);
    }
  });

  it('SX34 leaves the words once in the text of whoever has the cell open and may write, and whoever may only read writes nothing', async () => {
    for (const writes of [true, false]) {
      const { docs, a } = three('row');
      const [anna, bob] = docs;
      const { rows, columns } = readTable(anna, 'T');
      expect(rows.map(({ id }) => id)).toContain(a);
      const editor = createEditor({ nodes: editorNodes, editable: writes });
      editor._headless = true;
      const binding = new TextBinding(editor, anna, { text: cellText('T', a, columns[0]?.id ?? '') });
      accept(anna);
      accept(bob);
      hear(anna, bob);
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(shown(anna)).toBe(writes ? 'b c aneu' : 'b c aneuneu');
      expect(binding.blocks.map(({ text }) => text)).toEqual([writes ? 'aneu' : 'aneuneu']);
      binding.destroy();
    }
  });
});
