import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedKind, markedText } from '../../../renderer/editor/shortcuts/typed-markup.ts';

describe('typed markup', () => {
  test('ED2 a star inside a word never opens or closes italics, whatever stands around it', () => {
    const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüß]{1,12}$/);
    const form = fc.tuple(word, fc.constantFrom('in', 'innen', 'e', 'r')).map(([stem, ending]) => `${stem}*${ending}`);
    const gap = fc.constantFrom(' ', ', ', ' (', ') ', '. ', ' – ', ' und ', '/');
    const sentence = fc.array(fc.tuple(fc.oneof(form, word), gap), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sentence, (parts) => {
        const text = parts.flat().join('');
        for (let end = 1; end <= text.length; end++) expect(markedText(text.slice(0, end))).toBeNull();
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('ED2 italics begin where a word begins and are made by the character behind the closing star', () => {
    expect(markedText('*wichtig*')).toBeNull();
    expect(markedText('*wichtig* ')).toEqual({ format: 'italic', from: 1, to: 8, marker: 1 });
    expect(markedText('Das („*sehr wichtig*)')).toEqual({ format: 'italic', from: 7, to: 19, marker: 1 });
    expect(markedText('*Bürger*i')).toBeNull();
    expect(markedText('2 * 3 * 4 ')).toBeNull();
  });

  test('ED3 two stars make bold at once, and only around something', () => {
    expect(markedText('ein **fettes Wort**')).toEqual({ format: 'bold', from: 6, to: 17, marker: 2 });
    expect(markedText('****')).toBeNull();
    expect(markedText('** fett**')).toBeNull();
    expect(markedText('a**b**')).toBeNull();
  });

  test('ED3 the start of a block asks for a kind only when it is nothing but the marker', () => {
    expect(markedKind('## ')).toEqual({ kind: 'heading2', length: 3 });
    expect(markedKind('1. ')).toEqual({ kind: 'number', length: 3 });
    for (const text of ['##### ', '2. ', 'a - ', '#', '-', '']) expect(markedKind(text)).toBeNull();
  });
});
