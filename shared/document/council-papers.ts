/**
 * The forms that numbers of council papers have. They are data of the project: a form is written with `n` for a digit and
 * `j` for a digit of the year, everything else stands for itself. So a city with other numbers needs no other program, and
 * nobody can write a form that takes long to check.
 */

/** Those of the city of Hannover: papers, new versions and supplements, papers of the districts, motions to the budget. */
export const HANNOVER_FORMS: readonly string[] = [
  'nnnn/jjjj',
  'nnnn/jjjj Nn',
  'nnnn/jjjj En',
  'nnnn/jjjj Sn',
  'nn-nnnn/jjjj',
  'nn-nnnn/jjjj Nn',
  'H-nnnn-jjjj',
  'H-nnnn/jjjj',
];
export const LONGEST_FORM = 40;
export const MOST_FORMS = 30;
const FORM = /^[\p{L}\p{N} ./-]+$/u;

/** Whether a form can be used: it has a digit, and only letters, digits, blanks, dots, dashes and slashes. */
export const isForm = (form: string): boolean =>
  form.length > 0 && form.length <= LONGEST_FORM && FORM.test(form) && /[nj]/.test(form) && form.trim() === form;

/** A typed number as it is written: without blanks at the ends and words such as `Drs.` before it, with single blanks. */
export function tidyPaper(typed: string): string {
  return typed
    .trim()
    .replace(/^(?:Drs\.?|DS|Drucksachen?(?:-?\s*Nr\.?)?|Nr\.?)\s+/i, '')
    .replace(/\s+/g, ' ');
}

/** Whether a number has one of the forms. */
export function isCouncilPaper(number: string, forms: readonly string[]): boolean {
  return forms.some((form) => fits(number, form) === form.length && number.length === form.length);
}

/** Words before a number that make it one of a council paper. */
const BEFORE = /(?:^|[\s(„“"])((?:Drs\.|DS|Drucksachen?(?:-?Nr\.)?)[ \u00a0])$/;

/** The number that has just been typed at the end of `before`, with where it begins and where the words before it begin. */
export interface TypedPaper {
  readonly paper: string;
  readonly from: number;
}

/** A council paper at the end of a text, with `Drs.` before it; null where there is none. */
export function typedPaper(before: string, forms: readonly string[]): TypedPaper | null {
  for (const form of [...forms].sort((a, b) => b.length - a.length)) {
    const from = before.length - form.length;
    const paper = before.slice(Math.max(0, from));
    if (from > 0 && isCouncilPaper(paper, [form]) && BEFORE.test(before.slice(0, from))) return { paper, from };
  }
  return null;
}

/** How many characters of a form a text fits from its start. */
function fits(text: string, form: string): number {
  let at = 0;
  while (at < form.length) {
    const wanted = form.charAt(at);
    const given = text.charAt(at);
    const isDigit = given >= '0' && given <= '9';
    if (wanted === 'n' || wanted === 'j' ? !isDigit : given !== wanted) break;
    at += 1;
  }
  return at;
}
