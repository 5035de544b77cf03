/** Makes a file of a council paper: the one place for the command line and the door. Whether it may leave is asked before. */
import type { CityTemplate } from '../../shared/council/city-template.ts';
import type { CouncilPaper } from '../../shared/council/council-paper.ts';
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import { councilPdf } from '../export/council/council-pdf.ts';
import { councilOparl, type PublishedFile } from '../export/oparl/council-oparl.ts';
import { runFileTask } from '../services/file/file-thread.ts';
import type { WrittenCouncil } from '../services/file/written-files.ts';
import { told, type MadeFile } from './made-files.ts';

export interface CouncilGiven extends WrittenCouncil {
  readonly standard: WantedStandard;
  /** Only for what is published with them. */
  readonly annexes: () => Promise<readonly PublishedFile[]>;
  readonly signal?: AbortSignal;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier?: Certifier | null;
}

/** Rejects with a Failure as the format's own writer. */
export async function makeCouncil(format: FormatId, whole: CouncilGiven): Promise<MadeFile> {
  const { paper, city, pictures, draft, at, signal } = whole;
  if (format === 'pdf') return told(await printed(whole));
  if (format !== 'oparl')
    return { bytes: await runFileTask('writeCouncil', { format, paper, city, pictures, draft, at }, signal) };
  const pdf = await printed(whole);
  const main = mainFile(paper, city.template, pdf.bytes);
  const published = councilOparl({ paper, template: city.template, main, annexes: await whole.annexes(), at });
  return { ...told(pdf), bytes: Buffer.from(published) };
}

const printed = ({ paper, pictures, draft, city, standard, at, signal, certifier = null }: CouncilGiven) =>
  councilPdf({ paper, pictures, draft }, city, { standard, at, certifier, ...(signal !== undefined && { signal }) });

/** The printed paper as it is published. */
function mainFile({ kind, number }: CouncilPaper, { kinds }: CityTemplate, bytes: Uint8Array): PublishedFile {
  const name = [kinds.find(({ id }) => id === kind)?.title ?? kind, number].filter((part) => part !== '').join(' ');
  const fileName = `${(number || name).replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf`;
  return { id: 'main', name, fileName, mimeType: 'application/pdf', bytes };
}
