import { $getSelection, $isRangeSelection } from 'lexical';
import { describe, expect, it, vi } from 'vitest';
import { caret, desks, edit, type } from '../../support/desks.ts';
import { $select } from '../../support/select.ts';

const { desk, colleague } = desks();

describe('caret and selection', () => {
  it('BI15 the caret stays behind the character it stood behind, and keeps its format', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    edit(anna, () => $select(0, 2).toggleFormat('bold'));
    type(bob, 0, 2, 'B');
    expect(caret(anna)).toBe('a:2');
    type(bob, 0, 0, 'BB');
    expect(caret(anna)).toBe('a:4');
    edit(bob, () => $select(0, 1).insertParagraph());
    expect(caret(anna)).toBe(`${anna.binding.blocks[1]?.id}:3`);
    const format = anna.editor.getEditorState().read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) && selection.hasFormat('bold');
    });
    expect(format).toBe(true);
  });

  it('BI16 a shared selection means the same place for others, through splits and until it is gone', () => {
    const anna = desk(['eins zwei', 'drei']);
    const bob = colleague(anna);
    edit(anna, () => $select(0, 5, 0, 9));
    const selection = anna.binding.selection();
    const place = (position: unknown) => {
      const found = bob.binding.resolve(position);
      return found === null
        ? null
        : [
            bob.binding.blocks.findIndex(({ id }) => id === found.block),
            found.offset,
            bob.binding.blockKey(found.block) === found.key,
          ];
    };
    expect([place(selection?.anchor), place(selection?.focus)]).toEqual([
      [0, 5, true],
      [0, 9, true],
    ]);
    edit(bob, () => $select(0, 4).insertParagraph());
    expect([place(selection?.anchor), place(selection?.focus)]).toEqual([
      [1, 1, true],
      [1, 5, true],
    ]);
    expect(
      [null, 7, {}, { type: { client: 1, clock: -1 } }, { tname: 'other' }].map((bad) => bob.binding.resolve(bad)),
    ).toEqual([null, null, null, null, null]);
  });

  it('BI17 selections are announced together, not with every key', () => {
    vi.useFakeTimers();
    const anna = desk(['eins']);
    const heard = vi.fn();
    anna.binding.onSelection(heard);
    for (const letter of 'abc') type(anna, 0, 0, letter);
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
