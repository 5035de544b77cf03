import { describe, expect, it } from 'vitest';
import { listMarks } from '../../../renderer/editor/static/block-marks.ts';
import { readWish } from '../../../renderer/features/find/read-wish.ts';
import { sectionsOf } from '../../../renderer/features/reading/sections.ts';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { estimatedPages, readingMinutes } from '../../../shared/domain/extent.ts';

let ids = 0;
function block(kind: string, text: string | readonly Run[], indent = 0, props = {}): Block {
  ids += 1;
  return makeBlock(`b${ids}`, { kind, indent, props }, typeof text === 'string' ? [{ text, attrs: {} }] : text);
}

describe('reading', () => {
  it('RD3 suggestions are read as accepted or as left out, with the text around them untouched', () => {
    const untouched = block('paragraph', 'bleibt');
    const blocks = [
      block('paragraph', [
        { text: 'alt', attrs: { 'del:s1': true } },
        { text: 'neu', attrs: { 'ins:s1': true } },
        { text: ' Rest', attrs: { 'fmt:s2': { b: true } } },
      ]),
      block('paragraph', 'geteilt', 0, { ins: 's3', 'kind@s3': '0:heading2' }),
      untouched,
    ];
    const accepted = decidedBlocks(blocks, true);
    expect(accepted.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'neu Rest'],
      ['heading2', 'geteilt'],
      ['paragraph', 'bleibt'],
    ]);
    expect(accepted[0]?.runs[1]).toEqual({ text: ' Rest', attrs: { b: true } });
    const rejected = decidedBlocks(blocks, false);
    expect(rejected.map(({ text }) => text)).toEqual(['alt Restgeteilt', 'bleibt']);
    expect(accepted[2]).toBe(untouched);
    expect(rejected[1]).toBe(untouched);
  });

  it('RD4 a chapter is presented by its sections, and none is empty', () => {
    const blocks = [
      block('paragraph', 'vorweg'),
      block('heading1', 'A'),
      block('heading2', 'A1'),
      block('paragraph', 'x'),
      block('heading2', 'A2'),
      block('heading3', 'tiefer'),
      block('paragraph', 'y'),
      block('pagebreak', ''),
      block('paragraph', ''),
      block('pagebreak', ''),
      block('paragraph', 'z'),
    ];
    expect(sectionsOf(blocks).map((section) => section.map(({ text }) => text))).toEqual([
      ['vorweg'],
      ['A', 'A1', 'x'],
      ['A2', 'tiefer', 'y'],
      ['z'],
    ]);
  });

  it('RD5 pages and minutes are estimated, and never none for a text', () => {
    expect([0, 10, 300, 450, 12_000].map(estimatedPages)).toEqual([0, 0.5, 1, 1.5, 40]);
    expect([0, 10, 200, 1_000].map(readingMinutes)).toEqual([0, 1, 1, 5]);
  });

  it('RD6 lists are counted as in the editor: by level, begun anew by whatever stands further out', () => {
    const blocks = [
      block('number', 'a'),
      block('number', 'b', 1),
      block('number', 'c', 1),
      block('number', 'd', 2),
      block('number', 'e'),
      block('number', 'f', 1),
      block('bullet', 'g', 1),
      block('number', 'h', 1),
      block('paragraph', 'i'),
      block('number', 'j'),
    ];
    const marks = listMarks(blocks);
    expect(blocks.map(({ id }) => marks.get(id) ?? '')).toEqual([
      '1.',
      'a)',
      'b)',
      'i.',
      '2.',
      'a)',
      '–',
      'a)',
      '',
      '1.',
    ]);
  });

  it('FI16 a paragraph number is read as people say it', () => {
    expect(readWish('3/12')).toEqual({ chapter: 3, paragraph: '12' });
    expect(readWish(' Absatz 3/12a ')).toEqual({ chapter: 3, paragraph: '12a' });
    expect(readWish('3/12a1')).toEqual({ chapter: 3, paragraph: '12a1' });
    expect(readWish('3/12-1')).toEqual({ chapter: 3, paragraph: '12-1' });
    expect(readWish('Kap. 3')).toEqual({ chapter: 3, paragraph: null });
    expect(readWish('zwölf')).toBeNull();
    expect(readWish('')).toBeNull();
  });
});
