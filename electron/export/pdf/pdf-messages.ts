/** What passes between whoever wants a PDF and the thread that makes it. */

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
  /** Null for a tagged PDF. Else what comes through as such is to be certified: `data` and `files` are what was drawn. */
  readonly certify: PdfCertifying | null;
  /** Where the engine, the templates and the fonts lie. */
  readonly folder: string;
  /** MiB that the engine may take. */
  readonly memory: number;
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

/** `text` and `drawn`: the data and the names of the pictures as they were drawn. */
export interface TaggedPdf {
  readonly tagged: Uint8Array;
  readonly losses: PdfLosses;
  readonly text: string;
  readonly drawn: readonly string[];
}
/** `certified`: null where this machine has no engine that can, or the text can't be certified; `why` says it in English. */
export interface CertifiedPdf {
  readonly certified: Uint8Array | null;
  readonly why: 'noEngine' | 'refused';
  readonly detail: string;
}
export type FromPdfWorker =
  TaggedPdf | CertifiedPdf | { readonly failed: 'memory' | 'template'; readonly detail: string };
