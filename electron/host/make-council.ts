/** Makes a file of a council paper: the one place for the command line and the door. Whether it may leave is asked before. */
import type { CityTemplate } from '../../shared/council/city-template.ts';
import type { CouncilPaper } from '../../shared/council/council-paper.ts';
import { withAnnexes, type FormatId, type WantedStandard } from '../../shared/domain/export-formats.ts';
import { phaseOf, type TellProgress } from '../../shared/rpc/export-progress.ts';
import { cleanName } from '../export/clean-text.ts';
import type { Certifier } from '../export/pdf/certifying.ts';
import { councilPdf } from '../export/council/council-pdf.ts';
import { councilOparl, type PublishedFile } from '../export/oparl/council-oparl.ts';
import { zip } from '../export/zip.ts';
import { runFileTask } from '../services/file/file-thread.ts';
import type { WrittenCouncil } from '../services/file/written-files.ts';
import { carried, told, type MadeFile } from './made-files.ts';

export interface CouncilGiven extends WrittenCouncil {
  readonly standard: WantedStandard;
  /** Only for what is published with them, and where they are to come along. */
  readonly annexes: () => Promise<readonly PublishedFile[]>;
  readonly withAnnexes: boolean;
  readonly signal?: AbortSignal;
  readonly tell?: TellProgress;
  /** Whom to ask for a certified PDF where this machine makes none. */
  readonly certifier?: Certifier | null;
}

/** Rejects with a Failure as the format's own writer. */
export async function makeCouncil(format: FormatId, whole: CouncilGiven): Promise<MadeFile> {
  const { paper, city, pictures, references, draft, at, signal, tell } = whole;
  if (format === 'pdf') {
    const made = told(await printed(whole));
    return whole.withAnnexes ? { ...made, ...(await besideAnnexes(whole, made.bytes)) } : made;
  }
  if (format !== 'oparl')
    return {
      bytes: await runFileTask(
        'writeCouncil',
        { format, paper, city, pictures, references, draft, at },
        { signal, tell },
      ),
    };
  const pdf = await printed(whole);
  const main = mainFile(paper, city.template, pdf.bytes);
  const published = councilOparl({
    paper,
    template: city.template,
    references,
    main,
    annexes: await whole.annexes(),
    at,
  });
  return { ...told(pdf), bytes: Buffer.from(published) };
}

const printed = ({
  paper,
  pictures,
  references,
  draft,
  city,
  standard,
  at,
  signal,
  tell,
  certifier = null,
}: CouncilGiven) =>
  councilPdf({ paper, pictures, references, draft }, city, {
    standard,
    at,
    certifier,
    ...carried({ signal, tell }),
  });

/** The paper and each of its annexes as files of their own, in one archive. */
async function besideAnnexes(
  { paper, city, draft, annexes, tell }: CouncilGiven,
  bytes: Uint8Array,
): Promise<MadeFile> {
  const { template } = city;
  const { fileName } = mainFile(paper, template, bytes);
  const name = draft ? fileName.replace(/\.pdf$/, `-${plainName(template.phrases.draftWords[0] ?? '')}.pdf`) : fileName;
  const files = (await annexes()).map((annex, index) => ({
    name: `${[`Anlage ${index + 1}`, plainName(annex.name)].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(' – ')}.pdf`,
    bytes: annex.bytes,
    stored: true,
  }));
  tell?.(phaseOf('packing'));
  return { bytes: await zip([{ name, bytes, stored: true }, ...files]), mime: withAnnexes.mime };
}

/** What every system takes as the name of a file. */
const plainName = (name: string): string =>
  cleanName(name.replace(/[\\/:*?"<>|]+/gu, ' ').replace(/\.pdf$/iu, ''), 100, '').replace(/[. ]+$/u, '');

/** The printed paper as it is published. */
function mainFile({ kind, number }: CouncilPaper, { kinds }: CityTemplate, bytes: Uint8Array): PublishedFile {
  const name = [kinds.find(({ id }) => id === kind)?.title ?? kind, number].filter((part) => part !== '').join(' ');
  const fileName = `${(number || name).replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf`;
  return { id: 'main', name, fileName, mimeType: 'application/pdf', bytes };
}
