import { describe, expect, it } from 'vitest';
import { desks, edit, texts, type, type Desk } from '../../support/desks.ts';
import { $select } from '../../support/select.ts';

const { desk, colleague } = desks();

describe('BI31 a character is written behind the frame that shows it', () => {
  let write: (() => void) | null = null;
  const writeLater = (later: () => void): void => void (write = later);
  const written = ({ doc }: Desk) => doc.getText('text').toString();

  it('BI31 and each is a step of its own, written before the next change, whatever that is', () => {
    const anna = desk(['eins'], { writeLater });
    const updates: Uint8Array[] = [];
    anna.doc.on('update', (update: Uint8Array) => updates.push(update));
    type(anna, 0, 4, 'a');
    expect([texts(anna), written(anna), anna.binding.settled]).toEqual([['einsa'], 'eins', false]);
    type(anna, 0, 5, 'b');
    expect([texts(anna), written(anna), updates.length]).toEqual([['einsab'], 'einsa', 1]);
    write?.();
    expect([written(anna), updates.length, anna.binding.settled]).toEqual(['einsab', 2, true]);
    write?.();
    expect(updates.length).toBe(2);
    type(anna, 0, 6, 'c');
    edit(anna, () => $select(0, 7).insertParagraph());
    expect([texts(anna), written(anna)]).toEqual([['einsabc', ''], 'einsabc']);
    type(anna, 0, 7, 'mehr');
    expect(written(anna)).toBe('einsabcmehr');
    expect(anna.binding.check()).toBeNull();
  });

  it('BI31 and is read then, too; whoever asks for the blocks before gets what is shown', () => {
    const anna = desk(['eins'], { writeLater });
    const told: string[] = [];
    anna.binding.onBlocks(([first]) => void told.push(first?.text ?? ''));
    type(anna, 0, 4, 'a');
    expect(told).toEqual([]);
    write?.();
    expect(told).toEqual(['einsa']);
    type(anna, 0, 5, 'b');
    expect([anna.binding.blocks[0]?.text, written(anna)]).toEqual(['einsab', 'einsa']);
    write?.();
    expect([told, written(anna)]).toEqual([['einsa', 'einsab'], 'einsab']);
  });

  it('BI31 and at once for whoever asks: by undo, the end of a step, a settling, an edit by command', () => {
    const anna = desk(['eins'], { writeLater, captureTimeout: 1_000 });
    type(anna, 0, 4, 'a');
    anna.binding.closeUndoStep();
    expect(written(anna)).toBe('einsa');
    type(anna, 0, 5, 'b');
    anna.binding.undo();
    expect([written(anna), texts(anna)]).toEqual(['einsa', ['einsa']]);
    type(anna, 0, 5, 'c');
    anna.binding.settle();
    expect(written(anna)).toBe('einsac');
    type(anna, 0, 6, 'd');
    expect(
      anna.binding.edit(() => [{ type: 'insert', at: 1, length: 1, left: {}, pieces: [{ text: '>', attrs: {} }] }]),
    ).toBe(true);
    expect([texts(anna), anna.binding.check()]).toEqual([['>einsacd'], null]);
  });

  it('BI31 and is neither lost nor moved by what others write and by a composition that begins meanwhile', () => {
    const anna = desk(['eins', 'zwei'], { writeLater });
    const bob = colleague(anna);
    type(anna, 0, 4, 'a');
    type(bob, 0, 0, '>');
    type(bob, 1, 4, '!');
    write?.();
    anna.binding.settle();
    expect([texts(anna), texts(bob)]).toEqual([
      ['>einsa', 'zwei!'],
      ['>einsa', 'zwei!'],
    ]);
    type(anna, 0, 6, 'b');
    anna.binding.composition.begin();
    write?.();
    type(anna, 0, 7, '´');
    type(bob, 0, 0, '>');
    edit(anna, () => $select(0, 7, 0, 8).insertText('é'));
    anna.binding.composition.end();
    expect([texts(anna)[0], texts(bob)[0], anna.binding.check()]).toEqual(['>>einsabé', '>>einsabé', null]);
  });
});
