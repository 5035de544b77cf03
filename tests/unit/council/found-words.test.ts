import { expect, it } from 'vitest';
import { findWords, plainAmounts } from '../../../shared/council/found-words.ts';

it('CP190 words with amounts are found again whatever form people gave these, and no other amounts are', () => {
  const words = 'im Jahr 2022 für den Fonds 200.000\u00A0€ und 1.234,50\u00A0€.';
  const written = [
    '200.000 €',
    '200.000,- €',
    '200.000,--\u00A0€',
    '200.000,–\u202F€',
    '200.000,00 EUR',
    '200.000 Euro',
  ];
  for (const amount of written) {
    const sentence = `im Jahr 2022 für den Fonds ${amount} und 1.234,50 €.`;
    const text = `Davor\u00A0300,- €. ${sentence} Danach 5,00 Euro.`;
    const found = findWords(text, words);
    expect(found === null ? null : text.slice(found.at, found.at + found.length), amount).toBe(sentence);
  }
  for (const amount of ['200.001 €', '200.000,01 €', '1200.000,- €', '200.000 Eurocent', '200.000 $', '-200.000 €']) {
    expect(findWords(`im Jahr 2022 für den Fonds ${amount} und 1.234,50 €.`, words), amount).toBeNull();
  }
  expect(findWords('Text', '')).toBeNull();
  expect(plainAmounts('1,- €, 2 €')).toBe(plainAmounts('1 €, 2\u00A0€'));
});
