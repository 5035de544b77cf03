/** What one does with comments from the text: begin one, go to the next, open the one under the caret, go back. */
import { blockQuote, makeAnchor } from '../../../shared/document/anchor.ts';
import { isFrameKind, type Block } from '../../../shared/document/block.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { Session } from '../../app/session.ts';
import { setTools } from '../../app/tools-state.ts';
import { setView } from '../../app/view-state.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import type { CommentHighlights } from './comment-highlights.ts';
import { blockElement, rangeIn } from './comment-highlights.ts';
import { setDraft, useMemory, emptyDraft } from './comment-memory.ts';
import type { CommentModel, ThreadRef } from './comment-model.ts';
import { selectedText } from './text-points.ts';
import { textsOn, type ThreadPlaces } from './thread-places.ts';

export const newSlot = 'new';

/** Opens the tab with the comments; what is found gives way to it where the focus goes there, too. */
export function showComments(focus = true): void {
  setView({ contextTab: 'comments', drawer: 'context' });
  if (focus) setTools({ find: null });
}

/** Begins a comment on what is selected; without a selection opens the one under the caret, else on the paragraph. */
export function beginComment(
  session: Session,
  model: CommentModel,
  highlights: CommentHighlights | null,
  fallback: string | null,
): void {
  const selected = selectedText(session.paper);
  if (selected?.collapsed === true) {
    const { startContainer, startOffset } = selected.range;
    const there = highlights?.at(startContainer, startOffset) ?? null;
    if (there !== null) return openThread(model, there, true);
  }
  const chapter = selected?.session.chapterId ?? fallback;
  if (chapter === null) return;
  compose(model, chapter, selected === null ? { on: 'chapter' } : anchorOf(selected));
}

/** Begins a comment on something: the field for it opens, with what was begun there before. */
export function compose(model: CommentModel, chapter: string, anchor: Anchor): void {
  const slot = model.placeOf(`${newSlot}/${chapter}`);
  const before = useMemory.getState().drafts[slot] ?? emptyDraft;
  setDraft(slot, { ...before, anchor });
  showComments();
  model.open(null);
  model.wantNew();
}

function anchorOf(selected: NonNullable<ReturnType<typeof selectedText>>): Anchor {
  const { session, root, start, end, collapsed } = selected;
  session.binding.flush();
  const texts = textsOn(session);
  const anchor = collapsed ? null : makeAnchor(session.room.doc, texts, root, start, end);
  if (anchor !== null) return anchor;
  return onBlock(texts.get(root)?.blocks.find(({ id }) => id === start.block)) ?? { on: 'chapter' };
}

/** A block as a whole; null for one that is not in the text yet, or is empty: it has nothing of its own to hold on to. */
function onBlock(block: Block | undefined): Anchor | null {
  if (block === undefined || block.virtual || (block.text === '' && !isFrameKind(block.kind))) return null;
  return { on: 'block', block: block.id, quote: blockQuote(block) };
}

/** The block of a chapter's own text that an element of the page stands for, to be commented on as a whole. */
export function blockAnchor(paper: PaperModel, element: Element): { chapter: string; anchor: Anchor } | null {
  const session = paper.all.find(({ part, root }) => part.name === 'text' && root.contains(element));
  if (session === undefined) return null;
  const { binding, editor } = session;
  const block = binding.blocks.find(({ id }) => {
    const key = binding.blockKey(id);
    return key !== null && editor.getElementByKey(key) === element;
  });
  const anchor = onBlock(block);
  return anchor === null ? null : { chapter: session.chapterId, anchor };
}

/** Opens a thread in the list; `focus` also brings the focus there, `reply` marks one of its replies. */
export function openThread(model: CommentModel, thread: ThreadRef, focus: boolean, reply?: string | null): void {
  showComments(focus);
  model.open(thread, focus, reply);
}

/** The threads of the page in the order of the text, from all chapters on it. */
export function threadsInOrder(session: Session, model: CommentModel, places: ThreadPlaces): ThreadRef[] {
  return session.chapters.flatMap(({ id }) =>
    model
      .read(id)
      .threads.filter(({ state }) => state === 'open')
      .map(({ key }) => ({ ref: { chapter: id, key }, place: places.place({ chapter: id, key }) }))
      .filter(({ place }) => place !== null && place !== undefined && place.pieces.length > 0)
      .sort((a, b) => (a.place?.order ?? 0) - (b.place?.order ?? 0))
      .map(({ ref }) => ref),
  );
}

/** The comment after (or before) where one is: after the open one, else after the caret. */
export function neighbour(
  session: Session,
  model: CommentModel,
  places: ThreadPlaces,
  direction: 1 | -1,
): ThreadRef | null {
  const all = threadsInOrder(session, model, places);
  const active = model.active();
  const at = all.findIndex((ref) => ref.key === active?.key && ref.chapter === active.chapter);
  if (at >= 0) return all[(at + direction + all.length) % all.length] ?? null;
  const selected = selectedText(session.paper);
  if (selected === null) return all[direction > 0 ? 0 : all.length - 1] ?? null;
  const { range } = selected;
  const isBehind = (ref: ThreadRef): boolean => {
    const found = rangeOf(session, places, ref);
    return found !== null && range.compareBoundaryPoints(Range.START_TO_START, found) < 0;
  };
  if (direction > 0) return all.find(isBehind) ?? all[0] ?? null;
  return all.filter((ref) => !isBehind(ref)).at(-1) ?? all.at(-1) ?? null;
}

function rangeOf(session: Session, places: ThreadPlaces, { chapter, key }: ThreadRef): Range | null {
  const place = places.place({ chapter, key });
  const [first] = place?.pieces ?? [];
  const editor = session.paper.all.find(({ chapterId, part }) => chapterId === chapter && part.name === 'text');
  const element = place && first && editor !== undefined ? blockElement(editor, place.root, first.block) : null;
  return element === null || first === undefined ? null : rangeIn(element, first.from, first.to);
}

/** Leads from a thread to its words; `focus` puts the caret there, else they are only scrolled to. */
export function showInText(paper: PaperModel, places: ThreadPlaces, ref: ThreadRef, focus: boolean): void {
  const place = places.place(ref);
  const [first] = place?.pieces ?? [];
  if (!place || first === undefined) {
    if (focus) paper.enterText(ref.chapter);
    else paper.jumpTo(ref.chapter, true);
    return;
  }
  if (focus && place.root === 'text') {
    return paper.reveal({ chapter: ref.chapter, block: first.block, from: first.from, to: first.to });
  }
  const editor = paper.all.find(({ chapterId, part }) => chapterId === ref.chapter && part.name === 'text');
  if (editor === undefined) return;
  if (focus && editor.inner?.enter(place.root, { block: first.block, from: first.from, to: first.to }) === true) return;
  if (place.root !== 'text') editor.inner?.reach(place.root);
  const element = blockElement(editor, place.root, first.block);
  if (element !== null) paper.bring(element);
}
