/** What the text of an editor is part of, and what may stand there. */
import { $getEditor, type LexicalEditor } from 'lexical';
import { mayStand, type Place } from '../../../shared/document/places.ts';
import type { Unsubscribe } from '../binding/binding-types.ts';
import { BlockNode } from '../nodes/block-node.ts';

const places = new WeakMap<LexicalEditor, Place>();

export const placeOf = (editor: LexicalEditor): Place => places.get(editor) ?? 'chapter';

/** Whether a kind may be put into the editor at hand; within `editor.update`. */
export const $mayStand = (kind: string): boolean => mayStand(kind, placeOf($getEditor()));

/** Says what an editor's text is part of: whatever kind comes there that may not, by a key or a paste, is a paragraph. */
export function registerPlace(editor: LexicalEditor, place: Place): Unsubscribe {
  places.set(editor, place);
  if (place === 'chapter') return () => undefined;
  return editor.registerNodeTransform(BlockNode, (block) => {
    if (!mayStand(block.getKind(), place)) block.setKind('paragraph');
  });
}
