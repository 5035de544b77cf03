/** `ratschrift export --what council-paper|measures`: the same input and date give the same bytes. */
import { blocksExport } from '../../shared/council/checks/check-paper.ts';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../shared/i18n/describe-certified.ts';
import type { CityTemplate } from '../../shared/council/city-template.ts';
import type { CouncilPaper } from '../../shared/council/council-paper.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { councilJson } from '../export/council/council-json.ts';
import { councilPdf } from '../export/council/council-pdf.ts';
import { costSheet } from '../export/council/cost-sheet.ts';
import { councilOparl, type PublishedFile } from '../export/oparl/council-oparl.ts';
import { catalogueSheets } from '../export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../export/xlsx/write-xlsx.ts';
import { annexFiles } from '../services/council/annex-files.ts';
import { CityFolders } from '../services/council/city-folders.ts';
import { readCouncil, type ReadCouncil, type ReadCouncilPaper } from '../services/council/read-council.ts';
import { readCatalogue } from '../services/read-measures.ts';
import { Refusal, text, type Values } from './cli-words.ts';
import { templatesFolder } from './desk-memory.ts';
import { momentIn } from './export-moment.ts';
import type { Voice } from './file-commands.ts';

type Written = string | Uint8Array;

/** What stands beside `--what council-paper`. */
export const councilOptions = {
  /** Number or id; not needed where there is one only. */
  paper: { type: 'string' },
  draft: { type: 'boolean' },
} as const;

const councilFormats = ['pdf', 'json', 'xlsx', 'oparl'] as const;
const measureFormats = ['xlsx', 'json'] as const;
/** How many findings are told in words. */
const findingsTold = 20;

export async function councilFile(file: string, format: string, values: Values, voice: Voice): Promise<Written> {
  if (!councilFormats.some((each) => each === format)) throw new Refusal('cli.exportCouncil');
  const council = await readCouncil(file, new CityFolders(templatesFolder()), {});
  const chosen = chosenPaper(council, text(values, 'paper'));
  const { paper } = chosen;
  const { template } = council.city;
  if (format === 'json') return councilJson(paper, template);
  if (format === 'xlsx') return writeXlsx([costSheet(paper.costs, template)]);
  // The day of the paper, else today.
  const at = momentIn(values, paper.date) ?? Date.parse(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`);
  const pdf = await printed(chosen, council, { isDraft: values['draft'] === true, at }, voice);
  if (format === 'pdf') return pdf;
  const annexes = await annexFiles(file, paper, { language: voice.language, at });
  return councilOparl({ paper, template, main: mainFile(paper, template, pdf), annexes, at });
}

export async function measuresFile(file: string, format: string): Promise<Written> {
  if (!measureFormats.some((each) => each === format)) throw new Refusal('cli.exportMeasures');
  const { measures, budgets } = await readCatalogue(file, {});
  if (format === 'json') return `${JSON.stringify({ format: 'ratschrift-measures/1', budgets, measures }, null, 2)}\n`;
  return writeXlsx(catalogueSheets(measures, new Map(budgets.map(({ id, name }) => [id, name]))));
}

function chosenPaper({ papers }: ReadCouncil, wanted: string | undefined): ReadCouncilPaper {
  const found = wanted === undefined ? papers : papers.filter(({ paper }) => [paper.number, paper.id].includes(wanted));
  const [first, another] = found;
  if (first !== undefined && another === undefined) return first;
  if (papers.length === 0) throw new Failure('paperMissing');
  const list = papers.map(({ paper }) => `${paper.number === '' ? '–' : paper.number} (${paper.id})`).join(', ');
  throw new Refusal('cli.exportWhichPaper', { list }, false);
}

/** The printed paper as it is published. */
function mainFile({ kind, number }: CouncilPaper, { kinds }: CityTemplate, bytes: Uint8Array): PublishedFile {
  const name = [kinds.find(({ id }) => id === kind)?.title ?? kind, number].filter((part) => part !== '').join(' ');
  const fileName = `${(number || name).replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf`;
  return { id: 'main', name, fileName, mimeType: 'application/pdf', bytes };
}

async function printed(
  { paper, pictures, findings }: ReadCouncilPaper,
  { city }: ReadCouncil,
  { isDraft, at }: { readonly isDraft: boolean; readonly at: number },
  { say, language }: Voice,
): Promise<Uint8Array> {
  const errors = findings.filter(({ level }) => level === 'error');
  if (!isDraft && blocksExport(findings)) {
    for (const { key, values } of errors.slice(0, findingsTold)) say(translate(language, key, values));
    throw new Failure('paperBlocked', { errors: errors.length });
  }
  const made = await councilPdf({ paper, pictures, draft: isDraft }, city, { standard: 'ua-1', at });
  const certified = made.standard ?? made.uncertified ?? 'noEngine';
  say(describeCertified((key, values) => translate(language, key, values), certified));
  return made.bytes;
}
