/** Two states of the strategy paper compared, as files. A state is `now`, a version's id or a moment in milliseconds since 1970. */
import { phaseOf } from '../../shared/rpc/export-progress.ts';
import { formatOf } from '../../shared/domain/export-formats.ts';
import { comparisonPdf } from '../export/pdf/paper-pdf.ts';
import { comparisonOf, type ComparedStates } from '../services/compare/compared-states.ts';
import { openStates } from '../services/compare/open-comparison.ts';
import { runFileTask } from '../services/file/file-thread.ts';
import { sideFrom } from './export-wish.ts';
import { pdfType, told, type AskedFile, type FileWriter, type MadeFile } from './made-files.ts';

const compared = (mime: string, write: (made: ComparedStates, asked: AskedFile) => Promise<MadeFile>): FileWriter => ({
  mime,
  action: 'readProject',
  read: (params) => {
    const [before, after] = [sideFrom(params.get('before')), sideFrom(params.get('after'))];
    if (before === null || after === null) return null;
    return async (asked) => {
      asked.tell(phaseOf('reading'));
      return write(await openStates(asked.project, [before, after], asked), asked);
    };
  },
});

export const comparisonFiles: Readonly<Record<string, FileWriter>> = {
  'comparison.docx': compared(formatOf('paper', 'docx')?.mime ?? '', async (states, { signal, tell }) => ({
    bytes: await runFileTask('writeComparison', states, { signal, tell }),
  })),
  'comparison.pdf': compared(pdfType, async (states, { signal, tell, certifier }) =>
    told(await comparisonPdf(comparisonOf(states), { standard: 'ua-1', signal, tell, certifier })),
  ),
};
