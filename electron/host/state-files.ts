/** Files of the strategy paper: a state of it, and two compared. A state is `now`, a version's id or a moment in milliseconds since 1970. */
import type { Side } from '../../shared/rpc/version-schemas.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import type { Comparison, PaperState } from '../export/comparison/comparison.ts';
import { comparisonDocx } from '../export/docx/comparison-docx.ts';
import { paperDocx } from '../export/docx/paper-docx.ts';
import type { Pictures } from '../export/html-image.ts';
import { comparisonPdf, paperPdf } from '../export/pdf/paper-pdf.ts';
import { openComparison, openPictures, openState } from '../services/compare/open-comparison.ts';
import { pdfType, told, type AskedFile, type FileWriter, type MadeFile } from './made-files.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const compared = (mime: string, write: (made: Comparison, asked: AskedFile) => Promise<MadeFile>): FileWriter => ({
  mime,
  action: 'readProject',
  read: (params) => {
    const [before, after] = [sideFrom(params.get('before')), sideFrom(params.get('after'))];
    if (before === null || after === null) return null;
    return async (asked) => write(await openComparison(asked.project, [before, after], asked), asked);
  },
});

interface Stated {
  readonly state: PaperState;
  readonly pictures: Pictures;
}
const stated = (mime: string, write: (stated: Stated, asked: AskedFile) => Promise<MadeFile>): FileWriter => ({
  mime,
  action: 'readProject',
  read: (params) => {
    const side = sideFrom(params.get('of'));
    if (side === null) return null;
    return async (asked) => {
      const state = await openState(asked.project, side, asked);
      return write({ state, pictures: await openPictures(asked.project, [state]) }, asked);
    };
  },
});

export const stateFiles: Readonly<Record<string, FileWriter>> = {
  'comparison.docx': compared(word, async (comparison) => ({ bytes: await comparisonDocx(comparison) })),
  'comparison.pdf': compared(pdfType, async (comparison, { signal }) =>
    told(await comparisonPdf(comparison, { standard: 'ua-1', signal })),
  ),
  'paper.docx': stated(word, async ({ state, pictures }) => ({
    bytes: await paperDocx(state.paper, pictures, state.at),
  })),
  'paper.pdf': stated(pdfType, async ({ state, pictures }, { signal }) =>
    told(await paperPdf(state.paper, pictures, { standard: 'ua-1', at: state.at, signal })),
  ),
};

function sideFrom(text: string | null): Side | null {
  if (text === null) return null;
  if (text === 'now') return { side: 'now' };
  if (isUuid(text)) return { side: 'version', version: text };
  return /^\d{1,15}$/.test(text) ? { side: 'moment', at: Number(text) } : null;
}
