/** A set of listeners. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();

  get size(): number {
    return this.#listeners.size;
  }

  add(listener: (value: T) => void): () => void {
    // A wrapper of its own, so that one function added twice is called twice and removed once.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  call(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
