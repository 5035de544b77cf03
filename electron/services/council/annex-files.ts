/** The annexes of a council paper as files: versions as PDF, and what was laid beside the paper as it is. */
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { Language } from '../../../shared/i18n/catalogue.ts';
import type { ExportPhase, TellProgress } from '../../../shared/rpc/export-progress.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { StatePaper } from '../../export/comparison/comparison.ts';
import type { Pictures } from '../../export/html-image.ts';
import type { PublishedFile } from '../../export/oparl/council-oparl.ts';
import type { Certifier } from '../../export/pdf/certifying.ts';
import { paperPdf } from '../../export/pdf/paper-pdf.ts';
import { openProject } from '../../store/open-store.ts';
import { openPictures, openState, type OpenComparisonOptions } from '../compare/open-comparison.ts';
import { readPaperVersion, UnknownVersion } from '../compare/read-states.ts';
import type { OpenProject } from '../open-project.ts';

/** Where annexes come from; null for what isn't there (any more). */
export interface AnnexSource {
  readonly version: (id: string) => Promise<{ readonly paper: StatePaper; readonly pictures: Pictures } | null>;
  readonly asset: (hash: string) => Promise<{ readonly mime: string; readonly bytes: Uint8Array } | null>;
}

export interface AnnexOptions {
  /** As the files say they were made, milliseconds since 1970. */
  readonly at: number;
  readonly signal?: AbortSignal;
  readonly tell?: TellProgress;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier?: Certifier | null;
}

/** Failure `annexMissing`: all or none. */
export async function annexFiles(
  source: AnnexSource,
  { annexes }: CouncilPaper,
  { at, signal, tell, certifier = null }: AnnexOptions,
): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  for (const [index, { id, title, of }] of annexes.entries()) {
    const told = (doing: ExportPhase): void =>
      tell?.({ phase: 'annexes', count: { done: index, of: annexes.length }, doing });
    told('reading');
    const name = title === '' ? `Anlage ${index + 1}` : title;
    if (of.what === 'version') {
      const { paper, pictures } = there(await source.version(of.version), name);
      const { bytes } = await paperPdf(paper, pictures, {
        standard: 'a-2a',
        at,
        certifier,
        tell: ({ phase }) => told(phase),
        ...(signal !== undefined && { signal }),
      });
      files.push({ id, name, fileName: `Anlage-${index + 1}.pdf`, mimeType: 'application/pdf', bytes });
    } else {
      const { mime, bytes } = there(await source.asset(of.asset), name);
      files.push({ id, name, fileName: of.name === '' ? `Anlage-${index + 1}` : of.name, mimeType: mime, bytes });
    }
  }
  return files;
}

function there<T>(found: T | null, name: string): T {
  if (found === null) throw new Failure('annexMissing', { name });
  return found;
}

/** Out of a file that is not open. */
export const annexesIn = (file: string, language: Language): AnnexSource => ({
  version: (id) =>
    readPaperVersion(file, id, language).catch((error: unknown) => {
      if (error instanceof UnknownVersion) return null;
      throw error;
    }),
  asset: async (hash) => {
    const store = await openProject(file, {});
    try {
      return await store.asset(hash);
    } finally {
      await store.close();
    }
  },
});

/** Out of an open project. */
export const openAnnexes = (project: OpenProject, options: OpenComparisonOptions): AnnexSource => ({
  version: async (id) => {
    if (project.versions.list().versions.every((version) => version.id !== id)) return null;
    const state = await openState(project, { side: 'version', version: id }, options);
    return { paper: state.paper, pictures: await openPictures(project, [state]) };
  },
  asset: (hash) => project.assets.get(hash),
});
