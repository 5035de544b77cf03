/** What writers do in a fuzz run, one operation after another, driven by chance. */
import { $createLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTextNode,
  $isElementNode,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type LexicalNode,
} from 'lexical';
import { $createBlockNode } from '../../renderer/editor/nodes/block-node.ts';
import { $setLink } from '../../renderer/editor/nodes/set-link.ts';
import { BLOCK_KINDS } from '../../shared/document/block.ts';
import { withProperty } from '../../shared/document/properties.ts';
import { suggestionOf } from '../../shared/document/suggest.ts';
import { writeForeign } from './fuzz-foreign.ts';
import type { Tokens } from './fuzz-tokens.ts';
import type { Writer } from './fuzz-writer.ts';
import type { Chance } from './fuzz.ts';
import { $blocks, $select } from './select.ts';

const OPERATIONS = [
  ...[
    'type',
    'type',
    'type',
    'type',
    'type',
    'delete',
    'delete',
    'backspace',
    'split',
    'split',
    'join',
    'join',
    'kind',
    'indent',
  ],
  ...[
    'bold',
    'format',
    'link',
    'unlink',
    'deleteMany',
    'paste',
    'pasteInline',
    'break',
    'tab',
    'replace',
    'move',
    'property',
    'suggesting',
    'decide',
    'undo',
    'undo',
    'redo',
    'foreign',
  ],
] as const;

export class Operations {
  readonly #chance: Chance;
  readonly #tokens: Tokens;
  readonly #log: string[];
  readonly #moving: boolean;

  /** `log` gets one line for each. `moving`: blocks are only moved. */
  constructor(chance: Chance, tokens: Tokens, log: string[], moving: boolean) {
    this.#chance = chance;
    this.#tokens = tokens;
    this.#log = log;
    this.#moving = moving;
  }

  /** One operation of this writer, somewhere in the text. */
  run(writer: Writer): void {
    const chance = this.#chance;
    const sizes = writer.editor.read(() => $blocks().map($length));
    const block = chance.below(sizes.length);
    const size = sizes[block] ?? 0;
    const offset = chance.below(size + 1);
    const until = Math.min(size, offset + 1 + chance.below(4));
    const other = Math.min(sizes.length - 1, block + 1 + chance.below(3));
    const otherOffset = chance.below((sizes[other] ?? 0) + 1);
    const kind = this.#moving ? 'move' : chance.pick(OPERATIONS);
    this.#log.push(
      `${writer.number}${writer.lazy ? '~' : ''}:${kind}@${block}.${offset}-${until}/${other}.${otherOffset}`,
    );
    const range = () =>
      chance.once(2) ? $select(block, offset, block, until) : $select(block, offset, other, otherOffset);
    switch (kind) {
      case 'type': {
        const tokens = this.#type(writer, 1 + chance.below(3));
        const bold = chance.once(6);
        return writer.update(() => {
          const selection = $select(block, offset);
          if (bold) selection.toggleFormat('bold');
          selection.insertText(tokens);
        });
      }
      case 'delete':
        return writer.update(() => {
          const selection = $select(block, offset, block, until);
          this.#tokens.markDeleted(selection.getTextContent());
          selection.removeText();
        });
      case 'backspace':
        if (block === 0) return;
        return writer.update(() => $select(block, 0).deleteCharacter(true));
      case 'split':
        return writer.update(() => {
          $select(block, offset).insertParagraph();
        });
      case 'join':
        if (block === 0) return;
        return writer.update(() => $select(block - 1, sizes[block - 1] ?? 0, block, 0).removeText());
      case 'kind': {
        const next = chance.pick(BLOCK_KINDS);
        return writer.update(() => void $blocks()[block]?.setKind(next));
      }
      case 'indent': {
        const indent = chance.below(4);
        return writer.update(() => void $blocks()[block]?.setIndent(indent));
      }
      case 'suggesting':
        if (writer.binding.composition.active) return;
        return writer.binding.suggestAs(writer.binding.suggesting ? null : `person${writer.number}`);
      case 'decide':
        return this.#decide(writer, chance.once(2));
      case 'property': {
        const [name, value] = chance.pick([
          ['lang', 'ar'],
          ['alt', 'Rathaus'],
          ['headerRow', true],
          ['tone', 'note'],
        ] as const);
        const on = chance.once(2);
        return writer.update(() => {
          const node = $blocks()[block];
          if (on) node?.setProps(withProperty(node.getProps(), name, value));
          else node?.setProps(withProperty(node.getProps(), name, null));
        });
      }
      case 'bold':
        return writer.update(() => $select(block, offset, block, until).formatText('bold'));
      case 'format': {
        const type = chance.pick([
          'bold',
          'italic',
          'underline',
          'strikethrough',
          'subscript',
          'superscript',
          'code',
        ] as const);
        return writer.update(() => range().formatText(type));
      }
      case 'link': {
        const url = chance.pick([
          'https://a.example/',
          'https://b.example/',
          'mailto:c@example.org',
          'javascript:alert(1)',
        ]);
        return writer.update(() => {
          range();
          $setLink(url);
        });
      }
      case 'unlink':
        return writer.update(() => {
          range();
          $setLink(null);
        });
      case 'deleteMany':
        if (!chance.once(3) || other === block) return;
        return writer.update(() => {
          const selection = $select(block, offset, other, otherOffset);
          this.#tokens.markDeleted(selection.getTextContent());
          selection.removeText();
        });
      case 'paste': {
        const parts = [this.#type(writer, 2), this.#type(writer, 2)];
        const link = chance.once(3);
        return writer.update(() => {
          const nodes = parts.map((part) => {
            const node = $createBlockNode(link ? 'bullet' : 'paragraph');
            return node.append(
              link
                ? $createLinkNode('https://p.example/', { rel: 'noopener' }).append($createTextNode(part))
                : $createTextNode(part),
            );
          });
          $select(block, offset).insertNodes(nodes);
        });
      }
      case 'pasteInline': {
        const parts = [this.#type(writer, 1), this.#type(writer, 2)] as const;
        return writer.update(() => {
          const link = $createLinkNode('https://i.example/').append($createTextNode(parts[0]), $createLineBreakNode());
          $select(block, offset).insertNodes([link, $createTextNode(parts[1]).setFormat('italic')]);
        });
      }
      case 'break':
        return writer.update(() => $select(block, offset).insertLineBreak());
      case 'tab':
        return writer.update(() => $select(block, offset).insertRawText('\t'));
      case 'replace': {
        const tokens = this.#type(writer, 1 + chance.below(4));
        const byKey = tokens.length % 2 === 0;
        return writer.update(() => {
          const selection = $select(block, offset, block, until);
          this.#tokens.markDeleted(selection.getTextContent());
          // As a key does it; what is typed over counts while one suggests.
          if (byKey) writer.editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, tokens);
          selection.insertText(tokens);
        });
      }
      case 'move': {
        writer.binding.flush();
        const { blocks } = writer.binding;
        const moved = chance.pick(blocks);
        writer.binding.moveBlock(moved.id, chance.once(3) ? null : chance.pick(blocks).id);
        // Moving shows what a composition kept back. A suggested move leaves the block in both places until it is decided.
        const now = writer.binding.blocks.find(({ id }) => id === moved.id) ?? moved;
        // One that is suggested to be moved already has its copy moved, with what was written in that.
        const copies = writer.binding.blocks.filter(({ props }) =>
          `${props['from'] ?? ''}`.startsWith(`${moved.markerId}@`),
        );
        for (const { text } of [moved, now, ...copies]) for (const token of text) this.#tokens.moved.add(token);
        return;
      }
      case 'undo':
      case 'redo':
        return this.#history(writer, kind);
      case 'foreign':
        return writeForeign(writer.doc, chance);
    }
  }

  #history(writer: Writer, kind: 'undo' | 'redo'): void {
    if (writer.binding.composition.active) writer.binding.composition.end();
    writer.binding.flush();
    const before = new Set(writer.text);
    writer.binding[kind]();
    const after = new Set(writer.text);
    for (const token of before) {
      const author = this.#tokens.authors.get(token);
      if (author === undefined || after.has(token)) continue;
      if (author !== writer.number && !this.#tokens.deleted.has(token))
        throw new Error(`${kind} took away ${token} of writer ${author}`);
      this.#tokens.deleted.add(token);
    }
  }

  /** Accepts or rejects one suggestion: only what it brought or would take may go. */
  #decide(writer: Writer, accept: boolean): void {
    const { binding } = writer;
    if (binding.composition.active) binding.composition.end();
    binding.flush();
    const part = accept ? 'del' : 'ins';
    const ids = new Set<string>();
    const mayGo = new Set<string>();
    const chosen = this.#chance.below(3);
    for (const run of binding.blocks.flatMap(({ runs }) => runs)) {
      for (const key of Object.keys(run.attrs)) {
        const suggestion = suggestionOf(key);
        if (suggestion === null) continue;
        if (ids.size > chosen && !ids.has(suggestion.id)) continue;
        ids.add(suggestion.id);
        if (suggestion.part === part) for (const character of run.text) mayGo.add(character);
      }
    }
    const before = new Set(writer.text);
    binding.decide(ids, accept, `person${writer.number}`);
    const after = new Set(writer.text);
    for (const token of before) {
      if (after.has(token) || !this.#tokens.authors.has(token)) continue;
      if (!mayGo.has(token)) throw new Error(`deciding took away ${token}`);
      this.#tokens.deleted.add(token);
    }
  }

  /** New tokens, which are the writer's until they are written. */
  #type(writer: Writer, count: number): string {
    const text = this.#tokens.make(writer.number, count);
    writer.unsent += text;
    return text;
  }
}

function $length(node: LexicalNode): number {
  return $isElementNode(node)
    ? node.getChildren().reduce((sum, child) => sum + $length(child), 0)
    : node.getTextContentSize();
}
