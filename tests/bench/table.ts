/** The one table, for the terminal and as Markdown. */
import { isMet, type Row } from './figure.ts';
import { type Spread } from './stats.ts';

const head = ['figure', 'what', 'ours', 'peer', 'ratio (quartiles)', 'goal', '', 'what limits it'];

/** A Markdown table whose columns also line up in a terminal. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.figure,
    row.what,
    row.ours,
    row.peer,
    spread(row.value),
    goalOf(row),
    row.goal === null ? '' : isMet(row) ? 'met' : 'missed',
    row.goal !== null && isMet(row) ? '' : row.limit,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const line = (parts: readonly string[]): string =>
    `| ${parts.map((part, column) => (column === parts.length - 1 ? part : part.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${head.map((_, column) => '-'.repeat((widths[column] ?? 0) + (column === head.length - 1 ? 2 - (widths[column] ?? 0) + 14 : 2))).join('|')}|`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}

function spread({ middle, low, high }: Spread): string {
  return `${number(middle)} (${number(low)}–${number(high)})`;
}

function number(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function goalOf({ goal }: Row): string {
  if (goal === null) return '–';
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}
