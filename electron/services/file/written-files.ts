/**
 * Files that leave the house and need no engine, by what they are of: written in the thread for files, since 280 sheets as Word hold
 * whoever writes them for half a second.
 */
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { ReferenceWords } from '../../../shared/council/references.ts';
import type { FormatId } from '../../../shared/domain/export-formats.ts';
import { phaseOf, type TellProgress } from '../../../shared/rpc/export-progress.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { CityFolder } from '../../export/council/city-folder.ts';
import { councilDocx } from '../../export/council/council-docx.ts';
import { councilJson } from '../../export/council/council-json.ts';
import { councilOdt } from '../../export/council/council-odt.ts';
import { costSheet } from '../../export/council/cost-sheet.ts';
import { comparisonDocx } from '../../export/docx/comparison-docx.ts';
import { paperDocx } from '../../export/docx/paper-docx.ts';
import type { Pictures } from '../../export/html-image.ts';
import { exportHtml } from '../../export/html.ts';
import { exportJson } from '../../export/json.ts';
import { exportMarkdown } from '../../export/markdown/paper-markdown.ts';
import { catalogueDocx } from '../../export/measures/catalogue-docx.ts';
import { catalogueJson } from '../../export/measures/catalogue-json.ts';
import { catalogueOdt } from '../../export/measures/catalogue-odt.ts';
import type { ExportedCatalogue } from '../../export/measures/catalogue.ts';
import { paperOdt } from '../../export/odt/paper-odt.ts';
import type { Paper, PaperComment, PaperSuggestion } from '../../export/paper.ts';
import { comparisonOf, type ComparedStates } from '../compare/compared-states.ts';
import { catalogueSheets } from '../../export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../../export/xlsx/write-xlsx.ts';

export interface WrittenPaper {
  readonly paper: Paper;
  readonly pictures: Pictures;
  /** Null where they are not to come along. */
  readonly comments: readonly PaperComment[] | null;
  readonly suggestions: readonly PaperSuggestion[] | null;
  /** The moment that the file says it was made, ms since 1970. */
  readonly at: number;
}
export interface WrittenCouncil {
  readonly paper: CouncilPaper;
  readonly city: CityFolder;
  readonly pictures: Pictures;
  /** What its references into the strategy paper show. */
  readonly references: ReferenceWords;
  /** Says so on each page. */
  readonly draft: boolean;
  readonly at: number;
}
export interface WrittenMeasures {
  readonly catalogue: ExportedCatalogue;
  readonly pictures: Pictures;
  /** The measure whose sheet it is; null for all. */
  readonly only: string | null;
  /** Null where they are not to come along. */
  readonly comments: readonly PaperComment[] | null;
  readonly at: number;
}

type Content = string | Uint8Array;
type Writers<Given> = Partial<Record<FormatId, (given: Given, tell?: TellProgress) => Content | Promise<Content>>>;

const ofPaper: Writers<WrittenPaper> = {
  html: ({ paper, pictures }) => exportHtml(paper, pictures),
  json: ({ paper, pictures, comments }) => exportJson(paper, pictures, comments),
  md: ({ paper, pictures }) => exportMarkdown(paper, pictures),
  docx: ({ paper, pictures, at, comments, suggestions }, tell) =>
    paperDocx(paper, pictures, at, { comments: comments ?? [], suggestions, tell }),
  odt: ({ paper, pictures, at, comments }, tell) => paperOdt(paper, pictures, at, { comments: comments ?? [], tell }),
};
const ofCouncil: Writers<WrittenCouncil> = {
  json: ({ paper, city, references }) => councilJson(paper, city.template, references),
  xlsx: ({ paper, city }) => writeXlsx([costSheet(paper.costs, city.template)]),
  docx: ({ city, at, ...parts }) => councilDocx(parts, city, { at }),
  odt: ({ city, at, ...parts }) => councilOdt(parts, city, at),
};
const ofMeasures: Writers<WrittenMeasures> = {
  json: ({ catalogue, comments }) => catalogueJson(catalogue, comments),
  xlsx: ({ catalogue: { measures, budgets, descriptions, references } }) =>
    writeXlsx(catalogueSheets(measures, new Map(budgets.map(({ id, name }) => [id, name])), descriptions, references)),
  docx: ({ catalogue, pictures, only, at, comments }, tell) =>
    catalogueDocx(catalogue, pictures, { at, only: oneOf(only), comments: comments ?? [], tell }),
  odt: ({ catalogue, pictures, only, at, comments }, tell) =>
    catalogueOdt(catalogue, pictures, { at, only: oneOf(only), comments: comments ?? [], tell }),
};

const oneOf = (only: string | null): ReadonlySet<string> | null => (only === null ? null : new Set([only]));

async function written<Given>(
  writers: Writers<Given>,
  format: FormatId,
  given: Given,
  tell: TellProgress | undefined,
): Promise<Uint8Array> {
  const write = writers[format];
  if (write === undefined) throw new Failure('badInput');
  tell?.(phaseOf('composing'));
  const content = await write(given, tell);
  return typeof content === 'string' ? Buffer.from(content) : content;
}

/** Each rejects with a Failure: `badInput` for a format that it hasn't, else as the format's writer. */
export const writtenFiles = {
  writePaper: ({ format, ...given }: { readonly format: FormatId } & WrittenPaper, tell?: TellProgress) =>
    written(ofPaper, format, given, tell),
  writeCouncil: ({ format, ...given }: { readonly format: FormatId } & WrittenCouncil, tell?: TellProgress) =>
    written(ofCouncil, format, given, tell),
  writeMeasures: ({ format, ...given }: { readonly format: FormatId } & WrittenMeasures, tell?: TellProgress) =>
    written(ofMeasures, format, given, tell),
  writeComparison: (states: ComparedStates, tell?: TellProgress) => {
    tell?.(phaseOf('composing'));
    return comparisonDocx(comparisonOf(states), { tell });
  },
};
