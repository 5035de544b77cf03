/** Writes sheets as a workbook. The same sheets give the same bytes: the library's own archive has the clock in it. */
import { fromBufferPromise } from 'yauzl';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { zip, type ZipEntry } from '../zip.ts';
import type { SheetCell, WrittenSheet } from './catalogue-sheets.ts';

/** Cells of Excel hold no more characters. */
const longest = 32_767;

export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = await writeXlsxFile(
    sheets.map(({ name, headings, widths, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: [
        headings.map((value): Cell => ({ value, type: String, fontWeight: 'bold' })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer();
  return zip(await partsOf(written));
}

/** Every text has the type of a text, so that `=1+1`, `+49`, `-` and `@` are read as what they are. */
function cellOf(cell: SheetCell): Cell {
  if (cell === null) return null;
  if ('text' in cell) {
    const value = cell.text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
    return { value, type: String, format: '@', wrap: value.includes('\n'), alignVertical: 'top' };
  }
  if ('cents' in cell) return { value: cell.cents / 100, type: Number, format: '#,##0.00', alignVertical: 'top' };
  if ('number' in cell) return { value: cell.number, type: Number, alignVertical: 'top' };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy', alignVertical: 'top' };
}

/** What the library packed, in its order. */
async function partsOf(bytes: Uint8Array): Promise<ZipEntry[]> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts: ZipEntry[] = [];
  for await (const entry of archive.eachEntry()) {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece);
    parts.push({ name: entry.fileName, bytes: new Uint8Array(Buffer.concat(pieces)) });
  }
  return parts;
}
