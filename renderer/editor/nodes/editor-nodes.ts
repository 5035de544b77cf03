/** The nodes of every editor: for `createEditor({ nodes: editorNodes })`. No HeadingNode, QuoteNode or ListNode. */
import { LinkNode } from '@lexical/link';
import { ParagraphNode, type CreateEditorArgs } from 'lexical';
import { $createBlockNode, BlockNode } from './block-node.ts';
import { EmbedNode } from './embed-node.ts';

export const editorNodes: NonNullable<CreateEditorArgs['nodes']> = [
  BlockNode,
  { replace: ParagraphNode, with: () => $createBlockNode(), withKlass: BlockNode },
  LinkNode,
  EmbedNode,
];
