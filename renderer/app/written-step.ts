/**
 * Writes operations into one of a chapter's texts, on the page or not, as one's own step; where one may only suggest, as a proposal.
 * Says how to take exactly that back.
 */
import * as Y from 'yjs';
import type { Block } from '../../shared/document/block.ts';
import { readBlocks } from '../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../shared/document/chapter.ts';
import { addEntry, changeEntry } from '../../shared/document/comment-room.ts';
import { readText } from '../../shared/document/nested.ts';
import { applyOperations, type Operation } from '../../shared/document/operations.ts';
import { copyOf } from '../../shared/document/proposals.ts';
import { suggestionMap } from '../../shared/document/suggestions.ts';
import { tableMap } from '../../shared/document/table.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { EditorSession } from '../editor/editor-session.ts';
import { isSynced, withRoom } from './chapter-texts.ts';
import type { Session } from './session.ts';

const origin = { from: 'written step' } as const;

export interface StepPlan {
  /** The name of the root text. */
  readonly text: string;
  readonly operations: (blocks: readonly Block[]) => readonly Operation[];
  /** What else is written, in tables; within the same transaction. */
  readonly more?: (doc: Y.Doc) => void;
}

export interface WrittenStep {
  readonly how: 'written' | 'proposed';
  readonly undo: () => void;
}

/** Null where nothing was to do; `late` where the chapter's content doesn't come. */
export async function writeStep(
  session: Session,
  chapter: string,
  plan: StepPlan,
): Promise<WrittenStep | null | 'late'> {
  const editor = session.paper.session(chapter);
  // The copy that proposals are made of lies under the editor.
  if (editor?.room.state.access?.right === 'own') return stepIn(editor.room.doc, plan, editor, 'proposed');
  const result: { step: WrittenStep | null | 'late' | 'propose' } = { step: 'late' };
  await withRoom(session, chapter, ({ doc, writable }) => {
    result.step = writable ? stepIn(doc, plan, session.paper.session(chapter), 'written') : 'propose';
  });
  const { step } = result;
  return step === 'propose' ? proposeStep(session, chapter, (copy) => write(copy, plan)) : step;
}

function stepIn(doc: Y.Doc, plan: StepPlan, editor: EditorSession | null, how: WrittenStep['how']): WrittenStep | null {
  const text = doc.getText(plan.text);
  const by = editor?.binding ?? origin;
  editor?.binding.flush();
  editor?.binding.closeUndoStep();
  // Cells and footnotes have one history with their chapter.
  if (plan.text !== 'text') editor?.inner?.manager.addToScope([text]);
  // A second memory beside the editor's own: it holds this step alone, whatever is typed afterwards.
  const memory = new Y.UndoManager([chapterText(doc), text, tableMap(doc), blockProperties(doc), suggestionMap(doc)], {
    trackedOrigins: new Set([by]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  });
  if (editor !== null && plan.text === 'text') {
    editor.binding.edit(plan.operations);
    if (plan.more !== undefined) doc.transact(() => plan.more?.(doc), by);
  } else doc.transact(() => write(doc, plan), by);
  editor?.binding.closeUndoStep();
  memory.trackedOrigins.delete(by);
  if (memory.undoStack.length > 0) return { how, undo: () => void memory.undo() };
  memory.destroy();
  return null;
}

function write(doc: Y.Doc, { text, operations, more }: StepPlan): void {
  const blocks = text === 'text' ? readBlocks(doc) : readText(doc, text);
  applyOperations(doc.getText(text), blockProperties(doc), operations(blocks));
  more?.(doc);
}

/**
 * Writes into a copy of the chapter and hands in what that changed as a proposal under one's own name. Null where it changed
 * nothing; `late` where a room's content doesn't come.
 */
export async function proposeStep(
  session: Session,
  chapter: string,
  change: (copy: Y.Doc) => void,
): Promise<WrittenStep | null | 'late'> {
  const update = await withRoom(session, chapter, ({ doc }) => updateOf(doc, change));
  if (update === null) return 'late';
  if (update.length === 0) return null;
  const name = roomName({ project: session.project.id, kind: 'comments', item: chapter });
  const room = session.rooms.acquire(name);
  try {
    if (!(await isSynced(room))) return 'late';
    const proposal = { type: 'proposal' as const, at: Date.now(), updates: [update] };
    const key = addEntry(room.doc, session.me.id, proposal, origin);
    const taken = { updates: [], deleted: true };
    return {
      how: 'proposed',
      undo: () => changeEntry(room.doc, key, 'proposal', { ...taken, edited: Date.now() }, origin),
    };
  } finally {
    session.rooms.release(name);
  }
}

/** What a change of a copy adds to the document; empty where nothing. */
function updateOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array<ArrayBuffer> {
  const copy = copyOf(doc);
  const written: Uint8Array[] = [];
  copy.on('update', (bytes: Uint8Array) => written.push(bytes));
  const before = Y.encodeStateVector(copy);
  copy.transact(() => change(copy), origin);
  const update = written.length > 0 ? new Uint8Array(Y.encodeStateAsUpdate(copy, before)) : new Uint8Array();
  copy.destroy();
  return update;
}
