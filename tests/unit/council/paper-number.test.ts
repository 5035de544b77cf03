import { describe, expect, test } from 'vitest';
import { agreesWithDay, citedNumbers, nextSupplement, yearOf } from '../../../shared/council/paper-number.ts';
import { HANNOVER_FORMS as forms, isCouncilPaper } from '../../../shared/document/council-papers.ts';

describe('numbers of council papers', () => {
  test('CP14 a number has one of the forms, a year that agrees with the day, and a next supplement', () => {
    for (const good of ['0108/2021', '1234/2021 N1', '1234/2021 E1', 'H-0375-2019', 'H-0375/2019'])
      expect(isCouncilPaper(good, forms), good).toBe(true);
    for (const bad of ['108/2021', '0108/21', '0108/2021N1', '0108-2021', 'h-0375-2019', '', ' 0108/2021'])
      expect(isCouncilPaper(bad, forms), bad).toBe(false);
    expect(['0108/2021', 'H-0375-2019', '0108/2021 N1', '0108'].map((each) => yearOf(each, forms))).toEqual([
      2021,
      2019,
      2021,
      null,
    ]);
    expect(agreesWithDay('0108/2021', '2021-01-19', forms)).toBe(true);
    expect(agreesWithDay('0108/2021', '2020-12-31', forms)).toBe(false);
    expect(agreesWithDay('0108/2021', '', forms)).toBe(true);
    expect(nextSupplement('0108/2021', 'N', [], forms)).toBe('0108/2021 N1');
    expect(nextSupplement('0108/2021 N1', 'N', ['0108/2021 N1', '0108/2021 N2'], forms)).toBe('0108/2021 N3');
    expect(nextSupplement('H-0375-2019', 'N', [], forms)).toBeNull();
    const all = Array.from({ length: 9 }, (_, index) => `0108/2021 N${index + 1}`);
    expect(nextSupplement('0108/2021', 'N', all, forms)).toBeNull();
  });

  test('CP15 every number that prose cites is found with its place, also one of no valid form; years and dates are none', () => {
    const cited = (text: string): unknown => citedNumbers(text, forms).map(({ number, valid }) => [number, valid]);
    expect(cited('Aus der Drucksache 2136/2018, H-0375-2019 und (0509/2020 N1); 2925/2020.')).toEqual([
      ['2136/2018', true],
      ['H-0375-2019', true],
      ['0509/2020 N1', true],
      ['2925/2020', true],
    ]);
    expect(cited('Drucksache 213/2018 und Drs.\u00a02925-2020')).toEqual([
      ['213/2018', false],
      ['2925-2020', false],
    ]);
    expect(cited('Im Schuljahr 2020/2021, am 2021-01-19, 1/2, TH-50, 0108/2021/3, x0108/2021')).toEqual([]);
    expect(cited('Drucksache 2020/2021')).toEqual([['2020/2021', true]]);
    const [first] = citedNumbers('die 0108/2021', forms);
    expect([first?.from, first?.to]).toEqual([4, 13]);
    expect(citedNumbers('1/'.repeat(50_000), forms)).toEqual([]);
  });
});
