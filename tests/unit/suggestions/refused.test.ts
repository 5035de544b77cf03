import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { command } from '../../../renderer/editor/frames/table/table-commands.ts';
import { merge, resizeColumn, setShares, split } from '../../../renderer/editor/frames/table/table-changes.ts';
import type { TableDesk } from '../../../renderer/editor/frames/table/table-desk.ts';
import type { InnerTexts } from '../../../renderer/editor/inner/inner-texts.ts';
import type { PaperRoom } from '../../../renderer/editor/paper-props.ts';
import { CopyRoom } from '../../../renderer/editor/suggestions/copy-room.ts';
import { makeBlock } from '../../../shared/document/block.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import { commentEntries } from '../../../shared/document/comment-room.ts';
import { suggested } from '../../../shared/document/suggest.ts';
import { createTable, mergeCells } from '../../../shared/document/table-edit.ts';
import { readTable } from '../../../shared/document/table.ts';
import { readEntry } from '../../../shared/domain/comment-entries.ts';

/** A table whose first two cells are merged, as its commands see it while somebody suggests (`person`) or writes (null). */
function desk(person: string | null): { readonly desk: TableDesk; readonly written: () => boolean } {
  const doc = new Y.Doc();
  createTable(doc, 'T', 2, 3, 'test');
  mergeCells(doc, 'T', { top: 0, left: 0, bottom: 0, right: 1 }, 'test');
  let updates = 0;
  doc.on('update', () => updates++);
  const [cell] = readTable(doc, 'T').cells;
  const area = { top: 0, left: 0, bottom: 1, right: 2 };
  const inner: Partial<InnerTexts> = { person, change: (work) => work('test') };
  const fake: Partial<TableDesk> = {
    doc,
    id: 'T',
    inner: inner as InnerTexts,
    table: () => readTable(doc, 'T'),
    current: () => cell ?? null,
    range: () => area,
    area: () => area,
    enter: () => true,
  };
  return { desk: fake as TableDesk, written: () => updates > 0 };
}

describe('what can’t be suggested', () => {
  it('SX27 merging and splitting cells, header lines and widths of columns are refused with the reason while one suggests, and nothing is written', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    for (const name of ['merge', 'split', 'headerRow', 'headerColumn', 'wider', 'narrower'] as const) {
      expect(command(name).why(desk('anna').desk), name).toBe('table.whySuggesting');
      expect(command(name).why(desk(null).desk), name).toBeNull();
    }
    for (const act of [
      merge,
      split,
      (on: TableDesk) => resizeColumn(on, 1),
      (on: TableDesk) => setShares(on, [9, 9, 9]),
    ]) {
      const [suggesting, writing] = [desk('anna'), desk(null)];
      act(suggesting.desk);
      expect(suggesting.written()).toBe(false);
      act(writing.desk);
      expect(writing.written()).toBe(true);
    }
    vi.unstubAllGlobals();
  });

  it('SX28 of a block only what can be proposed is written as a proposal, and nothing else at all', () => {
    const block = makeBlock('a', { kind: 'callout', indent: 0, props: { tone: 'note' } }, []);
    const written = (name: string, value: string | number | boolean | null) =>
      suggested([{ type: 'property', block: 'a', name, value }], [block], { id: 's', mine: () => false }).operations;
    for (const [name, value] of [
      ['tone', 'example'],
      ['headerRow', true],
      ['asset', 'ab'.repeat(32)],
      ['table', 'x'],
      ['of', 'tables'],
      ['ins', 's2'],
      ['from', 'b@s2'],
      ['kind@s3', '0:quote'],
    ] as const)
      expect(written(name, value), name).toEqual([]);
    expect(written('lang', 'en')).toEqual([{ type: 'property', block: 'a', name: 'lang@s', value: '0:en' }]);
  });
});

it('SX29 what is typed in the very moment in which the group decides is a proposal of its own', () => {
  vi.stubGlobal('window', new EventTarget());
  const room = (doc: Y.Doc): PaperRoom => ({
    doc,
    awareness: new Awareness(doc),
    state: { synced: true, access: null, waiting: 0 },
    subscribe: () => () => undefined,
  });
  const chapter = new Y.Doc();
  writeBlocks(chapter, [makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text: 'Der Rat', attrs: {} }])], 'test');
  const comments = new Y.Doc();
  const decided = new Set<string>();
  const copy = new CopyRoom(room(chapter), room(comments), 'rita', [], (key) => !decided.has(key));
  chapterText(copy.doc).insert(1, 'Neu ');
  copy.flush();
  const [first = ''] = [...commentEntries(comments).keys()];
  const before = JSON.stringify(readEntry(commentEntries(comments).get(first)));
  chapterText(copy.doc).insert(5, 'und ');
  decided.add(first);
  copy.destroy();
  expect([...commentEntries(comments).keys()]).toHaveLength(2);
  expect(JSON.stringify(readEntry(commentEntries(comments).get(first)))).toBe(before);
  vi.unstubAllGlobals();
});
