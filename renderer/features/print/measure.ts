/** What the browser made of a chapter in the width of a page: heights and lines of its parts, and where a line begins. */
import { charactersIn, groupLines, linesIn } from '../../editor/numbering/line-boxes.ts';
import { cutFrame, type Step } from './cut-frame.ts';
import type { Item } from './paginate.ts';

/** Parts of a chapter carry `data-part` in their order. */
export interface Measured extends Item {
  /** Middles of the lines from the part's top; also of parts that may not be cut. */
  readonly middles: readonly number[];
  /** Characters of the block at which its lines begin, from the second on. */
  readonly starts: readonly number[];
  /** What each step shows of a table or a list of contents; empty where steps are lines. */
  readonly steps: readonly Step[];
  /** Where each step begins, from the part's top. */
  readonly tops: readonly number[];
}

/** Measures the parts that stand in `host`, from top to bottom; `most` is the height of a page. */
export function measureParts(host: HTMLElement, most: number): readonly Measured[] {
  let bottom = host.getBoundingClientRect().top;
  return [...host.querySelectorAll<HTMLElement>('[data-part]')].map((element) => {
    const box = element.getBoundingClientRect();
    const gap = Math.max(0, box.top - bottom);
    ({ bottom } = box);
    return measurePart(element, box, gap, most);
  });
}

function measurePart(element: HTMLElement, box: DOMRect, gap: number, most: number): Measured {
  const kind = element.dataset['kind'] ?? '';
  const framed = kind === 'table' || kind === 'contents';
  const characters = framed ? charactersIn(element) : [];
  const boxes = framed ? groupLines(characters) : linesIn(element);
  const common = {
    height: box.height,
    gap,
    keepsNext: kind.startsWith('heading') || kind === 'title',
    breaksBefore: element.dataset['breaks'] !== undefined,
    middles: boxes.map(({ top, bottom }) => (top + bottom) / 2 - box.top),
  };
  const cut = framed ? cutFrame(element, box, characters, most) : null;
  if (cut !== null) return { ...common, ...cut, starts: [], lineHeight: box.height };
  const cuts = /^(paragraph|quote|bullet|number|note|callout|comment)$/.test(kind) && boxes.length > 3;
  const edges = boxes.slice(1).map(({ top }, index) => (top + (boxes[index]?.bottom ?? top)) / 2);
  const tops = [0, ...edges.map((edge) => edge - box.top)];
  const heights = tops.map((top, index) => (tops[index + 1] ?? box.height) - top);
  return {
    ...common,
    lines: cuts ? boxes.length : 0,
    lineHeight: cuts ? box.height / boxes.length : box.height,
    // The first and the last line carry what is above and below the text in its box.
    ...(cuts && kind === 'callout' ? { heights } : {}),
    starts: cuts ? edges.map((edge) => offsetBelow(element, edge)) : [],
    steps: [],
    tops: cuts ? tops : [0],
  };
}

/** What is drawn beside the text and is no part of it. */
const beside = '.static-number, .static-mark, .static-prefix';

/** The first character of a block's text that is drawn below a height of the window. */
function offsetBelow(element: HTMLElement, edge: number): number {
  let offset = 0;
  const walk = (node: Node): boolean => {
    if (node instanceof Text) {
      const at = firstBelow(node, edge);
      offset += at;
      return at < node.data.length;
    }
    if (!(node instanceof HTMLElement) || node.matches(beside)) return false;
    if (node.nodeName === 'BR' || node.dataset['embed'] !== undefined) {
      if (node.getBoundingClientRect().top > edge) return true;
      offset += 1;
      return false;
    }
    return [...node.childNodes].some(walk);
  };
  [...element.childNodes].some(walk);
  return offset;
}

/** By halves: characters of a text lie from top to bottom. */
function firstBelow(text: Text, edge: number): number {
  const range = document.createRange();
  let low = 0;
  let high = text.data.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setStart(text, middle);
    range.setEnd(text, middle + 1);
    const boxes = range.getClientRects();
    const box = boxes[boxes.length - 1];
    if (box !== undefined && (box.top + box.bottom) / 2 > edge) high = middle;
    else low = middle + 1;
  }
  return low;
}
