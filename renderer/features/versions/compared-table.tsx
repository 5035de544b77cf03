/** A compared table: lines that came, went or moved say so in words, cells show what changed in them. */
import type { JSX } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import type { ComparedLine, ComparedRow, ComparedTable } from '../../../shared/document/compare/compared.ts';
import { useText } from '../../ui/text.ts';
import type { Labels } from '../../editor/static/labels.tsx';
import { ComparedPieces, type Look } from './compared-pieces.tsx';

interface ComparedTableProps {
  readonly block: Block;
  readonly table: ComparedTable;
  readonly look: Look;
  readonly labels: Labels;
}

const lacks = { both: null, before: 'inserted', after: 'deleted' } as const;

export function ComparedTableView({ block, table, look, labels }: ComparedTableProps): JSX.Element {
  const { t } = useText();
  const seen = ({ state }: ComparedLine): boolean => state !== lacks[look];
  const columns = table.columns.filter(seen);
  const rows = table.rows.filter(seen);
  const head = block.props['headerRow'] === true;
  const side = block.props['headerColumn'] === true;
  const changesColumns = columns.some(({ state }) => state !== 'same');
  return (
    <>
      <table className="static-table compared-table">
        {changesColumns && (
          <thead>
            <tr>
              {columns.map((column) => (
                <td key={column.id} data-line={column.state}>
                  <LineState state={column.state} />
                </td>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.id} data-line={row.state}>
              {columns.map((column, across) => {
                const Tag = (head && down === 0) || (side && across === 0) ? 'th' : 'td';
                const scope = head && down === 0 ? 'col' : side && across === 0 ? 'row' : undefined;
                return (
                  <Tag key={column.id} scope={Tag === 'th' ? scope : undefined} data-line={column.state}>
                    {across === 0 && <LineState state={row.state} />}
                    {(table.cells.get(`${row.id}:${column.id}`) ?? []).map((text, index) => (
                      <CellText key={index} row={text} look={look} labels={labels} />
                    ))}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {table.laidOut && look !== 'before' && <p className="compared-note">{t('versions.tableLayout')}</p>}
    </>
  );
}

function LineState({ state }: { readonly state: ComparedLine['state'] }): JSX.Element | null {
  const { t } = useText();
  if (state === 'same') return null;
  const words = {
    inserted: 'versions.lineInserted',
    deleted: 'versions.lineDeleted',
    moved: 'versions.lineMoved',
  } as const;
  return <span className="compared-line">{t(words[state])}</span>;
}

function CellText({
  row,
  look,
  labels,
}: { readonly row: ComparedRow } & Pick<ComparedTableProps, 'look' | 'labels'>): JSX.Element | null {
  if (row.mark === lacks[look]) return null;
  return (
    <p>
      <ComparedPieces pieces={row.pieces} look={look} embed={labels.embed} />
    </p>
  );
}
