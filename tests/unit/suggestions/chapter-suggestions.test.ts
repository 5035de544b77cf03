import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { ChapterSuggestions, countSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { embedRun, noteText } from '../../../shared/document/embeds.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { createTable, insertLines } from '../../../shared/document/table-edit.ts';
import { readTable } from '../../../shared/document/table.ts';

/** A paragraph with a footnote, a table of two by two, another paragraph; in each something is suggested. */
function chapter(): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(
    doc,
    [
      { id: 'a', kind: 'paragraph', runs: [{ text: 'neu', attrs: { 'ins:s1': true } }, embedRun({ note: 'n' })] },
      { id: 't', kind: 'table', props: { table: 'T' }, runs: [] },
      { id: 'z', kind: 'paragraph', runs: [{ text: 'alt', attrs: { 'del:s5': true } }] },
    ],
    'test',
  );
  createTable(doc, 'T', 2, 2, 'test');
  const [, second = ''] = readTable(doc, 'T').cells.flatMap(({ texts }) => texts);
  doc.getText(second).insert(0, 'Zelle', { 'ins:s4': true });
  doc.getText(noteText('n')).insert(0, 'Fuß', { 'ins:s2': true });
  insertLines(doc, 'T', 'row', null, 1, 'test', 's3');
  return doc;
}

it('SX6 the list and the count have what is suggested in cells, lines and footnotes, in reading order, and follow what changes', () => {
  const doc = chapter();
  const reader = new ChapterSuggestions(doc);
  const read = () => reader.read(readBlocks(doc));
  expect(read().map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4', 's5']);
  expect(countSuggestions(readChapter(doc))).toBe(5);
  const cell = read().find(({ id }) => id === 's4')?.places[0];
  expect(cell?.part).toMatch(/^cell:T:/);
  expect(cell === undefined ? null : reader.blockOf(cell, readBlocks(doc))?.text).toBe('Zelle');
  // The same objects where nothing changed.
  expect(read().find(({ id }) => id === 's4')?.places[0]).toBe(cell);
  decideInChapter(doc, { ids: new Set(['s4', 's3']), accept: true, by: 'anna', at: 1 }, 'test');
  expect(read().map(({ id }) => id)).toEqual(['s1', 's2', 's5']);
  const [first = ''] = readTable(doc, 'T').cells.flatMap(({ texts }) => texts);
  doc.getText(first).insert(0, 'x', { 'del:s6': true });
  doc.getText(noteText('n')).delete(0, 3);
  expect(read().map(({ id }) => id)).toEqual(['s1', 's6', 's5']);
  expect(countSuggestions(readChapter(doc))).toBe(3);
  reader.destroy();
});

it('SX7 suggestions in several cells, made as one step, are decided as one step that undo takes back', () => {
  const doc = chapter();
  const names = readTable(doc, 'T').cells.flatMap(({ texts }) => texts);
  for (const name of names) doc.getText(name).insert(0, 'Wert', { 'ins:s7': true, 'ins:s4': null });
  const before = JSON.stringify(names.map((name) => doc.getText(name).toJSON()));
  const origin = {};
  const undo = new Y.UndoManager(
    names.map((name) => doc.getText(name)),
    { trackedOrigins: new Set([origin]), captureTimeout: 0 },
  );
  decideInChapter(doc, { ids: new Set(['s7']), accept: false, by: 'anna', at: 1 }, origin);
  expect(names.some((name) => doc.getText(name).toJSON().includes('Wert'))).toBe(false);
  expect(undo.undoStack).toHaveLength(1);
  undo.undo();
  expect(JSON.stringify(names.map((name) => doc.getText(name).toJSON()))).toBe(before);
});
