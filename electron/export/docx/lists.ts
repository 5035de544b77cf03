/** Lists: bullets are one list, numbers begin anew behind everything else. Numbering of headings is a list, too. */
import { MAX_INDENT } from '../../../shared/document/block.ts';
import { el, join, val, type Markup } from './markup.ts';

export const HEADINGS = 1;
export const BULLETS = 2;
const FIRST_NUMBERED = 3;
const LEVELS = Array.from({ length: MAX_INDENT + 1 }, (_, level) => level);

export class Lists {
  #numbered = 0;
  #isOpen = false;

  /** The list of a numbered paragraph that comes next; behind what is no list item a new one begins. */
  next(): number {
    if (!this.#isOpen) this.#numbered += 1;
    this.#isOpen = true;
    return this.current;
  }

  /** The list of one that isn't there any more, or that was a list item only before. */
  get current(): number {
    return FIRST_NUMBERED + Math.max(0, this.#numbered - 1);
  }

  /** Something else than a list item came. */
  close(): void {
    this.#isOpen = false;
  }

  /** The part `numbering.xml`. `headingNumbers`: whether headings within chapters have numbers; `chapterNumbers`: whether chapters do. */
  part(headingNumbers: boolean, chapterNumbers = true): Markup {
    const numbers = Array.from({ length: Math.max(1, this.#numbered) }, (_, index) =>
      el(
        'w:num',
        { 'w:numId': FIRST_NUMBERED + index },
        val('w:abstractNumId', 2),
        ...LEVELS.map((level) => el('w:lvlOverride', { 'w:ilvl': level }, val('w:startOverride', 1))),
      ),
    );
    return el(
      'w:numbering',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      abstract(0, headingLevels(headingNumbers, chapterNumbers)),
      abstract(
        1,
        LEVELS.map((level) => bulletLevel(level)),
      ),
      abstract(
        2,
        LEVELS.map((level) => numberLevel(level)),
      ),
      el('w:num', { 'w:numId': HEADINGS }, val('w:abstractNumId', 0)),
      el('w:num', { 'w:numId': BULLETS }, val('w:abstractNumId', 1)),
      ...numbers,
    );
  }
}

const abstract = (id: number, levels: readonly Markup[]): Markup =>
  el('w:abstractNum', { 'w:abstractNumId': id }, val('w:multiLevelType', 'multilevel'), join(levels));

const step = 357;
const indent = (level: number): Markup =>
  el('w:pPr', {}, el('w:ind', { 'w:left': step * (level + 1), 'w:hanging': step }));

/** Chapters are the first level, their headings the four below. */
function headingLevels(headingNumbers: boolean, chapterNumbers: boolean): Markup[] {
  return LEVELS.map((level) => {
    const text = LEVELS.slice(0, level + 1)
      .map((each) => `%${each + 1}`)
      .join('.');
    const has = level === 0 ? chapterNumbers : headingNumbers && level <= 4;
    return el(
      'w:lvl',
      { 'w:ilvl': level },
      val('w:start', 1),
      val('w:numFmt', has ? 'decimal' : 'none'),
      ...(level <= 4 ? [val('w:pStyle', `Heading${level + 1}`)] : []),
      val('w:suff', has ? 'space' : 'nothing'),
      el('w:lvlText', { 'w:val': has ? text : '' }),
      val('w:lvlJc', 'left'),
      el('w:pPr', {}, el('w:ind', { 'w:left': 0, 'w:firstLine': 0 })),
    );
  });
}

const bulletLevel = (level: number): Markup =>
  el(
    'w:lvl',
    { 'w:ilvl': level },
    val('w:start', 1),
    val('w:numFmt', 'bullet'),
    el('w:lvlText', { 'w:val': ['•', '–', '▪'][level % 3] ?? '•' }),
    val('w:lvlJc', 'left'),
    indent(level),
  );

const numberLevel = (level: number): Markup =>
  el(
    'w:lvl',
    { 'w:ilvl': level },
    val('w:start', 1),
    val('w:numFmt', ['decimal', 'lowerLetter', 'lowerRoman'][level % 3] ?? 'decimal'),
    el('w:lvlText', { 'w:val': level % 3 === 1 ? `%${level + 1})` : `%${level + 1}.` }),
    val('w:lvlJc', 'left'),
    indent(level),
  );

/** A paragraph's place in a list. */
export const listPlace = (list: number, level: number): Markup =>
  el('w:numPr', {}, val('w:ilvl', level), val('w:numId', list));

/** Of a heading whose style has a list, but which has no number. */
export const NO_LIST: Markup = el('w:numPr', {}, val('w:numId', 0));
