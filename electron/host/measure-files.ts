/** Files of the measures catalogue: all of it as a workbook, all sheets or one as PDF. */
import { isItemId } from '../../shared/document/measures/keys.ts';
import { catalogueSheets } from '../export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../export/xlsx/write-xlsx.ts';
import { cataloguePdf } from '../export/measures/catalogue-pdf.ts';
import { cataloguePictures, openCatalogue } from '../services/measures/open-catalogue.ts';
import { pdfType, told, type FileWriter } from './made-files.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const measureFiles: Readonly<Record<string, FileWriter>> = {
  'measures.xlsx': {
    mime: workbook,
    action: 'readMeasures',
    read: () => async (asked) => {
      const { measures, budgets } = await openCatalogue(asked.project, asked);
      const names = new Map(budgets.map(({ id, name }) => [id, name]));
      return { bytes: await writeXlsx(catalogueSheets(measures, names)) };
    },
  },
  'measures.pdf': {
    mime: pdfType,
    action: 'readMeasures',
    read: (params) => {
      const only = params.get('only');
      if (only !== null && !isItemId(only)) return null;
      return async (asked) => {
        const catalogue = await openCatalogue(asked.project, asked);
        const pictures = await cataloguePictures(asked.project, catalogue);
        return told(
          await cataloguePdf(catalogue, pictures, {
            standard: 'ua-1',
            at: Date.now(),
            signal: asked.signal,
            only: only === null ? null : new Set([only]),
          }),
        );
      };
    },
  },
};
