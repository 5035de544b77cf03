/** Which sheet of a workbook is which, and which column: by their German headings, in any order. */
import { sheetColumns, sheetNames, type CatalogueSheet } from '../../../shared/measures/sheet-words.ts';
import { NamedRow, type NoteBook } from './note-book.ts';
import { plainWord, shownText } from './typed-cells.ts';
import type { ReadSheet, SheetRow } from './workbook.ts';

/** Above the headings people write titles and dates. */
const searched = 30;

export interface FoundSheet {
  readonly rows: readonly NamedRow[];
  readonly columns: ReadonlyMap<string, number>;
  /** Columns of costs by their year, `Kosten 2022`, as in a catalogue of a single sheet. */
  readonly costs: ReadonlyMap<string, number>;
}

/** The sheets that are found. That of the measures is the one of its name, else the first with its headings. */
export function findSheets(sheets: readonly ReadSheet[], book: NoteBook): ReadonlyMap<CatalogueSheet, FoundSheet> {
  const found = new Map<CatalogueSheet, FoundSheet>();
  const used = new Set<ReadSheet>();
  for (const kind of ['measures', 'costs', 'steps', 'indicators', 'reports'] as const) {
    const named = sheets.filter((sheet) => !used.has(sheet) && isNamed(sheet.name, kind));
    const rest = kind === 'measures' ? sheets.filter((sheet) => !named.includes(sheet) && !isOther(sheet.name)) : [];
    for (const sheet of [...named, ...rest]) {
      const head = headOf(sheet, kind);
      if (head === null) {
        if (named.includes(sheet)) book.add('sheet', sheet.name, 0, 0, '');
        continue;
      }
      used.add(sheet);
      found.set(kind, columnsOf(sheet, head, kind, book));
      break;
    }
  }
  for (const sheet of sheets) if (!used.has(sheet) && sheet.rows.length > 0) book.add('sheet', sheet.name, 0, 0, '');
  return found;
}

const isNamed = (name: string, kind: CatalogueSheet): boolean =>
  sheetNames[kind].some((each) => plainWord(each) === plainWord(name));
const isOther = (name: string): boolean =>
  (['costs', 'steps', 'indicators', 'reports'] as const).some((kind) => isNamed(name, kind));

/** The first row that has at least two of the headings, one of which says which measure it is. */
function headOf(sheet: ReadSheet, kind: CatalogueSheet): SheetRow | null {
  for (const row of sheet.rows.slice(0, searched)) {
    const names = new Set([...row.cells.values()].map((cell) => nameOf(shownText(cell), kind)));
    names.delete(null);
    if (names.size >= 2 && ['number', 'title', 'id'].some((name) => names.has(name))) return row;
  }
  return null;
}

/** The name of a column by its heading; null for none that is known. */
function nameOf(heading: string, kind: CatalogueSheet): string | null {
  const word = plainWord(heading);
  const columns = Object.entries<readonly string[]>(sheetColumns[kind]);
  return columns.find(([, words]) => words.some((each) => plainWord(each) === word))?.[0] ?? null;
}

function columnsOf(sheet: ReadSheet, head: SheetRow, kind: CatalogueSheet, book: NoteBook): FoundSheet {
  const columns = new Map<string, number>();
  const costs = new Map<string, number>();
  for (const [column, cell] of head.cells) {
    const heading = shownText(cell);
    const name = nameOf(heading, kind);
    const year =
      kind === 'measures'
        ? /^(?:kosten|betrag|mittel|finanzbedarf)\D{0,20}(\d{4})\D{0,8}$/i.exec(heading.trim())
        : null;
    if (name !== null && !columns.has(name)) columns.set(name, column);
    else if (year?.[1] !== undefined && !costs.has(year[1])) {
      costs.set(year[1], column);
      columns.set(`costs:${year[1]}`, column);
    } else if (kind === 'measures' && nameOf(heading, 'costs') === 'source' && !columns.has('source'))
      columns.set('source', column);
    else book.add('column', sheet.name, head.row, column, heading);
  }
  const rows = sheet.rows.slice(sheet.rows.indexOf(head) + 1);
  return { rows: rows.map((row) => new NamedRow(sheet.name, row, columns, book)), columns, costs };
}
