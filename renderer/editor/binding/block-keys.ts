/** Which Lexical node shows which block. Ids live here alone: a copied node gets a new key and so a new id. */
import type { NodeKey } from 'lexical';

export class BlockKeys {
  readonly #keys = new Map<string, NodeKey>();
  readonly #ids = new Map<NodeKey, string>();

  set(id: string, key: NodeKey): void {
    const before = this.#ids.get(key);
    if (before !== undefined) this.#keys.delete(before);
    this.#keys.set(id, key);
    this.#ids.set(key, id);
  }

  keyOf(id: string): NodeKey | null {
    return this.#keys.get(id) ?? null;
  }

  idOf(key: NodeKey): string | null {
    return this.#ids.get(key) ?? null;
  }

  delete(id: string): void {
    const key = this.#keys.get(id);
    this.#keys.delete(id);
    if (key !== undefined && this.#ids.get(key) === id) this.#ids.delete(key);
  }

  clear(): void {
    this.#keys.clear();
    this.#ids.clear();
  }

  ids(): IterableIterator<string> {
    return this.#keys.keys();
  }
}
