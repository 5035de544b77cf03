/** Fills pages with what was measured: no heading alone at the end of a page, no single lines of a paragraph. Pure. */

/** Something that stands on a page as a whole or, in steps, on several. Lengths in CSS pixels. */
export interface Item {
  readonly height: number;
  /** Above it, unless it comes first on a page. */
  readonly gap: number;
  /** Steps that it may be cut between, lines for the most part; 0 where it may not be cut. */
  readonly lines: number;
  readonly lineHeight: number;
  /** The heights of the steps where they are not all alike: rows of a table, entries of a list. */
  readonly heights?: readonly number[];
  /** So many steps stand together at the end and at the start of a page; two by default, as with lines of a paragraph. */
  readonly least?: number;
  /** What stands above the steps on each further page: the header of a table. */
  readonly repeats?: number;
  /** Stays with what follows: headings. */
  readonly keepsNext: boolean;
  /** Begins a new page. */
  readonly breaksBefore: boolean;
}

/** Steps `from` to `to` of an item; all of it where it is not cut. */
export interface Fragment {
  readonly item: number;
  readonly from: number;
  readonly to: number;
}

const fewest = ({ least = 2 }: Item): number => least;

/** How high the steps from one to before another stand on a page. */
export function heightOf(item: Item, from: number, to: number): number {
  if (from === 0 && to === item.lines) return item.height;
  const { heights, repeats = 0 } = item;
  if (heights === undefined) return (to - from) * item.lineHeight;
  return (from > 0 ? repeats : 0) + heights.slice(from, to).reduce((sum, height) => sum + height, 0);
}

/** The pages, each a list of fragments from top to bottom. Every step of every item is on exactly one page, in order. */
export function paginate(items: readonly Item[], pageHeight: number): readonly (readonly Fragment[])[] {
  const pages: Fragment[][] = [[]];
  let y = 0;
  const turn = (): void => {
    if (y === 0) return;
    pages.push([]);
    y = 0;
  };
  const place = (item: number, from: number, to: number, height: number, gap: number): void => {
    pages[pages.length - 1]?.push({ item, from, to });
    y += (y === 0 ? 0 : gap) + height;
  };
  items.forEach((item, index) => {
    if (item.breaksBefore) turn();
    let from = 0;
    for (;;) {
      const height = heightOf(item, from, item.lines);
      const gap = from === 0 ? item.gap : 0;
      const room = pageHeight - y - (y === 0 ? 0 : gap);
      const follow = item.keepsNext ? followers(items, index + 1) : 0;
      if (height + follow <= room || (y === 0 && height <= room)) {
        place(index, from, item.lines, height, gap);
        return;
      }
      const fits = item.lines === 0 || follow > 0 ? 0 : cutAt(item, from, room, y === 0);
      if (fits > 0) {
        place(index, from, from + fits, heightOf(item, from, from + fits), gap);
        from += fits;
        turn();
        if (from === item.lines) return;
      } else if (y === 0) {
        // Higher than a page, and not to be cut.
        place(index, from, item.lines, height, gap);
        turn();
        return;
      } else turn();
    }
  });
  return pages.filter((page) => page.length > 0);
}

/** How many of the steps from `from` on go on this page; 0: none. */
function cutAt(item: Item, from: number, room: number, wholePage: boolean): number {
  const left = item.lines - from;
  const fits = fitting(item, from, room);
  const most = Math.min(fits, left - fewest(item));
  if (most >= fewest(item)) return most;
  // On a page of its own it goes on whatever remains.
  return wholePage && fits >= 1 ? Math.min(fits, left) : 0;
}

/** How many steps from `from` on there is room for. */
function fitting(item: Item, from: number, room: number): number {
  const { heights, repeats = 0, lineHeight } = item;
  if (heights === undefined) return Math.floor((room + 0.5) / lineHeight);
  let left = room + 0.5 - (from > 0 ? repeats : 0);
  let fits = 0;
  for (const height of heights.slice(from)) {
    left -= height;
    if (left < 0) break;
    fits += 1;
  }
  return fits;
}

/** What has to fit below an item that stays with the next. */
function followers(items: readonly Item[], index: number): number {
  const item = items[index];
  if (item === undefined || item.breaksBefore) return 0;
  if (item.keepsNext) return item.gap + item.height + followers(items, index + 1);
  const least = item.lines === 0 ? item.height : Math.min(item.height, heightOf(item, 0, fewest(item)));
  return item.gap + least;
}
