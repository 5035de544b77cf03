import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { oneLine, throughDelta, titleChange } from '../../../shared/document/title-change.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' ', '😀'), maxLength: 14 });
const apply = (before: string, change: ReturnType<typeof titleChange>): string =>
  change === null ? before : before.slice(0, change.at) + change.inserted + before.slice(change.at + change.removed);

describe('title changes', () => {
  test('ED23 the change found leads from one text to the other and never cuts a character in two', () => {
    fc.assert(
      fc.property(text, text, fc.nat(20), (before, after, caret) => {
        const change = titleChange(before, after, caret);
        expect(apply(before, change)).toBe(after);
        if (change === null) return;
        for (const part of [before.slice(0, change.at), change.inserted, before.slice(change.at + change.removed)])
          expect(part).not.toMatch(/\p{Cs}/u);
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });

  test('ED23 among equal places the caret tells where something was typed', () => {
    expect(titleChange('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' });
    expect(titleChange('aa', 'aaa', 3)).toEqual({ at: 2, removed: 0, inserted: 'a' });
  });

  test('ED23 a place in the text goes with what others insert and delete before it', () => {
    fc.assert(
      fc.property(text, fc.nat(10), text, fc.nat(10), fc.nat(5), (start, at, inserted, from, count) => {
        const doc = new Y.Doc();
        const title = doc.getText('title');
        title.insert(0, `${start}|`);
        let delta: Parameters<typeof throughDelta>[1] = [];
        title.observe((event) => (delta = event.delta));
        const caret = start.length;
        doc.transact(() => {
          if (inserted !== '') title.insert(Math.min(at, start.length), inserted);
          const text = title.toJSON();
          const first = Math.min(from, text.indexOf('|'));
          title.delete(first, Math.min(count, text.indexOf('|') - first));
        });
        // What is inserted exactly at the caret stays behind it.
        const place = title.toJSON().indexOf('|');
        const moved = throughDelta(caret, delta);
        expect(at >= start.length ? moved <= place : moved === place).toBe(true);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });

  test('ED23 a title is one line without control characters and of bounded length', () => {
    expect(oneLine('Ein\nTitel\u0000\u2028!')).toBe('Ein Titel !');
    expect(oneLine('x'.repeat(1_000))).toHaveLength(300);
  });
});
