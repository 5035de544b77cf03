/** What people mean by what they typed into a cell. Each notes what it can't read, and gives what stands for nothing then. */
import { parseAmount } from '../../../shared/council/money.ts';
import { isYear, measureLimits, measureStates, type MeasureState } from '../../../shared/measures/measure.ts';
import { noWords, stateWords, yesWords } from '../../../shared/measures/sheet-words.ts';
import type { NamedRow } from './note-book.ts';
import { readStretch } from './typed-days.ts';
import type { CellValue } from './workbook.ts';

/** How headings and words are compared: without case, accents, signs and blanks. */
export const plainWord = (words: string): string =>
  words
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}✓✔☒☑☐–-]/gu, '');

/** One line without controls. */
export const cleanedWords = (words: string): string => words.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();

/** A cell as it is shown, about; an error too. */
export function shownText(cell: CellValue | undefined): string {
  if (cell === undefined) return '';
  if ('text' in cell) return cell.text.replace(/\r\n?/g, '\n').trim();
  if ('number' in cell) return String(Number(cell.number));
  if ('day' in cell) return cell.day;
  if ('flag' in cell) return cell.flag ? 'ja' : 'nein';
  return cell.error;
}

/** Words of a cell in one line (`lines`: with its line ends), cut where they are too long. */
export function textIn(row: NamedRow, name: string, most: number = measureLimits.name, lines = false): string {
  const cell = row.cell(name);
  if (cell !== undefined && 'error' in cell) row.note('formula', name, cell.error);
  if (cell === undefined || 'error' in cell) return '';
  const words = shownText(cell);

  const text = lines ? words.replace(/[\u0000-\u0009\u000b-\u001f]+/g, ' ') : cleanedWords(words);
  if (text.length > most) row.note('long', name, text);
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** Cents; null where nothing stands there or it can't be read. */
export function amountIn(row: NamedRow, name: string): number | null {
  const cell = row.cell(name);
  if (cell === undefined) return null;
  const cents = centsOf(cell);
  if (cents === null) row.note('error' in cell ? 'formula' : 'amount', name, shownText(cell));
  else if (cents.value < 0) row.note('negative', name, shownText(cell));
  else if (cents.value > measureLimits.cents) row.note('amount', name, shownText(cell));
  else {
    if (cents.rounded) row.note('rounded', name, 'number' in cell ? cell.number : shownText(cell));
    return cents.value;
  }
  return null;
}

/** Cents of a cell as it stands, also negative ones; null for what is no amount. */
export function centsOf(cell: CellValue): { value: number; rounded: boolean } | null {
  if ('text' in cell) {
    const read = parseAmount(cell.text);
    return read.ok ? { value: read.cents, rounded: false } : null;
  }
  if (!('number' in cell)) return null;
  const exact = Number(cell.number) * 100;
  const value = Math.round(exact) + 0;
  // What a spreadsheet computed is a hair beside the cent.
  return Number.isSafeInteger(value) ? { value, rounded: Math.abs(exact - value) > 1e-4 } : null;
}

/** A day: the first of what is typed (`2021`: 1 January), or the last. Empty where there is none. */
export function dayIn(row: NamedRow, name: string, which: 'first' | 'last'): string {
  const cell = row.cell(name);
  if (cell === undefined) return '';
  const stretch = 'error' in cell || 'flag' in cell ? null : readStretch(shownText(cell));
  if (stretch === null) row.note('error' in cell ? 'formula' : 'date', name, shownText(cell));
  return stretch?.[which] ?? '';
}

/** 0 where there is none. */
export function yearIn(row: NamedRow, name: string): number {
  const cell = row.cell(name);
  if (cell === undefined) return 0;
  const words = shownText(cell);
  const year = 'day' in cell ? Number(cell.day.slice(0, 4)) : /^\d{4}$/.test(words) ? Number(words) : 0;
  if (isYear(year)) return year;
  row.note('error' in cell ? 'formula' : 'year', name, words);
  return 0;
}

/** Null where there is none. */
export function figureIn(row: NamedRow, name: string): number | null {
  const cell = row.cell(name);
  if (cell === undefined) return null;
  const words = shownText(cell).replace(/\s/g, '');
  const german = /^[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(words);
  const figure =
    'number' in cell
      ? Number(cell.number)
      : 'text' in cell && german
        ? Number(words.replaceAll('.', '').replace(',', '.').replace('−', '-'))
        : NaN;
  if (Number.isFinite(figure)) return figure + 0;
  row.note('error' in cell ? 'formula' : 'figure', name, shownText(cell));
  return null;
}

export function flagIn(row: NamedRow, name: string): boolean {
  const cell = row.cell(name);
  if (cell === undefined) return false;
  if ('flag' in cell) return cell.flag;
  const word = plainWord(shownText(cell));
  if (yesWords.some((yes) => plainWord(yes) === word)) return true;
  if (!noWords.some((no) => plainWord(no) === word))
    row.note('error' in cell ? 'formula' : 'flag', name, shownText(cell));
  return false;
}

/** Null where there is none, or none that is known. */
export function stateIn(row: NamedRow, name: string): MeasureState | null {
  const cell = row.cell(name);
  if (cell === undefined) return null;
  const word = plainWord(shownText(cell));
  const state = measureStates.find((known) => stateWords[known].some((each) => plainWord(each) === word));
  if (state === undefined) row.note('error' in cell ? 'formula' : 'state', name, shownText(cell));
  return state ?? null;
}

/** Names in one cell: a line each, or with semicolons; where neither is (and the file isn't ours), with commas. */
export function namesIn(row: NamedRow, name: string, commas: boolean): string[] {
  const words = textIn(row, name, workable, true);
  const names = words.split(/[\n;]/).length > 1 || !commas ? words.split(commas ? /[\n;]/ : /\n/) : words.split(',');
  const known = names.map(cleanedWords).filter((each) => each !== '');
  if (known.length > measureLimits.rows) row.note('rows', name, known[measureLimits.rows] ?? '');
  return known.slice(0, measureLimits.rows).map((each) => {
    if (each.length > measureLimits.name) row.note('long', name, each);
    return each.slice(0, measureLimits.name).replace(/[\ud800-\udbff]$/, '');
  });
}

/** As much as a cell holds. */
const workable = 32_767;
