/** The costs by year and source as a drawing, as the PDF has it: bars of parts. What it shows stands in the table as well. */
import { cleanName } from '../clean-text.ts';
import { document, el, join, words, type Markup } from '../docx/markup.ts';
import type { PrintedChart } from './printed-catalogue.ts';

/** Points. */
const [WIDTH, LEFT, TOP, PLOT, FOOT, LINE] = [450, 70, 8, 147, 34, 15];
const COLOURS = ['#0b6370', '#c98a2b', '#7a4b8f', '#35598f', '#6d8b3a', '#a3274a', '#8a93a3'];
const [INK, INK_SECOND, HAIRLINE] = ['#10151f', '#3b4457', '#c9cfda'];
/** How many years there is room for sums, and for names, below. */
const [MOST_SUMS, MOST_NAMES] = [8, 16];
/** Characters of a source beside its colour. */
const LONGEST = 44;

/** As wide as a line of text. The same chart gives the same bytes. */
export function chartSvg({ top, ticks, sources, years }: PrintedChart): Uint8Array {
  const rows = Math.ceil(sources.length / 2);
  const height = TOP + PLOT + FOOT + rows * LINE + 6;
  const plotWidth = WIDTH - LEFT;
  const column = plotWidth / Math.max(1, years.length);
  const bar = Math.min(51, column * 0.62);
  const scale = (value: number): number => (PLOT * value) / top;
  const floor = TOP + PLOT;
  const each = Math.ceil(years.length / MOST_NAMES);
  const scaled = ticks.flatMap(({ at, label }) => [
    el('line', {
      x1: LEFT,
      x2: WIDTH,
      y1: at2(floor - scale(at)),
      y2: at2(floor - scale(at)),
      stroke: HAIRLINE,
      'stroke-width': 0.4,
    }),
    text(LEFT - 6, floor - scale(at) + 2.8, label, { 'text-anchor': 'end' }),
  ]);
  const bars = years.flatMap(({ label, sum, parts }, index) => {
    const middle = LEFT + column * (index + 0.5);
    let under = 0;
    const drawn = parts.flatMap((part, source) => {
      if (part <= 0) return [];
      under += part;
      const fill = colourOf(source);
      return [
        el('rect', {
          x: at2(middle - bar / 2),
          y: at2(floor - scale(under)),
          width: at2(bar),
          height: at2(scale(part)),
          fill,
          stroke: '#ffffff',
          'stroke-width': 0.4,
        }),
      ];
    });
    const named =
      index % each === 0
        ? [text(middle, floor + 14, label, { 'text-anchor': 'middle', 'font-weight': 600, fill: INK })]
        : [];
    const summed = years.length <= MOST_SUMS ? [text(middle, floor + 25, sum, { 'text-anchor': 'middle' })] : [];
    return [...drawn, ...named, ...summed];
  });
  const legend = sources.flatMap((name, index) => {
    const [x, y] = [(index % 2) * (WIDTH / 2), floor + FOOT + Math.floor(index / 2) * LINE];
    return [
      el('rect', { x, y, width: 7.4, height: 7.4, fill: colourOf(index) }),
      text(x + 12, y + 6.8, cleanName(name, LONGEST, '')),
    ];
  });
  return document(
    el(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: `${WIDTH}pt`,
        height: `${height}pt`,
        viewBox: `0 0 ${WIDTH} ${height}`,
      },
      el(
        'g',
        { 'font-family': "'Source Sans 3', 'DejaVu Sans', Arial, sans-serif", 'font-size': 8, fill: INK_SECOND },
        join([...scaled, ...bars, ...legend]),
      ),
    ),
  );
}

const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? INK;
const at2 = (value: number): number => Math.round(value * 100) / 100;
const text = (x: number, y: number, said: string, more: Readonly<Record<string, string | number>> = {}): Markup =>
  el('text', { x: at2(x), y: at2(y), ...more }, words(said));
