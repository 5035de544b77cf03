import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { planMove } from '../../../shared/document/move.ts';
import { readText } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { carryStruck, copyIn, struckIn, suggestedMove } from '../../../shared/document/suggested-move.ts';
import { noteTurn } from '../../../shared/document/suggesting.ts';
import { contradictions } from '../../../shared/document/decisions.ts';
import { noteSuggestion, suggestionMap } from '../../../shared/document/suggestions.ts';
import { suggestLineMove } from '../../../shared/document/suggested-line-move.ts';
import { createTable, mergeCells } from '../../../shared/document/table-edit.ts';
import { cellAt, cellText, readTable, tableOf } from '../../../shared/document/table.ts';

const paragraph = (id: string, text: string) =>
  makeBlock(id, { kind: 'paragraph', indent: 0 }, text === '' ? [] : [{ text, attrs: {} }]);

/** A chapter in which Bob suggests to strike `alt` and to add `neu` in its first paragraph. */
function chapter(): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(
    doc,
    [
      makeBlock('a', { kind: 'paragraph', indent: 0 }, [
        { text: 'Die ', attrs: {} },
        { text: 'alt', attrs: { 'del:s1': true } },
        { text: 'neu', attrs: { 'ins:s1': true } },
        { text: 'e Stadt', attrs: {} },
      ]),
      paragraph('b', 'Der Rat'),
      makeBlock('t', { kind: 'table', indent: 0 }, []),
    ],
    'test',
  );
  noteSuggestion(doc, 's1', 'bob', 1, seenIn(chapterText(doc), [[0, chapterText(doc).length]]));
  return doc;
}

/** Anna moves a block to the end; the id of the suggestion, where it is one. */
function move(doc: Y.Doc, id: string, suggests: boolean): string {
  const blocks = readBlocks(doc);
  const text = chapterText(doc);
  const planned = planMove(blocks, id, null);
  if (planned === null) throw new Error('nothing to move');
  const struck = struckIn(doc, text, blocks, planned);
  const turn = suggestedMove(doc, 'anna', planned, blocks);
  doc.transact(() => {
    applyOperations(text, blockProperties(doc), suggests ? turn.operations : planned.operations);
    if (suggests) noteTurn(doc, text, turn, { person: 'anna', at: 2 });
    carryStruck(doc, text, suggests ? copyIn(turn) : id, struck);
  });
  return turn.id;
}

const decide = (doc: Y.Doc, id: string, accept: boolean): boolean =>
  decideInChapter(doc, { ids: new Set([id]), accept, by: 'carl', at: 3 }, 'test');
const texts = (doc: Y.Doc): string[] => readBlocks(doc).map(({ text }) => text);

describe('suggestions and moves', () => {
  it('SX2 a deletion in a text that came before anybody asked for it leaves the formats there as they are', () => {
    const source = new Y.Doc();
    const cell = source.getText('cell:t:r:c');
    cell.insert(0, 'alt und weiter');
    const undo = new Y.UndoManager(cell, { trackedOrigins: new Set(['anna']) });
    source.transact(() => {
      cell.format(0, 3, { 'del:s1': true });
      cell.insert(0, 'neu', { 'ins:s1': true });
    }, 'anna');
    undo.undo();
    undo.redo();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
    applyOperations(doc.getText('cell:t:r:c'), blockProperties(doc), [{ type: 'delete', at: 3, length: 3 }]);
    expect(readText(doc, 'cell:t:r:c')[0]?.runs).toEqual([
      { text: 'neu', attrs: { 'ins:s1': true } },
      { text: ' und weiter', attrs: {} },
    ]);
  });

  it('SX3 a moved block takes along what is suggested in it, and deciding on that does there what it would have done; a table moves with its rows and cells', () => {
    for (const suggests of [true, false]) {
      for (const accept of [true, false]) {
        const doc = chapter();
        const id = move(doc, 'a', suggests);
        expect(decide(doc, 's1', accept)).toBe(true);
        if (suggests) expect(decide(doc, id, true)).toBe(true);
        expect(texts(doc)).toEqual(['Der Rat', '', accept ? 'Die neue Stadt' : 'Die alte Stadt']);
      }
    }
    const doc = chapter();
    const before = JSON.stringify(readBlocks(doc));
    const id = move(doc, 'a', true);
    expect(decide(doc, id, false)).toBe(true);
    expect(JSON.stringify(readBlocks(doc))).toBe(before);
    writeBlocksBehindTable(doc);
    const moved = move(doc, 't', true);
    decide(doc, moved, true);
    expect(
      readBlocks(doc)
        .filter(({ kind }) => kind === 'table')
        .map(tableOf),
    ).toEqual(['t']);
  });

  it('SX8 a row or column that is suggested to move comes as a copy with all that is in it, and goes where it was; accepted or rejected, it is there once', () => {
    for (const [type, accept] of [
      ['row', true],
      ['row', false],
      ['column', true],
      ['column', false],
    ] as const) {
      const doc = new Y.Doc();
      writeBlocks(doc, [{ id: 't', kind: 'table', props: { table: 'T' }, runs: [] }], 'test');
      const { rows, columns } = createTable(doc, 'T', 3, 3, 'test');
      const [row = '', last = ''] = [rows[0], rows[2]];
      const [column = '', end = ''] = [columns[0], columns[2]];
      mergeCells(
        doc,
        'T',
        type === 'row' ? { top: 0, left: 0, bottom: 0, right: 1 } : { top: 0, left: 0, bottom: 1, right: 0 },
        'test',
      );
      const cell = doc.getText(cellText('T', row, column));
      cell.insert(0, 'alt', { 'del:s1': true });
      cell.insert(3, ' bleibt', { 'del:s1': null });
      noteSuggestion(doc, 's1', 'bob', 1, seenIn(cell, [[0, 3]]));
      noteSuggestion(doc, 'm', 'anna', 2, {});
      const before = shown(doc);
      const line = type === 'row' ? { type, id: row, after: last } : { type, id: column, after: end };
      expect(suggestLineMove(doc, 'T', line, { id: 'm', mine: (id) => id === 'm' }, 'test')).not.toBeNull();
      const listed = new ChapterSuggestions(doc).read(readBlocks(doc)).find(({ id }) => id === 'm');
      expect(listed?.places.map(({ what }) => what).sort()).toEqual(['goneLine', 'movedLine']);
      decide(doc, 'm', accept);
      if (!accept) expect(shown(doc)).toEqual(before);
      else expect(shown(doc)).toEqual(moved(before, type));
      decide(doc, 's1', true);
      expect(shown(doc).flat().join('')).toBe(' bleibt');
    }
  });

  it('SX4 where the author takes back by undo what another accepted, both versions are kept to choose from', () => {
    const anna = new Y.Doc();
    writeBlocks(anna, [paragraph('a', 'Erster'), paragraph('b', 'Zweiter')], 'host');
    const undo = new Y.UndoManager([chapterText(anna), blockProperties(anna), suggestionMap(anna)], {
      trackedOrigins: new Set([null]),
    });
    const id = move(anna, 'a', true);
    const carl = new Y.Doc();
    Y.applyUpdate(carl, Y.encodeStateAsUpdate(anna));
    decide(carl, id, true);
    expect(contradictions(carl).size).toBe(0);
    undo.undo();
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(carl), 'network');
    expect(texts(anna)).toEqual(['Zweiter']);
    expect(contradictions(anna).get(id)).toMatchObject([
      { by: 'carl', accepted: true, took: 'Erster' },
      { by: '', accepted: false, took: '' },
    ]);
  });
});

/** A paragraph behind the table, so that it has somewhere to go. */
function writeBlocksBehindTable(doc: Y.Doc): void {
  const text = chapterText(doc);
  doc.transact(() => text.insertEmbed(text.length, { b: 'z' }));
}

/** The words of a table's cells, row by row; what is merged into the cell before is null. */
function shown(doc: Y.Doc): (string | null)[][] {
  const table = readTable(doc, 'T');
  return table.rows.map((_, row) =>
    table.columns.map((__, column) => {
      const cell = cellAt(table, row, column);
      if (cell?.row !== row || cell.column !== column) return null;
      return cell.texts.map((name) => doc.getText(name).toJSON()).join('');
    }),
  );
}

/** With the first row or column at the end. */
const moved = (cells: (string | null)[][], type: 'row' | 'column'): (string | null)[][] =>
  type === 'row'
    ? [...cells.slice(1), ...cells.slice(0, 1)]
    : cells.map((row) => [...row.slice(1), ...row.slice(0, 1)]);
