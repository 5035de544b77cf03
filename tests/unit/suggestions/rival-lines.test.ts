/** A row or column about which two suggestions say different things. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { suggestLineMove } from '../../../shared/document/suggested-line-move.ts';
import { suggestGone, tableSuggestions } from '../../../shared/document/table-suggest.ts';
import { readTable } from '../../../shared/document/table.ts';
import { cellOf, decide, shown, three, TYPES } from '../../support/moved-lines.ts';

const by = (id: string) => ({ id, mine: () => false });
const accept = (doc: Y.Doc, ...ids: string[]): unknown =>
  decideInChapter(doc, { ids: new Set(ids), accept: true, by: 'p', at: 3 }, 'test');

describe('two suggestions about one line', () => {
  it('SX42 to go and to move: it stays at its new place where the move is accepted first, last or with the other', () => {
    for (const type of TYPES)
      for (const [ids, left] of [
        [['move'], 'b c a'],
        [['move', 'gone'], 'b c a'],
        [['gone'], 'b c a'],
      ] as const) {
        const { docs, a } = three(type);
        const [anna] = docs;
        decide(anna, false);
        const lines = readTable(anna, 'T')[type === 'row' ? 'rows' : 'columns'];
        suggestGone(anna, 'T', type, [a], by('gone'), 'test');
        suggestLineMove(anna, 'T', { type, id: a, after: lines[2]?.id ?? null }, by('move'), 'test');
        accept(anna, ...ids);
        accept(anna, ...tableSuggestions(anna).map(({ id }) => id));
        expect(shown(anna)).toBe(left);
      }
  });

  it('SX43 to move, and the copy to move on: it is there once, at the place that is accepted', () => {
    for (const type of TYPES)
      for (const [accepted, left] of [
        ['m', 'b c aneu'],
        ['on', 'b a c'],
      ] as const) {
        const { docs, copy } = three(type);
        const [anna] = docs;
        const lines = readTable(anna, 'T')[type === 'row' ? 'rows' : 'columns'];
        const second = suggestLineMove(anna, 'T', { type, id: copy, after: lines[1]?.id ?? null }, by('on'), 'test');
        expect(cellOf(anna, type, second ?? '').toJSON()).toBe('a');
        accept(anna, accepted);
        for (const { id } of tableSuggestions(anna))
          decideInChapter(anna, { ids: new Set([id]), accept: false, by: 'p', at: 3 }, 'test');
        expect(shown(anna)).toBe(left);
      }
  });
});
