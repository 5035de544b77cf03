import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { RefusedUpdate } from '../../../electron/hub/update-reader.ts';
import { walkUpdate } from '../../../electron/hub/update-walk.ts';
import { bytes } from '../../support/forged-updates.ts';

const caps = { structs: 100_000, deletes: 100_000 };
const raw = (byte: number): Uint8Array => Uint8Array.of(byte);
const refusalOf = (update: Uint8Array): string | null => {
  try {
    walkUpdate(update, caps);
    return null;
  } catch (error) {
    if (error instanceof RefusedUpdate) return error.refusal;
    throw error;
  }
};

/** Random documents of all kinds of content that rooms hold. */
function randomDoc(seed: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = seed * 1000;
  const random = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { seed, numRuns: 120 });
  const other = new Y.Doc();
  other.clientID = seed * 1000 + 1;
  for (const number of random) {
    const target = number % 3 === 0 ? other : doc;
    const text = target.getText('text');
    const at = text.length === 0 ? 0 : number % text.length;
    switch (number % 11) {
      case 0:
        text.insertEmbed(at, { b: `block-${number}` });
        break;
      case 1:
        if (text.length > 2) text.delete(at, Math.min(2, text.length - at));
        break;
      case 2:
        if (text.length > 0) text.format(at, 1, { bold: number % 2 === 0 ? true : null });
        break;
      case 3:
        target.getMap('blocks').set(`k${number % 7}`, { list: [1, -2.5, 'ä', null, true, number * 1e9] });
        break;
      case 4:
        target.getArray('list').push([number, 'wörter', { none: undefined }, new Uint8Array([1, 2, 3])]);
        break;
      case 5:
        target.getMap('nested').set('map', new Y.Map([['text', new Y.Text('drin')]]));
        break;
      case 6:
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        break;
      default:
        text.insert(at, number % 2 === 0 ? 'Straße 😀' : 'abc');
    }
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  return doc;
}

describe('walking an update', () => {
  it('HU11 every update of Yjs itself passes, and its ranges are those that Yjs integrates', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const doc = randomDoc(seed);
      const outline = walkUpdate(Y.encodeStateAsUpdate(doc), caps);
      const state = new Map<number, number>();
      for (let i = 0; i < outline.structs.length; i += 3) {
        expect(outline.structs[i + 1]).toBe(state.get(outline.structs[i] ?? 0) ?? 0);
        state.set(outline.structs[i] ?? 0, outline.structs[i + 2] ?? 0);
      }
      expect(state).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    }
  });

  it('HU11 an update that is cut anywhere, or has a byte too many, is refused', () => {
    const update = Y.encodeStateAsUpdate(randomDoc(7));
    for (let length = 0; length < update.length; length++) expect(refusalOf(update.slice(0, length))).toBe('malformed');
    expect(refusalOf(Uint8Array.of(...update, 0))).toBe('malformed');
  });

  it('HU11 V2 updates are refused', () => {
    for (let seed = 1; seed <= 20; seed++) expect(refusalOf(Y.encodeStateAsUpdateV2(randomDoc(seed)))).not.toBeNull();
    expect(refusalOf(Y.encodeStateAsUpdateV2(new Y.Doc()))).toBe('malformed');
  });

  it('HU11 absurd lengths, clocks and references are refused', () => {
    const far = 2 ** 40;
    expect(refusalOf(bytes(1, 1, 5, 0, 0, far, 0))).toBe('malformed');
    expect(refusalOf(bytes(1, 1, 5, 0, 10, far, 0))).toBe('malformed');
    expect(refusalOf(bytes(1, 1, 5, 0, 1, 1, 't', far, 0))).toBe('malformed');
    expect(refusalOf(bytes(1, 1, 5, far, 4, 1, 't', 'x', 0))).toBe('malformed');
    expect(refusalOf(bytes(1, far, 5, 0, 4, 1, 't', 'x', 0))).toBe('tooLarge');
    expect(refusalOf(bytes(0, 1, 5, 1, 0, far))).toBe('malformed');
    expect(refusalOf(bytes(0, 1, 5, far, 0, 1))).toBe('tooLarge');
    expect(refusalOf(bytes(1, 1, 5, 3, raw(0b10000100), 5, 9, 'x', 0))).toBe('malformed');
    expect(refusalOf(bytes(1, 1, 5, 0, 8, 1, 't', far, 0))).toBe('malformed');
  });

  it('HU11 what has no place in a room is refused: broken JSON, __proto__, bigints, inner documents, empty text', () => {
    const item = (kind: number, ...content: (number | string)[]): Uint8Array =>
      bytes(1, 1, 5, 0, kind, 1, 't', ...content, 0);
    expect(refusalOf(item(5, '{"b":"1"}'))).toBeNull();
    expect(refusalOf(item(5, '{"b":'))).toBe('malformed');
    expect(refusalOf(item(5, '{"__proto__":{"x":1}}'))).toBe('malformed');
    expect(refusalOf(item(5, '['.repeat(100) + ']'.repeat(100)))).toBe('malformed');
    expect(refusalOf(item(6, 'bold', 'true'))).toBeNull();
    expect(refusalOf(item(6, 'bold', 'undefined'))).toBe('malformed');
    expect(refusalOf(item(6, '__proto__', 'true'))).toBe('malformed');
    expect(refusalOf(item(9, 'guid', 127))).toBe('malformed');
    expect(refusalOf(item(8, 1, 122, 0, 0, 0, 0, 0, 0, 0, 0))).toBe('malformed');
    expect(refusalOf(item(4, ''))).toBe('malformed');
    expect(refusalOf(item(7, 9))).toBe('malformed');
    expect(refusalOf(bytes(1, 1, 5, 0, 4, 1, '__proto__', 'x', 0))).toBe('malformed');
    expect(refusalOf(bytes(2, 1, 5, 0, 4, 1, 't', 'x', 1, 5, 1, 4, 1, 't', 'y', 0))).toBe('malformed');
  });

  it('HU12 what passes the walk never makes Yjs throw, whatever bytes are changed', () => {
    const original = Y.encodeStateAsUpdate(randomDoc(3));
    let passed = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const update = original.slice();
          for (const [at, value] of changes) update[at] = value;
          if (refusalOf(update) !== null) return;
          passed++;
          const doc = new Y.Doc();
          Y.applyUpdate(doc, update);
          // Whatever was integrated can be given on.
          Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
        },
      ),
      { seed: 42, numRuns: 6_000 },
    );
    expect(passed).toBeGreaterThan(500);
  });
});
