/** From Lexical nodes to a block. */
import { $isLinkNode } from '@lexical/link';
import { $isElementNode, $isLineBreakNode, $isTextNode, type ElementNode } from 'lexical';
import {
  EMBED_CHARACTER,
  equalBlocks,
  makeBlock,
  PLAIN,
  pushText,
  type Block,
  type Run,
} from '../../../shared/document/block.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import type { BlockNode } from '../nodes/block-node.ts';
import { $isEmbedNode } from '../nodes/embed-node.ts';
import { attributesOf, KNOWN_FORMATS } from './formats.ts';

export interface ReadBlock {
  readonly block: Block;
  /** False where the nodes hold what a block can't (a foreign format, a link across a line break): to be rewritten. */
  readonly exact: boolean;
}

/** Half a surrogate pair can't be sent; it becomes the replacement character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const ANY_SURROGATE = /[\ud800-\udfff]/;

/** Reads one block; where nothing changed the result is `old` itself. */
export function $readBlock(node: BlockNode, id: string, old: Block | null): ReadBlock {
  const reader = new Reader();
  reader.$read(node, null);
  const properties = { kind: node.getKind(), indent: node.getIndent(), props: node.getProps() };
  const marker = old === null ? {} : { markerId: old.markerId, virtual: old.virtual };
  const block = makeBlock(id, properties, reader.runs, marker);
  return { block: old !== null && equalBlocks(old, block) ? old : block, exact: reader.exact };
}

class Reader {
  readonly runs: Run[] = [];
  exact = true;

  $read(parent: ElementNode, link: string | null): void {
    let linkBefore: string | null = null;
    for (let child = parent.getFirstChild(); child !== null; child = child.getNextSibling()) {
      if ($isLineBreakNode(child)) {
        if (link !== null) this.exact = false;
        pushText(this.runs, '\n', PLAIN);
      } else if ($isEmbedNode(child)) {
        this.runs.push({ text: EMBED_CHARACTER, attrs: attributesOf(child, link), embed: child.getEmbed() });
      } else if ($isTextNode(child)) {
        if ((child.getFormat() & ~KNOWN_FORMATS) !== 0 || child.getStyle() !== '') this.exact = false;
        pushText(this.runs, this.#clean(child.getTextContent()), attributesOf(child, link));
      } else if ($isLinkNode(child)) {
        const url = child.getURL();
        const plain = child.getTarget() === null && child.getRel() === null && child.getTitle() === null;
        if (link !== null || linkBefore === url || !plain || !isSafeLink(url) || child.isEmpty()) this.exact = false;
        this.$read(child, isSafeLink(url) ? url : link);
      } else {
        this.exact = false;
        if ($isElementNode(child)) this.$read(child, link);
      }
      linkBefore = $isLinkNode(child) ? child.getURL() : null;
    }
  }

  #clean(text: string): string {
    if (!ANY_SURROGATE.test(text) && !text.includes('\r')) return text;
    const clean = text.replace(LONE_SURROGATE, '\uFFFD').replaceAll('\r', ' ');
    if (clean !== text) this.exact = false;
    return clean;
  }
}
