/** Makes a file of the strategy paper: the one place for the command line and the door. */
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import type { TellProgress } from '../../shared/rpc/export-progress.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import { paperPdf } from '../export/pdf/paper-pdf.ts';
import { runFileTask } from '../services/file/file-thread.ts';
import type { WrittenPaper } from '../services/file/written-files.ts';
import { carried, told, type MadeFile } from './made-files.ts';

export interface PaperGiven extends WrittenPaper {
  readonly standard: WantedStandard;
  readonly signal?: AbortSignal;
  readonly tell?: TellProgress;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier?: Certifier | null;
}

/** Rejects with a Failure as the format's own writer. */
export async function makePaper(
  format: FormatId,
  { standard, signal, tell, certifier = null, ...given }: PaperGiven,
): Promise<MadeFile> {
  if (format !== 'pdf') return { bytes: await runFileTask('writePaper', { format, ...given }, { signal, tell }) };
  const { paper, pictures, at } = given;
  return told(await paperPdf(paper, pictures, { standard, at, certifier, ...carried({ signal, tell }) }));
}
