/** Makes a file of the strategy paper: the one place for the command line and the door. */
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { paperDocx } from '../export/docx/paper-docx.ts';
import type { Pictures } from '../export/html-image.ts';
import { exportHtml } from '../export/html.ts';
import { exportJson } from '../export/json.ts';
import { exportMarkdown } from '../export/markdown/paper-markdown.ts';
import { paperOdt } from '../export/odt/paper-odt.ts';
import type { Paper, PaperComment } from '../export/paper.ts';
import { paperPdf } from '../export/pdf/paper-pdf.ts';
import { told, written, type MadeFile } from './made-files.ts';

export interface PaperGiven {
  readonly paper: Paper;
  readonly pictures: Pictures;
  /** Null where they are not to come along. */
  readonly comments: readonly PaperComment[] | null;
  /** The moment that the file says it was made, ms since 1970. */
  readonly at: number;
  readonly standard: WantedStandard;
  readonly signal?: AbortSignal;
}

const makers: Partial<Record<FormatId, (given: PaperGiven) => Promise<MadeFile>>> = {
  html: ({ paper, pictures }) => Promise.resolve(written(exportHtml(paper, pictures))),
  json: ({ paper, pictures, comments }) => Promise.resolve(written(exportJson(paper, pictures, comments))),
  md: ({ paper, pictures }) => Promise.resolve(written(exportMarkdown(paper, pictures))),
  docx: async ({ paper, pictures, at, comments }) => written(await paperDocx(paper, pictures, at, comments ?? [])),
  odt: async ({ paper, pictures, at }) => written(await paperOdt(paper, pictures, at)),
  pdf: async ({ paper, pictures, at, standard, signal }) =>
    told(await paperPdf(paper, pictures, { standard, at, ...(signal !== undefined && { signal }) })),
};

/** Rejects with a Failure as the format's own writer. */
export async function makePaper(format: FormatId, given: PaperGiven): Promise<MadeFile> {
  const make = makers[format];
  if (make === undefined) throw new Failure('badInput');
  return make(given);
}
