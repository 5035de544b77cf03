/** `papers.preview` (`shared/rpc/paper-schemas.ts`): a council paper as it is right now. */
import { isUuid } from '../../shared/sync/rooms.ts';
import { pdfType, type FileWriter } from './made-files.ts';

export const previewFiles: Readonly<Record<string, FileWriter>> = {
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
