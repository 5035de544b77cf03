/** A logo or a chart as Word has it: the vectors, and for older programs a picture of them. */
import { endingOf, type Drawing } from '../drawings/drawing.ts';
import { el, NOTHING, type Markup } from './markup.ts';
import type { PictureParts } from './pictures.ts';

const [EMU_PER_MM, SVG] = [36_000, 'http://schemas.microsoft.com/office/drawing/2016/SVG/main'];

/** What stands in a paragraph. */
export function drawingRun(pictures: PictureParts, { name, alt, width, height, svg, picture }: Drawing): Markup {
  const relation = pictures.keep(`${name}.${endingOf(picture.mime)}`, picture.bytes);
  const vectors =
    svg === null
      ? NOTHING
      : el(
          'a:extLst',
          {},
          el(
            'a:ext',
            { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' },
            el('asvg:svgBlip', { 'xmlns:asvg': SVG, 'r:embed': pictures.keep(`${name}.svg`, svg) }),
          ),
        );
  const size = { cx: Math.round(width * EMU_PER_MM), cy: Math.round(height * EMU_PER_MM) };
  return el('w:r', {}, pictures.inline(el('a:blip', { 'r:embed': relation }, vectors), { name, alt, size }));
}
