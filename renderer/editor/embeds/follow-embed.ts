/** Where an embed leads, and how one gets there: a click, or Alt and Enter at the caret. */
import { $getNearestNodeFromDOMNode, $getSelection, $isRangeSelection, $isTextNode, type LexicalNode } from 'lexical';
import { HERE, readEmbed, type Embed } from '../../../shared/document/embeds.ts';
import type { Block } from '../../../shared/document/block.ts';
import { readText } from '../../../shared/document/nested.ts';
import type { EditorSession } from '../editor-session.ts';
import { drawnEmbed } from '../nodes/embed-element.ts';
import { $isEmbedNode } from '../nodes/embed-node.ts';
import type { PaperModel, TextPlace } from '../paper-model.ts';
import { enterNote } from './insert-embed.ts';

/** The embed at the caret: before it, else behind it; null where there is none. */
export function embedAtCaret({ editor }: EditorSession): Embed | null {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const { focus } = selection;
    const node = focus.getNode();
    const candidates: (LexicalNode | null)[] = $isTextNode(node)
      ? [
          node,
          focus.offset === 0 ? node.getPreviousSibling() : null,
          focus.offset === node.getTextContentSize() ? node.getNextSibling() : null,
        ]
      : focus.type === 'element' && 'getChildAtIndex' in node
        ? [node.getChildAtIndex(focus.offset - 1), node.getChildAtIndex(focus.offset)]
        : [];
    const found = candidates.find($isEmbedNode);
    return found === undefined ? null : readEmbed(found.getEmbed());
  });
}

/** The embed that an element of a chapter's page belongs to; null for none. */
export function embedOf(session: EditorSession, target: Element): Embed | null {
  const element = target.closest<HTMLElement>('.embed');
  if (element === null) return null;
  if (element.dataset['drawn'] !== undefined) return drawnEmbed(element);
  const editors = [session.inner?.live, session].filter((each) => each?.root.contains(element) === true);
  const editor = editors[0]?.editor;
  return (
    editor?.read(() => {
      const node = $getNearestNodeFromDOMNode(element);
      return $isEmbedNode(node) ? readEmbed(node.getEmbed()) : null;
    }) ?? null
  );
}

/** Goes to what an embed leads to; false where it leads nowhere (a citation, or a target that is gone). */
export function followEmbed(model: PaperModel, chapter: string, embed: Embed): boolean {
  if ('note' in embed) {
    const session = model.session(chapter);
    if (session !== null) enterNote(session, embed.note);
    return session !== null;
  }
  if ('paper' in embed) return false;
  const { chapter: to, block } = embed.ref;
  if (to === HERE) {
    const target = model.index.target(to, block);
    if (target?.block !== undefined && target.block !== null)
      model.reveal({ chapter: target.chapter, block: target.block, from: 0, to: 0 });
    return target !== null;
  }
  const elsewhere = model.index.elsewhere();
  if (elsewhere !== null) return elsewhere.go(to, block);
  if (model.index.isKnown(to) && model.index.get().target(to, block) === null) return false;
  if (block === null) model.jumpTo(to);
  else model.reveal({ chapter: to, block, from: 0, to: 0 });
  return true;
}

/** The place of a footnote's mark in its chapter or in a cell of one of its tables: behind it. */
export function placeOfNote(session: EditorSession, note: string): Omit<TextPlace, 'chapter'> | null {
  const own = markIn(session.binding.blocks, note);
  if (own !== null) return own;
  for (const { name, blocks, options } of session.inner?.all ?? []) {
    const place = options.place === 'cell' ? markIn(blocks, note) : null;
    if (place !== null) return { ...place, part: name };
  }
  for (const name of session.inner?.reserve.waiting() ?? []) {
    const place = markIn(readText(session.room.doc, name), note);
    if (place !== null) return { ...place, part: name };
  }
  return null;
}

function markIn(blocks: readonly Block[], note: string): Omit<TextPlace, 'chapter'> | null {
  for (const { id, runs } of blocks) {
    let offset = 0;
    for (const run of runs) {
      offset += run.text.length;
      const embed = run.embed === undefined ? null : readEmbed(run.embed);
      if (embed !== null && 'note' in embed && embed.note === note) return { block: id, from: offset, to: offset };
    }
  }
  return null;
}
