/** Texts within a chapter that are not on the page yet, although what they are part of is: rows of long tables far from the window. */
import type { Unsubscribe } from '../binding/binding-types.ts';

export interface TextSource {
  /** The names of those that are not on the page. */
  readonly waiting: () => Iterable<string>;
  /** Puts one on the page at once; false where it is none of this source's. */
  readonly bring: (name: string) => boolean;
}

export class TextReserve {
  readonly #sources = new Set<TextSource>();

  add(source: TextSource): Unsubscribe {
    this.#sources.add(source);
    return () => void this.#sources.delete(source);
  }

  *waiting(): Iterable<string> {
    for (const source of this.#sources) yield* source.waiting();
  }

  bring(name: string): boolean {
    return [...this.#sources].some((source) => source.bring(name));
  }
}
