/**
 * The cost table (glossary: Kostentabelle): financial effects by sub-budget, product and year. Money is integer cents.
 * It is kept per year and printed as the office chooses. Source: council-paper.md, point 8.
 */

export interface CostTable {
  /** `none`: the paper says that it has no financial effects. */
  readonly effects: 'none' | 'some';
  readonly budgets: readonly Budget[];
  /** How the years are printed: each for itself, or added up in one table. */
  readonly years: 'apart' | 'added';
}

/** `investment`: Teilfinanzhaushalt, payments; `result`: Teilergebnishaushalt, ordinary income and expense. */
export type BudgetKind = 'investment' | 'result';

export interface Budget {
  readonly id: string;
  readonly kind: BudgetKind;
  /** `50`, as typed. */
  readonly number: string;
  /** Whether it says „Angaben pro Jahr“. */
  readonly perYear: boolean;
  readonly products: readonly Product[];
}

/** A product of the result budget, or an investment measure. */
export interface Product {
  readonly id: string;
  /** `11137`, as typed. */
  readonly number: string;
  readonly name: string;
  readonly lines: readonly CostLine[];
}

export interface CostLine {
  readonly id: string;
  readonly side: 'income' | 'expense';
  /** The kind of income or expense as it is printed: `Personalaufwendungen`. */
  readonly kind: string;
  readonly amounts: readonly Amount[];
  /** What somebody typed for a year and is no amount; it counts for nothing, and the paper can't leave with it. */
  readonly unread?: readonly UnreadAmount[];
}

export interface UnreadAmount {
  readonly year: number;
  /** As typed. */
  readonly text: string;
}

export interface Amount {
  /** Budget year, 1900 to 2200. */
  readonly year: number;
  /** Cents, a safe integer, never negative: the side says which way the money goes. */
  readonly cents: number;
  /** What it is for, in words for a sentence: `für die Schaffung eines Innovationsfonds`. */
  readonly purpose: string;
  /** Under which reservation it stands (Vorbehalt), in words; empty for none. */
  readonly reservation: string;
  /** How it is covered (Deckung), in words; empty where it isn't said. */
  readonly cover: string;
}
