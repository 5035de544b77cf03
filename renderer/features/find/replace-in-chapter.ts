/** Writes replacements into one chapter, on the page or not, and says how to take exactly them back. */
import * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { newBlockId, readBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { readText } from '../../../shared/document/nested.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import { replaceOperations, type Replacement } from '../../../shared/document/replace.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { suggested } from '../../../shared/document/suggest.ts';
import { noteSuggestion, readSuggestion, suggestionMap } from '../../../shared/document/suggestions.ts';
import { partsOf, type ChapterPart } from '../../app/chapter-texts.ts';
import type { Session } from '../../app/session.ts';

/** What was written in one chapter, until it is let go. */
export interface Written {
  readonly chapter: string;
  readonly count: number;
  undo(): void;
  /** Keeps it no longer. */
  release(): void;
}

/** A replacement in one of a chapter's texts; `part` null: its own. */
export interface PartReplacement extends Replacement {
  readonly part: string | null;
}

/** Marks what is replaced in chapters that aren't on the page. */
const replacing = { from: 'find and replace' } as const;

/** What to replace in a chapter's texts as they are at the moment of writing. */
export type ReplacementPlan = (parts: readonly ChapterPart[]) => readonly PartReplacement[];

/** What of a session is needed here. */
type Writer = Pick<Session, 'rooms' | 'paper' | 'me' | 'roomOf'>;

/** Null where nothing was to replace or one may not write. The chapter's room must be open and its content there. */
export function replaceInChapter(session: Writer, chapter: string, plan: ReplacementPlan): Written | null {
  const name = session.roomOf(chapter);
  const room = session.rooms.peek(name);
  if (room === null) return null;
  const { doc } = room;
  const editor = session.paper.session(chapter);
  editor?.binding.flush();
  const wanted = plan(partsOf(doc, editor?.binding.blocks ?? readBlocks(doc)));
  if (wanted.length === 0) return null;
  const texts = [...new Set(wanted.flatMap(({ part }) => part ?? []))].map((part) => doc.getText(part));
  const origin = editor?.binding ?? replacing;
  // A second memory beside the editor's own: it holds these steps alone, whatever is typed afterwards.
  const memory = new Y.UndoManager([chapterText(doc), blockProperties(doc), suggestionMap(doc), ...texts], {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  });
  // Cells and footnotes have one history with their chapter.
  editor?.inner?.manager.addToScope(texts);
  const person = suggestingPerson(session, chapter);
  let count = 0;
  for (const part of new Set(wanted.map((each) => each.part))) {
    const mine = wanted.filter((each) => each.part === part);
    if (part === null && editor !== null) count += inEditor(editor, mine);
    else count += inDocument(doc, part, mine, { person, origin });
  }
  editor?.binding.closeUndoStep();
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

/** Who suggests in a chapter; null where one writes into the text itself. */
function suggestingPerson({ paper, me }: Writer, chapter: string): string | null {
  const editor = paper.session(chapter);
  const suggests = editor === null ? paper.modes.get() === 'suggest' : editor.binding.suggesting;
  return suggests ? me.id : null;
}

type Editor = NonNullable<ReturnType<Session['paper']['session']>>;

/** In suggestion mode each place is a suggestion of its own, from the last to the first, so that those before stay put. */
function inEditor({ binding }: Editor, replacements: readonly Replacement[]): number {
  if (!binding.suggesting)
    return binding.edit((blocks) => replaceOperations(blocks, replacements)) ? replacements.length : 0;
  return [...replacements].reverse().filter((one) => binding.edit((blocks) => replaceOperations(blocks, [one], true)))
    .length;
}

interface Writing {
  readonly person: string | null;
  readonly origin: unknown;
}

function inDocument(
  doc: Y.Doc,
  part: string | null,
  replacements: readonly Replacement[],
  { person, origin }: Writing,
): number {
  const text = part === null ? chapterText(doc) : doc.getText(part);
  const blocks = part === null ? readBlocks(doc) : readText(doc, part);
  const write = (operations: readonly Operation[]): void => applyOperations(text, blockProperties(doc), operations);
  doc.transact(() => {
    if (person === null) write(replaceOperations(blocks, replacements));
    else for (const one of [...replacements].reverse()) suggestOne(doc, text, { blocks, one, person }, write);
  }, origin);
  return replacements.length;
}

interface SuggestedOne {
  readonly blocks: readonly Block[];
  readonly one: Replacement;
  readonly person: string;
}

function suggestOne(
  doc: Y.Doc,
  text: Y.Text,
  { blocks, one, person }: SuggestedOne,
  write: (operations: readonly Operation[]) => void,
): void {
  const id = newBlockId();
  const mine = (other: string): boolean => readSuggestion(doc, other).by === person;
  const { operations } = suggested(replaceOperations(blocks, [one], true), blocks, { id, mine });
  write(operations);
  const gone = operations.flatMap((each) =>
    each.type === 'format' && each.attributes[`del:${id}`] === true ? [[each.at, each.length] as const] : [],
  );
  noteSuggestion(doc, id, person, Date.now(), gone.length === 0 ? {} : seenIn(text, gone));
}
