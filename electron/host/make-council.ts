/** Makes a file of a council paper: the one place for the command line and the door. Whether it may leave is asked before. */
import type { CityTemplate } from '../../shared/council/city-template.ts';
import type { CouncilPaper } from '../../shared/council/council-paper.ts';
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { CityFolder } from '../export/council/city-folder.ts';
import { councilDocx } from '../export/council/council-docx.ts';
import { councilJson } from '../export/council/council-json.ts';
import { councilOdt } from '../export/council/council-odt.ts';
import { councilPdf } from '../export/council/council-pdf.ts';
import { costSheet } from '../export/council/cost-sheet.ts';
import type { Pictures } from '../export/html-image.ts';
import { councilOparl, type PublishedFile } from '../export/oparl/council-oparl.ts';
import { writeXlsx } from '../export/xlsx/write-xlsx.ts';
import { told, written, type MadeFile } from './made-files.ts';

export interface CouncilGiven {
  readonly paper: CouncilPaper;
  readonly city: CityFolder;
  readonly pictures: Pictures;
  /** Says so on each page. */
  readonly draft: boolean;
  readonly standard: WantedStandard;
  /** The moment that the file says it was made, ms since 1970. */
  readonly at: number;
  /** Only for what is published with them. */
  readonly annexes: () => Promise<readonly PublishedFile[]>;
  readonly signal?: AbortSignal;
}

const makers: Partial<Record<FormatId, (given: CouncilGiven) => Promise<MadeFile>>> = {
  json: ({ paper, city }) => Promise.resolve(written(councilJson(paper, city.template))),
  xlsx: async ({ paper, city }) => written(await writeXlsx([costSheet(paper.costs, city.template)])),
  docx: async ({ paper, pictures, draft, city, at }) =>
    written(await councilDocx({ paper, pictures, draft }, city, { at })),
  odt: async ({ paper, pictures, draft, city, at }) => written(await councilOdt({ paper, pictures, draft }, city, at)),
  pdf: async (given) => told(await printed(given)),
  oparl: async (given) => {
    const { paper, city, at, annexes } = given;
    const pdf = await printed(given);
    const main = mainFile(paper, city.template, pdf.bytes);
    const { bytes } = written(councilOparl({ paper, template: city.template, main, annexes: await annexes(), at }));
    return { ...told(pdf), bytes };
  },
};

/** Rejects with a Failure as the format's own writer. */
export async function makeCouncil(format: FormatId, given: CouncilGiven): Promise<MadeFile> {
  const make = makers[format];
  if (make === undefined) throw new Failure('badInput');
  return make(given);
}

const printed = ({ paper, pictures, draft, city, standard, at, signal }: CouncilGiven) =>
  councilPdf({ paper, pictures, draft }, city, { standard, at, ...(signal !== undefined && { signal }) });

/** The printed paper as it is published. */
function mainFile({ kind, number }: CouncilPaper, { kinds }: CityTemplate, bytes: Uint8Array): PublishedFile {
  const name = [kinds.find(({ id }) => id === kind)?.title ?? kind, number].filter((part) => part !== '').join(' ');
  const fileName = `${(number || name).replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf`;
  return { id: 'main', name, fileName, mimeType: 'application/pdf', bytes };
}
