/** Makes a file of the measures catalogue: the one place for the command line and the door. */
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import { cataloguePdf } from '../export/measures/catalogue-pdf.ts';
import { runFileTask } from '../services/file/file-thread.ts';
import type { WrittenMeasures } from '../services/file/written-files.ts';
import { told, type MadeFile } from './made-files.ts';

export interface MeasuresGiven extends WrittenMeasures {
  readonly standard: WantedStandard;
  readonly signal?: AbortSignal;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier?: Certifier | null;
}

/** Rejects with a Failure as the format's own writer. */
export async function makeMeasures(
  format: FormatId,
  { standard, signal, certifier = null, ...given }: MeasuresGiven,
): Promise<MadeFile> {
  if (format !== 'pdf') return { bytes: await runFileTask('writeMeasures', { format, ...given }, signal) };
  const { catalogue, pictures, only, at } = given;
  const pdf = await cataloguePdf(catalogue, pictures, {
    standard,
    at,
    only: only === null ? null : new Set([only]),
    certifier,
    ...(signal !== undefined && { signal }),
  });
  return told(pdf);
}
