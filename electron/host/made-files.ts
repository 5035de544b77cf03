/** What the door for exported files can make: each by its name in the address, with what the address has to say. */
import type { Action } from '../../shared/domain/permissions.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import type { TellProgress } from '../../shared/rpc/export-progress.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import type { Pdf } from '../export/pdf/compile-pdf.ts';
import type { Principal } from '../hub/principal.ts';
import type { OpenProject } from '../services/open-project.ts';
import type { AskForContents } from '../services/versions.ts';

export interface MadeFile {
  readonly bytes: Uint8Array;
  /** Of a PDF: as what it is certified, or why it is not. */
  readonly standard?: string;
  /** Where it is something else than the format alone is. */
  readonly mime?: string;
}
export interface AskedFile {
  readonly project: OpenProject;
  readonly principal: Principal;
  readonly language: Language;
  /** Whom to ask for texts that are not here. */
  readonly ask: AskForContents;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier: Certifier | null;
  /** Nobody waits any more. */
  readonly signal: AbortSignal;
  /** Says how far it is. */
  readonly tell: TellProgress;
}
export interface FileWriter {
  readonly mime: string;
  /** Who may have it. */
  readonly action: Action;
  /** It is quick and bounds itself: it doesn't count among those that are made at once. */
  readonly light?: true;
  /** Reads the address; null for one that says nothing usable. */
  readonly read: (params: URLSearchParams) => ((asked: AskedFile) => Promise<MadeFile>) | null;
}

/** What was given along, without what wasn't. */
export const carried = ({ signal, tell }: Carried): { signal?: AbortSignal; tell?: TellProgress } => ({
  ...(signal !== undefined && { signal }),
  ...(tell !== undefined && { tell }),
});
interface Carried {
  readonly signal: AbortSignal | undefined;
  readonly tell: TellProgress | undefined;
}

export const pdfType = 'application/pdf';

export const told = ({ bytes, standard, uncertified }: Pdf): MadeFile => ({
  bytes,
  standard: standard ?? uncertified ?? 'noEngine',
});
