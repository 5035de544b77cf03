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
import { canonicalBlocks, deltaOf, newBlockId, propertyReader, withMarkers } from '../../shared/document/blocks.ts';
import { applyDelta, blocksFromDelta, type DeltaOperation } from '../../shared/document/delta.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import { planMove } from '../../shared/document/move.ts';
import { applyOperations, rebaseOperations, type Operation } from '../../shared/document/operations.ts';
import type { Chance } from './fuzz.ts';

const NETWORK = 'network';
const FIRST_TOKEN = 0x4e00;

interface Change {
  readonly delta: readonly DeltaOperation[];
  readonly changed: ReadonlySet<string>;
}

class Replica {
  readonly doc = new Y.Doc();
  readonly inbox: Uint8Array[] = [];
  blocks: readonly Block[] = [];
  /** Changes of others that the blocks do not show yet. */
  waiting: Change[] = [];
  readonly #text = this.doc.getText('text');
  readonly #map: Y.Map<unknown> = this.doc.getMap('blocks');
  readonly #properties = propertyReader(this.#map);

  constructor(number: number) {
    this.doc.clientID = number + 1;
    this.blocks = this.read();
    let delta: readonly DeltaOperation[] = [];
    let changed = new Set<string>();
    this.#text.observe((event, transaction) => {
      if (transaction.origin !== this) delta = event.delta as DeltaOperation[];
    });
    this.#map.observe((event, transaction) => {
      if (transaction.origin === this) return;
      for (const key of event.keysChanged) changed.add(String(key).slice(0, String(key).lastIndexOf(':')));
    });
    this.doc.on('afterTransaction', () => {
      if (delta.length > 0 || changed.size > 0) this.waiting.push({ delta, changed });
      delta = [];
      changed = new Set();
    });
  }

  read(): Block[] {
    return blocksFromDelta(deltaOf(this.#text), this.#properties);
  }

  /** Shows what waits. */
  show(): void {
    for (const { delta, changed } of this.waiting)
      this.blocks = applyDelta(this.blocks, delta, this.#properties, changed);
    this.waiting = [];
  }

  /** Turns the blocks into `next`; with changes waiting the operations are moved over them first. */
  edit(edited: readonly Block[]): void {
    const next = withMarkers(edited);
    this.write(diffBlocks(this.blocks, next), next);
  }

  write(operations: readonly Operation[], next: readonly Block[] | null): void {
    const rebased = rebaseOperations(
      operations,
      this.waiting.map(({ delta }) => delta),
    );
    this.doc.transact(() => applyOperations(this.#text, this.#map, rebased), this);
    const late = next === null || this.waiting.length > 0 || next.some((block) => block.id !== block.markerId);
    this.blocks = late ? this.read() : next;
    this.waiting = [];
  }
}

export class Replicas {
  readonly replicas: Replica[] = [];
  readonly #chance: Chance;
  readonly #typed: string[] = [];
  readonly #deleted = new Set<string>();
  #token = FIRST_TOKEN;

  constructor(chance: Chance) {
    this.#chance = chance;
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
    this.#edit(replica);
    for (const other of this.replicas) for (let count = chance.below(3); count > 0; count--) this.#receive(other);
    this.#compare(replica);
  }

  finish(): void {
    for (const replica of this.replicas) {
      for (const other of this.replicas) Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(other.doc), NETWORK);
      replica.show();
      this.#compare(replica);
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
      if (!this.#deleted.has(token) && count !== 1) throw new Error(`token ${token} is there ${count} times`);
    }
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
    switch (
      chance.pick(['type', 'type', 'type', 'delete', 'split', 'join', 'format', 'property', 'many', 'move'] as const)
    ) {
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
        // Two who move one block at the same time copy it, so only one replica ever moves.
        if (replica !== this.replicas[0]) return;
        const move = planMove(blocks, block.id, chance.once(3) ? null : chance.pick(blocks).id);
        return move === null ? undefined : replica.write(move.operations, null);
      }
    }
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
