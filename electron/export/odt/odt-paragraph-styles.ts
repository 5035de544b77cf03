/** Writer's own paragraph styles with our looks. */
import { el, type Markup } from '../docx/markup.ts';
import { bold, colour, family, INK, italic, paragraphStyle, points, QUIET, type Properties } from './odt-named.ts';
import type { OdtLook } from './odt-styles.ts';

export function paragraphStyles({ heads, titleSize, headingSizes, chaptersOnPages }: OdtLook): Markup[] {
  const sans = family(heads);
  const space = (before: number, after: number): Properties => ({
    'fo:margin-top': `${before}mm`,
    'fo:margin-bottom': `${after}mm`,
  });
  const headings = headingSizes.map((size, index) =>
    paragraphStyle({
      name: `Heading ${index + 1}`,
      parent: 'Heading',
      next: 'Text body',
      outline: index + 1,
      paragraph: {
        ...(index === 0 ? space(8, 3) : space(5.5, 2)),
        ...(index === 0 && chaptersOnPages && { 'fo:break-before': 'page' }),
      },
      text: points(size),
    }),
  );
  const toRight = el(
    'style:tab-stops',
    {},
    el('style:tab-stop', {
      'style:position': '160mm',
      'style:type': 'right',
      'style:leader-style': 'dotted',
      'style:leader-text': '.',
    }),
  );
  const contents = [0, 1, 2, 3, 4].map((level) =>
    paragraphStyle({
      name: `Contents ${level + 1}`,
      parent: 'Standard',
      paragraph: { 'fo:margin-left': `${level * 4}mm`, ...space(level === 0 ? 1.4 : 0, 0.7), 'fo:margin-right': '0mm' },
      text: { ...sans, ...(level === 0 ? bold : {}) },
      inside: [toRight],
    }),
  );
  return [
    paragraphStyle({ name: 'Standard', paragraph: { 'fo:line-height': '130%', 'fo:orphans': 2, 'fo:widows': 2 } }),
    paragraphStyle({ name: 'Text body', parent: 'Standard', paragraph: space(0, 2.1) }),
    paragraphStyle({
      name: 'Numbered text',
      parent: 'Text body',
      paragraph: { 'fo:text-indent': '-11mm' },
      inside: [el('style:tab-stops', {}, el('style:tab-stop', { 'style:position': '0mm' }))],
    }),
    paragraphStyle({
      name: 'Heading',
      parent: 'Standard',
      next: 'Text body',
      paragraph: { 'fo:keep-with-next': 'always', 'fo:keep-together': 'always', 'fo:line-height': '115%' },
      text: { ...sans, ...bold, ...colour(INK) },
    }),
    ...headings,
    paragraphStyle({
      name: 'Title',
      parent: 'Heading',
      next: 'Text body',
      paragraph: space(0, 2),
      text: points(titleSize),
    }),
    paragraphStyle({
      name: 'Subtitle',
      parent: 'Standard',
      next: 'Text body',
      paragraph: space(0, 5),
      text: { ...sans, ...points(13), ...colour(QUIET) },
    }),
    paragraphStyle({ name: 'Contents Heading', parent: 'Heading', paragraph: space(6, 2), text: points(13) }),
    ...contents,
    ...['Figure Index 1', 'Table index 1'].map((name) =>
      paragraphStyle({ name, parent: 'Standard', paragraph: space(0, 0.7), text: sans, inside: [toRight] }),
    ),
    paragraphStyle({ name: 'List', parent: 'Text body', paragraph: space(0, 1) }),
    paragraphStyle({
      name: 'Quotations',
      parent: 'Text body',
      paragraph: {
        'fo:margin-left': '6.3mm',
        'fo:margin-right': '6.3mm',
        'fo:border-left': `1.5pt solid ${QUIET}`,
        'fo:padding-left': '3mm',
      },
      text: italic,
    }),
    paragraphStyle({
      name: 'Callout',
      parent: 'Text body',
      paragraph: {
        'fo:border': `0.75pt solid ${QUIET}`,
        'fo:padding': '2mm',
        'fo:margin-left': '3mm',
        'fo:margin-right': '3mm',
      },
      text: sans,
    }),
    paragraphStyle({
      name: 'Caption',
      parent: 'Standard',
      paragraph: { ...space(2.8, 1.8), 'fo:keep-together': 'always' },
      text: { ...sans, ...bold, ...points(9.5) },
    }),
    paragraphStyle({ name: 'Table', parent: 'Caption', paragraph: { 'fo:keep-with-next': 'always' } }),
    paragraphStyle({ name: 'Figure', parent: 'Caption' }),
    paragraphStyle({
      name: 'Picture',
      parent: 'Standard',
      paragraph: { ...space(2.8, 1), 'fo:keep-with-next': 'always' },
    }),
    paragraphStyle({
      name: 'Table Contents',
      parent: 'Standard',
      paragraph: { ...space(0.5, 0.5), 'fo:line-height': '115%' },
      text: { ...sans, ...points(9.5) },
    }),
    paragraphStyle({ name: 'Table Heading', parent: 'Table Contents', text: bold }),
    ...['Table Contents', 'Table Heading'].map((name) =>
      paragraphStyle({ name: `${name} Number`, parent: name, paragraph: { 'fo:text-align': 'end' } }),
    ),
    paragraphStyle({
      name: 'Front note',
      parent: 'Standard',
      paragraph: space(0, 2),
      text: { ...sans, ...points(9), ...colour(QUIET) },
    }),
    paragraphStyle({
      name: 'Horizontal Line',
      parent: 'Standard',
      next: 'Text body',
      paragraph: { ...space(0, 4), 'fo:border-bottom': `0.75pt solid ${QUIET}`, 'fo:padding-bottom': '0mm' },
      text: points(6),
    }),
    paragraphStyle({
      name: 'Footnote',
      parent: 'Standard',
      paragraph: { 'fo:margin-left': '5mm', 'fo:text-indent': '-5mm', 'fo:line-height': '115%' },
      text: points(9),
    }),
    paragraphStyle({
      name: 'Header',
      parent: 'Standard',
      paragraph: { 'fo:border-bottom': `0.5pt solid ${QUIET}`, 'fo:padding-bottom': '1mm', 'fo:line-height': '115%' },
      text: { ...sans, ...points(8.5), ...colour(QUIET) },
    }),
    paragraphStyle({
      name: 'Footer',
      parent: 'Standard',
      paragraph: { 'fo:text-align': 'end', 'fo:line-height': '115%' },
      text: { ...sans, ...points(8.5), ...colour(QUIET) },
    }),
  ];
}
