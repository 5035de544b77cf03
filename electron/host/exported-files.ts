/** Every format of the one table (`shared/domain/export-formats.ts`) as a file of the door, from an open project (`exportPath`). */
import {
  exportedThings,
  exportFormats,
  type ExportFormat,
  type ExportWhat,
} from '../../shared/domain/export-formats.ts';
import { roomAccess, type Action } from '../../shared/domain/permissions.ts';
import { translate, type Translate } from '../../shared/i18n/catalogue.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { phaseOf } from '../../shared/rpc/export-progress.ts';
import { openPictures, openState } from '../services/compare/open-comparison.ts';
import { wholePaper } from '../services/compare/state-of-version.ts';
import { annexFiles, openAnnexes } from '../services/council/annex-files.ts';
import { cataloguePictures, openCatalogue } from '../services/measures/open-catalogue.ts';
import { momentOfPaper } from './export-moment.ts';
import { readWish, type ReadWish } from './export-wish.ts';
import type { AskedFile, FileWriter, MadeFile } from './made-files.ts';
import { makeCouncil } from './make-council.ts';
import { makeMeasures } from './make-measures.ts';
import { makePaper } from './make-paper.ts';

type Make = (asked: AskedFile, wish: ReadWish, format: ExportFormat) => Promise<MadeFile>;

const things: Readonly<Record<ExportWhat, { readonly action: Action; readonly make: Make }>> = {
  paper: {
    action: 'readProject',
    make: async (asked, { format, of, comments, suggestions, standard, at }) => {
      const { project, principal, language, signal, certifier, tell } = asked;
      // Whoever may not read comments gets none in a file either.
      if (comments && roomAccess(project.person(principal.person), 'comments', null) === null)
        throw new Failure('forbidden');
      const state = await openState(project, of, asked);
      const say: Translate = (key, values) => translate(language, key, values);
      const { sample } = project.info(principal.person);
      return makePaper(format, {
        paper: wholePaper(state, { project: project.id, sample }),
        pictures: await openPictures(project, [state]),
        comments: comments ? await project.paperComments(say) : null,
        suggestions: suggestions
          ? await project.paperSuggestions(
              state.paper.chapters.map(({ id }) => id),
              say,
            )
          : null,
        at: at ?? state.at ?? Date.now(),
        standard,
        signal,
        tell,
        certifier,
      });
    },
  },
  'council-paper': {
    action: 'readPapers',
    make: async (asked, { format, paper: id, draft, annexes: withAnnexes, standard, at: wanted }, { checked }) => {
      const { project, signal, certifier, tell } = asked;
      const given = await (checked === true && !draft ? project.papers.final(id) : project.papers.printable(id));
      const at = wanted ?? momentOfPaper(given.paper);
      const annexes = () => annexFiles(openAnnexes(project, asked), given.paper, { at, signal, tell, certifier });
      return makeCouncil(format, { ...given, draft, standard, at, annexes, withAnnexes, signal, tell, certifier });
    },
  },
  measures: {
    action: 'readMeasures',
    make: async (asked, { format, only, comments: wanted, standard, at }) => {
      const { project, principal, language, signal, certifier, tell } = asked;
      if (wanted && roomAccess(project.person(principal.person), 'measureComments', null) === null)
        throw new Failure('forbidden');
      const say: Translate = (key, values) => translate(language, key, values);
      const catalogue = await openCatalogue(project, asked);
      const pictures = await cataloguePictures(project, catalogue);
      const comments = wanted ? await project.measureComments(say) : null;
      return makeMeasures(format, {
        catalogue,
        pictures,
        only,
        comments,
        standard,
        at: at ?? Date.now(),
        signal,
        tell,
        certifier,
      });
    },
  },
};

export const exportedFiles: Readonly<Record<string, FileWriter>> = Object.fromEntries(
  exportedThings.flatMap((what) =>
    exportFormats[what].map((format) => [`${what}.${format.format}`, writer(what, format)]),
  ),
);

function writer(what: ExportWhat, format: ExportFormat): FileWriter {
  const { action, make } = things[what];
  return {
    mime: format.mime,
    action,
    read: (params) => {
      const wish = readWish(what, format, params);
      if (wish === null) return null;
      return (asked) => {
        asked.tell(phaseOf('reading'));
        return make(asked, wish, format);
      };
    },
  };
}
