/** Texts that are there in one state alone, as rows of a comparison. */
import type { Block } from '../../../shared/document/block.ts';
import { compareTables } from '../../../shared/document/compare/compare-table.ts';
import type { ComparedRow, ComparedTable, PieceState } from '../../../shared/document/compare/compared.ts';
import type { Scope } from './scope.ts';

/** Blocks that all came, or all went. */
export function oneSidedRows(blocks: readonly Block[], state: 'inserted' | 'deleted'): ComparedRow[] {
  return blocks.map((block) => ({
    mark: state,
    before: state === 'deleted' ? block : null,
    after: state === 'inserted' ? block : null,
    moved: false,
    pieces: block.runs.map((run) => ({ state, run })),
    properties: [],
  }));
}

/** The rows of a footnote whose mark stands like this. */
export function noteRows({ before, after, compared }: Scope, note: string, state: PieceState): readonly ComparedRow[] {
  if (state === 'inserted') return oneSidedRows(after?.notes.get(note) ?? [], state);
  if (state === 'deleted') return oneSidedRows(before?.notes.get(note) ?? [], 'deleted');
  return compared.notes.get(note) ?? [];
}

/** A table that came or went as a whole, or (`same`) is there in both states. */
export function tableOfState(
  { before, after, compared }: Scope,
  id: string,
  state: ComparedRow['mark'],
): ComparedTable | null {
  if (state === 'same') return compared.tables.get(id) ?? null;
  const content = (state === 'inserted' ? after : before)?.tables.get(id) ?? null;
  if (content === null) return null;
  return state === 'inserted' ? compareTables(null, content) : compareTables(content, null);
}
