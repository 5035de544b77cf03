import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCents, formatInProse, parseAmount } from '../../../shared/council/money.ts';

const read = (text: string): number | string => {
  const amount = parseAmount(text);
  return amount.ok ? amount.cents : amount.reason;
};

describe('amounts of money', () => {
  test.each([
    ['200.000,-', 20_000_000],
    ['200.000,– €', 20_000_000],
    ['200.000,-- EUR', 20_000_000],
    ['200000', 20_000_000],
    ['1.234,5 €', 123_450],
    ['193.421,00', 19_342_100],
    ['-0', 0],
    ['-0,00 €', 0],
    ['EUR 12', 1_200],
    ['eur12,30', 1_230],
    ['- € 5', -500],
    ['€ -5', -500],
    ['\u2212393.421,00', -39_342_100],
    ['200\u202f000,00\u00a0€', 20_000_000],
    ['200 000', 20_000_000],
    ['\t12,00\n', 1_200],
    [',50', 50],
    ['007', 700],
    ['90.071.992.547.409,91', Number.MAX_SAFE_INTEGER],
  ])('CP1 %j is read as people mean it', (text, cents) => {
    expect(read(text)).toBe(cents);
  });

  test.each([
    ['', 'empty'],
    [' \u00a0', 'empty'],
    ['-', 'notANumber'],
    ['€', 'notANumber'],
    ['zwölf', 'notANumber'],
    ['5 Eurocent', 'notANumber'],
    ['12-', 'notANumber'],
    ['1e5', 'notANumber'],
    ['٣', 'notANumber'],
    ['12\u0000', 'notANumber'],
    ['1,2,3', 'twoCommas'],
    ['1,234', 'tooManyDecimals'],
    ['1.23.4', 'wrongGrouping'],
    ['1234.56', 'wrongGrouping'],
    ['1,234.56', 'wrongGrouping'],
    ['0.123', 'wrongGrouping'],
    ['1.000 000', 'wrongGrouping'],
    ['90.071.992.547.409,92', 'tooLarge'],
    ['9'.repeat(50), 'tooLarge'],
    ['1'.repeat(1000), 'notANumber'],
  ])('CP2 %j is refused, and the reason named', (text, reason) => {
    expect(read(text)).toBe(reason);
  });

  test('CP3 cents are printed as the form has them, and never as minus nothing', () => {
    expect(formatCents(19_342_100)).toBe('193.421,00');
    expect(formatCents(-39_342_100)).toBe('-393.421,00');
    expect([0, -0, 5, -5].map(formatCents)).toEqual(['0,00', '0,00', '0,05', '-0,05']);
    expect(formatInProse(19_342_100)).toBe('193.421\u00a0€');
    expect(formatInProse(19_342_150)).toBe('193.421,50\u00a0€');
    expect([Number.NaN, 0.5, 2 ** 53].map(formatCents)).toEqual(['–', '–', '–']);
  });

  test('CP4 what is printed is read again as the same cents, and no text whatever makes reading fail', () => {
    const seed = 50;
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        expect(read(formatCents(cents))).toBe(cents + 0);
        expect(read(formatInProse(cents))).toBe(cents + 0);
      }),
      { seed, numRuns: 1000 },
    );
    const parts = fc.constantFrom('1', '23', '.', ',', '-', ' ', '€', 'EUR', '\u2212', '\u0000', '\ud800', '\udc00');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((all) => all.join('')),
        ),
        (text) => {
          const amount = parseAmount(text);
          expect(!amount.ok || Number.isSafeInteger(amount.cents)).toBe(true);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });
});
