/** What stands in cells, read and written past their editors: to clear, copy and fill many of them as one step. */
import type * as Y from 'yjs';
import { makeBlock, type Block } from '../../../../shared/document/block.ts';
import { newBlockId } from '../../../../shared/document/blocks.ts';
import { blockProperties } from '../../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../../shared/document/diff.ts';
import { readText } from '../../../../shared/document/nested.ts';
import { mayStand } from '../../../../shared/document/places.ts';
import { applyOperations, type Operation } from '../../../../shared/document/operations.ts';
import { seenIn } from '../../../../shared/document/seen.ts';
import { suggested } from '../../../../shared/document/suggest.ts';
import { noteSuggestion, readSuggestion } from '../../../../shared/document/suggestions.ts';
import type { CellRange } from '../../../../shared/document/table-edit.ts';
import type { TableCell } from '../../../../shared/document/table.ts';
import type { PastedBlock } from '../../clipboard/pasted-block.ts';
import type { Step } from '../../inner/inner-texts.ts';
import type { TableDesk } from './table-desk.ts';

/** The cells that a range covers, row by row. */
export const cellsIn = (desk: TableDesk, range: CellRange): TableCell[] =>
  desk
    .table()
    .cells.filter(
      ({ row, column }) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
    );

/** Takes the text out of the selected cells. */
export function clearCells(desk: TableDesk): void {
  const range = desk.range();
  if (range === null) return;
  const names = cellsIn(desk, range).flatMap(({ texts }) => texts.filter((name) => desk.doc.getText(name).length > 0));
  writeTexts(desk, new Map(names.map((name) => [name, []])));
}

interface WriteOptions {
  readonly step?: Step;
  /** Who suggests the change; null for nobody. By default whoever suggests at the moment. */
  readonly person?: string | null;
}

/** Writes other blocks into texts, as one step; what they held before is deleted, or suggested to go. */
export function writeTexts(
  desk: Pick<TableDesk, 'doc' | 'inner'>,
  contents: ReadonlyMap<string, readonly PastedBlock[]>,
  { step = 'own', person = desk.inner.person }: WriteOptions = {},
): void {
  const { doc, inner } = desk;
  inner.change(
    (origin) =>
      doc.transact(() => {
        // One suggestion for all of them, since it was one change.
        const suggesting = person === null ? null : { person, id: newBlockId() };
        for (const [name, blocks] of contents)
          replaceText(doc, doc.getText(name), readText(doc, name), blocks, suggesting);
      }, origin),
    [...contents.keys()].map((name) => doc.getText(name)),
    step,
  );
}

function replaceText(
  doc: Y.Doc,
  text: Y.Text,
  old: readonly Block[],
  blocks: readonly PastedBlock[],
  suggesting: { readonly person: string; readonly id: string } | null,
): void {
  const made = blocks.map(({ kind, indent, runs }) =>
    makeBlock(newBlockId(), { kind: mayStand(kind, 'cell') ? kind : 'paragraph', indent }, runs),
  );
  const length = text.length;
  const remove: Operation[] = length === 0 ? [] : [{ type: 'delete', at: 0, length }];
  const insert = made.length === 0 ? [] : diffBlocks([], made);
  if (suggesting === null) {
    applyOperations(text, blockProperties(doc), remove);
    applyOperations(text, blockProperties(doc), insert);
    return;
  }
  const { person, id } = suggesting;
  const mine = (other: string): boolean => readSuggestion(doc, other).by === person;
  noteSuggestion(doc, id, person, Date.now(), length === 0 ? {} : seenIn(text, [[0, length]]));
  const { operations } = suggested([...insert, ...remove], old, { id, mine });
  applyOperations(text, blockProperties(doc), operations);
}
