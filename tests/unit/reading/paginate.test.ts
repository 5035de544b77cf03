import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type Item } from '../../../renderer/features/print/paginate.ts';

const item = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((lines): Item => make(lines)),
  fc.integer({ min: 10, max: 300 }).map((height): Item => ({ ...make(1), lines: 0, height, lineHeight: height })),
  fc.constant<Item>({ ...make(1), lines: 0, height: 30, lineHeight: 30, keepsNext: true }),
);

function make(lines: number): Item {
  return { height: lines * 20, gap: 10, lines, lineHeight: 20, keepsNext: false, breaksBefore: false };
}

describe('pages', () => {
  it('RD1 every line of every part is on exactly one page, in order, and no page is too full', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const pages = paginate(items, 400);
        const seen = pages.flat().map(({ item: at, from, to }) => [at, from, to]);
        const expected = items.flatMap(({ lines }, at) => {
          const mine = seen.filter(([of]) => of === at);
          expect(mine[0]?.[1]).toBe(0);
          expect(mine[mine.length - 1]?.[2]).toBe(lines);
          mine.slice(1).forEach(([, from], index) => expect(from).toBe(mine[index]?.[2]));
          return mine;
        });
        expect(seen).toEqual(expected);
        for (const page of pages) {
          const height = page.reduce((sum, { item: at, from, to }, index) => {
            const part = items[at];
            if (part === undefined) return sum;
            const whole = part.lines === 0 || to - from === part.lines;
            return sum + (index === 0 || from > 0 ? 0 : part.gap) + (whole ? part.height : (to - from) * 20);
          }, 0);
          expect(height).toBeLessThanOrEqual(400);
        }
      }),
      { seed: 61, numRuns: 1_000 },
    );
  });

  it('RD2 a heading stands with what follows, and a paragraph leaves no single line behind', () => {
    const heading: Item = { ...make(1), lines: 0, height: 30, keepsNext: true };
    expect(paginate([make(17), heading, make(3)], 400).map((page) => page.map((each) => each.item))).toEqual([
      [0],
      [1, 2],
    ]);
    // 18 lines and 20 of room: two of four lines would fit as one.
    expect(paginate([make(18), make(4)], 400)).toEqual([[{ item: 0, from: 0, to: 18 }], [{ item: 1, from: 0, to: 4 }]]);
    expect(paginate([make(16), make(5)], 400)).toEqual([
      [
        { item: 0, from: 0, to: 16 },
        { item: 1, from: 0, to: 3 },
      ],
      [{ item: 1, from: 3, to: 5 }],
    ]);
    expect(paginate([make(2), { ...make(2), breaksBefore: true }], 400)).toHaveLength(2);
  });
});
