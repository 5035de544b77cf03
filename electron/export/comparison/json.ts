/** A comparison as data for other programs: the two states, what is different, and how much. */
import type { ComparedChapter, ComparedRow } from '../../../shared/document/compare/compared.ts';
import type { Comparison, PaperState } from './comparison.ts';
import { summaryOf } from './summary.ts';

/** Version of this form; raised when a reader of the old one would go wrong. */
export const comparisonFormat = 'ratschrift-comparison/1';

/** How much changed where; without the texts. */
export function comparisonSummary(comparison: Comparison): unknown {
  const { before, after } = comparison;
  const state = ({ name, at, by }: PaperState): unknown => ({
    name,
    at: at === null ? null : new Date(at).toISOString(),
    by,
  });
  const rows = summaryOf(comparison);
  return {
    format: comparisonFormat,
    before: state(before),
    after: state(after),
    chapters: rows.filter(({ chapter }) => chapter !== null),
    total: rows.find(({ chapter }) => chapter === null)?.counts ?? null,
  };
}

/** With every row of every chapter. */
export function comparisonJson(comparison: Comparison): string {
  const texts = comparison.chapters.map(
    ({ id, titleBefore, titleAfter, moved, tables, notes, rows }: ComparedChapter) => ({
      id,
      titleBefore,
      titleAfter,
      moved,
      rows: plain(rows),
      tables: Object.fromEntries(
        [...tables].map(([id, { cells, ...table }]) => [
          id,
          { ...table, cells: Object.fromEntries([...cells].map(([cell, found]) => [cell, plain(found)])) },
        ]),
      ),
      notes: Object.fromEntries([...notes].map(([id, found]) => [id, plain(found)])),
    }),
  );
  return `${JSON.stringify({ ...(comparisonSummary(comparison) as object), texts }, null, 2)}\n`;
}

/** Blocks are named; their words stand in the pieces. */
const plain = (rows: readonly ComparedRow[]): unknown =>
  rows.map(({ before, after, ...row }) => ({ ...row, before: formOf(before), after: formOf(after) }));

const formOf = (block: ComparedRow['before']): unknown =>
  block === null ? null : { id: block.id, kind: block.kind, indent: block.indent, props: block.props };
