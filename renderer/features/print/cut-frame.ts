/** Where a page may end within a table or a list of contents: between its rows or entries; within a row only where it is higher than a page. */
import type { LineBox } from '../../editor/numbering/line-boxes.ts';
import type { Item } from './paginate.ts';

/** What is shown of one unit (rows that stay together, an entry): from `from` to `to` pixels below its top. */
export interface Step {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  /** Whether it is the last of its unit. */
  readonly ends: boolean;
}

export interface CutFrame extends Required<Pick<Item, 'lines' | 'heights' | 'least' | 'repeats'>> {
  readonly steps: readonly Step[];
  /** Where each step begins. */
  readonly tops: readonly number[];
}

interface Unit {
  readonly top: number;
  readonly bottom: number;
}

/** Null for what has a single unit that fits on a page, or none. */
export function cutFrame(element: HTMLElement, box: DOMRect, lines: readonly LineBox[], most: number): CutFrame | null {
  const units = unitsIn(element, box);
  const repeats = element.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const relative = lines.map(({ top, bottom }) => ({ top: top - box.top, bottom: bottom - box.top }));
  return cutUnits(units, relative, box.height, repeats, most);
}

function unitsIn(element: HTMLElement, box: DOMRect): Unit[] {
  const units: Unit[] = [];
  for (const part of element.querySelectorAll<HTMLElement>('[data-unit]')) {
    const at = Number(part.dataset['unit']);
    const { top, bottom } = part.getBoundingClientRect();
    const before = units[at];
    units[at] = { top: before?.top ?? top - box.top, bottom: Math.max(before?.bottom ?? 0, bottom - box.top) };
  }
  return units;
}

/** The steps of units that stand below one another in something of this height; all lengths from its top. Pure. */
export function cutUnits(
  units: readonly Unit[],
  lines: readonly LineBox[],
  height: number,
  repeats: number,
  most: number,
): CutFrame | null {
  const steps = units.flatMap((unit, index) => {
    // What stands above the first unit (caption, header) is on the page with it.
    const before = index === 0 ? unit.top : repeats;
    const cuts = unit.bottom - unit.top + before <= most ? [] : cutsWithin(unit, lines, most - before, most - repeats);
    const edges = [unit.top, ...cuts, unit.bottom];
    return edges.slice(1).map((to, at): Step => {
      const from = edges[at] ?? unit.top;
      return { unit: index, from: from - unit.top, to: to - unit.top, ends: at === edges.length - 2 };
    });
  });
  if (steps.length < 2) return null;
  const tops = steps.map(({ unit, from }, index) => (index === 0 ? 0 : (units[unit]?.top ?? 0) + from));
  const heights = tops.map((top, index) => (tops[index + 1] ?? height) - top);
  return { lines: steps.length, heights, least: 1, steps, tops, repeats };
}

/** Where to cut a unit so that each stretch fits: between lines, if there is such a place in the lower half. */
function cutsWithin({ top, bottom }: Unit, lines: readonly LineBox[], first: number, most: number): number[] {
  // The boxes of neighbouring lines overlap a little.
  const between = lines.slice(1).map((line, index) => (line.top + (lines[index]?.bottom ?? line.top)) / 2);
  const cuts: number[] = [];
  // A page that has no room at all for it can't be helped; it still has to end somewhere.
  let room = Math.max(first, 40);
  for (let from = top; bottom - from > room; room = Math.max(most, 40)) {
    const [least, end] = [from + room / 2, from + room];
    const at = Math.max(...between.filter((edge) => edge > least && edge <= end), -Infinity);
    from = at === -Infinity ? end : at;
    cuts.push(from);
  }
  return cuts;
}
