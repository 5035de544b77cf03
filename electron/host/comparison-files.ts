/** Two states of the strategy paper compared, as files. A state is `now`, a version's id or a moment in milliseconds since 1970. */
import { formatOf } from '../../shared/domain/export-formats.ts';
import type { Comparison } from '../export/comparison/comparison.ts';
import { comparisonDocx } from '../export/docx/comparison-docx.ts';
import { comparisonPdf } from '../export/pdf/paper-pdf.ts';
import { openComparison } from '../services/compare/open-comparison.ts';
import { sideFrom } from './export-wish.ts';
import { pdfType, told, type AskedFile, type FileWriter, type MadeFile } from './made-files.ts';

const compared = (mime: string, write: (made: Comparison, asked: AskedFile) => Promise<MadeFile>): FileWriter => ({
  mime,
  action: 'readProject',
  read: (params) => {
    const [before, after] = [sideFrom(params.get('before')), sideFrom(params.get('after'))];
    if (before === null || after === null) return null;
    return async (asked) => write(await openComparison(asked.project, [before, after], asked), asked);
  },
});

export const comparisonFiles: Readonly<Record<string, FileWriter>> = {
  'comparison.docx': compared(formatOf('paper', 'docx')?.mime ?? '', async (comparison) => ({
    bytes: await comparisonDocx(comparison),
  })),
  'comparison.pdf': compared(pdfType, async (comparison, { signal }) =>
    told(await comparisonPdf(comparison, { standard: 'ua-1', signal })),
  ),
};
