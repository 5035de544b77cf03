/** The number has one of the forms, and its year agrees with the date. */
import { isCouncilPaper } from '../../document/council-papers.ts';
import { agreesWithDay, yearOf } from '../paper-number.ts';
import { fieldPlace, found, orPassed, type Checked, type Finding } from './finding.ts';

export function checkNumber({ paper: { number, date }, forms }: Checked): readonly Finding[] {
  const place = fieldPlace('number', null, 0, number.length);
  if (number === '') return [found('number', 'error', 'paperCheck.noNumber', { place })];
  if (!isCouncilPaper(number, forms)) {
    const trimmed = number.replace(/\s+/gu, ' ').trim();
    const mend = isCouncilPaper(trimmed, forms) ? { place, replacement: trimmed } : null;
    return [found('number', 'error', 'paperCheck.numberForm', { values: { number }, place, mend })];
  }
  if (agreesWithDay(number, date, forms)) return orPassed('number', []);
  const values = { number, year: yearOf(number, forms) ?? '', dated: date.slice(0, 4) };
  return [found('number', 'error', 'paperCheck.numberYear', { values, place })];
}
