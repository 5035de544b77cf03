/** Headless editors with our binding on a network that delays, reorders, repeats and parts; driven by chance. */
import { $createTextNode } from 'lexical';
import * as Y from 'yjs';
import { $createBlockNode } from '../../renderer/editor/nodes/block-node.ts';
import { canonicalBlocks, writeBlocks } from '../../shared/document/blocks.ts';
import { contradictions } from '../../shared/document/decisions.ts';
import { Operations } from './fuzz-operations.ts';
import { Tokens } from './fuzz-tokens.ts';
import { difference, same, treeOf } from './fuzz-trees.ts';
import { NETWORK, Writer } from './fuzz-writer.ts';
import type { Chance } from './fuzz.ts';
import { $select } from './select.ts';

export class World {
  readonly writers: Writer[] = [];
  readonly log: string[] = [];
  /** Updates that Lexical's development build refused. */
  refused = 0;
  readonly #tokens = new Tokens();
  readonly #operations: Operations;
  /** Who wrote what was there from the start. */
  readonly #nobody = -1;
  readonly #moving: boolean;
  readonly #long: boolean;
  readonly #chance: Chance;

  /**
   * `moving`: blocks are only made (by the first writer, before the others come) and moved by everybody. `long`: there is a
   * text from the start, which some of the writers draw piece by piece while all of them write.
   */
  constructor(chance: Chance, { moving = false, long = false } = {}) {
    this.#chance = chance;
    this.#moving = moving;
    this.#long = long;
    this.#operations = new Operations(chance, this.#tokens, this.log, moving);
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
      const text = this.#tokens.make(this.#nobody, this.#chance.below(6));
      return { id: `b${index}`, kind: 'paragraph', runs: text === '' ? [] : [{ text, attrs: {} }] };
    });
    writeBlocks(seed, blocks, NETWORK);
  }

  #fill(): void {
    const [first] = this.writers;
    if (first === undefined) return;
    const texts = Array.from({ length: 6 }, () => this.#tokens.make(first.number, 3));
    first.unsent += texts.join('');
    first.update(() => {
      $select(0, 0).insertNodes(texts.map((text) => $createBlockNode('paragraph').append($createTextNode(text))));
    });
    for (const { doc } of this.writers) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc), NETWORK);
  }

  /** Who typed a token; undefined for what is none. */
  authorOf(token: string): string | undefined {
    const author = this.#tokens.authors.get(token);
    return author === undefined ? undefined : `p${author}`;
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
    this.#operations.run(writer);
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
    for (const token of writer.unsent) if (!writer.text.includes(token)) this.#tokens.markDeleted(token);
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
    const kept = [...contradictions(first.doc).values()].flatMap((made) => made.map(({ took }) => took)).join('');
    this.#tokens.verify(first.text, kept, !this.#moving);
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
}
