/** Lexical without collaboration: the same nodes, rich text, content and style, and nothing else. */
import { $createLinkNode } from '@lexical/link';
import { registerRichText } from '@lexical/rich-text';
import {
  $createTextNode,
  $getRoot,
  createEditor,
  type LexicalEditor,
  type LexicalNode,
  type TextFormatType,
} from 'lexical';
import type { Run } from '../../../shared/document/block.ts';
import type { NewBlock } from '../../../shared/document/blocks.ts';
import '../../../renderer/editor/chapter-text.css';
import { $createBlockNode } from '../../../renderer/editor/nodes/block-node.ts';
import { editorNodes } from '../../../renderer/editor/nodes/editor-nodes.ts';
import { frameFor } from './bench-page.ts';

const formats: Readonly<Record<string, TextFormatType>> = {
  b: 'bold',
  i: 'italic',
  u: 'underline',
  s: 'strikethrough',
  sub: 'subscript',
  sup: 'superscript',
};

function $nodeOf({ text, attrs }: Run): LexicalNode {
  const node = $createTextNode(text);
  for (const [name, format] of Object.entries(formats)) if (attrs[name] === true) node.toggleFormat(format);
  const { link } = attrs;
  return typeof link === 'string' ? $createLinkNode(link).append(node) : node;
}

/** An editor in a text box on the page, showing these blocks. */
export function plainEditor(blocks: readonly NewBlock[]): LexicalEditor {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.spellcheck = true;
  frameFor(box);
  const editor = createEditor({
    namespace: 'plain',
    nodes: editorNodes,
    onError: (error) => reportError(error),
  });
  registerRichText(editor);
  editor.setRootElement(box);
  editor.update(
    () => {
      $getRoot()
        .clear()
        .append(...blocks.map(({ kind, indent, runs }) => $createBlockNode(kind, indent).append(...runs.map($nodeOf))));
    },
    { discrete: true },
  );
  return editor;
}
