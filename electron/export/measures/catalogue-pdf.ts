/** The measures catalogue as one PDF, a sheet on a page of its own: tagged, with bookmarks. The same input gives the same bytes. */
import type { Pictures } from '../html-image.ts';
import { compilePdf, type Pdf, type PdfOptions } from '../pdf/compile-pdf.ts';
import type { PdfStandard } from '../pdf/pdf-messages.ts';
import type { ExportedCatalogue } from './catalogue.ts';
import { printedCatalogue } from './printed-catalogue.ts';

export interface CataloguePdfOptions extends PdfOptions {
  /** What it shall be certified as, where this machine can. */
  readonly standard?: PdfStandard | null;
  /** The moment that it says it was made (milliseconds since 1970). */
  readonly at?: number | null;
  /** Only the sheets of these measures, without front page and overview. */
  readonly only?: ReadonlySet<string> | null;
}

/** Rejects with a Failure as `compilePdf`. */
export async function cataloguePdf(
  catalogue: ExportedCatalogue,
  pictures: Pictures = new Map(),
  options: CataloguePdfOptions = {},
): Promise<Pdf> {
  const { standard = null, at = null, only = null, ...rest } = options;
  const { print, files } = printedCatalogue(catalogue, pictures, at, { only });
  return compilePdf({ template: 'measures', data: print, files, standard, at }, rest);
}
