/**
 * A table as Markdown knows them: one line of header cells, no cells that reach over others. A merged cell has its words where it
 * begins; a table without a header gets an empty one.
 */
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import type { Block } from '../../../shared/document/block.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import { html, phrasing, words, type Naming } from './words.ts';

/** Nothing for a table without cells. */
export function markdownTable({ props }: Block, table: TableContent, naming: Naming): Table[] {
  const { rows, columns } = table;
  if (rows.length === 0 || columns.length === 0) return [];
  const lines = rows.map(() => columns.map((): PhrasingContent[] => []));
  for (const { row, column, texts } of table.cells) {
    const content = cellWords(
      texts.flatMap((name) => table.texts.get(name) ?? []),
      naming,
    );
    const isHead = props.headerColumn === true && column === 0 && content.length > 0;
    const line = lines[row];
    if (line !== undefined) line[column] = isHead ? [{ type: 'strong', children: content }] : content;
  }
  if (props.headerRow !== true) lines.unshift(columns.map(() => []));
  return [{ type: 'table', children: lines.map(rowOf) }];
}

const rowOf = (cells: readonly PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
});

/** Blocks in one line, one behind the other. */
function cellWords(blocks: readonly Block[], naming: Naming): PhrasingContent[] {
  return blocks
    .filter(({ text }) => text !== '')
    .flatMap((block, at) => [
      ...(at === 0 ? [] : [html('<br>')]),
      ...(block.kind === 'bullet' ? words('• ') : []),
      ...phrasing(block, naming, 'html'),
    ]);
}
