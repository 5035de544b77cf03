/**
 * Numbers of council papers: their year, the next supplement, and every one that prose cites. The forms are data of the project
 * (`document/council-papers.ts`). Source: council-paper.md, "Rules a paper is checked against".
 */
import { isCouncilPaper } from '../document/council-papers.ts';

/** The year in a number by the first form that it has; null for what has none or shows no four digits of a year. */
export function yearOf(number: string, forms: readonly string[]): number | null {
  const form = forms.find((each) => isCouncilPaper(number, [each]));
  const at = form?.indexOf('jjjj') ?? -1;
  return at < 0 ? null : Number(number.slice(at, at + 4));
}

/** Whether the number's year is that of an ISO day; true where one of the two says no year. */
export function agreesWithDay(number: string, day: string, forms: readonly string[]): boolean {
  const year = yearOf(number, forms);
  return year === null || !/^\d{4}-/u.test(day) || Number(day.slice(0, 4)) === year;
}

/**
 * The next free number with a suffix: `0108/2021` with `N1` taken gives `0108/2021 N2`. Null where no form has one.
 * A number that already has a suffix counts on from its base.
 */
export function nextSupplement(
  number: string,
  letter: string,
  taken: readonly string[],
  forms: readonly string[],
): string | null {
  const [base = ''] = number.split(' ');
  const used = new Set(taken);
  for (let next = 1; next <= most; next += 1) {
    const candidate = `${base} ${letter}${next}`;
    if (!isCouncilPaper(candidate, forms)) return null;
    if (!used.has(candidate)) return candidate;
  }
  return null;
}
/** Numbers of two digits need a form of their own. */
const most = 99;

export interface Cited {
  readonly number: string;
  /** Whether it has one of the forms. */
  readonly valid: boolean;
  readonly from: number;
  readonly to: number;
}

/** Words that say that a number of a council paper follows. */
const named = /(?:Drs\.|DS|Drucksachen?(?:-?Nr\.)?)\s$/u;
/** A word with a digit in it and a dash or slash: what could be a number. Bounded, so that it takes no time. */
const candidate =
  /(?<![\p{L}\p{N}/-])(?=[\p{L}-]{0,6}\d)[\p{L}\p{N}]{1,12}(?:[/-][\p{L}\p{N}]{1,12}){1,4}(?![\p{L}\p{N}/-])/gu;
const suffix = /^[ \u00a0]\p{Lu}\d{1,2}(?![\p{L}\p{N}])/u;
/** `2020/2021` alone is a school year or a budget of two years. */
const twoYears = /^((?:19|20)\d\d)\/((?:19|20)\d\d)$/u;

/** Every number that a text cites, from left to right; with words for it before also those that have no valid form. */
export function citedNumbers(text: string, forms: readonly string[]): Cited[] {
  const found: Cited[] = [];
  for (const { index, 0: written } of text.matchAll(candidate)) {
    const isNamed = named.test(text.slice(Math.max(0, index - 20), index));
    const more = suffix.exec(text.slice(index + written.length, index + written.length + 5))?.[0] ?? '';
    const longer = `${written}${more.replace('\u00a0', ' ')}`;
    const whole = isCouncilPaper(longer, forms) || (isNamed && more !== '') ? longer : written;
    const valid = isCouncilPaper(whole, forms);
    if (!isNamed && (!valid || isTwoYears(written))) continue;
    found.push({ number: whole, valid, from: index, to: index + whole.length });
  }
  return found;
}

function isTwoYears(written: string): boolean {
  const [, first, second] = twoYears.exec(written) ?? [];
  return first !== undefined && Math.abs(Number(first) - Number(second)) <= 1;
}
