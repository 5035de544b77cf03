/**
 * Reads the parts of a Yjs V1 update strictly and within bounds, without building anything of them: numbers, texts, names
 * and values. Throws RefusedUpdate.
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

/** Nobody has 64 million characters deleted in one go. */
const maxRun = 2 ** 26;
const maxDepth = 32;
const maxKey = 1024;
const maxJson = 65_536;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class UpdateReader {
  private pos = 0;

  constructor(protected readonly bytes: Uint8Array) {}

  protected get atEnd(): boolean {
    return this.pos === this.bytes.length;
  }

  /** A name of a root, a map entry, a format. `__proto__` would reach into the prototype of plain objects. */
  protected key(): void {
    const length = this.uint();
    if (length > maxKey) throw malformed('key');
    const start = this.pos;
    this.text(length);
    if (length === 9 && utf8.decode(this.bytes.subarray(start, this.pos)) === '__proto__') throw malformed('key');
  }

  /** Passes over so many bytes of UTF-8 and returns their length in UTF-16, the unit of clocks. */
  protected text(length: number): number {
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

  protected count(): number {
    const count = this.uint();
    if (count === 0 || count > this.bytes.length) throw malformed('count');
    return count;
  }

  /** A length that stands for characters which aren't there; up to 64 million. */
  protected run(): number {
    const length = this.uint();
    if (length === 0 || length > maxRun) throw malformed('length');
    return length;
  }

  protected skip(length: number): void {
    this.pos += length;
    if (this.pos > this.bytes.length) throw malformed('cut');
  }

  protected byte(): number {
    const byte = this.bytes[this.pos++];
    if (byte === undefined) throw malformed('cut');
    return byte;
  }

  protected uint(): number {
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

  protected int(): void {
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

  protected any(depth: number): void {
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

  protected json(orUndefined: boolean): void {
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
}

function checkJson(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > maxDepth) throw malformed('depth');
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw malformed('key');
    checkJson(inner, depth + 1);
  }
}

export function malformed(detail: string): RefusedUpdate {
  return new RefusedUpdate('malformed', detail);
}
