/** What an export of the measures catalogue takes out of the measures' room and the paper. */
import type * as Y from 'yjs';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { readBudgets } from '../../../shared/document/measures/catalogue-settings.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import { readContent, notesWithin, readText, type ChapterContent } from '../../../shared/document/nested.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import type { StatePaper } from '../../export/comparison/comparison.ts';
import type { ExportedCatalogue, NamedGoal } from '../../export/measures/catalogue.ts';

export type CatalogueRoom = Pick<ExportedCatalogue, 'measures' | 'budgets' | 'descriptions'>;

export function readCatalogueRoom(doc: Y.Doc): CatalogueRoom {
  const measures = readMeasures(doc);
  const texts = measures.map(({ id }): [string, ChapterContent] => [
    id,
    readContent(doc, readText(doc, descriptionText(id))),
  ]);
  return { measures, budgets: readBudgets(doc), descriptions: new Map(texts) };
}

/** With the paper whose paragraphs the measures serve. */
export function catalogueOf(room: CatalogueRoom, { title, owner, chapters }: StatePaper): ExportedCatalogue {
  const index = indexPaper(
    chapters.map(({ id, title: name, blocks, tables, frozen }, at) => ({
      ...{ id, title: name, number: at + 1 },
      marks: marksOf(blocks, notesWithin({ tables })),
      ...(frozen !== undefined && { frozen }),
    })),
    'chapter',
  );
  const goals = new Map<string, NamedGoal>();
  for (const { chapter, block } of room.measures.flatMap((measure) => measure.goals)) {
    // A paragraph that moved into another chapter keeps its id.
    const home = index.chapters.find(({ byBlock }) => byBlock.has(block));
    const target = index.target(chapter, block) ?? home?.byBlock.get(block) ?? null;
    if (target !== null) goals.set(`${chapter}/${block}`, { number: target.number, text: target.text });
  }
  return { title, owner, ...room, goals };
}

/** Hashes of the pictures in the descriptions. */
export const picturesOfCatalogue = ({ descriptions }: Pick<CatalogueRoom, 'descriptions'>): ReadonlySet<string> =>
  new Set([...descriptions.values()].flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? [])));
