/** A council paper as PDF in the look of its city: tagged, with bookmarks, with its fonts in it. The same input gives the same bytes. */
import { compilePdf, type Pdf, type PdfOptions, type PdfWish } from '../pdf/compile-pdf.ts';
import type { PdfStandard } from '../pdf/pdf-messages.ts';
import type { CityFolder } from './city-folder.ts';
import { LOGO_PREFIX, printedPaper, type PrintParts } from './printed-paper.ts';

export interface CouncilPdfOptions extends PdfOptions {
  /** What it shall be certified as, where this machine can. */
  readonly standard?: PdfStandard | null;
  /** The moment that it says it was made (milliseconds since 1970). */
  readonly at?: number | null;
}

/** `city`: its template with logo and fonts. Rejects with a Failure as `compilePdf`; missing fonts are told in `losses`. */
export async function councilPdf(
  parts: Omit<PrintParts, 'template'>,
  city: CityFolder,
  options: CouncilPdfOptions = {},
): Promise<Pdf> {
  const { standard = null, at = null, ...rest } = options;
  return compilePdf({ ...councilWish(parts, city), standard, at }, rest);
}

/** What is printed of a paper: the template, its data, pictures, look and fonts. */
export function councilWish(parts: Omit<PrintParts, 'template'>, { template, logo, fonts }: CityFolder): PdfWish {
  const { print, files } = printedPaper({ ...parts, template });
  const { look, letterhead } = template;
  const all = new Map(files);
  if (logo !== null && letterhead.logo !== undefined) all.set(`${LOGO_PREFIX}${letterhead.logo.file}`, logo);
  return {
    template: 'council-paper',
    data: print,
    files: all,
    look: { text: look.text, heads: look.heads, ...(look.accent !== undefined && { accent: look.accent }) },
    fonts,
  };
}
