/** A chapter as it would be if one of its blocks alone were as it was in another state. Pure. */
import { align } from '../compare/align.ts';
import type { Block } from '../block.ts';
import { notesIn } from '../embeds.ts';
import type { ChapterContent, TableContent } from '../nested.ts';
import { identityOf } from '../rival-moves.ts';
import { tableOf } from '../table.ts';

/**
 * `now` with the block of this id as in `then`: with its old words, back where it stood among its neighbours, gone if it wasn't
 * there. Its table and footnotes come along; the others stay as they are. Null for a block that is in neither.
 */
export function withBlock(now: ChapterContent, then: ChapterContent, id: string): ChapterContent | null {
  const old = then.blocks.find((block) => block.id === id);
  const present = standingFor(now.blocks, old, id);
  if (old === undefined)
    return present === undefined ? null : { ...now, blocks: now.blocks.filter((block) => block !== present) };
  const stays = present !== undefined && present.id === old.id && !isMoved(now.blocks, then.blocks, id);
  const blocks = stays
    ? now.blocks.map((block) => (block === present ? old : block))
    : putAmongNeighbours(
        now.blocks.filter((block) => block !== present),
        then.blocks,
        old,
      );
  const table = old.kind === 'table' ? then.tables.get(tableOf(old)) : undefined;
  const tables = table === undefined ? now.tables : new Map([...now.tables, [table.id, table]]);
  return { blocks, tables, notes: withNotes(now, then, old, table) };
}

/** The block of this id, or the one that an accepted move made of it. */
function standingFor(blocks: readonly Block[], old: Block | undefined, id: string): Block | undefined {
  const same = blocks.find((block) => block.id === id);
  if (same !== undefined || old === undefined) return same;
  return blocks.find((block) => identityOf(block) === identityOf(old));
}

const isMoved = (now: readonly Block[], then: readonly Block[], id: string): boolean =>
  align(
    now.map((block) => block.id),
    then.map((block) => block.id),
  ).some(({ after, moved }) => moved === 'here' && then[after]?.id === id);

/** Behind the nearest block before it that is there still, else before the nearest one behind it, else at the end. */
function putAmongNeighbours(blocks: readonly Block[], then: readonly Block[], old: Block): readonly Block[] {
  const at = then.indexOf(old);
  const places = new Map(blocks.map((block, index) => [block.id, index]));
  for (let index = at - 1; index >= 0; index--) {
    const place = places.get(then[index]?.id ?? '');
    if (place !== undefined) return [...blocks.slice(0, place + 1), old, ...blocks.slice(place + 1)];
  }
  for (let index = at + 1; index < then.length; index++) {
    const place = places.get(then[index]?.id ?? '');
    if (place !== undefined) return [...blocks.slice(0, place), old, ...blocks.slice(place)];
  }
  return [...blocks, old];
}

/** The footnotes of both, of the block those that it had. */
function withNotes(
  now: ChapterContent,
  then: ChapterContent,
  old: Block,
  table: TableContent | undefined,
): ChapterContent['notes'] {
  const notes = new Map(now.notes);
  const bring = (blocks: readonly Block[]): void => {
    for (const id of blocks.flatMap(notesIn)) {
      const own = then.notes.get(id);
      if (own === undefined || notes.get(id) === own) continue;
      notes.set(id, own);
      bring(own);
    }
  };
  bring([old]);
  for (const text of table?.texts.values() ?? []) bring(text);
  return notes;
}
