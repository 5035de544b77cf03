/** The annexes of a council paper as files, out of a file that is not open: versions as PDF, and what was laid beside the paper as it is. */
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { Language } from '../../../shared/i18n/catalogue.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { PublishedFile } from '../../export/oparl/council-oparl.ts';
import { paperPdf } from '../../export/pdf/paper-pdf.ts';
import { openProject } from '../../store/open-store.ts';
import { readPaperVersion, UnknownVersion } from '../compare/read-states.ts';

/** `at`: milliseconds since 1970, as the files say they were made. Failure `annexMissing`: all or none. */
export async function annexFiles(
  file: string,
  { annexes }: CouncilPaper,
  { language, at }: { readonly language: Language; readonly at: number },
): Promise<PublishedFile[]> {
  const files: PublishedFile[] = [];
  for (const [index, { id, title, of }] of annexes.entries()) {
    const name = title === '' ? `Anlage ${index + 1}` : title;
    if (of.what === 'version') {
      const bytes = await versionPdf(file, of.version, name, { language, at });
      files.push({ id, name, fileName: `Anlage-${index + 1}.pdf`, mimeType: 'application/pdf', bytes });
    } else {
      const { mime, bytes } = await assetIn(file, of.asset, name);
      files.push({ id, name, fileName: of.name === '' ? `Anlage-${index + 1}` : of.name, mimeType: mime, bytes });
    }
  }
  return files;
}

async function versionPdf(
  file: string,
  version: string,
  name: string,
  { language, at }: { readonly language: Language; readonly at: number },
): Promise<Uint8Array> {
  const { paper, pictures } = await readPaperVersion(file, version, language).catch((error: unknown) => {
    throw error instanceof UnknownVersion ? new Failure('annexMissing', { name }) : error;
  });
  return (await paperPdf(paper, pictures, { standard: 'a-2a', at })).bytes;
}

async function assetIn(
  file: string,
  hash: string,
  name: string,
): Promise<{ readonly mime: string; readonly bytes: Uint8Array }> {
  const store = await openProject(file, {});
  try {
    const asset = await store.asset(hash);
    if (asset === null) throw new Failure('annexMissing', { name });
    return asset;
  } finally {
    await store.close();
  }
}
