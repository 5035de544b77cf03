/** What one does with comments from the text: begin one, go to the next, open the one under the caret, go back. */
import { blockQuote, makeAnchor } from '../../../shared/document/anchor.ts';
import { isFrameKind, type Block } from '../../../shared/document/block.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import { setTools } from '../../app/tools-state.ts';
import { setView } from '../../app/view-state.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { holdTyping } from '../../ui/typed-ahead.ts';
import { blockElement, rangeIn } from './comment-highlights.ts';
import { setDraft, useMemory, emptyDraft, type CommentDraft } from './comment-memory.ts';
import type { CommentDesk } from './comment-desk.ts';
import { same, type CommentModel, type ThreadRef } from './comment-model.ts';
import { showField } from './field-element.ts';
import { selectedText } from './text-points.ts';
import { textsOn } from './thread-places.ts';

export const newSlot = 'new';

/** Opens the tab with the comments; what is found gives way to it where the focus goes there, too. */
export function showComments(focus = true): void {
  setView({ contextTab: 'comments', drawer: 'context' });
  if (focus) setTools({ find: null });
}

/** Begins a comment on what is selected; without a selection opens the one under the caret, else on the paragraph. */
export function beginComment({ model, paper, highlights }: CommentDesk, fallback: string | null): void {
  const selected = selectedText(paper);
  if (selected?.collapsed === true) {
    const { startContainer, startOffset } = selected.range;
    const there = highlights?.at(startContainer, startOffset) ?? null;
    if (there !== null) return openThread(model, there, true);
  }
  const subject = selected?.session.chapterId ?? fallback;
  if (subject === null) return;
  compose(model, subject, selected === null ? model.subjects.whole(subject) : anchorOf(selected));
}

/** Begins a comment on something: the field for it opens, with what was begun there before. */
export function compose(model: CommentModel, subject: string, about: Anchor): void {
  const anchor = model.subjects.anchored(about, subject);
  const slot = model.placeOf(`${newSlot}/${subject}`);
  const draft = (): CommentDraft => useMemory.getState().drafts[slot] ?? emptyDraft;
  setDraft(slot, { ...draft(), anchor });
  showComments();
  model.open(null);
  model.wantNew();
  if (!model.mayComment(subject)) return;
  holdTyping({
    awaited: model.wantsNew,
    text: () => draft().text,
    write: (text) => setDraft(slot, { ...draft(), text }),
  });
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

/** The block of a chapter's own text, or of a description, that an element of the page stands for, to be commented on as a whole. */
export function blockAnchor(paper: PaperModel, element: Element): { subject: string; anchor: Anchor } | null {
  const session = paper.all.find(({ root }) => root.contains(element));
  if (session === undefined) return null;
  const { binding, editor } = session;
  const block = binding.blocks.find(({ id }) => {
    const key = binding.blockKey(id);
    return key !== null && editor.getElementByKey(key) === element;
  });
  const anchor = onBlock(block);
  return anchor === null ? null : { subject: session.chapterId, anchor };
}

/** Opens a thread in the list; `focus` also brings the focus there, `reply` marks one of its replies. */
export function openThread(model: CommentModel, thread: ThreadRef, focus: boolean, reply?: string | null): void {
  showComments(focus);
  model.open(thread, focus, reply);
}

/** The threads of the page in the order of the text, from all chapters on it; `subjects`: those there are, in order. */
export function threadsInOrder({ model, places }: CommentDesk, subjects: readonly string[]): ThreadRef[] {
  return subjects.flatMap((id) =>
    model
      .read(id)
      .threads.filter(({ state }) => state === 'open')
      .map(({ key }) => ({ ref: { subject: id, key }, place: places.place({ subject: id, key }) }))
      .filter(({ place }) => place !== null && place !== undefined && place.pieces.length > 0)
      .sort((a, b) => (a.place?.order ?? 0) - (b.place?.order ?? 0))
      .map(({ ref }) => ref),
  );
}

/** The comment after (or before) where one is: after the open one, else after the caret. */
export function neighbour(desk: CommentDesk, subjects: readonly string[], direction: 1 | -1): ThreadRef | null {
  const all = threadsInOrder(desk, subjects);
  const active = desk.model.active();
  const at = all.findIndex((ref) => same(ref, active));
  if (at >= 0) return all[(at + direction + all.length) % all.length] ?? null;
  const selected = selectedText(desk.paper);
  if (selected === null) return all[direction > 0 ? 0 : all.length - 1] ?? null;
  const { range } = selected;
  const isBehind = (ref: ThreadRef): boolean => {
    const found = rangeOf(desk, ref);
    return found !== null && range.compareBoundaryPoints(Range.START_TO_START, found) < 0;
  };
  if (direction > 0) return all.find(isBehind) ?? all[0] ?? null;
  return all.filter((ref) => !isBehind(ref)).at(-1) ?? all.at(-1) ?? null;
}

function rangeOf({ paper, places }: CommentDesk, ref: ThreadRef): Range | null {
  const place = places.place(ref);
  const [first] = place?.pieces ?? [];
  const editor = paper.session(ref.subject);
  const element = place && first && editor !== null ? blockElement(editor, place.root, first.block) : null;
  return element === null || first === undefined ? null : rangeIn(element, first.from, first.to);
}

/** Leads from a thread to its words; `focus` puts the caret there, else they are only scrolled to. */
export function showInText({ model, paper, places, lead }: CommentDesk, ref: ThreadRef, focus: boolean): void {
  const place = places.place(ref);
  const [first] = place?.pieces ?? [];
  const editor = paper.session(ref.subject);
  if (!place || first === undefined) {
    const anchor = model.thread(ref)?.anchor;
    if (editor === null) lead(ref.subject);
    else if (anchor?.on === 'field') showField(anchor, focus);
    else if (focus) paper.enterText(ref.subject);
    else paper.jumpTo(ref.subject, true);
    return;
  }
  if (editor === null) return;
  if (focus && place.root === editor.part.name) {
    return paper.reveal({ chapter: ref.subject, block: first.block, from: first.from, to: first.to });
  }
  if (focus && editor.inner?.enter(place.root, { block: first.block, from: first.from, to: first.to }) === true) return;
  if (place.root !== editor.part.name) editor.inner?.reach(place.root);
  const element = blockElement(editor, place.root, first.block);
  if (element !== null) paper.bring(element);
}
