/**
 * A trial draft brought back into its chapter: what changed in the trial since it began, on top of what changed in the chapter meanwhile.
 * Both are written into copies of what it began with, and put together as two people's changes are; the difference comes as suggestions. Pure.
 */
import * as Y from 'yjs';
import { equalBlocks, type Block } from '../block.ts';
import { readBlocks } from '../blocks.ts';
import { blockPlaces, blockProperties, chapterText } from '../chapter.ts';
import { planTidying } from '../copies.ts';
import { readChapter, type ChapterContent } from '../nested.ts';
import { applyOperations } from '../operations.ts';
import { restoreContent } from '../restore/restore-chapter.ts';
import { decidedContent, settledContent } from '../restore/suggest-content.ts';

export interface BroughtBack {
  /** The chapter with the trial's changes in it. */
  readonly content: ChapterContent;
  /** Ids of blocks that changed in the trial and in the chapter: somebody has to look at them. */
  readonly both: readonly string[];
}

/** What is suggested in the trial is wanted there; what is suggested in the chapter is not part of it yet. */
export function bringBack(base: ChapterContent, trial: ChapterContent, now: ChapterContent): BroughtBack {
  const [was, wanted, is] = [settledContent(base), decidedContent(trial, true), settledContent(now)];
  const start = new Y.Doc();
  restoreContent(start, was, 'base');
  const [theirs, ours] = [copyAs(start, 1), copyAs(start, 2)];
  restoreContent(theirs, is, 'chapter');
  restoreContent(ours, wanted, 'trial');
  Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs), 'chapter');
  const tidying = planTidying(chapterText(ours), blockPlaces(ours), readBlocks(ours));
  if (tidying !== null)
    ours.transact(() => applyOperations(chapterText(ours), blockProperties(ours), tidying.operations), 'tidying');
  return { content: readChapter(ours), both: changedInBoth(was.blocks, wanted.blocks, is.blocks) };
}

/** Of two who set one property, the one with the higher number holds. */
function copyAs(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc();
  copy.clientID = client;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'base');
  return copy;
}

function changedInBoth(was: readonly Block[], trial: readonly Block[], now: readonly Block[]): readonly string[] {
  const [inTrial, inChapter] = [byId(trial), byId(now)];
  const same = (a: Block | undefined, b: Block | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && equalBlocks(a, b));
  return was.flatMap((block) => {
    const [a, b] = [inTrial.get(block.id), inChapter.get(block.id)];
    return same(a, block) || same(b, block) || same(a, b) ? [] : [block.id];
  });
}

const byId = (blocks: readonly Block[]): ReadonlyMap<string, Block> =>
  new Map(blocks.map((block) => [block.id, block]));
