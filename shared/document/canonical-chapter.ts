/**
 * A chapter's content as canonical JSON and back: what its hash is taken of (UTF-8, SHA-256) and what versions keep. The same
 * for the same content, however it was typed.
 */
import * as v from 'valibot';
import { canonicalJson } from '../domain/canonical-json.ts';
import { clampIndent, makeBlock, VIRTUAL_ID, type Block } from './block.ts';
import { canonicalBlocks, canonicalForm } from './blocks.ts';
import type { ChapterContent, TableContent } from './nested.ts';
import type { Properties } from './properties.ts';
import { cellText, MAX_COLUMNS, MAX_ROWS, type TableCell, type TableLine } from './table.ts';

/** Of a chapter without tables and footnotes it is that of its blocks. */
export function canonicalChapter({ blocks, tables, notes }: ChapterContent): string {
  if (tables.size === 0 && notes.size === 0) return canonicalBlocks(blocks);
  return canonicalJson({
    blocks: canonicalForm(blocks),
    tables: Object.fromEntries([...tables].map(([id, table]) => [id, canonicalTable(table)])),
    notes: Object.fromEntries([...notes].map(([id, note]) => [id, canonicalForm(note)])),
  });
}

/** Cells are named only where they are merged; texts only where there is something in them. */
function canonicalTable(table: TableContent): unknown {
  const { rows, columns, cells, texts } = table;
  const line = ({ id, ins, del, width }: TableLine) => ({
    id,
    ...(ins === null ? {} : { ins }),
    ...(del === null ? {} : { del }),
    ...(width === null ? {} : { width }),
  });
  return {
    rows: rows.map(line),
    columns: columns.map(line),
    merged: cells.filter((cell) => !isSingle(table, cell)),
    texts: Object.fromEntries([...texts].map(([name, blocks]) => [name, canonicalForm(blocks)])),
  };
}

function isSingle({ id, rows, columns }: Pick<TableContent, 'id' | 'rows' | 'columns'>, cell: TableCell): boolean {
  const own = cellText(id, rows[cell.row]?.id ?? '', columns[cell.column]?.id ?? '');
  return cell.rowSpan === 1 && cell.columnSpan === 1 && cell.texts.length === 1 && cell.texts[0] === own;
}

const text = v.string();
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const place = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const run = v.strictObject({ text, attrs: v.record(name, v.unknown()), embed: v.optional(v.unknown()) });
const blocks = v.array(
  v.strictObject({
    id: name,
    kind: name,
    indent: v.number(),
    props: v.optional(v.record(name, v.union([v.string(), v.number(), v.boolean()])), {}),
    runs: v.array(run),
  }),
);
const line = v.strictObject({
  id: name,
  ins: v.optional(name),
  del: v.optional(name),
  width: v.optional(place(1000)),
});
const cell = v.strictObject({
  row: place(MAX_ROWS),
  column: place(MAX_COLUMNS),
  rowSpan: place(MAX_ROWS),
  columnSpan: place(MAX_COLUMNS),
  texts: v.array(name),
});
const table = v.strictObject({
  rows: v.pipe(v.array(line), v.maxLength(MAX_ROWS)),
  columns: v.pipe(v.array(line), v.maxLength(MAX_COLUMNS)),
  merged: v.array(cell),
  texts: v.record(name, blocks),
});
const chapter = v.union([
  blocks,
  v.strictObject({ blocks, tables: v.record(name, table), notes: v.record(name, blocks) }),
]);

/** Reads what `canonicalChapter` wrote; null for anything else. Whether it is what it says is told by its hash. */
export function readCanonicalChapter(json: string): ChapterContent | null {
  const read = v.safeParse(chapter, parsed(json));
  if (!read.success) return null;
  const content = read.output;
  if (Array.isArray(content)) return { blocks: content.map(toBlock), tables: new Map(), notes: new Map() };
  return {
    blocks: content.blocks.map(toBlock),
    tables: new Map(Object.entries(content.tables).map(([id, each]) => [id, toTable(id, each)])),
    notes: new Map(Object.entries(content.notes).map(([id, each]) => [id, each.map(toBlock)])),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

type ReadBlock = v.InferOutput<typeof blocks>[number];

function toBlock({ id, kind, indent, props, runs }: ReadBlock): Block {
  const properties = {
    kind,
    indent: clampIndent(indent),
    ...(Object.keys(props).length > 0 && { props: props as Properties }),
  };
  const made = runs.map(({ text: characters, attrs, embed }) =>
    embed === undefined ? { text: characters, attrs } : { text: characters, attrs, embed },
  );
  const [markerId = id] = id.split('#');
  return makeBlock(id, properties, made, { markerId, virtual: id === VIRTUAL_ID });
}

/** The order of lines is that of the list. */
function toTable(id: string, read: v.InferOutput<typeof table>): TableContent {
  const lines = (list: readonly v.InferOutput<typeof line>[]): TableLine[] =>
    list.map((each, index) => ({
      id: each.id,
      order: String(index).padStart(4, '0'),
      ins: each.ins ?? null,
      del: each.del ?? null,
      width: each.width ?? null,
    }));
  const [rows, columns] = [lines(read.rows), lines(read.columns)];
  const covered = new Set(
    read.merged.flatMap(({ row, column, rowSpan, columnSpan }) =>
      Array.from({ length: Math.min(rowSpan, rows.length) }, (_, down) =>
        Array.from(
          { length: Math.min(columnSpan, columns.length) },
          (_each, across) => `${row + down}:${column + across}`,
        ),
      ).flat(),
    ),
  );
  const single = rows.flatMap((row, down) =>
    columns.flatMap((column, across): TableCell[] =>
      covered.has(`${down}:${across}`)
        ? []
        : [{ row: down, column: across, rowSpan: 1, columnSpan: 1, texts: [cellText(id, row.id, column.id)] }],
    ),
  );
  const cells = [...single, ...read.merged].sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    id,
    rows,
    columns,
    cells,
    texts: new Map(Object.entries(read.texts).map(([key, each]) => [key, each.map(toBlock)])),
  };
}
