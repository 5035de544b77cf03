import { describe, expect, test } from 'vitest';
import { costSentences, sentenceState } from '../../../shared/council/cost-sentences.ts';
import type { CostTable } from '../../../shared/council/cost-table.ts';
import { amount, line, realCosts, withLines } from '../../support/council/costs.ts';
import { costPhrases, shippedCities } from '../../support/council/words.ts';

const texts = (table: CostTable): string[] =>
  costSentences(table, costPhrases).map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('sentences about the costs', () => {
  test('CP11 the sentences of the real paper come out of its table', () => {
    expect(texts(realCosts)).toEqual([
      'Von dieser Summe entfallen auf das Haushaltsjahr 2021 Personalaufwendungen von 193.421 € und auf das Haushaltsjahr 2022 für die Schaffung eines Innovationsfonds zur Umsetzung von Projekten des überarbeiteten LIP 200.000 €.',
      'Die zusätzliche Veranschlagung von 200.000 € für 2022 steht unter dem Vorbehalt der Genehmigung der Haushaltssatzung durch die Kommunalaufsicht.',
      'Die zusätzlichen Mittel von 193.421 € für 2021 können durch nicht verausgabte Mittel im TH 50 Soziales gedeckt werden.',
    ]);
    expect(costSentences(realCosts, costPhrases)[0]?.text).toContain('193.421\u00a0€');
    expect(texts({ ...realCosts, effects: 'none' })).toEqual([]);
  });

  test('CP71 the words of the sentences are data of each city, and none of its placeholders is left in them', () => {
    const all = shippedCities.map(({ costs }) => costSentences(realCosts, costs.sentences).map(({ text }) => text));
    expect(new Set(all.map(([first]) => first)).size).toBe(all.length);
    for (const sentences of all) {
      expect(sentences).toHaveLength(3);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]/);
    }
    for (const { phrases, kinds } of shippedCities) {
      expect(phrases.draftWords.length).toBeGreaterThan(0);
      expect(kinds.some(({ decided }) => decided)).toBe(true);
    }
  });

  test('CP12 several years, kinds, sides and reservations make German sentences; braces in what people typed stay', () => {
    const reservation = 'der Zustimmung des Rates';
    const table = withLines([
      line('income', 'Zuwendungen', amount(2022, 5_050)),
      line('expense', 'Sonstige ordentliche Aufwendungen', amount(2022, 200, { reservation }), amount(2021, 100)),
      line('expense', 'Personalaufwendungen', amount(2021, 300), amount(2023, 400, { reservation })),
      line('expense', 'Leer', amount(2021, 0), amount(2024, 500, { purpose: 'für {year}' })),
    ]);
    expect(texts(table)).toEqual([
      'Von den ordentlichen Erträgen des Teilergebnishaushaltes 50 entfallen auf das Haushaltsjahr 2022 Zuwendungen von 50,50 €.',
      'Von den ordentlichen Aufwendungen des Teilergebnishaushaltes 50 entfallen auf das Haushaltsjahr 2021 sonstige ordentliche Aufwendungen von 1 € und Personalaufwendungen von 3 €, auf das Haushaltsjahr 2022 sonstige ordentliche Aufwendungen von 2 €, auf das Haushaltsjahr 2023 Personalaufwendungen von 4 € sowie auf das Haushaltsjahr 2024 für {year} 5 €.',
      'Die zusätzlichen Veranschlagungen von 2 € für 2022 und von 4 € für 2023 stehen unter dem Vorbehalt der Zustimmung des Rates.',
    ]);
  });

  test('CP13 a sentence taken into the text is known as stale when its figures change, and only then', () => {
    const [share, reservation] = costSentences(realCosts, costPhrases);
    if (share === undefined || reservation === undefined) throw new Error('no sentences');
    const change = (from: string, to: string): CostTable =>
      JSON.parse(JSON.stringify(realCosts).replace(from, to)) as CostTable;
    expect(sentenceState(share, realCosts)).toBe('current');
    expect(sentenceState(share, { ...realCosts, years: 'apart' })).toBe('current');
    const other = change('19342100', '19342200');
    expect([sentenceState(share, other), sentenceState(reservation, other)]).toEqual(['stale', 'current']);
    const words = change('der Genehmigung der', 'der Prüfung der');
    expect([sentenceState(share, words), sentenceState(reservation, words)]).toEqual(['current', 'stale']);
    expect(sentenceState(share, { ...realCosts, effects: 'none' })).toBe('gone');
  });
});
