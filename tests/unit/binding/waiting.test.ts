import { describe, expect, it, vi } from 'vitest';
import { desks, edit, shown, texts, type } from '../../support/desks.ts';
import { $select } from '../../support/select.ts';

const { desk, colleague } = desks();

describe('what waits is neither lost nor doubled', () => {
  it('BI2 during a composition others are shown elsewhere, wait in the composed block, and all is there in the end', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    anna.binding.composition.begin();
    type(anna, 0, 4, '´');
    type(bob, 0, 0, '>');
    type(bob, 1, 4, '!');
    expect(shown(anna)).toEqual(['eins´', 'zwei']); // once something waits, the rest waits behind it
    expect(texts(bob)).toEqual(['>eins', 'zwei!']);
    edit(anna, () => $select(0, 4, 0, 5).insertText('é'));
    anna.binding.composition.end();
    expect(texts(anna)).toEqual(['>einsé', 'zwei!']);
    expect(texts(bob)).toEqual(['>einsé', 'zwei!']);
    expect(anna.binding.check()).toBeNull();
  });

  it('BI3 a composition that touches nobody hides nobody', () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    anna.binding.composition.begin();
    type(anna, 0, 4, '´');
    type(bob, 1, 4, '!');
    edit(bob, () => $select(1, 2).insertParagraph());
    expect(shown(anna)).toEqual(['eins´', 'zw', 'ei!']);
    anna.binding.composition.end();
    expect(texts(bob)).toEqual(['eins´', 'zw', 'ei!']);
  });

  it('BI4 a composition keeps things back for a limited time only', () => {
    vi.useFakeTimers();
    const anna = desk(['eins'], { compositionLimit: 3000 });
    const bob = colleague(anna);
    anna.binding.composition.begin();
    type(anna, 0, 4, '´');
    type(bob, 0, 0, '>');
    vi.advanceTimersByTime(2999);
    expect([shown(anna), texts(bob)]).toEqual([['eins´'], ['>eins']]);
    vi.advanceTimersByTime(1);
    expect([shown(anna), texts(bob)]).toEqual([['>eins´'], ['>eins´']]);
  });

  it('BI5 splitting while composing is written at once', () => {
    const anna = desk(['einszwei']);
    const bob = colleague(anna);
    anna.binding.composition.begin();
    edit(anna, () => $select(0, 4).insertParagraph());
    expect(texts(bob)).toEqual(['eins', 'zwei']);
  });

  it('BI6 a pending update and a change of others in one tick are both kept', async () => {
    const anna = desk(['eins']);
    const bob = colleague(anna);
    anna.editor.update(() => $select(0, 4).insertText('A'));
    type(bob, 0, 4, 'B');
    edit(bob, () => $select(0, 0).insertParagraph());
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(texts(anna)).toEqual(['', 'einsAB']);
    expect(texts(bob)).toEqual(texts(anna));
    expect(anna.binding.check()).toBeNull();
  });

  it('BI27 what others write may wait to be shown: one goes on typing, splitting and undoing, and all is there in the end', () => {
    const waiting: (() => void)[] = [];
    const anna = desk(['eins zwei', 'drei'], { pace: (show) => void waiting.push(show) });
    const bob = colleague(anna);
    edit(bob, () => $select(0, 0).insertText('null '));
    edit(bob, () => $select(1, 0).insertText('und '));
    expect([texts(anna), anna.binding.settled]).toEqual([['eins zwei', 'drei'], false]);
    edit(anna, () => $select(0, 4).insertText('!'));
    edit(anna, () => $select(1, 4).insertText('?'));
    const caret = anna.binding.selection()?.focus;
    expect([anna.binding.resolve(caret)?.offset, bob.binding.resolve(caret)?.offset]).toEqual([5, 9]);
    edit(anna, () => $select(0, 5).insertParagraph());
    expect(texts(bob)).toEqual(['null eins!', ' zwei', 'und drei?']);
    waiting[0]?.();
    expect([texts(anna), anna.binding.settled, anna.binding.check()]).toEqual([texts(bob), true, null]);
    edit(bob, () => $select(1, 0).insertText('oder'));
    anna.binding.undo();
    expect(texts(anna)).toEqual(texts(bob));
    expect([anna.binding.check(), anna.binding.repairs]).toEqual([null, 0]);
  });

  it('BI7 an edit made inside an observer of the document is kept and sent', async () => {
    const anna = desk(['eins', 'zwei']);
    const bob = colleague(anna);
    let once = true;
    anna.doc.getText('text').observe(() => {
      if (once) type(anna, 1, 0, 'A');
      once = false;
    });
    type(bob, 0, 0, 'B');
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(texts(anna)).toEqual(['Beins', 'Azwei']);
    expect(texts(bob)).toEqual(['Beins', 'Azwei']);
  });

  it('BI8 what went past the binding is repaired from the text, and counted', async () => {
    const anna = desk(['eins']);
    anna.doc.transact(() => anna.doc.getText('text').insert(5, '!!'), anna.binding);
    expect(anna.binding.check()).not.toBeNull();
    type(anna, 0, 0, 'A');
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(shown(anna)).toEqual(['Aeins!!']);
    expect([anna.binding.repairs, anna.binding.check()]).toEqual([1, null]);
  });
});
