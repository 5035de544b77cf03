/** What one does with comments from the text: begin one, go to the next, open the one under the caret, go back. */
import { blockQuote, makeAnchor } from '../../../shared/document/anchor.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { Session } from '../../app/session.ts';
import { setView } from '../../app/view-state.ts';
import type { CommentHighlights } from './comment-highlights.ts';
import { blockElement, rangeIn } from './comment-highlights.ts';
import { setDraft, useMemory, emptyDraft } from './comment-memory.ts';
import type { CommentModel, ThreadRef } from './comment-model.ts';
import { selectedText } from './text-points.ts';
import { textsOn, type ThreadPlaces } from './thread-places.ts';

export const newSlot = 'new';

/** Opens the tab with the comments. */
export function showComments(): void {
  setView({ contextTab: 'comments', drawer: 'context' });
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
  const block = texts.get(root)?.blocks.find(({ id }) => id === start.block);
  // A block that is not in the text yet, or a cell as a whole, has nothing of its own to hold on to.
  return block === undefined || block.virtual || block.text === ''
    ? { on: 'chapter' }
    : { on: 'block', block: block.id, quote: blockQuote(block) };
}

/** Opens a thread in the list; `focus` also brings the focus there. */
export function openThread(model: CommentModel, thread: ThreadRef, focus: boolean): void {
  showComments();
  model.open(thread, focus);
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
export function showInText(session: Session, places: ThreadPlaces, ref: ThreadRef, focus: boolean): void {
  const place = places.place(ref);
  const [first] = place?.pieces ?? [];
  if (!place || first === undefined) {
    if (focus) session.paper.enterText(ref.chapter);
    else session.paper.jumpTo(ref.chapter, true);
    return;
  }
  if (focus && place.root === 'text') {
    return session.paper.reveal({ chapter: ref.chapter, block: first.block, from: first.from, to: first.to });
  }
  const editor = session.paper.all.find(({ chapterId, part }) => chapterId === ref.chapter && part.name === 'text');
  if (editor === undefined) return;
  if (focus && editor.inner?.enter(place.root, { block: first.block, from: first.from, to: first.to }) === true) return;
  blockElement(editor, place.root, first.block)?.scrollIntoView({ block: 'nearest' });
}
