/**
 * Reads a Yjs V1 update without building anything of it, strictly and within bounds: what passes here, Yjs can integrate
 * without throwing, without stalling and without harm to clocks. Runs for every keystroke of everybody.
 */
import { malformed, RefusedUpdate, UpdateReader } from './update-reader.ts';

export interface WalkCaps {
  readonly structs: number;
  readonly deletes: number;
}

/** What an update claims. Ranges are half-open and lie flat in arrays of triples, to be cheap. */
export interface UpdateOutline {
  /** client, from, to: the structs it brings, per client in ascending order. */
  readonly structs: readonly number[];
  /** client, from, to: what it deletes. */
  readonly deletes: readonly number[];
  /** The newest foreign clock that it builds upon, per client. */
  readonly needs: ReadonlyMap<number, number>;
}

/** No one types two billion characters in a session. */
const maxClock = 2 ** 31 - 1;
const noNeeds: ReadonlyMap<number, number> = new Map();

/**
 * Throws RefusedUpdate (`malformed`, `tooLarge`). Into `texts` go client, from, to of the structs that are characters, for whoever
 * counts them.
 */
export function walkUpdate(bytes: Uint8Array, caps: WalkCaps, texts: number[] | null = null): UpdateOutline {
  return new Walk(bytes, caps, texts).outline();
}

class Walk extends UpdateReader {
  private needs: Map<number, number> | null = null;

  constructor(
    bytes: Uint8Array,
    private readonly caps: WalkCaps,
    private readonly texts: number[] | null,
  ) {
    super(bytes);
  }

  outline(): UpdateOutline {
    const structs = this.structs();
    const deletes = this.deletes();
    if (!this.atEnd) throw malformed('trailing bytes');
    return { structs, deletes, needs: this.needs ?? noNeeds };
  }

  private structs(): number[] {
    const ranges: number[] = [];
    const sections = this.uint();
    const seen = sections > 1 ? new Set<number>() : null;
    let left = this.caps.structs;
    for (let i = 0; i < sections; i++) {
      const count = this.uint();
      if (count === 0) throw malformed('no structs');
      if ((left -= count) < 0) throw new RefusedUpdate('tooLarge', 'too many structs');
      const client = this.uint();
      if (seen !== null && seen.size === seen.add(client).size) throw malformed('client twice');
      let clock = this.uint();
      let from = clock;
      for (let n = 0; n < count; n++) {
        const info = this.byte();
        const kind = info & 0b11111;
        if (kind === 10) {
          if (info !== 10) throw malformed('flags on a skip');
          if (clock > from) ranges.push(client, from, clock);
          clock += this.run();
          from = clock;
        } else {
          clock += kind === 0 ? this.garbage(info) : this.item(info, kind, client, clock);
        }
        if (clock > maxClock) throw malformed('clock');
      }
      if (clock > from) ranges.push(client, from, clock);
    }
    return ranges;
  }

  private garbage(info: number): number {
    if (info !== 0) throw malformed('flags on a gap');
    return this.run();
  }

  /** Returns the length of the item in clocks. */
  private item(info: number, kind: number, client: number, clock: number): number {
    const flags = info & 0b11000000;
    if ((flags & 0b10000000) !== 0) this.reference(client, clock);
    if ((flags & 0b01000000) !== 0) this.reference(client, clock);
    if (flags === 0) {
      const root = this.uint();
      if (root === 1) this.key();
      else if (root === 0) this.reference(client, clock);
      else throw malformed('parent');
      if ((info & 0b00100000) !== 0) this.key();
    }
    const length = this.content(kind);
    if (kind === 4) this.texts?.push(client, clock, clock + length);
    return length;
  }

  private content(kind: number): number {
    switch (kind) {
      case 1:
        return this.run();
      case 2: {
        const count = this.count();
        for (let i = 0; i < count; i++) this.json(true);
        return count;
      }
      case 3:
        this.skip(this.uint());
        return 1;
      case 4: {
        const length = this.text(this.uint());
        if (length === 0) throw malformed('empty text');
        return length;
      }
      case 5:
        this.json(false);
        return 1;
      case 6:
        this.key();
        this.json(false);
        return 1;
      case 7: {
        const type = this.uint();
        if (type > 6) throw malformed('type');
        if (type === 3 || type === 5) this.key();
        return 1;
      }
      case 8: {
        const count = this.count();
        for (let i = 0; i < count; i++) this.any(0);
        return count;
      }
      default:
        // 9 would be a document inside a document, which no room of ours has.
        throw malformed('content');
    }
  }

  private deletes(): number[] {
    const ranges: number[] = [];
    const sections = this.uint();
    let left = this.caps.deletes;
    for (let i = 0; i < sections; i++) {
      const client = this.uint();
      const count = this.uint();
      if ((left -= count) < 0) throw new RefusedUpdate('tooLarge', 'too many deletions');
      for (let n = 0; n < count; n++) {
        const from = this.uint();
        const to = from + this.uint();
        if (to === from || to > maxClock) throw malformed('deletion');
        ranges.push(client, from, to);
      }
    }
    return ranges;
  }

  private reference(client: number, clock: number): void {
    const other = this.uint();
    const at = this.uint();
    if (other === client) {
      if (at >= clock) throw malformed('reference to itself');
      return;
    }
    this.needs ??= new Map();
    const known = this.needs.get(other);
    if (known === undefined || known < at) this.needs.set(other, at);
  }
}
