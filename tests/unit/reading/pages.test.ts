import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { betweenLines } from '../../../renderer/editor/numbering/line-boxes.ts';
import { cutUnits } from '../../../renderer/features/print/cut-frame.ts';
import { heightOf, paginate, type Item } from '../../../renderer/features/print/paginate.ts';
import {
  commentLines,
  markNumber,
  numberThreads,
  printedThreads,
  withMarks,
} from '../../../renderer/features/print/print-comments.ts';
import { PrintPictures } from '../../../renderer/features/print/print-pictures.ts';
import { PictureShelf, type PictureTransport } from '../../../renderer/editor/pictures/picture-shelf.ts';
import { knownSize } from '../../../renderer/editor/static/picture-sizes.ts';
import { makeAnchor, textsOf } from '../../../shared/document/anchor.ts';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import { decidedTable } from '../../../shared/document/decided-table.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { Thread } from '../../../shared/domain/comments.ts';

const page = 400;
const row = fc.integer({ min: 12, max: 300 });

function table(heights: readonly number[], repeats: number): Item {
  const height = heights.reduce((sum, each) => sum + each, 0);
  const common = { height, gap: 10, lineHeight: height, keepsNext: false, breaksBefore: false };
  return { ...common, lines: heights.length, heights, repeats, least: 1 };
}

describe('tables and lists on pages', () => {
  it('PG1 a table goes on from page to page with its header, every row once, and no page too full (1,000 seeds)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(row, { minLength: 2, maxLength: 40 }), fc.integer({ min: 0, max: 60 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (tables) => {
          const items = tables.map(([heights, repeats]) => table(heights, repeats));
          const pages = paginate(items, page);
          items.forEach((item, index) => {
            const mine = pages.flat().filter((fragment) => fragment.item === index);
            expect(mine.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step))).toEqual(
              Array.from({ length: item.lines }, (_, step) => step),
            );
          });
          for (const fragments of pages) {
            const height = fragments.reduce((sum, { item: at, from, to }, index) => {
              const item = items[at];
              return item === undefined
                ? sum
                : sum + (index === 0 || from > 0 ? 0 : item.gap) + heightOf(item, from, to);
            }, 0);
            expect(height).toBeLessThanOrEqual(page + 0.5);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('PG2 a row stays whole; only one higher than half a page is cut, between its lines, two at least on each side, so that no page stays empty', () => {
    const units = [
      { top: 30, bottom: 60 },
      { top: 60, bottom: 1060 },
      { top: 1060, bottom: 1090 },
    ];
    const lines = Array.from({ length: 49 }, (_, index) => ({ top: 65 + index * 20, bottom: 66 + index * 20 + 20 }));
    // A second column whose lines lie a little lower, and ends sooner.
    const beside = lines.slice(0, 9).map(({ top, bottom }) => ({ top: top + 3, bottom: bottom + 3 }));
    const edges = betweenLines([...lines, ...beside]);
    const cut = cutUnits(units, edges, 1090, 30, page);
    if (cut === null) throw new Error('not cut');
    expect(cut.steps.at(0)?.unit).toBe(0);
    expect(cut.steps.at(-1)?.unit).toBe(2);
    const within = cut.steps.filter(({ unit }) => unit === 1);
    expect(within).toHaveLength(47);
    expect(within.map(({ from }) => from).slice(1)).toEqual(within.map(({ to }) => to).slice(0, -1));
    expect(within.at(0)?.to).toBe(47);
    expect(cut.heights.reduce((sum, height) => sum + height, 0)).toBe(1090);
    // Half a pixel below the start of a line, whose box the one before overlaps by one; lower where another stands beside.
    for (const { from } of within.slice(9)) expect((from - 5) % 20).toBe(0.5);
    for (const { from } of within.slice(1, 9)) expect((from - 5) % 20).toBe(2);

    // A page that has room for ten lines is filled before the next one begins.
    const item = { ...cut, height: 1090, gap: 0, lineHeight: 1090, keepsNext: false, breaksBefore: false };
    const above = { height: 100, gap: 0, lines: 0, lineHeight: 100, keepsNext: false, breaksBefore: false };
    const pages = paginate([above, item], page);
    expect(pages).toHaveLength(4);
    for (const fragments of pages.slice(0, -1)) {
      const height = fragments.reduce(
        (sum, { item: at, from, to }) => sum + heightOf(at === 0 ? above : item, from, to),
        0,
      );
      expect(height).toBeGreaterThan(page - 25);
      expect(height).toBeLessThanOrEqual(page + 0.5);
    }

    expect(cutUnits([{ top: 0, bottom: 90 }], [45], 90, 0, page)).toBeNull();
    // Where there is no place between lines, a page still ends.
    expect(cutUnits([{ top: 0, bottom: 900 }], [], 900, 0, page)?.heights).toEqual([400, 400, 100]);
  });

  it('PG3 a table is read with its suggested rows, columns and words accepted or left out', () => {
    const line = (id: string, marks = {}) => ({ id, order: id, ins: null, del: null, width: null, ...marks });
    const words = (id: string, text: string) => makeBlock(id, { kind: 'paragraph', indent: 0 }, [{ text, attrs: {} }]);
    const content: TableContent = {
      id: 't',
      rows: [line('r1'), line('r2', { ins: 's1' }), line('r3', { del: 's2' })],
      columns: [line('c1'), line('c2', { del: 's3' })],
      cells: [
        { row: 0, column: 0, rowSpan: 1, columnSpan: 2, texts: ['a'] },
        { row: 1, column: 0, rowSpan: 2, columnSpan: 1, texts: ['b'] },
        { row: 1, column: 1, rowSpan: 1, columnSpan: 1, texts: ['c'] },
        { row: 2, column: 1, rowSpan: 1, columnSpan: 1, texts: ['d'] },
      ],
      texts: new Map([
        ['a', [makeBlock('x', { kind: 'paragraph', indent: 0 }, [{ text: 'neu', attrs: { 'ins:s4': true } }])]],
        ['b', [words('y', 'bleibt')]],
      ]),
    };
    const accepted = decidedTable(content, true);
    expect(accepted.rows.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(accepted.columns.map(({ id }) => id)).toEqual(['c1']);
    expect(
      accepted.cells.map(({ texts, row: at, rowSpan, columnSpan }) => [texts[0], at, rowSpan, columnSpan]),
    ).toEqual([
      ['a', 0, 1, 1],
      ['b', 1, 1, 1],
    ]);
    expect(accepted.texts.get('a')?.[0]?.text).toBe('neu');
    const rejected = decidedTable(content, false);
    expect(rejected.rows.map(({ id }) => id)).toEqual(['r1', 'r3']);
    expect(rejected.cells.map(({ texts }) => texts[0])).toEqual(['a', 'b', 'd']);
    expect(rejected.texts.get('a')?.[0]?.text).toBe('');
  });
});

describe('printed comments', () => {
  it('PG4 comments are numbered in the order of the text, marked behind their words, and listed with who said what and who resolved it', () => {
    const doc = new Y.Doc();
    chapterText(doc).insertEmbed(0, { b: 'p1' });
    chapterText(doc).insert(1, 'Bildung ist der Schlüssel zur Teilhabe.');
    const blocks = readBlocks(doc);
    const on = (words: string): Anchor => {
      const from = blocks[0]?.text.indexOf(words) ?? -1;
      const at = (offset: number) => ({ block: 'p1', offset });
      const anchor = makeAnchor(doc, textsOf(blocks), 'text', at(from), at(from + words.length));
      if (anchor === null) throw new Error('no anchor');
      return anchor;
    };
    const lost: Anchor = { on: 'block', block: 'weg', quote: 'Was nicht mehr dasteht' };
    const threads = [
      thread('t1', on('Teilhabe'), 'Wirklich?', [{ ...thread('t2', lost, 'Ja, @{p2}.') }]),
      thread('t3', lost, 'Und das?'),
      { ...thread('t4', on('Bildung'), 'Zuerst'), state: 'resolved' as const, settled: { by: 'p2', at: 2 } },
      thread('t5', { on: 'chapter' }, 'Zum Ganzen'),
    ];
    expect(printedThreads(threads, false).map(({ key }) => key)).toEqual(['t1', 't3', 't5']);
    expect(printedThreads([...threads, { ...thread('t6', lost, ''), deleted: true }], true)).toEqual(threads);
    const numbered = numberThreads(doc, blocks, threads);
    expect(numbered.map(({ thread: { key }, number }) => `${number} ${key}`)).toEqual(['1 t5', '2 t4', '3 t1', '4 t3']);
    const [marked] = withMarks(numbered)('text', blocks);
    expect(marked?.runs.map(({ text, embed }) => markNumber(embed) ?? text)).toEqual([
      'Bildung',
      2,
      ' ist der Schlüssel zur Teilhabe',
      3,
      '.',
    ]);
    const lines = commentLines(numbered, {
      t: (key, values) => `${key} ${Object.values(values ?? {}).join(', ')}`.trim(),
      nameOf: (person) => (person === 'p2' ? 'Mitglied 2' : 'Mitglied 1'),
      date: () => '3. Mai',
    });
    expect(lines.map(({ mark }) => mark)).toEqual([
      'pages.commentMark 1',
      'pages.commentMark 2',
      'pages.commentMark 3',
      null,
      'pages.commentMark 4',
    ]);
    expect(lines[3]?.block.text).toBe('pages.commentHead Mitglied 1, 3. Mai\nJa, @Mitglied 2.');
    expect(lines[1]?.block.text).toContain(' – pages.commentResolvedBy Mitglied 2, 3. Mai\nZuerst');
    expect(lines[4]?.block.text).toContain('pages.commentOrphan Was nicht mehr dasteht');
  });
});

function thread(key: string, anchor: Anchor, text: string, replies: readonly Thread[] = []): Thread {
  const said = { author: 'p1', at: 1, edited: null, deleted: false, hidden: null, as: null, mentions: [] };
  return { key, anchor, text, replies, state: 'open', settled: null, assigned: null, ...said };
}

describe('printed pictures', () => {
  it('PG5 all pictures are there before pages are set; one that nobody has does not hold them up, and is named', async () => {
    vi.stubGlobal(
      'Image',
      class {
        src = '';
        naturalWidth = 640;
        naturalHeight = 320;
        decode(): Promise<void> {
          return this.src.includes('blob') ? Promise.resolve() : Promise.reject(new Error('none'));
        }
      },
    );
    const [far, gone] = ['a'.repeat(64), 'b'.repeat(64)];
    const asked: string[] = [];
    const transport: PictureTransport = {
      load: (hash) => {
        asked.push(hash);
        return Promise.resolve(hash === far ? new Blob(['x']) : null);
      },
      loadFrom: () => Promise.resolve(null),
      save: () => Promise.reject(new Error('no host')),
    };
    const shelf = new PictureShelf(transport);
    const pictures = new PrintPictures(shelf);
    const image = (asset: string): Block => makeBlock(asset, { kind: 'image', indent: 0, props: { asset } }, []);
    const told: string[] = [];
    const here = await pictures.load([image(far), image(gone), image(far)], ({ done, all }) =>
      told.push(`${done}/${all}`),
    );
    expect([...here]).toEqual([far]);
    expect(asked).toEqual([far, gone]);
    expect(told.at(-1)).toBe('2/2');
    expect(knownSize(far)).toEqual({ width: 640, height: 320 });
    pictures.release();
    shelf.destroy();
    vi.unstubAllGlobals();
  });
});
