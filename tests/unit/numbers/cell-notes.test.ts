import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportHtml } from '../../../electron/export/html.ts';
import { CellNotes } from '../../../renderer/editor/numbering/cell-notes.ts';
import { notesOf } from '../../../renderer/editor/static/notes.tsx';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { chapterText, blockProperties } from '../../../shared/document/chapter.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { noteText } from '../../../shared/document/embeds.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import { createTable, setGone } from '../../../shared/document/table-edit.ts';
import { cellText } from '../../../shared/document/table.ts';

/** A paragraph with a footnote, a table of 2 × 2, and another paragraph with one. */
function scene() {
  const doc = new Y.Doc();
  const text = chapterText(doc);
  text.applyDelta([
    { insert: { b: 'p1' } },
    { insert: 'Satz' },
    { insert: { note: 'n1' } },
    { insert: { b: 't' } },
    { insert: { b: 'p2' } },
    { insert: { note: 'n4' } },
  ]);
  blockProperties(doc).set('t:kind', 'table');
  const { rows, columns } = createTable(doc, 't', 2, 2, 'test');
  const cell = (row: number, column: number) => doc.getText(cellText('t', rows[row] ?? '', columns[column] ?? ''));
  const write = (row: number, column: number, note: string): void => {
    cell(row, column).applyDelta([{ insert: 'Zahl' }, { insert: { note } }]);
  };
  for (const note of ['n1', 'n2', 'n3', 'n4']) doc.getText(noteText(note)).insert(0, `Quelle ${note}`);
  return { doc, rows, cell, write };
}

const numbers = (doc: Y.Doc): Record<string, number> => {
  const content = readChapter(doc);
  const marks = marksOf(content.blocks, notesWithin(content));
  const index = indexPaper([{ id: 'c', number: 1, title: '', marks }], 'chapter');
  return Object.fromEntries(index.chapter('c')?.notes ?? []);
};

describe('footnotes in cells', () => {
  it('BK1 footnotes in cells are numbered where one reads them, and stand with the others at the end of the chapter', () => {
    const { doc, write } = scene();
    write(1, 0, 'n3');
    write(0, 1, 'n2');
    expect(numbers(doc)).toEqual({ n1: 1, n2: 2, n3: 3, n4: 4 });
    expect(notesOf(doc, readBlocks(doc), 'accepted').map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'n4']);
    const html = exportHtml({
      project: '00000000-0000-4000-8000-000000000001',
      title: 'Titel',
      owner: '',
      sample: false,
      chapters: [
        { ...readChapter(doc), id: 'c', number: 1, title: 'Eins', group: null, stage: 'writing', contentHash: '' },
      ],
    });
    expect([...html.matchAll(/role="doc-noteref"[^>]*>(\d)</g)].map(([, number]) => number)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect([...html.matchAll(/Quelle (n\d)/g)].map(([, note]) => note)).toEqual(['n1', 'n2', 'n3', 'n4']);
  });

  it('BK2 on the page they are followed as they are written, deleted and moved; other keys cost nothing', () => {
    const { doc, rows, cell, write } = scene();
    let told = 0;
    const notes = new CellNotes(doc, () => (told += 1));
    const [, table] = readBlocks(doc);
    if (table === undefined) throw new Error('no table');
    expect(notes.of(table).standing).toEqual([]);
    write(1, 0, 'n3');
    expect(notes.of(table).standing).toEqual(['n3']);
    write(0, 0, 'n2');
    const both = notes.of(table);
    expect(both.standing).toEqual(['n2', 'n3']);
    expect(told).toBe(2);
    cell(0, 1).insert(0, 'Wort');
    chapterText(doc).insert(1, 'x');
    expect(told).toBe(2);
    expect(notes.of(table)).toBe(both);
    setGone(doc, 't', 'row', [rows[0] ?? ''], true, 'test');
    expect(notes.of(table).standing).toEqual(['n3']);
    setGone(doc, 't', 'row', [rows[0] ?? ''], false, 'test');
    expect(notes.of(table).standing).toEqual(['n2', 'n3']);
    cell(1, 0).delete(0, cell(1, 0).length);
    expect(notes.of(table).standing).toEqual(['n2']);
    notes.destroy();
    write(1, 1, 'n3');
    expect(notes.of(table).standing).toEqual(['n2']);
  });
});
