/** From the delta of a Y.Text to blocks, and from blocks and a remote delta to the blocks after it. Pure. */
import { AbstractType } from 'yjs';
import {
  DEFAULT_PROPERTIES,
  EMBED_CHARACTER,
  equalBlocks,
  makeBlock,
  PLAIN,
  pushRun,
  pushText,
  sliceRuns,
  VIRTUAL_ID,
  type Attributes,
  type Block,
  type GivenProperties,
  type Run,
} from './block.ts';

/** One operation of a Yjs delta. */
export interface DeltaOperation {
  readonly insert?: unknown;
  readonly retain?: number;
  readonly delete?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export type PropertyReader = (markerId: string) => GivenProperties;

/** A block under construction; `was` is the block it came from. */
interface Draft {
  readonly markerId: string;
  readonly virtual: boolean;
  readonly runs: Run[];
  readonly was: Block | null;
}

const MAX_ID_LENGTH = 64;

/** The id of a block marker, or null for any other embed. */
export function markerIdOf(embed: unknown): string | null {
  if (typeof embed !== 'object' || embed === null || !('b' in embed)) return null;
  return typeof embed.b === 'string' && embed.b !== '' && embed.b.length <= MAX_ID_LENGTH ? embed.b : null;
}

/** The blocks of a whole text, given as `Y.Text.toDelta()`. There is always at least one. */
export function blocksFromDelta(delta: readonly DeltaOperation[], properties: PropertyReader): Block[] {
  return applyDelta([], delta, properties);
}

/**
 * The blocks after a delta. Blocks that did not change stay the same objects. `changed` names the marker ids whose
 * properties may have changed as well.
 */
export function applyDelta(
  old: readonly Block[],
  delta: readonly DeltaOperation[],
  properties: PropertyReader,
  changed: ReadonlySet<string> = new Set(),
): Block[] {
  const cursor = new Cursor(old);
  for (const operation of delta) {
    if (operation.retain !== undefined) cursor.retain(operation.retain, operation.attributes);
    else if (operation.delete !== undefined) cursor.delete(operation.delete);
    else cursor.insert(operation.insert, operation.attributes);
  }
  return finish(cursor.end(), cursor.structural, old, properties, changed);
}

class Cursor {
  /** Whether markers came or went, so that ids have to be counted anew. */
  structural = false;
  readonly #out: (Block | Draft)[] = [];
  readonly #old: readonly Block[];
  #index = 0;
  /** Characters of the current old block already passed; -1 before its marker. */
  #offset: number;
  #open: Draft | null = null;

  constructor(old: readonly Block[]) {
    this.#old = old;
    this.#offset = old[0]?.virtual === true ? 0 : -1;
    this.structural = old.length === 0;
  }

  retain(length: number, format?: Readonly<Record<string, unknown>>): void {
    this.#pass(
      length,
      (block, from, to) => {
        const { runs } = this.#draft();
        for (const run of sliceRuns(block.runs, from, to)) {
          pushRun(runs, format === undefined ? run : { ...run, attrs: cleanAttributes({ ...run.attrs, ...format }) });
        }
      },
      { keep: true, whole: format === undefined },
    );
  }

  delete(length: number): void {
    this.#pass(length, () => undefined, { keep: false, whole: false });
  }

  insert(value: unknown, attributes?: Readonly<Record<string, unknown>>): void {
    const markerId = markerIdOf(value);
    if (markerId !== null) {
      this.structural = true;
      this.#begin({ markerId, virtual: false, runs: [], was: null });
    } else if (typeof value === 'string') pushText(this.#draft().runs, value, cleanAttributes(attributes));
    else
      this.#draft().runs.push({
        text: EMBED_CHARACTER,
        attrs: cleanAttributes(attributes),
        embed: embedValue(value),
      });
  }

  end(): (Block | Draft)[] {
    this.retain(Infinity);
    this.#close();
    // The virtual block is there only with text in it, or as the only block.
    const [first] = this.#out;
    if (first?.virtual === true && this.#out.length > 1 && first.runs.length === 0) {
      this.#out.shift();
      this.structural = true;
    }
    if (this.#out.length === 0)
      this.#out.push({ markerId: VIRTUAL_ID, virtual: true, runs: [], was: this.#old[0] ?? null });
    return this.#out;
  }

  /** Walks over old positions; `take` gets the characters of each block passed. */
  #pass(
    length: number,
    take: (block: Block, from: number, to: number) => void,
    { keep, whole }: { keep: boolean; whole: boolean },
  ): void {
    let left = length;
    while (left > 0) {
      const block = this.#old[this.#index];
      if (block === undefined) return;
      if (this.#offset === -1) {
        if (whole && left > block.text.length) {
          this.#close();
          this.#out.push(block);
          left -= 1 + block.text.length;
          this.#next();
          continue;
        }
        if (keep) this.#begin({ markerId: block.markerId, virtual: false, runs: [], was: block });
        else this.structural = true;
        left--;
        this.#offset = 0;
      }
      const count = Math.min(left, block.text.length - this.#offset);
      if (count > 0) take(block, this.#offset, this.#offset + count);
      left -= count;
      this.#offset += count;
      if (this.#offset >= block.text.length) this.#next();
    }
  }

  #next(): void {
    this.#index++;
    this.#offset = -1;
  }

  #begin(draft: Draft): void {
    this.#close();
    this.#open = draft;
  }

  #close(): void {
    if (this.#open !== null) this.#out.push(this.#open);
    this.#open = null;
  }

  /** The block that characters now go into: the open one, the last one re-opened, or a virtual one. */
  #draft(): Draft {
    if (this.#open !== null) return this.#open;
    const last = this.#out.pop();
    if (last === undefined) {
      const first = this.#old[0];
      if (first?.virtual !== true) this.structural = true;
      this.#open = { markerId: VIRTUAL_ID, virtual: true, runs: [], was: first?.virtual === true ? first : null };
    } else
      this.#open =
        'was' in last ? last : { markerId: last.markerId, virtual: last.virtual, runs: [...last.runs], was: last };
    return this.#open;
  }
}

function finish(
  drafts: readonly (Block | Draft)[],
  structural: boolean,
  old: readonly Block[],
  properties: PropertyReader,
  changed: ReadonlySet<string>,
): Block[] {
  const counts = new Map<string, number>();
  const oldById = new Map<string, Block>();
  if (structural) for (const block of old) oldById.set(block.id, block);
  return drafts.map((draft) => {
    const was = 'was' in draft ? draft.was : draft;
    let id = was?.id ?? draft.markerId;
    if (structural) {
      // Two people who bring back the same deleted marker make it twice: later ones get a number, for everybody alike.
      const count = (counts.get(draft.markerId) ?? 0) + 1;
      counts.set(draft.markerId, count);
      id = count === 1 ? draft.markerId : `${draft.markerId}#${count}`;
    }
    if (!('was' in draft) && draft.id === id && !changed.has(draft.markerId)) return draft;
    const read = draft.virtual ? DEFAULT_PROPERTIES : properties(draft.markerId);
    const block = makeBlock(id, read, draft.runs, draft);
    const before = structural ? oldById.get(id) : was;
    return before !== null && before !== undefined && equalBlocks(before, block) ? before : block;
  });
}

/** Attributes without those that are off; `PLAIN` for none. */
export function cleanAttributes(attributes: Readonly<Record<string, unknown>> | undefined): Attributes {
  if (attributes === undefined) return PLAIN;
  const clean: Record<string, unknown> = {};
  let any = false;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    clean[key] = value;
    any = true;
  }
  return any ? clean : PLAIN;
}

/** A shared type inside the text belongs to a newer version: it is kept where it is, but has no plain value. */
const embedValue = (value: unknown): unknown =>
  value instanceof AbstractType ? { sharedType: true } : (value ?? null);
