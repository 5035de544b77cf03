/** Makes a file of the measures catalogue: the one place for the command line and the door. */
import type { FormatId, WantedStandard } from '../../shared/domain/export-formats.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { Pictures } from '../export/html-image.ts';
import { catalogueDocx } from '../export/measures/catalogue-docx.ts';
import { catalogueJson } from '../export/measures/catalogue-json.ts';
import { catalogueOdt } from '../export/measures/catalogue-odt.ts';
import { cataloguePdf } from '../export/measures/catalogue-pdf.ts';
import type { ExportedCatalogue } from '../export/measures/catalogue.ts';
import { catalogueSheets } from '../export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../export/xlsx/write-xlsx.ts';
import { told, written, type MadeFile } from './made-files.ts';

export interface MeasuresGiven {
  readonly catalogue: ExportedCatalogue;
  readonly pictures: Pictures;
  /** The measure whose sheet it is; null for all. */
  readonly only: string | null;
  /** The moment that the file says it was made, ms since 1970. */
  readonly at: number;
  readonly standard: WantedStandard;
  readonly signal?: AbortSignal;
}

const makers: Partial<Record<FormatId, (given: MeasuresGiven) => Promise<MadeFile>>> = {
  json: ({ catalogue }) => Promise.resolve(written(catalogueJson(catalogue))),
  xlsx: async ({ catalogue: { measures, budgets, descriptions } }) => {
    const sources = new Map(budgets.map(({ id, name }) => [id, name]));
    return written(await writeXlsx(catalogueSheets(measures, sources, descriptions)));
  },
  docx: async ({ catalogue, pictures, only, at }) =>
    written(await catalogueDocx(catalogue, pictures, { at, only: only === null ? null : new Set([only]) })),
  odt: async ({ catalogue, pictures, only, at }) =>
    written(await catalogueOdt(catalogue, pictures, { at, only: only === null ? null : new Set([only]) })),
  pdf: async ({ catalogue, pictures, only, at, standard, signal }) =>
    told(
      await cataloguePdf(catalogue, pictures, {
        standard,
        at,
        only: only === null ? null : new Set([only]),
        ...(signal !== undefined && { signal }),
      }),
    ),
};

/** Rejects with a Failure as the format's own writer. */
export async function makeMeasures(format: FormatId, given: MeasuresGiven): Promise<MadeFile> {
  const make = makers[format];
  if (make === undefined) throw new Failure('badInput');
  return make(given);
}
