/**
 * Reads the values of a workbook's sheets. The archive is opened with the caps of `docx/package.ts` (bytes, entries, unpacked bytes, ratio);
 * rows come as a stream and are counted, and a cell far out makes no empty ones before it.
 */
import { Failure } from '../../../shared/rpc/contract.ts';
import { DocxPackage } from '../docx/package.ts';
import { tooLarge } from '../docx/refuse.ts';
import { child, childrenNamed, wholeNumber, type XmlElement } from '../docx/xml.ts';
import { dateStyles, dayOfSerial } from './serial-days.ts';

export const workbookLimits = {
  sheets: 50,
  /** Rows with something in them, of one sheet. */
  rows: 20_000,
  /** Columns that are looked at. */
  columns: 100,
  /** Cells with something in them, of the whole file. */
  cells: 400_000,
  /** Characters of a cell, as Excel has it. */
  text: 32_767,
} as const;

/** `number`: as the file has it, not rounded. `error`: `#REF!` and the like, or what can't be read. */
export type CellValue =
  | { readonly text: string }
  | { readonly number: string }
  | { readonly day: string }
  | { readonly flag: boolean }
  | { readonly error: string };

export interface SheetRow {
  /** From 1, as Excel counts. */
  readonly row: number;
  /** By the column, from 1. */
  readonly cells: ReadonlyMap<number, CellValue>;
}
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

const mainTypes = /spreadsheetml\.(sheet|template)\.main\+xml$|ms-excel\.(sheet|template)\.macroEnabled\.main\+xml$/i;

/** Throws a Failure that says what is wrong with the file. `progress` hears how far it is, 0 to 1. */
export async function readWorkbook(
  bytes: Uint8Array,
  progress: (share: number) => void = () => undefined,
): Promise<ReadSheet[]> {
  const parts = await openPackage(bytes);
  const main = [...(await parts.relationshipsOf('')).values()].find(({ type }) => type === 'officeDocument')?.part;
  const book = main === undefined ? null : await parts.root(main);
  if (main === undefined || main === null || book?.name !== 'x:workbook' || !(await isWorkbook(parts)))
    throw new Failure('importNotExcel');
  const relations = await parts.relationshipsOf(main);
  const partOf = (type: string): string | null =>
    [...relations.values()].find((each) => each.type === type)?.part ?? null;
  const context: Context = {
    strings: childrenNamed((await parts.root(partOf('sharedStrings'))) ?? undefined, 'x:si').map(textOf),
    dates: dateStyles(await parts.root(partOf('styles'))),
    from1904: ['1', 'true'].includes(child(book, 'x:workbookPr')?.attributes['date1904'] ?? ''),
    cells: 0,
  };
  const named = childrenNamed(child(book, 'x:sheets'), 'x:sheet');
  if (named.length > workbookLimits.sheets) throw tooLarge('sheets');
  const sheets: ReadSheet[] = [];
  for (const { attributes } of named) {
    const relation = relations.get(attributes['r:id'] ?? '');
    if (relation?.type === 'worksheet' && relation.part !== null)
      sheets.push({
        name: (attributes['name'] ?? '').slice(0, 100),
        rows: await readRows(parts, relation.part, context),
      });
    progress((sheets.length + 1) / (named.length + 1));
  }
  return sheets;
}

/** The same package as Word's, under its own name where it is none. */
async function openPackage(bytes: Uint8Array): Promise<DocxPackage> {
  try {
    return await DocxPackage.open(bytes);
  } catch (error) {
    const other = error instanceof Failure && (error.code === 'importNotWord' || error.code === 'importOldWord');
    throw other ? new Failure('importNotExcel') : error;
  }
}

async function isWorkbook(parts: DocxPackage): Promise<boolean> {
  const types = await parts.root('[Content_Types].xml');
  return types?.children.some(({ attributes }) => mainTypes.test(attributes['ContentType'] ?? '')) === true;
}

interface Context {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
  cells: number;
}

async function readRows(parts: DocxPackage, part: string, context: Context): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let last = 0;
  await parts.eachInside(part, (element) => {
    if (element.name !== 'x:row') return;
    last = wholeNumber(element.attributes['r'], 1, 1_048_576) ?? last + 1;
    const cells = new Map<number, CellValue>();
    let column = 0;
    for (const cell of childrenNamed(element, 'x:c')) {
      column = columnOf(cell.attributes['r']) ?? column + 1;
      const value = column <= workbookLimits.columns ? valueOf(cell, context) : null;
      if (value === null) continue;
      cells.set(column, value);
      context.cells += 1;
      if (context.cells > workbookLimits.cells) throw tooLarge('cells');
    }
    if (cells.size === 0) return;
    if (rows.length >= workbookLimits.rows) throw tooLarge('rows');
    rows.push({ row: last, cells });
  });
  return rows;
}

function valueOf(cell: XmlElement, { strings, dates, from1904 }: Context): CellValue | null {
  const { t = 'n', s } = cell.attributes;
  const raw = (child(cell, 'x:v')?.text ?? '').trim();
  switch (t) {
    case 's': {
      const text = strings[wholeNumber(raw, 0, strings.length - 1) ?? -1];
      return text === undefined ? { error: raw.slice(0, 100) } : nonEmpty(text);
    }
    case 'str':
      return nonEmpty(cut(child(cell, 'x:v')?.text ?? ''));
    case 'inlineStr': {
      const inline = child(cell, 'x:is');
      return inline === undefined ? null : nonEmpty(textOf(inline));
    }
    case 'b':
      return raw === '1' || raw === '0' ? { flag: raw === '1' } : null;
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(raw) ? { day: raw.slice(0, 10) } : { error: raw.slice(0, 100) };
    case 'n': {
      if (raw === '') return null;
      if (raw.length > 40 || !Number.isFinite(Number(raw))) return { error: raw.slice(0, 100) };
      const day = dates.has(Number(s ?? 0)) ? dayOfSerial(Number(raw), from1904) : null;
      return day === null ? { number: raw } : { day };
    }
    default:
      return raw === '' ? null : { error: raw.slice(0, 100) };
  }
}

const nonEmpty = (text: string): CellValue | null => (text.trim() === '' ? null : { text });
const cut = (text: string): string => text.slice(0, workbookLimits.text);

/** Of a plain or a rich text; what says how to read its signs (`rPh`) is none of it. */
function textOf(element: XmlElement): string {
  const runs = element.children.flatMap((each) =>
    each.name === 'x:t' ? [each] : each.name === 'x:r' ? childrenNamed(each, 'x:t') : [],
  );
  return cut(runs.map(({ text }) => text).join(''));
}

/** `C5` → 3; null for what is no place. */
function columnOf(place: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d*$/.exec(place ?? '')?.[1];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** 3 → `C`. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
