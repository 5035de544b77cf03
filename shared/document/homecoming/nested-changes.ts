/** What both changed within the chapter's paragraphs: in cells of tables and in footnotes. Pure. */
import type { Block } from '../block.ts';
import { compareBlocks } from '../compare/compare-blocks.ts';
import { isRowChanged } from '../compare/compare-table.ts';
import { notesIn, noteText } from '../embeds.ts';
import type { ChapterContent, TableContent } from '../nested.ts';
import { tableOf } from '../table.ts';
import type { BothChanged, HomeStates, LostLine } from './home-states.ts';
import type { Side } from './clusters.ts';
import { EMPTY_TEXT } from './groups.ts';
import { textIn } from './texts.ts';

export interface NestedChanges {
  /** Whether a side changed something in a block (a cell, a footnote) that isn't there any more in `other`. */
  readonly lost: (id: string, other: ChapterContent) => boolean;
}

export function nestedChanges({ base, ...states }: HomeStates, side: Side): NestedChanges {
  const changed = new Map<string, boolean>();
  const isChanged = (name: string): boolean => {
    const known = changed.get(name);
    if (known !== undefined) return known;
    const [was, is] = [textIn(base, name) ?? EMPTY_TEXT, textIn(states[side], name)];
    const answer = is !== null && compareBlocks(was, is).some(isRowChanged);
    changed.set(name, answer);
    return answer;
  };
  const hanging = (block: Block): readonly string[] => {
    const table = block.kind === 'table' ? states[side].tables.get(tableOf(block)) : undefined;
    return [...notesIn(block).map(noteText), ...(table === undefined ? [] : cellsOf(table))];
  };
  return {
    lost: (id, other) => {
      const block = states[side].blocks.find((each) => each.id === id);
      if (block === undefined) return false;
      const still = other.blocks.find((each) => each.id === id);
      const kept = new Set(still === undefined ? [] : notesIn(still).map(noteText));
      const isGone = (name: string): boolean => still === undefined || (name.startsWith('note:') && !kept.has(name));
      return hanging(block).some((name) => isGone(name) && isChanged(name));
    },
  };
}

const cellsOf = ({ cells }: TableContent): readonly string[] => cells.flatMap(({ texts }) => texts);

/** By the name of a text within the chapter: the block of the chapter that it hangs on. */
export function holdersOf(states: HomeStates): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  for (const content of [states.base, states.mine, states.theirs])
    for (const block of content.blocks) {
      const add = (name: string, list: readonly Block[]): void => {
        holders.set(name, block.id);
        for (const id of list.flatMap(notesIn)) holders.set(noteText(id), block.id);
      };
      for (const id of notesIn(block)) add(noteText(id), content.notes.get(id) ?? []);
      const table = block.kind === 'table' ? content.tables.get(tableOf(block)) : undefined;
      for (const name of table === undefined ? [] : cellsOf(table)) add(name, table?.texts.get(name) ?? []);
    }
  return holders;
}

/** Cells that one side wrote in while the other took their row or column away, one for each such line. */
export function lostLines({ base, mine, theirs }: HomeStates, holders: ReadonlyMap<string, string>): BothChanged[] {
  const found: BothChanged[] = [];
  const look = (writer: ChapterContent, remover: ChapterContent, by: 'mine' | 'theirs'): void => {
    for (const [id, table] of writer.tables) {
      const other = remover.tables.get(id);
      const before = base.tables.get(id);
      if (other === undefined || before === undefined) continue;
      const gone = (
        lines: readonly { readonly id: string }[],
        left: readonly { readonly id: string }[],
      ): Set<string> => {
        const still = new Set(left.map((line) => line.id));
        return new Set(lines.flatMap((line) => (still.has(line.id) ? [] : line.id)));
      };
      const [rows, columns] = [gone(before.rows, other.rows), gone(before.columns, other.columns)];
      for (const name of cellsOf(table)) {
        const [, , row = '', column = ''] = name.split(':');
        if (!rows.has(row) && !columns.has(column)) continue;
        const [was, is] = [before.texts.get(name) ?? EMPTY_TEXT, table.texts.get(name) ?? EMPTY_TEXT];
        if (!compareBlocks(was, is).some(isRowChanged)) continue;
        const lines: LostLine[] = [
          ...(rows.has(row) ? [{ table: id, type: 'row' as const, id: row }] : []),
          ...(columns.has(column) ? [{ table: id, type: 'column' as const, id: column }] : []),
        ];
        found.push({
          key: `${name}/line`,
          text: name,
          holder: holders.get(name) ?? '',
          ids: new Set([...was, ...is].map((block) => block.id)),
          around: new Map(),
          before: was,
          mine: by === 'mine' ? is : [],
          theirs: by === 'theirs' ? is : [],
          lines: { mine: by === 'mine' ? lines : [], theirs: by === 'theirs' ? lines : [] },
        });
      }
    }
  };
  look(mine, theirs, 'mine');
  look(theirs, mine, 'theirs');
  return found;
}
