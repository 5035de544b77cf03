/** Compares what the Y.Text, the mirror and the editor hold. */
import { $getRoot, type LexicalEditor } from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { canonicalBlocks } from '../../../shared/document/blocks.ts';
import { $isBlockNode } from '../nodes/block-node.ts';
import type { Mismatch } from './binding-types.ts';
import type { BlockKeys } from './block-keys.ts';
import { $readBlock } from './read-block.ts';

export function mismatch(
  editor: LexicalEditor,
  keys: BlockKeys,
  shared: readonly Block[],
  mirror: readonly Block[],
): Mismatch | null {
  const texts = {
    shared: canonicalBlocks(shared),
    mirror: canonicalBlocks(mirror),
    editor: editor.getEditorState().read(() => {
      const nodes = $getRoot().getChildren();
      const blocks = nodes.filter($isBlockNode).map((node) => $readBlock(node, keys.idOf(node.getKey()) ?? '?', null));
      const strange = nodes.length !== blocks.length || blocks.some(({ exact }) => !exact);
      return canonicalBlocks(blocks.map(({ block }) => block)) + (strange ? canonicalJson({ strange }) : '');
    }),
  };
  return texts.shared === texts.mirror && texts.mirror === texts.editor ? null : texts;
}
