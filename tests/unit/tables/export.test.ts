import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportHtml } from '../../../electron/export/html.ts';
import { exportJson } from '../../../electron/export/json.ts';
import type { Paper } from '../../../electron/export/paper.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { createTable, mergeCells, setWidths } from '../../../shared/document/table-edit.ts';
import { cellText } from '../../../shared/document/table.ts';

it('TB10 a table comes out as a real table: caption, header cells with scope, widths, merged cells, nothing unescaped', () => {
  const doc = new Y.Doc();
  writeBlocks(
    doc,
    [
      {
        id: 'b',
        kind: 'table',
        props: { headerRow: true, headerColumn: true },
        runs: [{ text: 'Kosten & Stellen', attrs: {} }],
      },
    ],
    'host',
  );
  const { rows, columns } = createTable(doc, 'b', 3, 3, 'host');
  const write = (row: number, column: number, text: string): void =>
    doc.getText(cellText('b', rows[row] ?? '', columns[column] ?? '')).insert(0, text);
  ['Maßnahme', 'Jahr', 'Euro'].forEach((text, column) => write(0, column, text));
  write(1, 0, 'Elternlots*innen');
  write(1, 1, '<b>2026</b>');
  write(2, 2, '12.000');
  mergeCells(doc, 'b', { top: 1, left: 0, bottom: 2, right: 0 }, 'host');
  setWidths(doc, 'b', new Map(columns.map((id, index) => [id, [500, 250, 250][index] ?? 0])), 'host');

  const content = readChapter(doc);
  const paper: Paper = {
    project: 'p',
    title: 'Papier',
    owner: '',
    sample: true,
    chapters: [
      {
        id: 'c',
        number: 1,
        title: 'Eins',
        group: null,
        stage: 'writing',
        ...content,
        contentHash: canonicalChapter(content),
      },
    ],
  };
  const html = exportHtml(paper);
  expect(html).toContain('<caption><span class="number">Tabelle 1:</span> Kosten &amp; Stellen</caption>');
  expect(html).toContain(
    '<colgroup><col style="width: 50.0%"><col style="width: 25.0%"><col style="width: 25.0%"></colgroup>',
  );
  expect(html).toContain(
    '<thead>\n<tr><th scope="col">Maßnahme</th><th scope="col">Jahr</th><th scope="col">Euro</th></tr>\n</thead>',
  );
  expect(html).toContain(
    '<tr><th scope="rowgroup" rowspan="2">Elternlots*innen</th><td>&lt;b&gt;2026&lt;/b&gt;</td><td></td></tr>\n<tr><td></td><td>12.000</td></tr>',
  );
  const json = JSON.parse(exportJson(paper)) as {
    chapters: { tables: Record<string, { cells: { blocks: { runs: { text: string }[] }[] }[] }> }[];
  };
  expect(json.chapters[0]?.tables['b']?.cells[3]?.blocks[0]?.runs[0]?.text).toBe('Elternlots*innen');
});
