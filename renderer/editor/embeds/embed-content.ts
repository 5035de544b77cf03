/**
 * What texts of this program say to each other over the clipboard beside HTML and plain text: blocks and tables with their
 * embeds, and the texts of the footnotes among these. Whatever the clipboard holds is checked and bounded.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import {
  FORMATS,
  isTextKind,
  makeBlock,
  TEXT_KINDS,
  type Attributes,
  type Block,
  type Run,
} from '../../../shared/document/block.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { embedRun, noteText, readEmbed } from '../../../shared/document/embeds.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { readText } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { mayStand, type Place } from '../../../shared/document/places.ts';
import { cleanText, type PastedBlock } from '../clipboard/pasted-block.ts';
import { tableCaps, type PastedTable } from '../clipboard/pasted-table.ts';

export const EMBED_TYPE = 'application/x-ratschrift-text';
const longest = 1_000_000;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const run = v.object({
  text: v.pipe(v.string(), v.maxLength(200_000)),
  attrs: v.record(v.string(), v.unknown()),
  embed: v.optional(v.unknown()),
});
const runs = v.pipe(v.array(run), v.maxLength(5_000));
const text = { indent: whole(0, 8), runs };
const block = v.object({ kind: v.picklist(TEXT_KINDS), ...text });
const cell = v.object({
  row: whole(0, tableCaps.rows - 1),
  column: whole(0, tableCaps.columns - 1),
  rowSpan: whole(1, tableCaps.rows),
  columnSpan: whole(1, tableCaps.columns),
  blocks: v.pipe(v.array(block), v.maxLength(200)),
});
const table = v.object({
  rows: whole(1, tableCaps.rows),
  columns: whole(1, tableCaps.columns),
  headerRow: v.boolean(),
  headerColumn: v.boolean(),
  widths: v.optional(v.pipe(v.array(whole(0, 1_000)), v.maxLength(tableCaps.columns))),
  cells: v.pipe(v.array(cell), v.maxLength(tableCaps.rows * tableCaps.columns)),
});
const content = v.object({
  blocks: v.pipe(
    v.array(v.variant('kind', [block, v.object({ kind: v.literal('table'), ...text, table })])),
    v.minLength(1),
    v.maxLength(2_000),
  ),
  notes: v.record(v.string(), v.pipe(v.array(block), v.maxLength(200))),
});
export type EmbedContent = v.InferOutput<typeof content>;
type ContentRuns = v.InferOutput<typeof runs>;

/** What the clipboard holds under `EMBED_TYPE`; null for nothing, or nothing of this kind. */
export function readEmbedContent(source: string): EmbedContent | null {
  if (source === '' || source.length > longest) return null;
  try {
    const checked = v.safeParse(content, JSON.parse(source));
    return checked.success && checked.output.blocks.every(fits) ? checked.output : null;
  } catch {
    return null;
  }
}

/** Whether the cells of a table lie in it. */
function fits(each: EmbedContent['blocks'][number]): boolean {
  if (each.kind !== 'table') return true;
  const { rows, columns, cells } = each.table;
  return cells.every((own) => own.row + own.rowSpan <= rows && own.column + own.columnSpan <= columns);
}

/** Blocks for the clipboard with the footnotes of `doc` that stand in them; null where no embed does, or there is too much. */
export function withNotes(doc: Y.Doc, blocks: readonly PastedBlock[]): string | null {
  const embeds = [...blocks, ...blocks.flatMap(inTable)]
    .flatMap((each) => each.runs)
    .flatMap(({ embed }) => (embed === undefined ? [] : (readEmbed(embed) ?? [])));
  if (embeds.length === 0) return null;
  const notes = embeds.flatMap((embed) =>
    'note' in embed ? [[embed.note, noteBlocks(doc, embed.note)] as const] : [],
  );
  const written = JSON.stringify({ blocks, notes: Object.fromEntries(notes) });
  return readEmbedContent(written) === null ? null : written;
}

const inTable = ({ table: own }: PastedBlock): readonly PastedBlock[] =>
  own?.cells.flatMap(({ blocks }) => blocks) ?? [];

/** A footnote's text. */
const noteBlocks = (doc: Y.Doc, note: string): EmbedContent['notes'][string] =>
  readText(doc, noteText(note)).map(({ kind, indent, runs: own }) => ({
    kind: isTextKind(kind) && mayStand(kind, 'note') ? kind : 'paragraph',
    indent,
    runs: [...own],
  }));

/** The blocks as they may be put into a text of `place`; footnotes are new ones, and their texts are written at once. */
export function takeContent(doc: Y.Doc, { blocks, notes }: EmbedContent, place: Place): PastedBlock[] {
  const written = new Map<string, readonly Block[]>();
  const inNote = (embed: unknown): readonly Run[] => {
    const read = readEmbed(embed);
    return read === null || 'note' in read ? [] : [embedRun(read)];
  };
  const fresh = (embed: unknown): readonly Run[] => {
    const read = readEmbed(embed);
    if (read === null || !('note' in read)) return inNote(embed);
    if (place === 'note') return [];
    const note = newBlockId();
    written.set(
      note,
      (notes[read.note] ?? []).map(({ kind, indent, runs: own }) =>
        makeBlock(newBlockId(), { kind: mayStand(kind, 'note') ? kind : 'paragraph', indent }, cleanRuns(own, inNote)),
      ),
    );
    return [embedRun({ note })];
  };
  const clean = blocks.map((each): PastedBlock => {
    const own = { kind: each.kind, indent: each.indent, runs: cleanRuns(each.runs, fresh) };
    return each.kind === 'table' ? { ...own, table: takeTable(each.table, fresh) } : own;
  });
  // The texts first, so that nobody sees a footnote without its own.
  doc.transact(() => {
    for (const [note, own] of written)
      if (own.length > 0) applyOperations(doc.getText(noteText(note)), blockProperties(doc), diffBlocks([], own));
  }, 'paste footnotes');
  return clean;
}

function takeTable(
  { widths, ...own }: v.InferOutput<typeof table>,
  embed: (value: unknown) => readonly Run[],
): PastedTable {
  return {
    ...own,
    ...(widths === undefined ? {} : { widths }),
    cells: own.cells.map((each) => ({
      ...each,
      blocks: each.blocks.map(({ kind, indent, runs: list }) => ({ kind, indent, runs: cleanRuns(list, embed) })),
    })),
  };
}

/** Runs as the clipboard may bring them: known formats, safe links, no characters that a text can't hold. */
function cleanRuns(list: ContentRuns, embed: (value: unknown) => readonly Run[]): readonly Run[] {
  return list.flatMap((each): readonly Run[] => {
    if (each.embed !== undefined) return embed(each.embed);
    const attrs: Record<string, unknown> = {};
    for (const format of FORMATS) if (each.attrs[format] === true) attrs[format] = true;
    const { link } = each.attrs;
    if (isSafeLink(link)) attrs['link'] = link;
    const clean = cleanText(each.text);
    return clean === '' ? [] : [{ text: clean, attrs: attrs satisfies Attributes }];
  });
}
