/** Workbooks made by hand, part by part, for tests. */
import { zip } from '../../electron/export/zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text, or the markup of a cell behind `<c`: ` t="e"><v>#REF!</v></c>`. Numbers are numbers; null is no cell. */
export type HandCell = string | number | { readonly markup: string } | null;

export function sheetOf(rows: readonly (readonly HandCell[])[], cellPlaces = true): string {
  const cell = (value: HandCell, row: number, column: number): string => {
    const place = cellPlaces ? ` r="${String.fromCharCode(65 + column)}${row + 1}"` : '';
    if (value === null) return '';
    if (typeof value === 'number') return `<c${place}><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    return `<c${place}${value.markup}`;
  };
  return rows
    .map(
      (cells, row) =>
        `<row${cellPlaces ? ` r="${row + 1}"` : ''}>${cells.map((each, at) => cell(each, row, at)).join('')}</row>`,
    )
    .join('');
}

/** `sheets`: markup of `sheetData` by name. `parts`: further parts, or others instead (null: left out). */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, string | null>> = {},
): Promise<Uint8Array> {
  const names = Object.keys(sheets);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const all: Record<string, string | null> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="s${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${names.map((_, n) => `<Relationship Id="s${n}" Type="${relations}/worksheet" Target="worksheets/s${n}.xml"/>`).join('')}<Relationship Id="st" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="[$-407]d. mmmm yyyy"/><numFmt numFmtId="171" formatCode="0.0&quot; Tage&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, n) => [
        `xl/worksheets/s${n}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${sheets[name] ?? ''}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  };
  return zip(
    Object.entries(all).flatMap(([name, text]) =>
      text === null ? [] : [{ name, bytes: new TextEncoder().encode(text) }],
    ),
  );
}
