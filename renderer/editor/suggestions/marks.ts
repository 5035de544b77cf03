/**
 * Draws suggestions in the text: attributes on the elements that Lexical made, so that no element is exchanged (which would
 * abort an IME composition) and text without suggestions costs a look at its node. `suggestion-marks.css` does the rest.
 */
import {
  $getNodeByKey,
  $getState,
  $isTextNode,
  mergeRegister,
  TabNode,
  TextNode,
  type LexicalEditor,
  type NodeKey,
  type NodeMutation,
} from 'lexical';
import { PLAIN } from '../../../shared/document/block.ts';
import { NO_PROPERTIES, type Properties } from '../../../shared/document/properties.ts';
import { foreignAttributes } from '../binding/formats.ts';
import { $isBlockNode, BlockNode, type BlockNode as Block } from '../nodes/block-node.ts';
import { EmbedNode } from '../nodes/embed-node.ts';
import { markData, setData, sign, suggestedOf } from './mark-data.ts';

/** What a block's sign says; null for no sign. Asked anew when `refresh` is called. */
export type SignWords = (block: SignedBlock) => string | null;

export interface SignedBlock {
  readonly kind: string;
  readonly props: Properties;
  /** Whether all of its text would go with its marker. */
  readonly goes: boolean;
  /** Whether all of its text comes with its marker. */
  readonly comes: boolean;
}

export class SuggestionMarks {
  private readonly editor: LexicalEditor;
  private readonly words: SignWords;
  private readonly stop: () => void;
  /** Blocks that carry a sign, to write them anew in another language. */
  private current: readonly string[] = [];
  private readonly signed = new Set<NodeKey>();

  constructor(editor: LexicalEditor, words: SignWords) {
    this.editor = editor;
    this.words = words;
    const onText = (mutations: Map<NodeKey, NodeMutation>): void =>
      editor.getEditorState().read(() => {
        for (const [key, mutation] of mutations) if (mutation !== 'destroyed') this.$markText(key);
      });
    this.stop = mergeRegister(
      editor.registerMutationListener(TextNode, onText),
      editor.registerMutationListener(TabNode, onText),
      editor.registerMutationListener(EmbedNode, onText),
      editor.registerMutationListener(BlockNode, (mutations) =>
        editor.getEditorState().read(() => {
          for (const [key, mutation] of mutations)
            if (mutation === 'destroyed') this.signed.delete(key);
            else this.$markBlock(key);
        }),
      ),
    );
  }

  /** Points at these suggestions in the text. */
  setCurrent(ids: readonly string[]): void {
    this.current = ids;
    const root = this.editor.getRootElement();
    for (const element of root?.querySelectorAll<HTMLElement>('[data-current]') ?? [])
      delete element.dataset['current'];
    for (const id of ids)
      for (const element of root?.querySelectorAll<HTMLElement>(`[data-suggestion~="${CSS.escape(id)}"]`) ?? [])
        setData(element, 'current', 'true');
  }

  /** The words may be others now. */
  refresh(): void {
    this.editor.getEditorState().read(() => {
      for (const key of this.signed) this.$markBlock(key);
    });
  }

  destroy(): void {
    this.stop();
  }

  private $markText(key: NodeKey): void {
    const node = $getNodeByKey(key);
    if (!$isTextNode(node)) return;
    const attributes = $getState(node, foreignAttributes);
    const element = attributes === PLAIN ? this.marked(key) : this.editor.getElementByKey(key);
    if (element === null) return;
    const { suggested, suggestion, several, role, ids } = markData(attributes);
    setData(element, 'suggested', suggested);
    setData(element, 'suggestion', suggestion);
    setData(element, 'current', ids.some((id) => this.current.includes(id)) ? 'true' : '');
    setData(element, 'several', several ? 'true' : '');
    if (role !== null) element.setAttribute('role', role);
    else if (element.role === 'deletion' || element.role === 'insertion') element.removeAttribute('role');
  }

  /** The element of a plain node, if it still carries a mark. */
  private marked(key: NodeKey): HTMLElement | null {
    const element = this.editor.getElementByKey(key);
    return element?.dataset['suggested'] === undefined ? null : element;
  }

  private $markBlock(key: NodeKey): void {
    const node = $getNodeByKey(key);
    if (!$isBlockNode(node)) return;
    const props = node.getProps();
    if (props === NO_PROPERTIES && !this.signed.has(key)) return;
    const element = this.editor.getElementByKey(key);
    if (element === null) return;
    const kind = node.getKind();
    const ids = suggestedOf(kind, props);
    if (ids.length === 0 && !this.signed.has(key)) return;
    const { del, ins } = props;
    const goes = typeof del === 'string' && $allOf(node, `del:${del}`);
    const comes = typeof ins === 'string' && $allOf(node, `ins:${ins}`);
    sign(element, kind, props, ids.length === 0 ? null : this.words({ kind, props, goes, comes }));
    if (ids.length > 0) this.signed.add(key);
    else this.signed.delete(key);
  }
}

function $allOf(block: Block, attribute: string): boolean {
  const texts = block.getAllTextNodes();
  return texts.every((node) => $getState(node, foreignAttributes)[attribute] === true);
}
