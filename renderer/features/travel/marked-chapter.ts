/** One state of a chapter with what changed against an earlier one, as blocks that can be drawn: what came, what went. Pure. */
import { isTextKind, makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { asItStands } from '../../../shared/document/decided-content.ts';
import { comparePapers, type VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import type { ComparedRow, ComparedTable, Counts } from '../../../shared/document/compare/compared.ts';
import type { ChapterContent, TableContent } from '../../../shared/document/nested.ts';
import { cellText, type TableLine } from '../../../shared/document/table.ts';

export interface MarkedChapter extends ChapterContent {
  /** Null where nothing is compared. */
  readonly counts: Counts | null;
}

/** The attribute under which words are drawn as come or gone, as suggestions are. */
const mark = { inserted: 'ins:travel', deleted: 'del:travel', formatted: 'fmt:travel' } as const;
const change = 'travel';

/** `before` null: the chapter was not there; undefined: nothing is compared. */
export function markedChapter(older: VersionChapter | null | undefined, newer: VersionChapter): MarkedChapter {
  if (older === undefined) return { ...newer, counts: null };
  const [before, after] = [older === null ? null : asItStands(older), asItStands(newer)];
  const [compared] = comparePapers(before === null ? [] : [before], [after]);
  if (compared === undefined) return { ...after, counts: null };
  const tables = new Map<string, TableContent>();
  for (const [id, table] of compared.tables)
    tables.set(id, markedTable(table, after.tables.get(id) ?? before?.tables.get(id) ?? null));
  return {
    blocks: markedBlocks(compared.rows),
    tables,
    notes: new Map([...compared.notes].map(([id, rows]) => [id, markedBlocks(rows)])),
    counts: compared.counts,
  };
}

function markedBlocks(rows: readonly ComparedRow[]): Block[] {
  const blocks: Block[] = [];
  for (const row of rows) {
    const block = row.after ?? row.before;
    // A block that went elsewhere is drawn where it is now.
    if (block === null || (row.moved && row.mark === 'deleted')) continue;
    // Words of a paragraph that went may all stand in the next one.
    if (row.mark === 'deleted' && row.pieces.length === 0 && isTextKind(block.kind)) continue;
    const runs = row.pieces.map(({ state, run }): Run =>
      state === 'same' ? run : { ...run, attrs: { ...run.attrs, [mark[state]]: true } },
    );
    const last = blocks.at(-1);
    const isJoined = row.mark === 'deleted' && row.pieces.some(({ state }) => state === 'same');
    if (isJoined && last !== undefined) {
      const sign = { text: '¶ ', attrs: { [mark.deleted]: true } };
      blocks[blocks.length - 1] = makeBlock(last.id, last, [...last.runs, sign, ...runs], { markerId: last.markerId });
      continue;
    }
    const props =
      row.mark === 'same' ? block.props : { ...block.props, [row.mark === 'inserted' ? 'ins' : 'del']: change };
    const id = row.after === null ? `${block.id}~` : block.id;
    blocks.push(makeBlock(id, { ...block, props }, runs, { markerId: block.markerId, virtual: block.virtual }));
  }
  return blocks;
}

/** Lines that went stand struck where they were; where lines came or went, merged cells are drawn as single ones. */
function markedTable(compared: ComparedTable, kept: TableContent | null): TableContent {
  const id = kept?.id ?? '';
  const lines = (list: ComparedTable['rows'], known: readonly TableLine[]): TableLine[] =>
    list.map(({ id: line, state }, index) => ({
      id: line,
      order: String(index).padStart(4, '0'),
      ins: state === 'inserted' ? change : null,
      del: state === 'deleted' ? change : null,
      width: known.find((each) => each.id === line)?.width ?? null,
    }));
  const rows = lines(compared.rows, kept?.rows ?? []);
  const columns = lines(compared.columns, kept?.columns ?? []);
  const texts = new Map<string, readonly Block[]>();
  for (const [cell, list] of compared.cells) {
    const [row = '', column = ''] = cell.split(':');
    texts.set(cellText(id, row, column), markedBlocks(list));
  }
  const isWhole = kept !== null && rows.length === kept.rows.length && columns.length === kept.columns.length;
  const cells = isWhole
    ? kept.cells
    : rows.flatMap((row, down) =>
        columns.map((column, across) => ({
          row: down,
          column: across,
          rowSpan: 1,
          columnSpan: 1,
          texts: [cellText(id, row.id, column.id)],
        })),
      );
  return { id, rows, columns, cells, texts };
}

/** True for a chapter in which nobody has written anything. */
export function isEmpty({ blocks }: ChapterContent): boolean {
  return blocks.every(({ text, kind }) => text === '' && kind === 'paragraph');
}
