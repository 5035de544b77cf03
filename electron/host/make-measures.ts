/** Makes a file of the measures catalogue: the one place for the command line and the door. */
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import type { TellProgress } from '../../shared/rpc/export-progress.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import { cataloguePdf } from '../export/measures/catalogue-pdf.ts';
import { runFileTask } from '../services/file/file-thread.ts';
import type { WrittenMeasures } from '../services/file/written-files.ts';
import { carried, told, type MadeFile } from './made-files.ts';

export interface MeasuresGiven extends WrittenMeasures {
  readonly standard: WantedStandard;
  readonly signal?: AbortSignal;
  readonly tell?: TellProgress;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier?: Certifier | null;
}

/** Rejects with a Failure as the format's own writer. */
export async function makeMeasures(
  format: FormatId,
  { standard, signal, tell, certifier = null, ...given }: MeasuresGiven,
): Promise<MadeFile> {
  if (format !== 'pdf') return { bytes: await runFileTask('writeMeasures', { format, ...given }, { signal, tell }) };
  const { catalogue, pictures, only, at } = given;
  const pdf = await cataloguePdf(catalogue, pictures, {
    standard,
    at,
    only: only === null ? null : new Set([only]),
    certifier,
    ...carried({ signal, tell }),
  });
  return told(pdf);
}
