/** Three people with a table of three lines, of which the first is suggested to move to the end, and what they do apart. */
import * as Y from 'yjs';
import { makeBlock } from '../../shared/document/block.ts';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { decideInChapter } from '../../shared/document/decide.ts';
import { settleLines } from '../../shared/document/late-words.ts';
import { suggestLineMove } from '../../shared/document/suggested-line-move.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import { createTable, type LineType } from '../../shared/document/table-edit.ts';
import { cellText, readTable } from '../../shared/document/table.ts';

export const TYPES = ['row', 'column'] as const;

/** The cell of a line, in a table that has one line the other way. */
export function cellOf(doc: Y.Doc, type: LineType, line: string): Y.Text {
  const { rows, columns } = readTable(doc, 'T');
  const [row, column] = type === 'row' ? [line, columns[0]?.id] : [rows[0]?.id, line];
  return doc.getText(cellText('T', row ?? '', column ?? ''));
}

/** Three people with a table of lines a, b and c, of which a is suggested to move to the end: its copy says „aneu“. */
export function three(type: LineType): {
  readonly docs: readonly [Y.Doc, Y.Doc, Y.Doc];
  readonly a: string;
  readonly copy: string;
} {
  const start = new Y.Doc();
  writeBlocks(start, [makeBlock('t', { kind: 'table', indent: 0, props: { table: 'T' } }, [])], 'test');
  const { rows, columns } = createTable(start, 'T', type === 'row' ? 3 : 1, type === 'row' ? 1 : 3, 'test');
  const lines = type === 'row' ? rows : columns;
  lines.forEach((line, at) => cellOf(start, type, line).insert(0, 'abc'[at] ?? ''));
  const [a = '', , c = ''] = lines;
  noteSuggestion(start, 'm', 'host', 1, {});
  const copy = suggestLineMove(start, 'T', { type, id: a, after: c }, { id: 'm', mine: () => false }, 'test') ?? '';
  cellOf(start, type, copy).insert(1, 'neu');
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const;
  docs.forEach((doc, at) => {
    doc.clientID = 10 + at;
    hear(doc, start);
  });
  return { docs, a, copy };
}

export const hear = (to: Y.Doc, from: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'network');
export const decide = (doc: Y.Doc, accept: boolean, origin: unknown = 'test'): boolean =>
  decideInChapter(doc, { ids: new Set(['m']), accept, by: `p${doc.clientID}`, at: 3 }, origin);
export const accept = (doc: Y.Doc, origin: unknown = 'test'): boolean => decide(doc, true, origin);
/** As a window does with the cells it shows. */
export const tidy = (doc: Y.Doc): boolean => settleLines(doc, 'tidying');
/** The words of all cells, one after the other. */
export const shown = (doc: Y.Doc): string =>
  readTable(doc, 'T')
    .cells.map(({ texts }) => texts.map((name) => doc.getText(name).toJSON()).join(''))
    .join(' ');

/** All hear of all, and every window leaves each word once. */
export function meet(docs: readonly Y.Doc[]): void {
  for (let turn = 0; turn < 3; turn++)
    for (const to of docs) {
      for (const from of docs) if (from !== to) hear(to, from);
      tidy(to);
    }
  for (const to of docs) for (const from of docs) if (from !== to) hear(to, from);
}
