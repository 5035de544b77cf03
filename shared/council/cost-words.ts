/**
 * How a cost table stands in a workbook: headings and words in cells. German data of a file format, not the interface's catalogue and
 * of no city: the words are those of the municipal budget law (Teilfinanz- and Teilergebnishaushalt). The first of each list is
 * written; all are read, in any order of columns (compared without case, accents and signs).
 */
import type { BudgetKind, CostLine } from './cost-table.ts';

export const costSheetName = 'Kostentabelle';

export const costHeadings = {
  budget: ['Teilhaushalt', 'TH', 'Haushalt', 'Budget'],
  number: ['Nummer', 'Nr.', 'Produktnummer', 'Produkt-Nr.', 'Produkt Nr.', 'Investitionsnummer', 'Maßnahmennummer'],
  name: ['Bezeichnung', 'Produktbezeichnung', 'Produktname', 'Name'],
  side: ['Seite', 'Ertrag/Aufwand', 'Ertrag oder Aufwand', 'Einzahlung/Auszahlung', 'Einzahlung oder Auszahlung'],
  kind: ['Art', 'Kostenart', 'Ertragsart', 'Aufwandsart', 'Ertrags- und Aufwandsart', 'Position', 'Sachkonto', 'Konto'],
  year: ['Jahr', 'Haushaltsjahr'],
  /** Of hand-made ones by the form of their heading: `Ansatz 2022`, `Auszahlungen`, `2022`. */
  amount: ['Betrag in Euro'],
  purpose: ['Zweck', 'Verwendungszweck', 'Wofür'],
  reservation: ['Vorbehalt', 'unter Vorbehalt'],
  cover: ['Deckung', 'Deckungsvorschlag', 'gedeckt durch'],
  budgetKind: ['Haushaltsart'],
  budgetNumber: ['Teilhaushalt Nr.', 'TH Nr.', 'Nr. des Teilhaushalts'],
  perYear: ['Angaben pro Jahr'],
  direction: ['Richtung'],
  id: ['Kennung'],
  /** Only read: a product with its number before its name, and numbers of sub-budgets under their kind. */
  product: ['Produkt', 'Investitionsmaßnahme', 'Maßnahme', 'Produkt oder Maßnahme'],
  investment: ['Teilfinanzhaushalt', 'TFH', 'Finanzhaushalt'],
  result: ['Teilergebnishaushalt', 'TEH', 'Ergebnishaushalt'],
} as const satisfies Record<string, readonly string[]>;
export type CostColumn = keyof typeof costHeadings;

/** Those that are written, in their order. */
export const writtenColumns = [
  'budget',
  'number',
  'name',
  'side',
  'kind',
  'year',
  'amount',
  'purpose',
  'reservation',
  'cover',
  'budgetKind',
  'budgetNumber',
  'perYear',
  'direction',
  'id',
] as const satisfies readonly CostColumn[];

export const budgetKindWords: Readonly<Record<BudgetKind, string>> = {
  investment: 'Finanzhaushalt',
  result: 'Ergebnishaushalt',
};
export const directionWords: Readonly<Record<CostLine['side'], string>> = { income: 'Einnahme', expense: 'Ausgabe' };

/** Which sub-budget words speak of; null for neither, and where they speak of both. */
export function budgetKindOf(words: string): BudgetKind | null {
  const [investment, result] = [/finanz|invest/iu.test(words), /ergebnis/iu.test(words)];
  return investment === result ? null : investment ? 'investment' : 'result';
}

/** `50` of `Teilfinanzhaushalt 50 - Investitionstätigkeit`; empty where none is named. */
export const budgetNumberOf = (words: string): string =>
  /(?:haushalte?s?|\bT[FE]?H|budget)\s*(?:Nr\.?)?\s*:?\s*(\d[\w./-]{0,20}?)(?=$|[\s,;:)–])/iu.exec(words)?.[1] ?? '';

/** Which way money goes by a word for it, or by a kind that begins or ends so (`Personalaufwendungen`); null for none. */
export function sideOf(words: string): CostLine['side'] | null {
  const word = words.trim();
  if (word === '+') return 'income';
  if (word === '-' || word === '–') return 'expense';
  const income = /ertr(?:ag|äge)|einzahlung|einnahme|zufluss|zuweisung|zuwendungen?$/iu.test(word);
  const expense = /aufw(?:and|endung|ände)|auszahlung|ausgabe|abfluss/iu.test(word);
  return income === expense ? null : income ? 'income' : 'expense';
}

/** Which kind of sub-budget has such a side: payments are of the investment budget, income and expense of the other. */
export function kindBySide(words: string): BudgetKind | null {
  const [payments, result] = [/einzahlung|auszahlung/iu.test(words), /ertr(?:ag|äge)|aufw(?:and|endung)/iu.test(words)];
  return payments === result ? null : payments ? 'investment' : 'result';
}

/** Rows of sums, which are computed and never taken. */
export const isSumWord = (words: string): boolean =>
  /^(?:zwischen|gesamt)?(?:summen?|saldo|salden|gesamt|insgesamt)(?![\p{Ll}])/iu.test(words.trim());
