import { $getSelection, CONTROLLED_TEXT_INSERTION_COMMAND, DELETE_CHARACTER_COMMAND } from 'lexical';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contradictions } from '../../../shared/document/decisions.ts';
import { caret, desks, edit, settled, texts, type, type Desk } from '../../support/desks.ts';
import { $select } from '../../support/select.ts';

const { desk, bound, colleague } = desks();

describe('suggesting', () => {
  const runs = ({ binding }: Desk, block = 0) =>
    binding.blocks[block]?.runs.map(({ text, attrs }) => [text, Object.keys(attrs)[0]?.slice(0, 3)]);
  const press = ({ editor }: Desk, block: number, offset: number, backward: boolean) =>
    edit({ editor }, () => {
      $select(block, offset);
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, backward);
      const [from, to] = backward ? [offset - 1, offset] : [offset, offset + 1];
      $select(block, from, block, to).removeText();
    });

  it('SU6 whatever is typed, deleted, split or moved in suggestion mode is a suggestion, and the text itself stays', async () => {
    const anna = desk(['Rathaus', 'Plan']);
    anna.binding.suggestAs('anna');
    type(anna, 0, 3, 'und');
    await settled(anna);
    expect(runs(anna)).toEqual([
      ['Rat', undefined],
      ['und', 'ins'],
      ['haus', undefined],
    ]);
    edit(anna, () => $select(1, 0, 1, 2).removeText());
    await settled(anna);
    expect(runs(anna, 1)).toEqual([
      ['Pl', 'del'],
      ['an', undefined],
    ]);
    edit(anna, () => $select(1, 3).insertParagraph());
    await settled(anna);
    expect(anna.binding.blocks[2]?.props['ins']).toBeTypeOf('string');
    anna.binding.moveBlock('a', null);
    await settled(anna);
    // What one suggested oneself goes along; it is not struck in the old place.
    expect(texts(anna)).toEqual(['Rathaus', 'Pla', 'n', 'Ratundhaus']);
    const ids = new Set(
      anna.binding.blocks
        .flatMap((block) => [
          block.props['ins'],
          block.props['del'],
          ...block.runs.flatMap(({ attrs }) => Object.keys(attrs).map((key) => key.slice(4))),
        ])
        .filter((id) => typeof id === 'string'),
    );
    anna.binding.decide(ids, false, 'chair');
    expect(texts(anna)).toEqual(['Rathaus', 'Plan']);
    anna.binding.undo();
    expect(texts(anna)).toEqual(['Rathaus', 'Pla', 'n', 'Ratundhaus']);
    expect(anna.binding.check()).toBeNull();
  });

  it('SU10 what is typed or pasted over a selection comes whole and the selection goes whole, whichever letters both have', async () => {
    const over = async (
      at: Desk,
      from: number,
      to: number,
      typed: readonly string[],
      ends: readonly [number, number],
    ) => {
      // Selected by itself, as one does; a selection may also run backwards, and over several blocks.
      edit(at, () => (from < to ? $select(ends[0], from, ends[1], to) : $select(ends[1], from, ends[0], to)));
      for (const text of typed) {
        edit(at, () => {
          at.editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, text);
          $getSelection()?.insertText(text);
        });
        await settled(at);
      }
    };
    for (const [from, to] of [
      [4, 8],
      [8, 4],
    ] as const)
      for (const [typed, word] of [
        [['H', 'u', 'n', 'd'], 'Hund'],
        [['s', 'o'], 'so'],
        [['Haushalt'], 'Haushalt'],
      ] as const) {
        const anna = desk(['Das Haus steht', 'Plan']);
        anna.binding.suggestAs('anna');
        await over(anna, from, to, typed, [0, 0]);
        const read = runs(anna) ?? [];
        expect(read.filter(([, part]) => part !== undefined).sort()).toEqual(
          [
            ['Haus', 'del'],
            [word, 'ins'],
          ].sort(),
        );
        expect(caret(anna)).toBe(
          `a:${read.findIndex(([, part]) => part === 'ins') === 1 ? 4 + word.length : 8 + word.length}`,
        );
        expect(anna.binding.check()).toBeNull();
        // Where one writes, nothing is different: what both have stays.
        const bob = desk(['Das Haus steht', 'Plan']);
        const deltas: unknown[] = [];
        bob.doc.getText('text').observe(({ delta }) => deltas.push(delta));
        await over(bob, from, to, typed, [0, 0]);
        expect(texts(bob)).toEqual([`Das ${word} steht`, 'Plan']);
        if (word === 'Hund') expect(deltas[0]).toEqual([{ retain: 6 }, { delete: 3 }]);
      }
    const anna = desk(['Das Haus', 'Haus und Hof']);
    anna.binding.suggestAs('anna');
    await over(anna, 4, 4, ['H', 'u'], [0, 1]);
    const change = anna.binding.blocks.flatMap(({ runs: all }) =>
      all.map(({ text, attrs }) => [text, Object.keys(attrs)[0]?.slice(0, 3)]),
    );
    expect(change.filter(([, part]) => part === 'ins')).toEqual([['Hu', 'ins']]);
    expect(change.flatMap(([text, part]) => (part === 'del' ? [text] : [])).join('')).toBe('HausHaus');
    expect(anna.binding.check()).toBeNull();
  });

  it('SU7 the caret goes before struck words with Backspace and behind them with Delete', async () => {
    const anna = desk(['Rathaus']);
    anna.binding.suggestAs('anna');
    press(anna, 0, 4, true);
    await settled(anna);
    expect(texts(anna)).toEqual(['Rathaus']);
    expect(caret(anna)).toBe('a:3');
    press(anna, 0, 5, false);
    await settled(anna);
    expect(caret(anna)).toBe('a:6');
    expect(runs(anna)).toEqual([
      ['Rat', undefined],
      ['h', 'del'],
      ['a', undefined],
      ['u', 'del'],
      ['s', undefined],
    ]);
  });

  it('SU9 undo passes over one’s suggested move once another has accepted it, also where it was taken back and done again', async () => {
    const anna = desk(['Der Plan', 'Die Stadt', 'Der Rat']);
    const bob = colleague(anna);
    type(bob, 0, 8, ' der Stadt');
    anna.binding.suggestAs('anna');
    type(anna, 1, 9, ' auch');
    await settled(anna);
    anna.binding.moveBlock('a', null);
    await settled(anna);
    anna.binding.undo();
    anna.binding.redo();
    expect(texts(anna)).toEqual(['Der Plan der Stadt', 'Die Stadt auch', 'Der Rat', 'Der Plan der Stadt']);
    const { ins } = anna.binding.blocks.at(-1)?.props ?? {};
    bob.binding.decide(new Set([String(ins)]), true, 'bob');
    await settled(anna);
    expect(texts(anna)).toEqual(['Die Stadt auch', 'Der Rat', 'Der Plan der Stadt']);
    anna.binding.undo();
    expect(texts(anna)).toEqual(['Die Stadt', 'Der Rat', 'Der Plan der Stadt']);
    expect(texts(bob)).toEqual(texts(anna));
    expect(anna.binding.check()).toBeNull();
  });

  it('SU11 who moves a block again that they have suggested to move moves their copy, with all that was written in it', async () => {
    const anna = desk(['Der Plan', 'Die Stadt', 'Der Rat']);
    const bob = colleague(anna);
    anna.binding.suggestAs('anna');
    anna.binding.moveBlock('a', null);
    await settled(anna);
    type(anna, 3, 8, ' der Stadt');
    type(bob, 3, 0, 'Auch: ');
    await settled(anna);
    anna.binding.moveBlock('a', 'c');
    await settled(anna);
    // Of the copy that went only what Bob wrote is still to be seen there, struck.
    expect(texts(anna)).toEqual(['Der Plan', 'Die Stadt', 'Auch: Der Plan der Stadt', 'Der RatAuch: ']);
    expect([texts(bob), anna.binding.check()]).toEqual([texts(anna), null]);
    const { ins } = anna.binding.blocks[2]?.props ?? {};
    bob.binding.decide(new Set([String(ins)]), true, 'bob');
    await settled(anna);
    expect(texts(anna)).toEqual(['Die Stadt', 'Auch: Der Plan der Stadt', 'Der Rat']);
  });

  it('SU11 a suggested move is a suggestion of its own: taken back while somebody accepts it, its words are kept', async () => {
    const anna = desk(['Der Plan', 'Die Stadt']);
    anna.binding.suggestAs('anna');
    type(anna, 0, 0, 'Erstens: ');
    await settled(anna);
    const [typed = ''] = Object.keys(anna.binding.blocks[0]?.runs[0]?.attrs ?? {}).map((key) => key.slice(4));
    anna.binding.moveBlock('a', null);
    await settled(anna);
    const { ins } = anna.binding.blocks[2]?.props ?? {};
    expect([typed, ins]).toEqual([expect.stringMatching(/./), expect.not.stringContaining(typed)]);
    const apart = bound(new Y.Doc());
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    anna.binding.undo();
    apart.binding.decide(new Set([String(ins)]), true, 'bob');
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(apart.doc), 'network');
    await settled(anna);
    const text =
      texts(anna).join(' ') +
      [...contradictions(anna.doc).values()]
        .flat()
        .map(({ took }) => took)
        .join(' ');
    expect(text).toContain('Der Plan');
  });

  it('SU8 two who decide differently at the same time lose no words: both decisions are kept, with what they took', async () => {
    const anna = desk(['alt']);
    anna.binding.suggestAs('anna');
    edit(anna, () => $select(0, 0, 0, 3).insertText('neu'));
    await settled(anna);
    const apart = bound(new Y.Doc());
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    const [id = ''] = Object.keys(anna.binding.blocks[0]?.runs[0]?.attrs ?? {}).map((key) => key.slice(4));
    anna.binding.decide(new Set([id]), true, 'anna');
    apart.binding.decide(new Set([id]), false, 'bob');
    expect([texts(anna), texts(apart)]).toEqual([['neu'], ['alt']]);
    Y.applyUpdate(apart.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(apart.doc), 'network');
    expect(texts(anna)).toEqual(texts(apart));
    const made = contradictions(anna.doc).get(id) ?? [];
    expect(made.map(({ by, accepted, took }) => [by, accepted, took]).sort()).toEqual([
      ['anna', true, 'alt'],
      ['bob', false, 'neu'],
    ]);
  });
});
