/** What stands on a printed council paper: plain strings and blocks, which `council-paper.typ` draws. Nothing is computed here. */
import type { ShownBlock } from '../pdf/shown.ts';

/** The cost table as it is printed, or the one sentence that there are no effects. */
export type PrintedCosts =
  | { readonly none: string }
  | {
      readonly intro: string;
      readonly tables: readonly PrintedCostTable[];
    };

export interface PrintedCostTable {
  /** `Teilergebnishaushalt 50`. */
  readonly title: string;
  /** Under the title: `Haushaltsjahr 2021`, `Angaben pro Jahr`. */
  readonly notes: readonly string[];
  /** Heads of the columns. */
  readonly kind: string;
  readonly income: string;
  readonly expense: string;
  readonly items: readonly PrintedItem[];
  readonly balance: { readonly label: string; readonly amount: string };
  /** Too much for one page, or nearly: it may be torn apart. */
  readonly long?: true;
}

/** A product or an investment measure. */
export interface PrintedItem {
  readonly label: string;
  readonly name: string;
  readonly rows: readonly PrintedCost[];
}

/** Amounts as they are printed; an empty one leaves its column empty. */
export interface PrintedCost {
  readonly label: string;
  readonly income: string;
  readonly expense: string;
}

export interface PrintedSection {
  readonly id: string;
  readonly heading: string;
  readonly costs?: PrintedCosts;
  readonly blocks: readonly ShownBlock[];
}

/** What `council-paper.typ` reads. */
export interface CouncilPrint {
  readonly lang: string;
  readonly region: string;
  /** Of the metadata. */
  readonly documentTitle: string;
  readonly author: string;
  readonly day?: { readonly year: number; readonly month: number; readonly day: number };
  /** Millimetres. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly letterhead: {
    readonly above: string;
    readonly name: string;
    readonly below: readonly string[];
    readonly logo?: { readonly file: string; readonly alt: string; readonly width: number };
  };
  readonly kind: string;
  readonly routing: readonly string[];
  readonly box: readonly { readonly label: string; readonly value: string }[];
  readonly keep?: string;
  readonly subject: string;
  readonly sections: readonly PrintedSection[];
  readonly signOff: readonly string[];
  /** `- {page} -`, from the second page on; and what stands beside it. */
  readonly pageHead: string;
  readonly short?: string;
  /** What a draft says on each page. */
  readonly draft?: string;
}
