/** A table of the paper as a real HTML table: caption, header cells with their scope, widths, merged cells. */
import type { Block } from '../../shared/document/block.ts';
import type { TableContent } from '../../shared/document/nested.ts';
import type { TableCell } from '../../shared/document/table.ts';

interface Writers {
  /** Blocks as HTML. */
  readonly blocks: (blocks: readonly Block[]) => string;
  /** Caption, id and properties come from the block. */
  readonly caption: string;
  readonly id: string;
}

/** Empty for a table without cells and caption. */
export function tableHtml(block: Block, table: TableContent | undefined, { blocks, caption, id }: Writers): string {
  const rows = table?.rows ?? [];
  if (table === undefined || (rows.length === 0 && caption === '')) return '';
  const { headerRow, headerColumn } = block.props;
  const head = headerRow === true ? headRows(table) : 0;
  const cell = (each: TableCell): string => {
    const scope = scopeOf(each, each.row < head, headerColumn === true && each.column === 0);
    const tag = scope === null ? 'td' : 'th';
    const attributes = [
      scope === null ? '' : ` scope="${scope}"`,
      each.rowSpan > 1 ? ` rowspan="${each.rowSpan}"` : '',
      each.columnSpan > 1 ? ` colspan="${each.columnSpan}"` : '',
    ].join('');
    const content = each.texts.flatMap((name) => table.texts.get(name) ?? []);
    return `<${tag}${attributes}>${blocks(content)}</${tag}>`;
  };
  const rowsFrom = (from: number, to: number): string =>
    rows
      .slice(from, to)
      .map(
        (_, index) =>
          `<tr>${table.cells
            .filter(({ row }) => row === from + index)
            .map(cell)
            .join('')}</tr>`,
      )
      .join('\n');
  return [
    `<table id="${id}">`,
    caption === '' ? '' : `<caption>${caption}</caption>`,
    widths(table),
    head === 0 ? '' : `<thead>\n${rowsFrom(0, head)}\n</thead>`,
    head === rows.length ? '' : `<tbody>\n${rowsFrom(head, rows.length)}\n</tbody>`,
    '</table>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Rows that the header takes: one, or as many as its merged cells reach. */
function headRows({ cells }: TableContent): number {
  return Math.max(0, ...cells.filter(({ row }) => row === 0).map(({ rowSpan }) => rowSpan));
}

function scopeOf({ rowSpan, columnSpan }: TableCell, inHead: boolean, inColumn: boolean): string | null {
  if (inHead) return columnSpan > 1 ? 'colgroup' : 'col';
  if (inColumn) return rowSpan > 1 ? 'rowgroup' : 'row';
  return null;
}

function widths({ columns }: TableContent): string {
  if (columns.every(({ width }) => width === null)) return '';
  const shares = columns.map(({ width }) => width ?? 1000 / columns.length);
  const sum = shares.reduce((total, share) => total + share, 0);
  const cols = shares.map((share) => `<col style="width: ${((share / sum) * 100).toFixed(1)}%">`).join('');
  return `<colgroup>${cols}</colgroup>`;
}
