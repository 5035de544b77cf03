/** Numbers within tables and lists while something is suggested: those of the window and of the host are those of the file. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CellNotes } from '../../../renderer/editor/numbering/cell-notes.ts';
import { listMarks } from '../../../renderer/editor/static/block-marks.ts';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { asItStands } from '../../../shared/document/decided-content.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { notesWithin, type NotesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import { createTable, lineKey, mergeCells, setGone, type LineType } from '../../../shared/document/table-edit.ts';
import { cellText, tableMap } from '../../../shared/document/table.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const item = (id: string, kind: string, indent: number, suggested: 'ins' | 'del' | null = null): Block =>
  makeBlock(id, { kind, indent, ...(suggested !== null && { props: { [suggested]: 's1' } }) }, [
    { text: id, attrs: suggested === null ? {} : { [`${suggested}:s1`]: true } },
  ]);

/** The numbers of a chapter's footnotes; `within`: those in its cells. */
function numbers(blocks: readonly Block[], within: NotesWithin): ReadonlyMap<string, number> {
  const index = indexPaper([{ id: 'c', number: 1, title: '', marks: marksOf(blocks, within) }], 'chapter');
  return index.chapter('c')?.notes ?? new Map();
}
const counted = (notes: ReadonlyMap<string, number>): [string, number][] =>
  [...notes].filter(([, number]) => number > 0);

describe('numbers in lists and cells while something is suggested', () => {
  it('NU18 a suggested item of a list is „neu“ and counts for nothing, and what is suggested between items begins nothing anew (400 seeds)', async () => {
    const blocks = [
      item('a', 'number', 0),
      item('b', 'number', 0, 'ins'),
      item('c', 'number', 1),
      item('d', 'paragraph', 0, 'ins'),
      item('e', 'number', 1),
      item('f', 'bullet', 0, 'ins'),
      item('g', 'number', 0, 'del'),
      item('h', 'number', 0),
    ];
    expect([...listMarks(blocks)].map((each) => each.join(' '))).toEqual([
      ...['a 1.', 'b neu', 'c a)', 'e b)', 'f •', 'g 2.', 'h 3.'],
    ]);
    await forEachSeed(seedsToRun(400, []), (seed) => {
      const chance = new Chance(seed);
      const kinds = ['number', 'number', 'number', 'bullet', 'paragraph', 'heading1'];
      const all = Array.from({ length: 1 + chance.below(14) }, (_, at) =>
        item(`b${at}`, chance.pick(kinds), chance.below(4), at === 0 ? null : chance.pick([null, null, 'ins', 'del'])),
      );
      const shown = [...listMarks(all)].filter(([id]) => all.find((each) => each.id === id)?.props.ins === undefined);
      expect(new Map(shown)).toEqual(listMarks(decidedBlocks(all, false)));
    });
  });

  it('NU19 footnotes in cells that are only suggested, in rows, columns, words or the table itself, count in no number of window, host or file; words that a suggestion splits off a caption count before its cells (300 seeds)', async () => {
    await forEachSeed(seedsToRun(300, []), (seed) => {
      const chance = new Chance(seed);
      const doc = new Y.Doc();
      const live = new CellNotes(doc, () => undefined);
      let notes = 0;
      const words = (): object[] =>
        Array.from({ length: chance.below(4) }, () => {
          const attributes = chance.pick([{}, {}, { 'ins:s1': true }, { 'del:s1': true }]);
          return { insert: chance.once(2) ? { note: `n${notes++}` } : 'Wort ', attributes };
        });
      const text: object[] = [];
      for (let at = 0; at < 2 + chance.below(4); at += 1) {
        const isTable = chance.once(2);
        const isNew = at > 0 && chance.once(3);
        text.push({ insert: { b: `b${at}` } }, ...words());
        const own = blockProperties(doc);
        own.set(`b${at}:kind`, isTable ? 'table' : 'paragraph');
        if (isNew) own.set(`b${at}:ins`, 's1');
        if (!isTable) continue;
        const { rows, columns } = createTable(doc, `b${at}`, 1 + chance.below(3), 1 + chance.below(3), 'test');
        for (const row of rows)
          for (const column of columns)
            doc.getText(cellText(`b${at}`, row, column)).applyDelta([{ insert: { b: `${row}${column}` } }, ...words()]);
        const mark = (type: LineType, line: string): void => {
          if (chance.once(3)) tableMap(doc).set(lineKey(`b${at}`, type, line, chance.pick(['ins', 'del'])), 's1');
        };
        if (chance.once(3) && rows.length > 1)
          mergeCells(doc, `b${at}`, { top: 0, left: 0, bottom: 1, right: 0 }, 'test');
        for (const row of rows) mark('row', row);
        for (const column of columns) mark('column', column);
        if (chance.once(5)) setGone(doc, `b${at}`, 'row', [chance.pick(rows)], true, 'test');
      }
      chapterText(doc).applyDelta(text);
      const content = readChapter(doc);
      const stands = asItStands(content);
      const file = numbers(stands.blocks, notesWithin(stands));
      expect(counted(file)).toHaveLength(file.size);
      const window = numbers(readBlocks(doc), live.of);
      const host = numbers(content.blocks, notesWithin(content));
      expect(new Map(counted(window))).toEqual(file);
      expect(host).toEqual(window);
      live.destroy();
    });
  });
});
