/**
 * Reads a Yjs V1 update without building anything of it, strictly and within bounds: what passes here, Yjs can integrate
 * without throwing, without stalling and without harm to clocks. Runs for every keystroke of everybody.
 */
import type { Refusal } from '../../shared/sync/messages.ts';

/** Thrown for an update that is refused as it stands. */
export class RefusedUpdate extends Error {
  constructor(
    readonly refusal: Refusal,
    detail: string,
  ) {
    super(detail);
  }
}

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

/** No one types two billion characters in a session, nor has 64 million of them deleted in one go. */
const maxClock = 2 ** 31 - 1;
const maxRun = 2 ** 26;
const maxDepth = 32;
const maxKey = 1024;
const maxJson = 65_536;
const noNeeds: ReadonlyMap<number, number> = new Map();
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws RefusedUpdate (`malformed`, `tooLarge`). */
export function walkUpdate(bytes: Uint8Array, caps: WalkCaps): UpdateOutline {
  return new Walk(bytes, caps).outline();
}

class Walk {
  private pos = 0;
  private needs: Map<number, number> | null = null;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly caps: WalkCaps,
  ) {}

  outline(): UpdateOutline {
    const structs = this.structs();
    const deletes = this.deletes();
    if (this.pos !== this.bytes.length) throw malformed('trailing bytes');
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
    return this.content(kind);
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

  private any(depth: number): void {
    if (depth > maxDepth) throw malformed('depth');
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125:
        return this.int();
      case 124:
        return this.skip(4);
      case 123:
        return this.skip(8);
      case 119:
        this.text(this.uint());
        return;
      case 118: {
        const count = this.uint();
        for (let i = 0; i < count; i++) {
          this.key();
          this.any(depth + 1);
        }
        return;
      }
      case 117: {
        const count = this.uint();
        for (let i = 0; i < count; i++) this.any(depth + 1);
        return;
      }
      case 116:
        return this.skip(this.uint());
      default:
        // 122 would be a bigint, which breaks every export to JSON.
        throw malformed('value');
    }
  }

  private json(orUndefined: boolean): void {
    const length = this.uint();
    if (length > maxJson) throw new RefusedUpdate('tooLarge', 'JSON');
    const start = this.pos;
    this.skip(length);
    try {
      const json = utf8.decode(this.bytes.subarray(start, this.pos));
      if (!orUndefined || json !== 'undefined') checkJson(JSON.parse(json), 0);
    } catch {
      throw malformed('JSON');
    }
  }

  /** A name of a root, a map entry, a format. `__proto__` would reach into the prototype of plain objects. */
  private key(): void {
    const length = this.uint();
    if (length > maxKey) throw malformed('key');
    const start = this.pos;
    this.text(length);
    if (length === 9 && utf8.decode(this.bytes.subarray(start, this.pos)) === '__proto__') throw malformed('key');
  }

  /** Passes over so many bytes of UTF-8 and returns their length in UTF-16, the unit of clocks. */
  private text(length: number): number {
    const start = this.pos;
    this.skip(length);
    for (let i = start; i < this.pos; i++) {
      if ((this.bytes[i] ?? 0) < 128) continue;
      try {
        return utf8.decode(this.bytes.subarray(start, this.pos)).length;
      } catch {
        throw malformed('UTF-8');
      }
    }
    return length;
  }

  private count(): number {
    const count = this.uint();
    if (count === 0 || count > this.bytes.length) throw malformed('count');
    return count;
  }

  /** A length that stands for characters which aren't there; up to 64 million. */
  private run(): number {
    const length = this.uint();
    if (length === 0 || length > maxRun) throw malformed('length');
    return length;
  }

  private skip(length: number): void {
    this.pos += length;
    if (this.pos > this.bytes.length) throw malformed('cut');
  }

  private byte(): number {
    const byte = this.bytes[this.pos++];
    if (byte === undefined) throw malformed('cut');
    return byte;
  }

  private uint(): number {
    let byte = this.byte();
    if (byte < 128) return byte;
    let value = byte & 127;
    let scale = 128;
    do {
      byte = this.byte();
      value += (byte & 127) * scale;
      scale *= 128;
      if (value > Number.MAX_SAFE_INTEGER || scale > 2 ** 56) throw malformed('number');
    } while (byte >= 128);
    return value;
  }

  private int(): void {
    let byte = this.byte();
    let value = byte & 63;
    let scale = 64;
    while (byte >= 128) {
      byte = this.byte();
      value += (byte & 127) * scale;
      scale *= 128;
      if (value > Number.MAX_SAFE_INTEGER || scale > 2 ** 56) throw malformed('number');
    }
  }
}

function checkJson(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > maxDepth) throw malformed('depth');
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw malformed('key');
    checkJson(inner, depth + 1);
  }
}

function malformed(detail: string): RefusedUpdate {
  return new RefusedUpdate('malformed', detail);
}
