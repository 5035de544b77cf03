import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { acquireState } from '../../../renderer/editor/binding/chapter-state.ts';
import { canonicalBlocks, readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { countAllWords, nestedTexts, readChapter } from '../../../shared/document/nested.ts';
import {
  createTable,
  insertLines,
  mergeCells,
  moveLine,
  setGone,
  setWidths,
  splitCell,
} from '../../../shared/document/table-edit.ts';
import { decideTable } from '../../../shared/document/decide-table.ts';
import { suggestGone, tableSuggestions } from '../../../shared/document/table-suggest.ts';
import { cellText, readTable, tableMap, tableTexts } from '../../../shared/document/table.ts';

const me = Symbol('me');

function scene(rows = 3, columns = 3) {
  const doc = new Y.Doc();
  writeBlocks(doc, [{ id: 'b', kind: 'table', runs: [{ text: 'Kosten', attrs: {} }] }], 'host');
  const ids = createTable(doc, 'b', rows, columns, me);
  const write = (row: number, column: number, text: string) =>
    doc.getText(cellText('b', ids.rows[row] ?? '', ids.columns[column] ?? '')).insert(0, text);
  return { doc, ...ids, write };
}
type Scene = ReturnType<typeof scene>;

/** A second replica, and how to bring both together. */
function colleague(doc: Y.Doc) {
  const other = new Y.Doc();
  const sync = () => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'network');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'network');
  };
  sync();
  return { other, sync };
}

const shape = (doc: Y.Doc): string[] => {
  const { cells, rows, columns } = readTable(doc, 'b');
  const grid = rows.map(() => columns.map(() => '?'));
  cells.forEach((cell, index) => {
    for (let r = 0; r < cell.rowSpan; r++)
      for (let c = 0; c < cell.columnSpan; c++) {
        const row = grid[cell.row + r];
        if (row?.[cell.column + c] !== '?') throw new Error('covered twice');
        row[cell.column + c] = String.fromCharCode(97 + index);
      }
  });
  return grid.map((row) => row.join(''));
};
const shown = (doc: Y.Doc): string[] => {
  const { texts, cells } = [...readChapter(doc).tables.values()][0] ?? { texts: new Map<string, []>(), cells: [] };
  return cells.map((cell) => cell.texts.flatMap((name) => (texts.get(name) ?? []).map(({ text }) => text)).join('|'));
};
const history = ({ doc }: Pick<Scene, 'doc'>) => {
  const { manager } = acquireState(doc, 0);
  manager.addToScope([tableMap(doc)]);
  manager.addTrackedOrigin(me);
  return manager;
};

describe('tables', () => {
  it('TB1 two people who insert rows and columns at the same time get a table with all of them, whole rectangles', () => {
    const a = scene(2, 2);
    const { other, sync } = colleague(a.doc);
    insertLines(a.doc, 'b', 'row', a.rows[0] ?? null, 2, me);
    insertLines(other, 'b', 'column', a.columns[1] ?? null, 1, me);
    insertLines(other, 'b', 'row', a.rows[0] ?? null, 1, me);
    sync();
    expect(shape(a.doc)).toEqual(['abc', 'def', 'ghi', 'jkl', 'mno']);
    expect(readTable(other, 'b')).toEqual(readTable(a.doc, 'b'));
  });

  it('TB2 merged cells show all their texts, take in rows inserted between, and give all back when split', () => {
    const a = scene();
    a.write(0, 0, 'eins');
    a.write(1, 1, 'zwei');
    mergeCells(a.doc, 'b', { top: 0, left: 0, bottom: 1, right: 1 }, me);
    expect(shape(a.doc)).toEqual(['aab', 'aac', 'def']);
    expect(shown(a.doc)[0]).toBe('eins|zwei');
    insertLines(a.doc, 'b', 'row', a.rows[0] ?? null, 1, me);
    expect(shape(a.doc)).toEqual(['aab', 'aac', 'aad', 'efg']);
    setGone(a.doc, 'b', 'row', [a.rows[0] ?? ''], true, me);
    expect(shape(a.doc)).toEqual(['aab', 'aac', 'def']);
    expect(shown(a.doc)[0]).toBe('eins|zwei');
    setGone(a.doc, 'b', 'row', [a.rows[0] ?? ''], false, me);
    splitCell(a.doc, 'b', 1, 1, me);
    expect(shape(a.doc)).toEqual(['abc', 'def', 'ghi', 'jkl']);
    expect(shown(a.doc)).toEqual(['eins', '', '', '', '', '', '', 'zwei', '', '', '', '']);
  });

  it('TB3 of merges that overlap, as two people may leave them, one holds, for everybody the same', () => {
    const a = scene();
    const { other, sync } = colleague(a.doc);
    mergeCells(a.doc, 'b', { top: 0, left: 0, bottom: 1, right: 1 }, me);
    mergeCells(other, 'b', { top: 1, left: 1, bottom: 2, right: 2 }, me);
    sync();
    expect(shape(other)).toEqual(shape(a.doc));
    expect(readTable(a.doc, 'b').cells).toHaveLength(6);
  });

  it('TB4 what somebody writes into a row that another deletes meanwhile comes back with undo', () => {
    const a = scene();
    const undo = history(a);
    const { other, sync } = colleague(a.doc);
    setGone(a.doc, 'b', 'row', [a.rows[1] ?? ''], true, me);
    other.getText(cellText('b', a.rows[1] ?? '', a.columns[0] ?? '')).insert(0, 'wichtig');
    sync();
    expect(readTable(a.doc, 'b').rows).toHaveLength(2);
    undo.undo();
    expect(shown(a.doc)[3]).toBe('wichtig');
  });

  it('TB5 taking back an inserted row leaves it where somebody else wrote in it, and loses nothing where both come together', () => {
    const a = scene();
    const undo = history(a);
    const [row = ''] = insertLines(a.doc, 'b', 'row', null, 1, me);
    const { other, sync } = colleague(a.doc);
    other.getText(cellText('b', row, a.columns[0] ?? '')).insert(0, 'von Bob');
    sync();
    undo.undo();
    expect(shown(a.doc)[0]).toBe('von Bob');

    const [next = ''] = insertLines(a.doc, 'b', 'row', null, 1, me);
    sync();
    other.getText(cellText('b', next, a.columns[0] ?? '')).insert(0, 'zugleich');
    undo.undo();
    sync();
    expect(readTable(a.doc, 'b').rows).toHaveLength(4);
    undo.redo();
    expect(shown(a.doc)[0]).toBe('zugleich');
  });

  it('TB6 suggested rows and columns are listed, and a decision brings or takes them', () => {
    const a = scene();
    insertLines(a.doc, 'b', 'row', a.rows[2] ?? null, 1, me, 's1');
    suggestGone(a.doc, 'b', 'column', [a.columns[0] ?? ''], { id: 's2', mine: () => false }, me);
    expect(tableSuggestions(a.doc).map(({ id, type, part }) => `${id} ${type} ${part}`)).toEqual([
      's1 row ins',
      's2 column del',
    ]);
    expect(decideTable(a.doc, new Set(['s1']), false, me)).toBe(true);
    expect(decideTable(a.doc, new Set(['s2']), true, me)).toBe(true);
    expect(shape(a.doc)).toEqual(['ab', 'cd', 'ef']);
    expect(tableSuggestions(a.doc)).toEqual([]);
    const [mine = ''] = insertLines(a.doc, 'b', 'row', null, 1, me, 's3');
    suggestGone(a.doc, 'b', 'row', [mine], { id: 's4', mine: (id) => id === 's3' }, me);
    expect(tableSuggestions(a.doc)).toEqual([]);
    expect(readTable(a.doc, 'b').rows).toHaveLength(3);
  });

  it('TB7 rows and columns are moved, columns keep widths, and what a peer wrote wrongly is bounded', () => {
    const a = scene(3, 2);
    a.write(0, 0, 'oben');
    moveLine(a.doc, 'b', 'row', a.rows[0] ?? '', a.rows[2] ?? '', me);
    expect(shown(a.doc)).toEqual(['', '', '', '', 'oben', '']);
    setWidths(a.doc, 'b', new Map([[a.columns[0] ?? '', 5000]]), me);
    const map = tableMap(a.doc);
    map.set('b:r:<script>:order', 'a1');
    map.set('b:r:x:order', 7);
    map.set('b:m:x:y', 'z:w');
    map.set(`b:m:${a.rows[0] ?? ''}:${a.columns[0] ?? ''}`, 'nonsense');
    map.set('b:r:bad:order', '!!');
    insertLines(a.doc, 'b', 'row', 'bad', 1, me);
    const table = readTable(a.doc, 'b');
    expect(table.columns.map(({ width }) => width)).toEqual([1000, null]);
    expect(table.rows).toHaveLength(5);
    expect(new Set(table.cells.flatMap(({ texts }) => texts)).size).toBe(10);
  });

  it('TB8 words and content hash of a chapter cover its cells and footnotes, and stay as they were without any', () => {
    const a = scene(1, 2);
    const before = canonicalChapter(readChapter(a.doc));
    a.write(0, 1, 'drei Worte hier');
    expect(countAllWords(readChapter(a.doc))).toBe(4);
    expect(canonicalChapter(readChapter(a.doc))).not.toBe(before);
    a.doc.getText('text').insertEmbed(2, { note: 'n1' });
    a.doc.getText('note:n1').insert(0, 'Fußnote');
    expect(countAllWords(readChapter(a.doc))).toBe(5);
    expect(nestedTexts(readChapter(a.doc))).toEqual([...tableTexts(a.doc, 'b'), 'note:n1']);
    const plain = new Y.Doc();
    writeBlocks(plain, [{ id: 'a', kind: 'paragraph', runs: [] }], 'host');
    expect(canonicalChapter(readChapter(plain))).toBe(canonicalBlocks(readBlocks(plain)));
  });
});
