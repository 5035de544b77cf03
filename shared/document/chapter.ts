/** The parts of a chapter's room (DESIGN.md section 1.1): one text, the properties of its blocks, its title and stage. */
import type * as Y from 'yjs';
import { stageFrom, type Stage } from '../domain/chapter-stage.ts';

/** The one text: for each block a marker `{ b: id }`, followed by the block's characters. */
export const chapterText = (doc: Y.Doc): Y.Text => doc.getText('text');
/** Flat block properties, `<block id>:<property>`. */
export const blockProperties = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('blocks');
/** Which marker counts of a block that was moved (`copies.ts`). Apart from the properties: undo leaves it alone. */
export const blockPlaces = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('places');
/** The title as a text of its own, so that two people editing it lose nothing. */
export const chapterTitle = (doc: Y.Doc): Y.Text => doc.getText('title');
const chapterMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('chapter');

export function readStage(doc: Y.Doc): Stage {
  return stageFrom(chapterMap(doc).get('stage'));
}

export function writeStage(doc: Y.Doc, stage: Stage, origin: unknown): void {
  doc.transact(() => chapterMap(doc).set('stage', stage), origin);
}
