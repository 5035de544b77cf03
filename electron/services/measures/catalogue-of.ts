/** What an export of the measures catalogue takes out of the measures' room and the paper. */
import type * as Y from 'yjs';
import { referenceKey, type ReferenceWords } from '../../../shared/council/references.ts';
import { asItStands } from '../../../shared/document/decided-content.ts';
import { paperReferencesIn, sayInPaper } from '../../../shared/document/measures/description-references.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { readBudgets } from '../../../shared/document/measures/catalogue-settings.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import { readContent, readText, type ChapterContent } from '../../../shared/document/nested.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper, targetWherever } from '../../../shared/document/paper-index.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { indexOf } from '../../export/html-references.ts';
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
export function catalogueOf(room: CatalogueRoom, paper: StatePaper): ExportedCatalogue {
  const { title, owner, chapters } = paper;
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
    const target = targetWherever(index, chapter, block);
    if (target !== null) goals.set(`${chapter}/${block}`, { number: target.number, text: target.text });
  }
  return { title, owner, ...room, goals, references: referencesOf(room, paper) };
}

/** What the descriptions' references into the paper show, as it stands. */
function referencesOf({ descriptions }: CatalogueRoom, paper: StatePaper): ReferenceWords {
  const all = [...descriptions.values()].flatMap(paperReferencesIn);
  if (all.length === 0) return new Map();
  const index = indexOf({ ...paper, chapters: paper.chapters.map(asItStands) });
  const { headingNumbers } = paper.settings ?? DEFAULT_SETTINGS;
  return new Map(all.map((each) => [referenceKey(each), sayInPaper(index, each, headingNumbers)]));
}

/** Hashes of the pictures in the descriptions. */
export const picturesOfCatalogue = ({ descriptions }: Pick<CatalogueRoom, 'descriptions'>): ReadonlySet<string> =>
  new Set([...descriptions.values()].flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? [])));
