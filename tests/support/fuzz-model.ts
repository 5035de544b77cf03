/**
 * Several replicas of a text driven through the pure block model alone: each holds blocks, edits them as blocks, and
 * exchanges Yjs updates in any order. No editor.
 */
import * as Y from 'yjs';
import {
  FORMATS,
  makeBlock,
  PLAIN,
  pushText,
  sliceRuns,
  type Attributes,
  type Block,
  type Run,
} from '../../shared/document/block.ts';
import { canonicalBlocks, newBlockId } from '../../shared/document/blocks.ts';
import { hasCopies } from '../../shared/document/copies.ts';
import { planMove } from '../../shared/document/move.ts';
import { Replica } from './fuzz-replica.ts';
import type { Chance } from './fuzz.ts';

const NETWORK = 'network';
const FIRST_TOKEN = 0x4e00;

const EDITS = ['type', 'type', 'type', 'delete', 'split', 'join', 'format', 'property', 'many', 'move'] as const;
const MOVES = ['move', 'move', 'move', 'undo', 'redo', 'append'] as const;

export class Replicas {
  readonly replicas: Replica[] = [];
  readonly #chance: Chance;
  readonly #moving: boolean;
  readonly #takingBack: boolean;
  readonly #typed: string[] = [];
  readonly #deleted = new Set<string>();
  /** Who moved a token with its block, and tokens whose block somebody changed. */
  readonly #movers = new Map<string, Set<Replica>>();
  readonly #changed = new Set<string>();
  #token = FIRST_TOKEN;

  /** `moving`: blocks are only made and moved, in half of the runs moves are also taken back; else all edits, but no undo. */
  constructor(chance: Chance, moving = false) {
    this.#chance = chance;
    this.#moving = moving;
    this.#takingBack = chance.once(2);
    const count = 2 + chance.below(3);
    for (let number = 0; number < count; number++) this.replicas.push(new Replica(number));
    for (const replica of this.replicas) {
      replica.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === NETWORK) return;
        for (const other of this.replicas) if (other !== replica) other.inbox.push(update);
      });
    }
  }

  step(): void {
    const chance = this.#chance;
    const replica = chance.pick(this.replicas);
    if (!chance.once(3)) replica.show();
    if (replica.waiting.length === 0 && chance.once(2)) replica.tidy();
    this.#edit(replica);
    for (const other of this.replicas) for (let count = chance.below(3); count > 0; count--) this.#receive(other);
    this.#compare(replica);
  }

  /** Everybody gets everything, and removes copies, at the same time or after one another. */
  finish(): void {
    const together = this.#chance.once(2);
    let tidied = true;
    while (tidied) {
      for (const replica of this.replicas) {
        for (const other of this.replicas) Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(other.doc), NETWORK);
        replica.show();
        this.#compare(replica);
      }
      const ready = this.replicas.filter(({ blocks }) => hasCopies(blocks));
      tidied = (together ? ready : ready.slice(0, 1)).map((replica) => replica.tidy()).includes(true);
      for (const replica of this.replicas) this.#compare(replica);
    }
  }

  verify(): void {
    const [first] = this.replicas;
    if (first === undefined) return;
    for (const other of this.replicas) {
      if (canonicalBlocks(first.blocks) !== canonicalBlocks(other.blocks)) throw new Error('replicas differ');
    }
    const text = first.doc.getText('text').toString();
    for (const token of this.#typed) {
      const count = text.split(token).length - 1;
      const changed = (this.#movers.get(token)?.size ?? 0) > 1 && this.#changed.has(token);
      const copied = this.#moving ? this.#takingBack : changed;
      const fine = count === 1 || (count > 1 && copied) || this.#deleted.has(token);
      if (!fine) throw new Error(`token ${token} is there ${count} times`);
    }
    if (this.#moving && !this.#takingBack && hasCopies(first.blocks)) throw new Error('a block is there twice');
  }

  #receive(replica: Replica): void {
    if (replica.inbox.length === 0) return;
    const [update] = replica.inbox.splice(this.#chance.below(replica.inbox.length), 1);
    if (update !== undefined) Y.applyUpdate(replica.doc, update, NETWORK);
  }

  #compare(replica: Replica): void {
    if (replica.waiting.length > 0) return;
    const [shown, read] = [canonicalBlocks(replica.blocks), canonicalBlocks(replica.read())];
    if (shown !== read) throw new Error(`the blocks are not those of the text:\n ${shown}\n ${read}`);
  }

  #edit(replica: Replica): void {
    const chance = this.#chance;
    const blocks = [...replica.blocks];
    const index = chance.below(blocks.length);
    const block = blocks[index];
    if (block === undefined) return;
    const offset = whole(block.text, chance.below(block.text.length + 1));
    const end = whole(block.text, Math.min(block.text.length, offset + 1 + chance.below(4)));
    const before = sliceRuns(block.runs, 0, offset);
    const kind = chance.pick(this.#moving ? MOVES : EDITS);
    if (kind !== 'move' && kind !== 'property')
      this.#noteChange(kind === 'many' ? blocks : blocks.slice(index - 1, index + 1));
    switch (kind) {
      case 'type':
        return replica.edit(
          blocks.with(index, change(block, [...before, ...this.#type(), ...sliceRuns(block.runs, offset, Infinity)])),
        );
      case 'delete':
        for (const character of block.text.slice(offset, end)) this.#deleted.add(character);
        return replica.edit(blocks.with(index, change(block, [...before, ...sliceRuns(block.runs, end, Infinity)])));
      case 'split': {
        const tail = makeBlock(newBlockId(), block, sliceRuns(block.runs, offset, Infinity));
        blocks.splice(index, 1, change(block, before), tail);
        return replica.edit(blocks);
      }
      case 'join': {
        const previous = blocks[index - 1];
        if (previous === undefined) return;
        blocks.splice(index - 1, 2, change(previous, [...previous.runs, ...block.runs]));
        return replica.edit(blocks);
      }
      case 'format': {
        const format = chance.pick(FORMATS);
        const on = chance.once(2);
        const runs = sliceRuns(block.runs, offset, end).map((run) => ({
          ...run,
          attrs: withFormat(run.attrs, format, on),
        }));
        return replica.edit(
          blocks.with(index, change(block, [...before, ...runs, ...sliceRuns(block.runs, end, Infinity)])),
        );
      }
      case 'property':
        return replica.edit(
          blocks.with(index, {
            ...block,
            kind: chance.pick(['bullet', 'heading1', 'paragraph']),
            indent: chance.below(3),
          }),
        );
      case 'many': {
        // Several edits at once, as two updates of an editor in one tick.
        const edited = blocks.map((other) => (chance.once(2) ? other : change(other, this.#typeTwice(other))));
        return replica.edit(edited);
      }
      case 'move': {
        // What waits is shown first, as the editor does it.
        replica.show();
        const place = chance.once(3) ? null : chance.pick(replica.blocks).id;
        const move = planMove(replica.blocks, block.id, place);
        if (move === null) return;
        for (const token of move.moved.text)
          this.#movers.set(token, (this.#movers.get(token) ?? new Set()).add(replica));
        return replica.move(move);
      }
      case 'append':
        replica.edit([
          ...blocks,
          makeBlock(newBlockId(), { kind: 'bullet', indent: 0 }, change(block, this.#type()).runs),
        ]);
        // Only moves are taken back here.
        replica.history.undoStack.pop();
        return;
      case 'undo':
      case 'redo':
        if (this.#takingBack) replica.takeBack(kind);
        return;
    }
  }

  #noteChange(blocks: readonly Block[]): void {
    for (const { text } of blocks) for (const token of text) this.#changed.add(token);
  }

  #typeTwice({ runs, text }: Block): Run[] {
    const first = whole(text, 1);
    const second = whole(text, first + 1);
    const parts = [
      sliceRuns(runs, 0, first),
      this.#type(),
      sliceRuns(runs, first, second),
      this.#type(),
      sliceRuns(runs, second, Infinity),
    ];
    return parts.flat();
  }

  #type(): Run[] {
    let text = '';
    for (let count = 1 + this.#chance.below(3); count > 0; count--) {
      const token = String.fromCharCode(this.#token++);
      this.#typed.push(token);
      text += token;
    }
    if (this.#chance.once(6)) text += '\n';
    if (this.#chance.once(6)) text += '🏛';
    return [{ text, attrs: this.#chance.once(4) ? { b: true } : PLAIN }];
  }
}

/** An offset that does not cut a surrogate pair. */
function whole(text: string, offset: number): number {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 ? offset + 1 : offset;
}

function change(block: Block, runs: readonly Run[]): Block {
  const merged: Run[] = [];
  for (const run of runs) pushText(merged, run.text, run.attrs);
  return makeBlock(block.id, block, merged, block);
}

function withFormat(attrs: Attributes, format: string, on: boolean): Attributes {
  const next: Record<string, unknown> = { ...attrs };
  if (on) next[format] = true;
  else Reflect.deleteProperty(next, format);
  return next;
}
