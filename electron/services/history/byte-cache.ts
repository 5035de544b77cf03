/** Bytes that can be had again, by name: those that were not asked for the longest make place. */
export class ByteCache {
  private readonly kept = new Map<string, Uint8Array>();
  private size = 0;

  constructor(private readonly most: number) {}

  get(key: string): Uint8Array | null {
    const bytes = this.kept.get(key) ?? null;
    if (bytes !== null) {
      this.kept.delete(key);
      this.kept.set(key, bytes);
    }
    return bytes;
  }

  set(key: string, bytes: Uint8Array): void {
    this.size += bytes.byteLength - (this.kept.get(key)?.byteLength ?? 0);
    this.kept.delete(key);
    this.kept.set(key, bytes);
    for (const [oldest, { byteLength }] of this.kept) {
      if (this.size <= this.most || oldest === key) break;
      this.kept.delete(oldest);
      this.size -= byteLength;
    }
  }
}
