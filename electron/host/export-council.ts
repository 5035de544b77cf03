/** `ratschrift export --what council-paper|measures`: the same input and date give the same bytes. */
import { blocksExport } from '../../shared/council/checks/check-paper.ts';
import type { CityTemplate } from '../../shared/council/city-template.ts';
import type { CouncilPaper } from '../../shared/council/council-paper.ts';
import { parseDay } from '../../shared/council/iso-day.ts';
import { translate } from '../../shared/i18n/catalogue.ts';
import { describeCertified } from '../../shared/i18n/describe-certified.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { councilJson } from '../export/council/council-json.ts';
import { councilPdf } from '../export/council/council-pdf.ts';
import { costSheet } from '../export/council/cost-sheet.ts';
import { councilOparl } from '../export/oparl/council-oparl.ts';
import { catalogueSheets } from '../export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../export/xlsx/write-xlsx.ts';
import { CityFolders } from '../services/council/city-folders.ts';
import { readCouncil, type ReadCouncil, type ReadCouncilPaper } from '../services/council/read-council.ts';
import { readCatalogue } from '../services/read-measures.ts';
import { Refusal, text, type Values } from './cli-words.ts';
import { templatesFolder } from './desk-memory.ts';
import type { Voice } from './file-commands.ts';

type Written = string | Uint8Array;

/** What stands beside `--what council-paper`. */
export const councilOptions = {
  /** Number or id; not needed where there is one only. */
  paper: { type: 'string' },
  draft: { type: 'boolean' },
  /** The day that the file says it was made; default: that of the paper, else today. */
  date: { type: 'string' },
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
  const at = moment(values, paper.date);
  const bytes = await printed(chosen, council, { isDraft: values['draft'] === true, at }, voice);
  return format === 'pdf' ? bytes : published(paper, template, bytes, at);
}

/** With the paper itself as its file; annexes are published by whoever has their files. */
function published(paper: CouncilPaper, template: CityTemplate, bytes: Uint8Array, at: number): string {
  const name = paper.number.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'Drucksache';
  const main = { id: 'main', name: 'Drucksache', fileName: `${name}.pdf`, mimeType: 'application/pdf', bytes };
  return councilOparl({ paper, template, main, annexes: [], at });
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

/** Noon of the day, so that it is that day everywhere. */
function moment(values: Values, ofPaper: string): number {
  const given = text(values, 'date');
  const read = parseDay(given ?? ofPaper);
  if (!read.ok && given !== undefined) throw new Refusal('cli.exportDate', { date: given });
  return Date.parse(`${read.ok ? read.day : new Date().toISOString().slice(0, 10)}T12:00:00Z`);
}
