/** A table as React draws it where nobody writes: a real one, with its header cells. */
import type { JSX } from 'react';
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { contentOf } from '../../../shared/document/nested.ts';
import { readTable, tableOf, type TableCell } from '../../../shared/document/table.ts';
import type { Labels } from './labels.tsx';
import { StaticRuns } from './static-runs.tsx';

interface StaticTableProps {
  readonly doc: Y.Doc;
  readonly block: Block;
  readonly labels: Labels;
}

export function StaticTable({ doc, block, labels }: StaticTableProps): JSX.Element {
  const { rows, columns, cells, texts } = contentOf(doc, readTable(doc, tableOf(block)));
  const { headerRow, headerColumn } = block.props;
  const widths = columns.map(({ width }) => width ?? 1000 / columns.length);
  const whole = widths.reduce((sum, width) => sum + width, 0) || 1;
  const scope = ({ row, column }: TableCell): 'col' | 'row' | null => {
    if (headerRow === true && row === 0) return 'col';
    return headerColumn === true && column === 0 ? 'row' : null;
  };
  return (
    <table className="static-table">
      <colgroup>
        {columns.map(({ id }, index) => (
          <col key={id} style={{ width: `${((widths[index] ?? 0) / whole) * 100}%` }} />
        ))}
      </colgroup>
      <tbody>
        {rows.map(({ id }, row) => (
          <tr key={id}>
            {cells
              .filter((cell) => cell.row === row)
              .map((cell) => {
                const head = scope(cell);
                const Tag = head === null ? 'td' : 'th';
                return (
                  <Tag
                    key={cell.column}
                    rowSpan={cell.rowSpan}
                    colSpan={cell.columnSpan}
                    {...(head === null ? {} : { scope: head })}
                  >
                    {cell.texts
                      .flatMap((name) => texts.get(name) ?? [])
                      .map((text) => (
                        <p key={text.id} data-kind={text.kind}>
                          <StaticRuns runs={text.runs} embed={labels.embed} />
                        </p>
                      ))}
                  </Tag>
                );
              })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What stands for a block that isn't its text; null for one that is. */
export function staticFrame(doc: Y.Doc | null, block: Block, labels: Labels): JSX.Element | null {
  if (block.kind === 'table' && doc !== null) return <StaticTable doc={doc} block={block} labels={labels} />;
  if (block.kind !== 'image') return null;
  const { alt } = block.props;
  return <p className="static-picture">{typeof alt === 'string' ? alt : ''}</p>;
}
