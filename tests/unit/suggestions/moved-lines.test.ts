import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { readText } from '../../../shared/document/nested.ts';
import { copyOf, proposedChange, takeOver } from '../../../shared/document/proposals.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { suggestLineMove } from '../../../shared/document/suggested-line-move.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import { createTable, type LineType } from '../../../shared/document/table-edit.ts';
import { cellText, readTable } from '../../../shared/document/table.ts';

const names = 'abc';

/** A table of three rows or columns a, b and c, in each of whose cells stands its name. */
function table(type: LineType): { readonly doc: Y.Doc; readonly lines: readonly string[] } {
  const doc = new Y.Doc();
  writeBlocks(doc, [makeBlock('t', { kind: 'table', indent: 0, props: { table: 'T' } }, [])], 'test');
  const { rows, columns } = createTable(doc, 'T', type === 'row' ? 3 : 1, type === 'row' ? 1 : 3, 'test');
  rows.forEach((row, y) =>
    columns.forEach((column, x) => {
      doc.getText(cellText('T', row, column)).insert(0, `${names[type === 'row' ? y : x] ?? ''}lt`);
    }),
  );
  return { doc, lines: type === 'row' ? rows : columns };
}

const twin = (doc: Y.Doc): Y.Doc => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
};
function meet(...docs: Y.Doc[]): void {
  for (const to of docs) for (const from of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}
const shown = (doc: Y.Doc): string =>
  readTable(doc, 'T')
    .cells.map(({ texts }) => texts.map((name) => doc.getText(name).toJSON()).join(''))
    .join(' ');
/** The name of the text in a line's one cell. */
function cellOf(doc: Y.Doc, type: LineType, line: string): string {
  const { rows, columns } = readTable(doc, 'T');
  return type === 'row' ? cellText('T', line, columns[0]?.id ?? '') : cellText('T', rows[0]?.id ?? '', line);
}
function move(doc: Y.Doc, person: string, type: LineType, id: string, after: string | null): string | null {
  noteSuggestion(doc, `m-${person}`, person, 1, {});
  const suggesting = { id: `m-${person}`, mine: (other: string) => other === `m-${person}` };
  return suggestLineMove(doc, 'T', { type, id, after }, suggesting, 'test');
}
const decide = (doc: Y.Doc, accept: boolean, ...ids: string[]): boolean =>
  decideInChapter(doc, { ids: new Set(ids), accept, by: 'carl', at: 3 }, 'test');
const open = (doc: Y.Doc): readonly string[] => new ChapterSuggestions(doc).read(readBlocks(doc)).map(({ id }) => id);

describe('a row or column that is suggested to move', () => {
  it('SX21 takes along what somebody writes, strikes or formats in it while the move is accepted, and in its copy: the line itself moves', () => {
    for (const type of ['row', 'column'] as const) {
      const { doc: anna, lines } = table(type);
      const [a = '', , c = ''] = lines;
      const bob = twin(anna);
      const copy = move(anna, 'anna', type, a, c) ?? '';
      expect(shown(anna)).toBe('alt blt clt alt');
      meet(anna, bob);
      // In the copy, which everybody sees: a letter bold, one less and words more, and one struck by somebody else.
      const there = anna.getText(cellOf(anna, type, copy));
      there.format(0, 1, { b: true });
      there.insert(3, '+neu', { b: null });
      there.delete(1, 1);
      there.format(1, 1, { 'del:s1': true });
      noteSuggestion(anna, 's1', 'rita', 2, seenIn(there, [[1, 1]]));
      decide(anna, true, 'm-anna');
      // Bob does not know of that yet.
      bob.getText(cellOf(bob, type, a)).insert(0, 'Bob:');
      meet(anna, bob);
      expect(shown(anna)).toBe('blt clt Bob:at+neu');
      expect(shown(bob)).toBe(shown(anna));
      const line = readTable(anna, 'T')[type === 'row' ? 'rows' : 'columns'][2];
      expect(line).toMatchObject({ id: a, ins: null, del: null });
      const runs = readText(anna, cellOf(anna, type, a)).flatMap((block) => block.runs);
      // Which format words take that two wrote beside each other is left to Yjs.
      const without = runs.map(({ text, attrs }) => [text.replace('Bob:', ''), attrs]).filter(([text]) => text !== '');
      expect(without).toEqual([
        ['a', { b: true }],
        ['t', { 'del:s1': true }],
        ['+neu', {}],
      ]);
      decide(anna, true, 's1');
      expect(shown(anna)).toBe('blt clt Bob:a+neu');
      expect(open(anna)).toEqual([]);
    }
  });

  it('SX22 is there once, whichever of several moves of it are accepted or declined, also at the same moment', () => {
    for (const type of ['row', 'column'] as const)
      for (const [accepts, wanted] of [
        [[true, true], 'alt blt clt'],
        [[true, false], 'blt clt alt'],
        [[false, true], 'alt blt clt'],
        [[false, false], 'blt alt clt'],
      ] as const)
        for (const apart of [false, true]) {
          const { doc: anna, lines } = table(type);
          const [a = '', b = '', c = ''] = lines;
          move(anna, 'host', type, a, b);
          decide(anna, true, 'm-host');
          expect(shown(anna)).toBe('blt alt clt');
          const bob = twin(anna);
          move(anna, 'anna', type, a, c);
          if (!apart) meet(anna, bob);
          move(bob, 'bob', type, a, null);
          meet(anna, bob);
          decide(anna, accepts[0], 'm-anna');
          expect(open(anna)).toEqual(['m-bob']);
          decide(anna, accepts[1], 'm-bob');
          expect(shown(anna)).toBe(wanted);
          expect(open(anna)).toEqual([]);
        }
    const { doc: anna, lines } = table('row');
    const [a = '', b = '', c = ''] = lines;
    const bob = twin(anna);
    move(anna, 'anna', 'row', a, c);
    move(bob, 'bob', 'row', a, b);
    decide(anna, true, 'm-anna');
    decide(bob, true, 'm-bob');
    meet(anna, bob);
    expect(shown(anna).split(' ').sort()).toEqual(['alt', 'blt', 'clt']);
    expect(shown(bob)).toBe(shown(anna));
  });

  it('SX23 is moved again by its author without a second copy; in a proposal it stays a move', () => {
    const { doc, lines } = table('row');
    const [a = '', b = '', c = ''] = lines;
    const copy = move(doc, 'anna', 'row', a, c);
    expect(move(doc, 'anna', 'row', a, b)).toBe(copy);
    expect(shown(doc)).toBe('alt blt alt clt');
    expect(move(doc, 'anna', 'row', copy ?? '', c)).toBe(copy);
    expect(shown(doc)).toBe('alt blt clt alt');
    decide(doc, false, 'm-anna');
    expect(shown(doc)).toBe('alt blt clt');
    const scratch = copyOf(doc);
    const updates: Uint8Array[] = [];
    scratch.on('update', (update: Uint8Array) => updates.push(update));
    move(scratch, 'rita', 'row', a, c);
    const change = proposedChange(doc, updates);
    if (change === null) throw new Error('broken');
    const ids = takeOver(doc, change, { person: 'rita', at: 1, why: '' }, 'test');
    expect(shown(doc)).toBe('alt blt clt alt');
    expect(open(doc)).toEqual(ids);
    decide(doc, true, ...ids);
    expect(shown(doc)).toBe('blt clt alt');
    expect(chapterText(doc).length).toBe(1);
  });
});
