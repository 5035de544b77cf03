/** A text's content, one piece for each position. */
import type * as Y from 'yjs';
import { deltaOf } from './blocks.ts';
import { cleanAttributes, markerIdOf } from './delta.ts';
import type { Piece } from './operations.ts';

export function piecesOf(text: Y.Text): readonly Piece[] {
  return deltaOf(text).flatMap(({ insert, attributes }): Piece[] => {
    const attrs = cleanAttributes(attributes);
    if (typeof insert === 'string') return insert.split('').map((letter) => ({ text: letter, attrs }));
    const marker = markerIdOf(insert);
    return [marker !== null ? { marker } : { text: '\uFFFC', attrs, embed: insert }];
  });
}
