/** What comes out of the clipboard after cleaning, before it becomes editor nodes. Plain data. */

export type PastedKind =
  | 'paragraph'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'bullet'
  | 'numbered'
  | 'quote';

export const textFormats = ['bold', 'italic', 'underline', 'strikethrough', 'subscript', 'superscript'] as const;
export type PastedFormat = (typeof textFormats)[number];

export interface PastedRun {
  /** May contain `\n` (line break) and `\t`. */
  readonly text: string;
  readonly formats: ReadonlySet<PastedFormat>;
  /** A safe address (see safe-link.ts), null for plain text. */
  readonly link: string | null;
}

export interface PastedBlock {
  readonly kind: PastedKind;
  /** 0 to 8; list level or depth of a continued paragraph. */
  readonly indent: number;
  readonly runs: readonly PastedRun[];
}

/** `dropped`: what was left out, so that the person can be told; `cut`: there was more than the caps allow. */
export interface Pasted {
  readonly blocks: readonly PastedBlock[];
  readonly dropped: { readonly images: number };
  readonly cut: boolean;
}

/** How much one paste may bring. Beyond it, the text is cut and the person told. */
export const pasteCaps = {
  /** Characters of HTML; beyond them the plain text is taken instead. */
  html: 5_000_000,
  /** Nodes looked at. */
  nodes: 200_000,
  depth: 200,
  blocks: 5_000,
  characters: 1_000_000,
} as const;

export const maxIndent = 8;

/** Characters that must not get into a chapter: controls, lone surrogates, zero-width spaces, non-characters. */
const unwanted =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2028\u2029\uFDD0-\uFDEF\uFEFF\uFFFC\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as it may stand in a chapter; line ends become `\n`. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(unwanted, '');
}

export const plainRun = (text: string): PastedRun => ({ text, formats: new Set(), link: null });

/** The text of a block without its formats. */
export const textOf = (block: PastedBlock): string => block.runs.map((run) => run.text).join('');
