/** Fills pages with what was measured: no heading alone at the end of a page, no single lines of a paragraph. Pure. */

/** Something that stands on a page as a whole or, in lines, on several. Lengths in CSS pixels. */
export interface Item {
  readonly height: number;
  /** Above it, unless it comes first on a page. */
  readonly gap: number;
  /** Lines that it may be cut between; 0 where it may not be cut. */
  readonly lines: number;
  readonly lineHeight: number;
  /** Stays with what follows: headings. */
  readonly keepsNext: boolean;
  /** Begins a new page. */
  readonly breaksBefore: boolean;
}

/** Lines `from` to `to` of an item; all of it where it is not cut. */
export interface Fragment {
  readonly item: number;
  readonly from: number;
  readonly to: number;
}

/** So many lines of a paragraph stand together at the end and at the start of a page. */
const fewest = 2;

/** The pages, each a list of fragments from top to bottom. Every line of every item is on exactly one page, in order. */
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
      const left = item.lines - from;
      const height = from === 0 ? item.height : left * item.lineHeight;
      const gap = from === 0 ? item.gap : 0;
      const room = pageHeight - y - (y === 0 ? 0 : gap);
      const follow = item.keepsNext ? followers(items, index + 1) : 0;
      if (height + follow <= room || (y === 0 && height <= room)) {
        place(index, from, item.lines, height, gap);
        return;
      }
      const fits =
        item.lines === 0 || follow > 0 ? 0 : cutAt(left, Math.floor((room + 0.5) / item.lineHeight), y === 0);
      if (fits > 0) {
        place(index, from, from + fits, fits * item.lineHeight, gap);
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

/** How many of the lines that are left go on this page, of those that fit; 0: none. */
function cutAt(left: number, fits: number, wholePage: boolean): number {
  const most = Math.min(fits, left - fewest);
  if (most >= fewest) return most;
  // On a page of its own it goes on whatever remains.
  return wholePage && fits >= 1 ? Math.min(fits, left) : 0;
}

/** What has to fit below an item that stays with the next. */
function followers(items: readonly Item[], index: number): number {
  const item = items[index];
  if (item === undefined || item.breaksBefore) return 0;
  if (item.keepsNext) return item.gap + item.height + followers(items, index + 1);
  const least = item.lines === 0 ? item.height : Math.min(item.height, fewest * item.lineHeight);
  return item.gap + least;
}
