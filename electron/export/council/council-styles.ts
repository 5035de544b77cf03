/** How a council paper looks as a Word file: sizes and spaces of its printed form, families and colour of its city. */
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import { el, val, type Markup } from '../docx/markup.ts';
import { bold, colour, fonts, PAPER_LOOK, QUIET, size, spacing, type Style, type WordLook } from '../docx/styles.ts';

/** `0b6370`. */
const accentOf = ({ look }: CityTemplate): string => (look.accent ?? '#0b6370').slice(1).toUpperCase();

/** `hasLogo`: then the name is smaller. */
export function councilLook(template: CityTemplate, hasLogo: boolean): WordLook {
  const { look } = template;
  const heads = look.heads[0] ?? PAPER_LOOK.heads;
  return {
    text: look.text[0] ?? PAPER_LOOK.text,
    heads,
    titleSize: 30,
    headingSizes: [25, 22, 21, 21, 21],
    chapterNumbers: false,
    margins: look.margins,
    own: ownStyles(heads, accentOf(template), hasLogo),
  };
}

const tight = spacing(0, 40, 240);
const ruled = (name: string, hex: string, width: number): Markup =>
  el('w:pBdr', {}, el(name, { 'w:val': 'single', 'w:sz': width, 'w:space': 6, 'w:color': hex }));

function ownStyles(heads: string, accent: string, hasLogo: boolean): Style[] {
  const family = fonts(heads);
  return [
    {
      id: 'LetterheadLine',
      name: 'Ratschrift letterhead',
      paragraph: [tight],
      run: [family, colour(QUIET), size(22)],
    },
    {
      id: 'LetterheadName',
      name: 'Ratschrift letterhead name',
      next: 'Normal',
      paragraph: [tight],
      run: [family, bold, colour(accent), size(hasLogo ? 30 : 46)],
    },
    {
      id: 'PaperKind',
      name: 'Ratschrift kind of paper',
      next: 'Normal',
      paragraph: [ruled('w:bottom', accent, 12), spacing(0, 240, 240), val('w:jc', 'right')],
      run: [family, bold, size(30)],
    },
    {
      id: 'Routing',
      name: 'Ratschrift routing',
      paragraph: [spacing(0, 60, 240), el('w:ind', { 'w:left': 200, 'w:right': 300, 'w:hanging': 200 })],
      run: [family, size(19)],
    },
    { id: 'BoxLabel', name: 'Ratschrift box label', paragraph: [spacing(60, 0, 240)], run: [family, size(16)] },
    { id: 'BoxValue', name: 'Ratschrift box value', paragraph: [spacing(0, 80, 240)], run: [family, bold, size(22)] },
    {
      id: 'Keep',
      name: 'Ratschrift keep',
      paragraph: [spacing(320, 160, 240)],
      run: [family, bold, size(18)],
    },
    {
      id: 'TableNote',
      name: 'Ratschrift table note',
      paragraph: [el('w:keepNext'), spacing(0, 80, 240)],
      run: [family, colour(QUIET), size(18)],
    },
    {
      id: 'SignOff',
      name: 'Ratschrift sign-off',
      paragraph: [el('w:keepNext'), el('w:keepLines'), spacing(0, 60, 260)],
    },
    {
      id: 'Draft',
      name: 'Ratschrift draft',
      paragraph: [spacing(0, 0, 240), val('w:jc', 'right')],
      run: [family, bold, colour('B3261E'), size(26)],
    },
  ];
}
