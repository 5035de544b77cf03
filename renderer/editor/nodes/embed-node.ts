/**
 * One inline embed (a footnote, a reference, a citation, or something of a newer version): an atom that can be deleted but not
 * edited, and goes back into the text untouched. In the text it is one character, which is not to be seen; what is
 * shown stands in attributes (`numbering/embed-labels.ts`) that a style sheet draws.
 */
import { $applyNodeReplacement, TextNode, type EditorConfig, type LexicalNode, type SerializedTextNode } from 'lexical';
import { EMBED_CHARACTER } from '../../../shared/document/block.ts';
import { embedElement } from './embed-element.ts';

export type SerializedEmbedNode = SerializedTextNode & { embed: unknown };

export class EmbedNode extends TextNode {
  /** @internal */
  __embed: unknown = null;

  static override getType(): string {
    return 'embed';
  }

  static override clone(node: EmbedNode): EmbedNode {
    return new EmbedNode(node.__text, node.__key);
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__embed = previous.__embed;
  }

  /** The value as it stands in the text; not to be changed. */
  getEmbed(): unknown {
    return this.getLatest().__embed;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    // Lexical finds the character as the first thing within, with whatever formats lie around it.
    return embedElement(this.__embed, super.createDOM(config));
  }

  override updateDOM(previous: this): boolean {
    return previous.__format !== this.__format || previous.__embed !== this.__embed;
  }

  static override importJSON(json: SerializedEmbedNode): EmbedNode {
    return $createEmbedNode(json.embed).updateFromJSON(json);
  }

  override exportJSON(): SerializedEmbedNode {
    return { ...super.exportJSON(), type: 'embed', embed: this.getEmbed() };
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}

export function $createEmbedNode(embed: unknown): EmbedNode {
  const node = $applyNodeReplacement(new EmbedNode(EMBED_CHARACTER));
  node.__embed = embed;
  node.__mode = 1;
  return node;
}

export function $isEmbedNode(node: LexicalNode | null | undefined): node is EmbedNode {
  return node instanceof EmbedNode;
}
