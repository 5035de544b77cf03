import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { viewChapters } from '../../../renderer/app/session.ts';
import { sharesOf } from '../../../renderer/features/outline/group-progress.tsx';
import { behindAfterDrop, behindAfterStep } from '../../../renderer/features/outline/reorder.ts';
import { TitleEdit } from '../../../renderer/features/outline/title-edit.ts';
import { addChapter, moveChapter, readOutline } from '../../../shared/document/outline.ts';

const origin = { from: 'test' };
const ids = [
  '00000000-0000-4000-8000-00000000000a',
  '00000000-0000-4000-8000-00000000000b',
  '00000000-0000-4000-8000-00000000000c',
  '00000000-0000-4000-8000-00000000000d',
];

function outlineOf(all: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const id of all) addChapter(doc, id, null, undefined, origin);
  return doc;
}
const order = (doc: Y.Doc): string[] => readOutline(doc).map(({ id }) => id);

function titled(text: string): { doc: Y.Doc; title: Y.Text } {
  const doc = new Y.Doc();
  const title = doc.getText('title');
  title.insert(0, text);
  return { doc, title };
}

describe('the outline', () => {
  it('UI6 Alt and an arrow moves a chapter by one, and not beyond the ends', () => {
    for (const id of ids)
      for (const direction of [-1, 1] as const) {
        const doc = outlineOf(ids);
        const behind = behindAfterStep(ids, id, direction);
        const to = ids.indexOf(id) + direction;
        if (to < 0 || to >= ids.length) {
          expect(behind).toBeUndefined();
          continue;
        }
        if (behind === undefined) throw new Error('it could move');
        moveChapter(doc, id, behind, origin);
        expect(order(doc).indexOf(id)).toBe(to);
      }
  });

  it('UI6 a dropped chapter stands where it was dropped, whichever way it came', () => {
    for (const id of ids)
      for (const target of ids)
        for (const position of ['before', 'after'] as const) {
          const doc = outlineOf(ids);
          const behind = behindAfterDrop(ids, id, target, position);
          if (behind !== undefined) moveChapter(doc, id, behind, origin);
          const expected = ids.filter((other) => other !== id);
          if (target === id) expected.splice(ids.indexOf(id), 0, id);
          else expected.splice(expected.indexOf(target) + (position === 'after' ? 1 : 0), 0, id);
          expect(order(doc)).toEqual(expected);
        }
  });

  it('UI7 renaming writes only what was changed, so that what others changed meanwhile stays', () => {
    const { doc, title } = titled('Bildung und Schule');
    const edit = new TitleEdit(title);
    title.insert(0, 'Gute ');
    edit.commit('Bildung und Kita', origin);
    expect(title.toJSON()).toBe('Gute Bildung und Kita');
    new TitleEdit(title).commit('Gute Bildung und Kita', origin);
    expect(title.toJSON()).toBe('Gute Bildung und Kita');
    doc.destroy();
  });

  it('UI7 a rename takes away nothing that somebody else typed, wherever they typed it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' ', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(8), fc.nat(8), (before, after, at, gone) => {
        const { doc, title } = titled(before);
        const edit = new TitleEdit(title);
        const place = Math.min(at, before.length);
        title.insert(place, 'XYZ');
        const from = Math.min(gone, title.length);
        if (from < place) title.delete(from, 1);
        edit.commit(after, origin);
        expect(title.toJSON()).toContain('XYZ');
        doc.destroy();
      }),
      { seed: 41, numRuns: 400 },
    );
  });

  it('UI7 without others, a rename gives exactly the new title', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀', '😁'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (before, after) => {
        const { doc, title } = titled(before);
        new TitleEdit(title).commit(after, origin);
        expect(title.toJSON()).toBe(after);
        doc.destroy();
      }),
      { seed: 42, numRuns: 400 },
    );
  });

  it('UI8 chapters are numbered without the deleted ones, which carry the number they would have', () => {
    const group = { id: 'g', name: 'Bildung', colour: 1 };
    const entry = (id: string, deleted: boolean) => ({ id, group: 'g', order: id, deleted });
    const views = viewChapters([entry('a', false), entry('b', true), entry('c', false)], [group], new Map());
    expect(views.map(({ id, number, deleted }) => [id, number, deleted])).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, false],
    ]);
    expect(views[0]?.group).toBe(group);
  });

  it('UI8 the progress of a group is the mean over its chapters', () => {
    const group = { id: 'g', name: 'Bildung', colour: 1 };
    const summary = { id: 'x', title: '', words: 0, blocks: 0, suggestions: 0, proposals: 0, changedAt: null };
    const chapters = [
      { id: 'a', number: 1, group, deleted: false, locked: false, summary: { ...summary, stage: 'finished' as const } },
      { id: 'b', number: 2, group: null, deleted: false, locked: false, summary: null },
      { id: 'c', number: 3, group, deleted: false, locked: false, summary: { ...summary, stage: 'open' as const } },
    ];
    expect(sharesOf(chapters)).toEqual([
      { group, chapters: 2, progress: 0.5 },
      { group: null, chapters: 1, progress: 0 },
    ]);
  });
});
