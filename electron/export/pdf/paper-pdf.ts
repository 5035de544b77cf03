/** A paper, and a comparison of two states of it, as PDF: tagged, with bookmarks, with its fonts in it. The same input gives the same bytes. */
import { compareStates, type Comparison, type PaperState, type StatePaper } from '../comparison/comparison.ts';
import type { Pictures } from '../html-image.ts';
import { compilePdf, type Pdf, type PdfOptions } from './compile-pdf.ts';
import { paperData } from './paper-data.ts';
import type { PdfStandard } from './pdf-messages.ts';

export interface PaperPdfOptions extends PdfOptions {
  /** What it shall be certified as, where this machine can. */
  readonly standard?: PdfStandard | null;
  /** The moment that it says it was made (milliseconds since 1970). */
  readonly at?: number | null;
}

/** The whole paper as it stands. Rejects with a Failure as `compilePdf`. */
export async function paperPdf(
  paper: StatePaper,
  pictures: Pictures = new Map(),
  options: PaperPdfOptions = {},
): Promise<Pdf> {
  const { at = null } = options;
  const state: PaperState = { name: paper.title, at, by: null, paper };
  return pdfOf(compareStates(state, state, { pictures }), false, options);
}

/** What is different between two states, in its place. Rejects with a Failure as `compilePdf`. */
export async function comparisonPdf(comparison: Comparison, options: PaperPdfOptions = {}): Promise<Pdf> {
  return pdfOf(comparison, true, { ...options, at: options.at ?? comparison.after.at });
}

async function pdfOf(comparison: Comparison, compares: boolean, options: PaperPdfOptions): Promise<Pdf> {
  const { standard = null, at = null, ...rest } = options;
  const { data, files } = await paperData(comparison, compares, at, { tell: rest.tell });
  return compilePdf({ template: 'paper', data, files, standard, at }, rest);
}
