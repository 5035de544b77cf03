/** Headless editors with our binding on a network that delays, reorders, repeats and parts; driven by chance. */
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import * as Y from 'yjs';
import { TextBinding } from '../../renderer/editor/binding/text-binding.ts';
import { $setPoint } from '../../renderer/editor/binding/points.ts';
import { $createBlockNode, $isBlockNode, type BlockNode } from '../../renderer/editor/nodes/block-node.ts';
import { $setLink } from '../../renderer/editor/nodes/set-link.ts';
import { editorNodes } from '../../renderer/editor/nodes/editor-nodes.ts';
import { BLOCK_KINDS } from '../../shared/document/block.ts';
import { canonicalBlocks, writeBlocks } from '../../shared/document/blocks.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { withProperty } from '../../shared/document/properties.ts';
import { contradictions } from '../../shared/document/decisions.ts';
import { suggestionOf } from '../../shared/document/suggest.ts';
import type { Chance } from './fuzz.ts';

const NETWORK = 'network';
const FIRST_TOKEN = 0x4e00;
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

interface Letter {
  readonly from: Writer;
  readonly update: Uint8Array;
}

class Writer {
  readonly doc = new Y.Doc();
  readonly editor: LexicalEditor;
  readonly binding: TextBinding;
  readonly inbox: Letter[] = [];
  readonly number: number;
  offline = false;
  readonly errors: Error[] = [];
  /** Tokens that may still be in a pending update. */
  unsent = '';
  /** Since the last comparison. */
  changed = true;
  /** Whether updates are left pending. */
  lazy = false;
  /** Shows what came from others; null where nothing waits to be shown. */
  show: (() => void) | null = null;
  /** Draws the next piece of the text; null where all of it is drawn. */
  draw: (() => void) | null = null;
  /** Writes the last character; null where it is written. */
  write: (() => void) | null = null;

  /** With `paced`, changes of others wait until `show` is called; with `pieceSize` the text is drawn piece by piece. */
  constructor(number: number, start: Uint8Array, paced: boolean, pieceSize: number | null) {
    this.number = number;
    this.doc.clientID = number + 1;
    Y.applyUpdate(this.doc, start, NETWORK);
    this.editor = createEditor({
      nodes: editorNodes,
      onError: (error) => this.errors.push(error),
    });
    this.editor._headless = true;
    this.binding = new TextBinding(this.editor, this.doc, {
      captureTimeout: 0,
      // Every second one writes what was typed a moment later.
      ...(number % 2 === 0 ? {} : { writeLater: (write: () => void) => (this.write = write) }),
      ...(paced ? { pace: (show: () => void) => (this.show = show) } : {}),
      ...(pieceSize === null ? {} : { pieceSize, drawLater: (draw: () => void) => (this.draw = draw) }),
    });
    this.doc.on('afterTransaction', () => (this.changed = true));
    this.editor.registerUpdateListener(() => {
      this.changed = true;
    });
  }

  get text(): string {
    return this.doc.getText('text').toString();
  }

  update(change: () => void): void {
    this.editor.update(change, this.lazy ? {} : { discrete: true });
  }
}

export class World {
  readonly writers: Writer[] = [];
  readonly log: string[] = [];
  /** Updates that Lexical's development build refused. */
  refused = 0;
  /** Who typed each token. */
  readonly #authors = new Map<string, number>();
  /** Tokens that somebody deleted (and may have brought back). */
  readonly #deleted = new Set<string>();
  /** Tokens in blocks that somebody moved: what is changed or taken back in one of several copies leaves them apart. */
  readonly #moved = new Set<string>();
  /** Who wrote what was there from the start. */
  readonly #nobody = -1;
  readonly #moving: boolean;
  readonly #long: boolean;
  readonly #chance: Chance;
  #token = FIRST_TOKEN;

  /**
   * `moving`: blocks are only made (by the first writer, before the others come) and moved by everybody. `long`: there is a
   * text from the start, which some of the writers draw piece by piece while all of them write.
   */
  constructor(chance: Chance, { moving = false, long = false } = {}) {
    this.#chance = chance;
    this.#moving = moving;
    this.#long = long;
    const seed = new Y.Doc();
    seed.clientID = 1000;
    if (long) this.#writeLong(seed);
    else if (!chance.once(3)) seed.getText('text').insertEmbed(0, { b: 'first' });
    const start = Y.encodeStateAsUpdate(seed);
    const count = 2 + chance.below(5);
    for (let number = 0; number < count; number++) {
      const pieceSize = long && !chance.once(4) ? chance.below(2_000) : null;
      this.writers.push(new Writer(number, start, chance.once(2), pieceSize));
    }
    if (moving) this.#fill();
    for (const writer of this.writers) {
      writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === NETWORK) return;
        for (const other of this.writers) if (other !== writer) other.inbox.push({ from: writer, update });
      });
    }
  }

  #writeLong(seed: Y.Doc): void {
    const blocks = Array.from({ length: 20 + this.#chance.below(20) }, (_, index) => {
      const text = this.#newTokens(this.#nobody, this.#chance.below(6));
      return { id: `b${index}`, kind: 'paragraph', runs: text === '' ? [] : [{ text, attrs: {} }] };
    });
    writeBlocks(seed, blocks, NETWORK);
  }

  #fill(): void {
    const [first] = this.writers;
    if (first === undefined) return;
    const texts = Array.from({ length: 6 }, () => this.#tokens(first, 3));
    first.update(() => {
      $select(0, 0).insertNodes(texts.map((text) => $createBlockNode('paragraph').append($createTextNode(text))));
    });
    for (const { doc } of this.writers) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc), NETWORK);
  }

  /** One operation of one writer, and what the network does meanwhile. */
  async step(): Promise<void> {
    const chance = this.#chance;
    const writer = chance.pick(this.writers);
    if (chance.once(10)) {
      const other = chance.pick(this.writers);
      other.offline = !other.offline;
    }
    if (chance.once(12)) {
      const { composition } = chance.pick(this.writers).binding;
      if (composition.active) composition.end();
      else composition.begin();
    }
    writer.lazy = chance.once(4);
    this.#operate(writer);
    this.#forgive(writer);
    if (writer.lazy && chance.once(2)) for (const other of this.writers) this.#deliver(other, chance.below(4));
    if (chance.once(2)) await Promise.resolve();
    // To flush draws all of a long text.
    if (this.#long ? chance.once(4) : !chance.once(3)) writer.binding.flush();
    const shown = chance.pick(this.writers);
    shown.show?.();
    shown.show = null;
    shown.write?.();
    shown.write = null;
    if (this.#long) {
      const drawn = chance.pick(this.writers);
      const { draw } = drawn;
      drawn.draw = null;
      draw?.();
    }
    for (const other of this.writers) if (!chance.once(3)) this.#deliver(other, 1 + chance.below(5));
    for (const other of this.writers) {
      const [error] = other.errors;
      if (error !== undefined) throw error;
      this.#compare(other);
    }
  }

  /**
   * Lexical's development build (not the production one) throws where removeText joins blocks while the selection still
   * has its offset from before, and drops the pending update. What was typed in that very update is gone then.
   */
  #forgive(writer: Writer): void {
    const refused = writer.errors.findIndex(({ message }) => message.includes('$getTextNodeOffset: invalid offset'));
    if (refused < 0) return;
    writer.errors.splice(refused, 1);
    this.refused++;
    for (const token of writer.unsent) if (!writer.text.includes(token)) this.#deleted.add(token);
  }

  /** All come back, end what is under way, and get everything. */
  async settle(): Promise<void> {
    for (const writer of this.writers) {
      writer.offline = false;
      if (writer.binding.composition.active) writer.binding.composition.end();
    }
    for (let round = 0; round < 6; round++) {
      for (const writer of this.writers) writer.binding.flush();
      await Promise.resolve();
      for (const writer of this.writers) this.#deliver(writer, Infinity);
      this.#exchange();
    }
  }

  /** Throws where the writers do not agree, or a token is lost or doubled. */
  verify(): void {
    const [first] = this.writers;
    if (first === undefined) return;
    for (const writer of this.writers) {
      if (!writer.binding.settled) throw new Error(`writer ${writer.number} is not settled`);
      this.#compare(writer);
      if (writer.binding.repairs > 0) throw new Error(`writer ${writer.number} had to be repaired`);
      same('blocks', canonicalBlocks(first.binding.blocks), canonicalBlocks(writer.binding.blocks));
      same('trees', treeOf(first.editor), treeOf(writer.editor));
    }
    const counts = new Map<string, number>();
    for (const character of first.text) counts.set(character, (counts.get(character) ?? 0) + 1);
    const kept = [...contradictions(first.doc).values()].flatMap((made) => made.map(({ took }) => took)).join('');
    for (const [token, author] of this.#authors) {
      if (kept.includes(token)) continue;
      const count = counts.get(token) ?? 0;
      const fine = this.#deleted.has(token) || count === 1 || (count > 1 && !this.#moving && this.#moved.has(token));
      if (!fine) throw new Error(`token ${token} of writer ${author} is there ${count} times`);
    }
  }

  destroy(): void {
    for (const writer of this.writers) writer.binding.destroy();
  }

  #deliver(writer: Writer, limit: number): void {
    for (let count = 0; count < limit; count++) {
      const open = writer.inbox.filter((letter) => !writer.offline && !letter.from.offline);
      const letter = limit === Infinity || this.#chance.once(2) ? open[0] : open[this.#chance.below(open.length || 1)];
      if (letter === undefined) return;
      if (!this.#chance.once(20)) writer.inbox.splice(writer.inbox.indexOf(letter), 1); // else it comes twice
      Y.applyUpdate(writer.doc, letter.update, NETWORK);
    }
  }

  /** What y-websocket does on connecting: Yjs can keep letters that came out of order waiting for ever. */
  #exchange(): void {
    for (const writer of this.writers) {
      for (const other of this.writers) {
        if (other !== writer)
          Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(writer.doc)), NETWORK);
      }
    }
  }

  #compare(writer: Writer): void {
    if (!writer.changed || !writer.binding.settled) return;
    writer.changed = false;
    writer.unsent = '';
    const found = writer.binding.check();
    if (found !== null) {
      throw new Error(
        `writer ${writer.number}: ${difference(found.shared, found.mirror, 'mirror')}${difference(found.shared, found.editor, 'editor')}`,
      );
    }
  }

  #tokens(writer: Writer, count: number): string {
    const text = this.#newTokens(writer.number, count);
    writer.unsent += text;
    return text;
  }

  #newTokens(author: number, count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) {
      const token = String.fromCharCode(this.#token++);
      this.#authors.set(token, author);
      text += token;
    }
    return text;
  }

  #markDeleted(text: string): void {
    for (const character of text) this.#deleted.add(character);
  }

  #operate(writer: Writer): void {
    const chance = this.#chance;
    const sizes = writer.editor.read(() => $blocks().map($length));
    const block = chance.below(sizes.length);
    const size = sizes[block] ?? 0;
    const offset = chance.below(size + 1);
    const until = Math.min(size, offset + 1 + chance.below(4));
    const other = Math.min(sizes.length - 1, block + 1 + chance.below(3));
    const otherOffset = chance.below((sizes[other] ?? 0) + 1);
    const kind = this.#moving ? 'move' : chance.pick(OPERATIONS);
    this.log.push(
      `${writer.number}${writer.lazy ? '~' : ''}:${kind}@${block}.${offset}-${until}/${other}.${otherOffset}`,
    );
    const range = () =>
      chance.once(2) ? $select(block, offset, block, until) : $select(block, offset, other, otherOffset);
    switch (kind) {
      case 'type': {
        const tokens = this.#tokens(writer, 1 + chance.below(3));
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
          this.#markDeleted(selection.getTextContent());
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
          this.#markDeleted(selection.getTextContent());
          selection.removeText();
        });
      case 'paste': {
        const parts = [this.#tokens(writer, 2), this.#tokens(writer, 2)];
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
        const parts = [this.#tokens(writer, 1), this.#tokens(writer, 2)] as const;
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
        const tokens = this.#tokens(writer, 1 + chance.below(4));
        const byKey = tokens.length % 2 === 0;
        return writer.update(() => {
          const selection = $select(block, offset, block, until);
          this.#markDeleted(selection.getTextContent());
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
        for (const token of moved.text + now.text) this.#moved.add(token);
        return;
      }
      case 'undo':
      case 'redo':
        return this.#history(writer, kind);
      case 'foreign':
        return this.#foreign(writer);
    }
  }

  #history(writer: Writer, kind: 'undo' | 'redo'): void {
    if (writer.binding.composition.active) writer.binding.composition.end();
    writer.binding.flush();
    const before = new Set(writer.text);
    writer.binding[kind]();
    const after = new Set(writer.text);
    for (const token of before) {
      const author = this.#authors.get(token);
      if (author === undefined || after.has(token)) continue;
      if (author !== writer.number && !this.#deleted.has(token))
        throw new Error(`${kind} took away ${token} of writer ${author}`);
      this.#deleted.add(token);
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
      if (after.has(token) || !this.#authors.has(token)) continue;
      if (!mayGo.has(token)) throw new Error(`deciding took away ${token}`);
      this.#deleted.add(token);
    }
  }

  /** A newer version of the app writes what this one doesn't know. */
  #foreign({ doc }: Writer): void {
    const chance = this.#chance;
    const text = doc.getText('text');
    const at = chance.below(text.length + 1);
    const length = Math.min(text.length - at, 1 + chance.below(5));
    doc.transact(() => {
      const what = chance.below(4);
      if (what === 0 && length > 0) text.format(at, length, { 'ins:7': { by: 'x' } });
      else if (what === 1 && length > 0)
        text.format(at, length, { b: chance.once(2) ? true : null, link: 'javascript:void 0' });
      else if (what === 2) text.insertEmbed(at, { note: `n${chance.below(3)}` }, {});
      else
        doc
          .getMap('blocks')
          .set(`first:${chance.pick(['kind', 'lang', 'indent'])}`, chance.pick(['table', 'heading2', 'ar', 3, null]));
    }, 'foreign');
  }
}

function $blocks(): BlockNode[] {
  return $getRoot().getChildren().filter($isBlockNode);
}

function $length(node: LexicalNode): number {
  return $isElementNode(node)
    ? node.getChildren().reduce((sum, child) => sum + $length(child), 0)
    : node.getTextContentSize();
}

function $select(from: number, fromOffset: number, to = from, toOffset = fromOffset): RangeSelection {
  const selection = $createRangeSelection();
  const blocks = $blocks();
  const [start, end] = [blocks[from], blocks[to]];
  if (start === undefined || end === undefined) throw new Error('no such block');
  $setPoint(selection.anchor, start, fromOffset);
  $setPoint(selection.focus, end, toOffset);
  $setSelection(selection);
  return selection;
}

function treeOf(editor: LexicalEditor): string {
  const shape = (node: LexicalNode): unknown => {
    if ($isBlockNode(node))
      return [node.getKind(), node.getIndent(), canonicalJson(node.getProps()), node.getChildren().map(shape)];
    if ($isLinkNode(node)) return [node.getURL(), node.getChildren().map(shape)];
    return $isTextNode(node)
      ? [node.getType(), node.getTextContent(), node.getFormat(), node.getStyle()]
      : [node.getType()];
  };
  return editor.getEditorState().read(() => JSON.stringify($getRoot().getChildren().map(shape)));
}

function same(what: string, a: string, b: string): void {
  if (a !== b) throw new Error(difference(a, b, what));
}

/** Where two texts begin to differ. */
function difference(a: string, b: string, what: string): string {
  if (a === b) return '';
  let start = 0;
  while (a[start] === b[start]) start++;
  const cut = (text: string) => text.slice(Math.max(0, start - 120), start + 120);
  return `\n ${what} differ\n  ${cut(a)}\n  ${cut(b)}`;
}
