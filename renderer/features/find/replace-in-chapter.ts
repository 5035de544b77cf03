/** Writes replacements into one chapter, on the page or not, and says how to take exactly them back. */
import * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { replaceOperations, type Replacement } from '../../../shared/document/replace.ts';
import type { Session } from '../../app/session.ts';

/** What was written in one chapter, until it is let go. */
export interface Written {
  readonly chapter: string;
  readonly count: number;
  undo(): void;
  /** Keeps it no longer. */
  release(): void;
}

/** Marks what is replaced in chapters that aren't on the page. */
const replacing = { from: 'find and replace' } as const;

/** What to replace in the blocks as they are at the moment of writing. */
export type ReplacementPlan = (blocks: readonly Block[]) => readonly Replacement[];

/** Null where nothing was to replace or one may not write. The chapter's room must be open and its content there. */
export function replaceInChapter(session: Session, chapter: string, plan: ReplacementPlan): Written | null {
  const name = session.roomOf(chapter);
  const room = session.rooms.peek(name);
  if (room === null) return null;
  const { doc } = room;
  const editor = session.paper.session(chapter);
  const origin = editor?.binding ?? replacing;
  // A second memory beside the editor's own: it holds these steps alone, whatever is typed afterwards.
  const memory = new Y.UndoManager([chapterText(doc), blockProperties(doc)], {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  });
  const count =
    editor === null
      ? writeUnseen(doc, plan)
      : editor.binding.suggesting
        ? suggestEach(editor, plan)
        : writeShown(editor, plan);
  memory.trackedOrigins.delete(origin);
  if (count === 0) {
    memory.destroy();
    return null;
  }
  session.rooms.acquire(name);
  return {
    chapter,
    count,
    undo: () => void memory.undo(),
    release: () => {
      memory.destroy();
      session.rooms.release(name);
    },
  };
}

function writeUnseen(doc: Y.Doc, plan: ReplacementPlan): number {
  const blocks = readBlocks(doc);
  const replacements = plan(blocks);
  const operations = replaceOperations(blocks, replacements);
  if (operations.length === 0) return 0;
  doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), operations), replacing);
  return replacements.length;
}

type Editor = NonNullable<ReturnType<Session['paper']['session']>>;

function writeShown({ binding }: Editor, plan: ReplacementPlan): number {
  let count = 0;
  const written = binding.edit((blocks) => {
    const replacements = plan(blocks);
    count = replacements.length;
    return replaceOperations(blocks, replacements);
  });
  return written ? count : 0;
}

/** Each place as a suggestion of its own, from the last to the first, so that those before stay where they are. */
function suggestEach({ binding }: Editor, plan: ReplacementPlan): number {
  binding.flush();
  const replacements = [...plan(binding.blocks)].reverse();
  return replacements.filter((one) => binding.edit((blocks) => replaceOperations(blocks, [one], true))).length;
}
