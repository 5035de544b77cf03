/** Which kinds of blocks may stand where: in a chapter all, in a cell of a table and in a footnote only those that are text. */
import type { BlockKind } from './block.ts';

/** What a text is part of. */
export type Place = 'chapter' | 'cell' | 'note';

const kinds: Readonly<Record<Exclude<Place, 'chapter'>, readonly BlockKind[]>> = {
  cell: ['paragraph', 'bullet', 'number', 'quote'],
  note: ['paragraph', 'bullet', 'number', 'quote'],
};

/** Whether a block of this kind may be put there; kinds of newer versions are left where they are. */
export function mayStand(kind: string, place: Place): boolean {
  return place === 'chapter' || (kinds[place] as readonly string[]).includes(kind);
}
