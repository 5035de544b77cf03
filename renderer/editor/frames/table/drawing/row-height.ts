/** How high rows will be that are not drawn yet, so that the page hardly moves when they are. Pure. */

/** Of the table's own letter size: a line, what is above and below, a letter, and a table of usual width. */
const line = 1.45;
const padding = 0.8;
const letter = 0.5;
const tableWidth = 46;
const cellPadding = 1.2;

/** Height of a row in em of the table; `lengths` are those of its texts by column, `shares` the columns' of a width of 1000. */
export function rowHeight(lengths: readonly number[], shares: readonly number[]): number {
  const lines = lengths.map((length, column) => {
    const width = ((shares[column] ?? 0) / 1000) * tableWidth - cellPadding;
    return Math.ceil((length * letter) / Math.max(2, width));
  });
  return Math.max(1, ...lines) * line + padding;
}
