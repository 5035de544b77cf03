import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readEmbedContent, takeContent, withNotes } from '../../../renderer/editor/embeds/embed-content.ts';
import type { PastedBlock } from '../../../renderer/editor/clipboard/pasted-block.ts';
import { makeBlock, PLAIN, type Run } from '../../../shared/document/block.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { embedRun, readEmbed } from '../../../shared/document/embeds.ts';
import { readText } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';

const words = (text: string): Run => ({ text, attrs: PLAIN });

function withNote(id: string, text: string): Y.Doc {
  const doc = new Y.Doc();
  const made = [makeBlock('b1', { kind: 'paragraph', indent: 0 }, [words(text)])];
  applyOperations(doc.getText(`note:${id}`), blockProperties(doc), diffBlocks([], made));
  return doc;
}

const table = (runs: readonly Run[], cell: object = {}): PastedBlock => ({
  kind: 'table',
  indent: 0,
  runs: [],
  table: {
    rows: 1,
    columns: 2,
    headerRow: false,
    headerColumn: false,
    cells: [
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1, blocks: [{ kind: 'paragraph', indent: 0, runs }], ...cell },
    ],
  },
});

const cellRuns = (blocks: readonly PastedBlock[]): readonly Run[] => blocks[0]?.table?.cells[0]?.blocks[0]?.runs ?? [];

describe('LT5 what the clipboard says of cells is checked and bounded, and brings a footnote anew each time', () => {
  test('a footnote comes with a new id and a copy of its text, each time it is pasted', () => {
    const from = withNote('n1', 'Quelle: Amt');
    const copied = readEmbedContent(withNotes(from, [table([words('Zahl'), embedRun({ note: 'n1' })])]) ?? '');
    if (copied === null) throw new Error('nothing copied');
    const into = new Y.Doc();
    const ids = [1, 2].map(() => {
      const [, mark] = cellRuns(takeContent(into, copied, 'cell'));
      const embed = readEmbed(mark?.embed);
      if (embed === null || !('note' in embed)) throw new Error('no footnote');
      expect(readText(into, `note:${embed.note}`).map(({ text }) => text)).toEqual(['Quelle: Amt']);
      return embed.note;
    });
    expect(new Set([...ids, 'n1']).size).toBe(3);
  });

  test('nothing is said of cells without footnotes, references and citations', () => {
    expect(withNotes(new Y.Doc(), [table([words('Zahl')])])).toBeNull();
    expect(withNotes(new Y.Doc(), [table([embedRun({ paper: '2136/2018' })])])).not.toBeNull();
  });

  test('in a footnote there is no footnote, but what it refers to', () => {
    const from = withNote('n1', 'Quelle');
    const both = [embedRun({ note: 'n1' }), embedRun({ paper: '2136/2018' })];
    const copied = readEmbedContent(withNotes(from, [table(both)]) ?? '');
    if (copied === null) throw new Error('nothing copied');
    expect(cellRuns(takeContent(new Y.Doc(), copied, 'note')).map(({ embed }) => embed)).toEqual([
      { paper: '2136/2018' },
    ]);
  });

  test('what others put there as ours is refused where it is too large or no table, and cleaned', () => {
    const said = (block: unknown): string => JSON.stringify({ blocks: [block], notes: {} });
    expect(readEmbedContent(said(table([words('x')], { row: 400 })))).toBeNull();
    expect(readEmbedContent(said(table([words('x')], { columnSpan: 3 })))).toBeNull();
    expect(readEmbedContent(said({ ...table([]), table: null }))).toBeNull();
    expect(readEmbedContent('{"blocks":[')).toBeNull();
    expect(readEmbedContent(said(table([words('x'.repeat(1_000_000))])))).toBeNull();
    const wild = readEmbedContent(
      said(table([{ text: 'a\u200B\uFFFC', attrs: { b: true, evil: 1, link: 'javascript:1' } }])),
    );
    if (wild === null) throw new Error('refused');
    expect(cellRuns(takeContent(new Y.Doc(), wild, 'cell'))).toEqual([{ text: 'a', attrs: { b: true } }]);
  });
});
