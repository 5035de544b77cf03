/** Files of a council paper: `papers.print` and `papers.preview` (`shared/rpc/paper-schemas.ts`). */
import { pdfStandards } from '../../shared/domain/export-formats.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import { councilPdf } from '../export/council/council-pdf.ts';
import { pdfType, told, type FileWriter } from './made-files.ts';

export const paperFiles: Readonly<Record<string, FileWriter>> = {
  'council-paper.pdf': {
    mime: pdfType,
    action: 'readPapers',
    read: (params) => {
      const paper = params.get('paper') ?? '';
      const draft = params.get('draft');
      const standard = pdfStandards.find((each) => each === (params.get('standard') ?? 'ua-1'));
      if (!isUuid(paper) || standard === undefined || (draft !== '0' && draft !== '1')) return null;
      return async ({ project: { papers }, signal }) => {
        const { city, ...parts } = await (draft === '1' ? papers.printable(paper) : papers.final(paper));
        return told(await councilPdf({ ...parts, draft: draft === '1' }, city, { standard, at: Date.now(), signal }));
      };
    },
  },
  'council-preview.pdf': {
    mime: pdfType,
    action: 'readPapers',
    light: true,
    read: (params) => {
      const [paper, view] = [params.get('paper') ?? '', params.get('view') ?? ''];
      if (!isUuid(paper) || !isUuid(view)) return null;
      return async ({ project, principal: { person, device }, signal }) => ({
        bytes: await project.paperPreview.show(paper, { view: `${person} ${device} ${view}`, signal }),
      });
    },
  },
};
