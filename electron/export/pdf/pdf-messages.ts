/** What passes between whoever wants a PDF and the process that makes it. */

import type { ExportPhase } from '../../../shared/rpc/export-progress.ts';

/** What a file can be certified as: for the archive, or for people who don't see it. */
export type PdfStandard = 'a-2a' | 'ua-1';

/** What a template shows otherwise than the family look does. A family that no font has falls back, and is told. */
export interface PdfLook {
  /** Families for the text, and for heads and small print; the first that there is. */
  readonly text?: readonly string[];
  readonly heads?: readonly string[];
  /** `#0b6370`. */
  readonly accent?: string;
}

export interface PdfCertifying {
  readonly standard: PdfStandard;
  /** The moment that the file says it was made (milliseconds since 1970). */
  readonly at: number | null;
}

export interface PdfJob {
  /** A template in `resources/typst`, without its ending. */
  readonly template: string;
  /** JSON; the template reads it as `data.json`, so text can never become markup. */
  readonly data: string;
  /** Pictures by the names that the data gives them. */
  readonly files: readonly (readonly [string, Uint8Array])[];
  /** JSON of a `PdfLook`; the templates read it as `look.json`. */
  readonly look: string;
  /** Fonts besides those of the folder. */
  readonly fonts: readonly Uint8Array[];
  /** Null for a tagged PDF that isn't certified as anything. */
  readonly certify: PdfCertifying | null;
  /** Where the engine, the templates and the fonts lie. */
  readonly folder: string;
  /** MiB that the engine may take. */
  readonly memory: number;
  /** `any`: the native engine where there is one. Without a standard both make the same bytes. */
  readonly engine: 'any' | 'wasm';
}

/** What can't be on the paper, and what stands there instead. */
export interface PdfLosses {
  /** Characters that no font has: their number is written. */
  readonly characters: readonly string[];
  /** Pictures that can't be drawn: their description is. */
  readonly pictures: readonly string[];
  /** Families of the look that no font has; absent for none. */
  readonly families?: readonly string[];
}

/** As what a file is certified. */
export interface Certified {
  /** Null: a tagged PDF like others. */
  readonly standard: PdfStandard | null;
  /** Why it isn't certified though that was wished; null where it is, or where nobody wished it. */
  readonly uncertified: 'noEngine' | 'refused' | null;
  /** What the engine said of that, in English; empty for nothing. */
  readonly detail: string;
}

export interface Pdf extends Certified {
  readonly bytes: Uint8Array;
  readonly losses: PdfLosses;
}

/** What the process is about; said before it is, since the engine then holds it. */
export interface PdfPhase {
  readonly phase: Extract<ExportPhase, 'layout' | 'layoutWriting' | 'certifying' | 'writing'>;
}
export type TellPhase = (phase: PdfPhase['phase']) => void;

/** `engine`: it fell over something of its own, so that another may do better. */
export type PdfAnswer = Pdf | { readonly failed: 'memory' | 'template' | 'engine'; readonly detail: string };
