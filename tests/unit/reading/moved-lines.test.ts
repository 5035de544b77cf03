import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { tableContent } from '../../../renderer/editor/static/table-content.ts';
import { makeBlock } from '../../../shared/document/block.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { contentOf, type TableContent } from '../../../shared/document/nested.ts';
import { copyOf } from '../../../shared/document/proposals.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { suggestLineMove } from '../../../shared/document/suggested-line-move.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import { suggestGone } from '../../../shared/document/table-suggest.ts';
import { createTable, setGone, type LineType } from '../../../shared/document/table-edit.ts';
import { cellText, readTable } from '../../../shared/document/table.ts';

const block = makeBlock('t', { kind: 'table', indent: 0, props: { table: 'T' } }, []);

/** Three rows or columns, in whose cells stand Ax, Bx and Cx. */
function table(type: LineType) {
  const doc = new Y.Doc();
  writeBlocks(doc, [block], 'test');
  const { rows, columns } = createTable(doc, 'T', type === 'row' ? 3 : 1, type === 'row' ? 1 : 3, 'test');
  const lines = type === 'row' ? rows : columns;
  const cell = (line: string): Y.Text =>
    doc.getText(type === 'row' ? cellText('T', line, columns[0] ?? '') : cellText('T', rows[0] ?? '', line));
  lines.forEach((line, index) => cell(line).insert(0, `${'ABC'.charAt(index)}x`));
  const [a = '', b = '', c = ''] = lines;
  const move = (id: string, after: string | null, by: string): string =>
    suggestLineMove(doc, 'T', { type, id, after }, { id: by, mine: () => false }, 'test') ?? '';
  const strike = (id: string, by: string): void =>
    suggestGone(doc, 'T', type, [id], { id: by, mine: () => false }, 'test');
  return { doc, cell, move, strike, lines: [a, b, c] as const };
}

const words = ({ cells, texts }: TableContent): string =>
  cells.map((cell) => cell.texts.flatMap((name) => (texts.get(name) ?? []).map(({ text }) => text)).join('')).join(' ');
const read = (doc: Y.Doc): string => words(tableContent({ doc, view: 'accepted' }, block));
/** What stands there once somebody accepts everything. */
function accepted(doc: Y.Doc, ...ids: string[]): string {
  const other = copyOf(doc);
  decideInChapter(other, { ids: new Set(ids), accept: true, by: 'carl', at: 1 }, 'test');
  return words(contentOf(other, readTable(other, 'T')));
}

it('PG7 a row or column that is suggested to move is read as accepting would leave it, and nothing is written', () => {
  for (const type of ['row', 'column'] as const) {
    const { doc, cell, move, strike, lines } = table(type);
    const [a, b, c] = lines;
    const copy = move(a, c, 's1');
    expect(read(doc)).toBe('Bx Cx Ax');
    cell(a).insert(2, ' hier');
    cell(copy).insert(0, 'dort ');
    cell(copy).format(6, 1, { 'del:s2': true });
    noteSuggestion(doc, 's2', 'rita', 2, seenIn(cell(copy), [[6, 1]]));
    const state = Y.encodeStateVector(doc);
    expect(read(doc)).toBe('Bx Cx dort A hier');
    expect(read(doc)).toBe(accepted(doc, 's1', 's2'));
    expect(words(tableContent({ doc, view: 'rejected' }, block))).toBe('Ax hier Bx Cx');
    expect(Y.encodeStateVector(doc)).toEqual(state);
    // What somebody writes is there at once.
    cell(b).insert(2, '!');
    expect(read(doc)).toBe('Bx! Cx dort A hier');
    // A second move of it, and a line that is to go.
    move(a, b, 's3');
    strike(c, 's4');
    expect(read(doc)).toBe(accepted(doc, 's1', 's2', 's3', 's4'));
    expect(read(doc).match(/A/g)).toHaveLength(1);
    // Whose own line was deleted is there as its copy.
    setGone(doc, 'T', type, [a], true, 'test');
    expect(read(doc)).toBe(accepted(doc, 's1', 's2', 's3', 's4'));
  }
});
