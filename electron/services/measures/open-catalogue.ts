/** The measures catalogue of an open project, with what an export needs: long texts, and how the paragraphs it serves are called. */
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { readBudgets } from '../../../shared/document/measures/catalogue-settings.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { readContent, notesWithin, readText, type ChapterContent } from '../../../shared/document/nested.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { ExportedCatalogue, NamedGoal } from '../../export/measures/catalogue.ts';
import type { Picture, Pictures } from '../../export/html-image.ts';
import { openState, type OpenComparisonOptions } from '../compare/open-comparison.ts';
import type { OpenProject } from '../open-project.ts';

/** Rejects with a Failure where a text of the paper can't be had. */
export async function openCatalogue(project: OpenProject, options: OpenComparisonOptions): Promise<ExportedCatalogue> {
  const room = await project.hub.open(roomName({ project: project.id, kind: 'measures', item: null }));
  let read: Pick<ExportedCatalogue, 'measures' | 'budgets' | 'descriptions'>;
  try {
    read = room.read((doc) => {
      const measures = readMeasures(doc);
      const texts = measures.map(({ id }): [string, ChapterContent] => [
        id,
        readContent(doc, readText(doc, descriptionText(id))),
      ]);
      return { measures, budgets: readBudgets(doc), descriptions: new Map(texts) };
    });
  } finally {
    room.release();
  }
  const { paper } = await openState(project, { side: 'now' }, options);
  const index = indexPaper(
    paper.chapters.map(({ id, title, blocks, tables, frozen }, at) => ({
      ...{ id, title, number: at + 1 },
      marks: marksOf(blocks, notesWithin({ tables })),
      ...(frozen !== undefined && { frozen }),
    })),
    'chapter',
  );
  const goals = new Map<string, NamedGoal>();
  for (const { chapter, block } of read.measures.flatMap((measure) => measure.goals)) {
    // A paragraph that moved into another chapter keeps its id.
    const home = index.chapters.find(({ byBlock }) => byBlock.has(block));
    const target = index.target(chapter, block) ?? home?.byBlock.get(block) ?? null;
    if (target !== null) goals.set(`${chapter}/${block}`, { number: target.number, text: target.text });
  }
  return { title: paper.title, owner: paper.owner, ...read, goals };
}

/** The pictures in the descriptions, as far as they can be had. */
export async function cataloguePictures(project: OpenProject, { descriptions }: ExportedCatalogue): Promise<Pictures> {
  const hashes = new Set(
    [...descriptions.values()].flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? [])),
  );
  const pictures = new Map<string, Picture>();
  for (const hash of hashes) {
    const picture = await project.assets.get(hash);
    if (picture !== null) pictures.set(hash, picture);
  }
  return pictures;
}
