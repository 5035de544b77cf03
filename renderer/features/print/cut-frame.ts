/**
 * Where a page may end within a table or a list of contents: between its rows or entries; within a row where it is higher
 * than half a page, between its lines, so that no page stays empty below the row before.
 */
import { betweenLines, type LineBox } from '../../editor/numbering/line-boxes.ts';
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

/** `characters`: the boxes of its characters, in the coordinates of the window. Null for what can't be cut. */
export function cutFrame(
  element: HTMLElement,
  box: DOMRect,
  characters: readonly LineBox[],
  most: number,
): CutFrame | null {
  const units = unitsIn(element, box);
  const repeats = element.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const edges = betweenLines(characters).map((edge) => edge - box.top);
  return cutUnits(units, edges, box.height, repeats, most);
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

/**
 * The steps of units that stand below one another in something of this height; `edges` are the places between lines, and
 * all lengths are from its top. Pure.
 */
export function cutUnits(
  units: readonly Unit[],
  edges: readonly number[],
  height: number,
  repeats: number,
  most: number,
): CutFrame | null {
  const steps = units.flatMap((unit, index) => {
    // What stands above the first unit (caption, header) is on the page with it.
    const above = index === 0 ? unit.top : repeats;
    const high = unit.bottom - unit.top + above > most / 2;
    const ends = [unit.top, ...(high ? cutsWithin(unit, edges, most - above, most - repeats) : []), unit.bottom];
    return ends.slice(1).map((to, at): Step => {
      const from = ends[at] ?? unit.top;
      return { unit: index, from: from - unit.top, to: to - unit.top, ends: at === ends.length - 2 };
    });
  });
  if (steps.length < 2) return null;
  const tops = steps.map(({ unit, from }, index) => (index === 0 ? 0 : (units[unit]?.top ?? 0) + from));
  const heights = tops.map((top, index) => (tops[index + 1] ?? height) - top);
  return { lines: steps.length, heights, least: 1, steps, tops, repeats };
}

/**
 * Where a unit may be cut: between its lines, but neither behind the first nor before the last one. `first` and `most` are
 * the room on the page where it begins and on the next ones: what has no place between lines for so long is cut anywhere.
 */
function cutsWithin({ top, bottom }: Unit, edges: readonly number[], first: number, most: number): number[] {
  const between = edges.filter((edge) => edge > top && edge < bottom).slice(1, -1);
  const cuts: number[] = [];
  let from = top;
  // A page that has no room at all for it can't be helped; it still has to end somewhere.
  const room = (): number => Math.max(cuts.length === 0 ? first : most, 40);
  for (const to of [...between, bottom]) {
    for (; to - from > room(); cuts.push(from)) from += room();
    if (to < bottom) cuts.push(to);
    from = to;
  }
  return cuts;
}
