/** The tokens of a fuzz run: every character typed is another one, so that each is known to be there once, or why it isn't. */
const FIRST_TOKEN = 0x4e00;

export class Tokens {
  /** Who typed each token. */
  readonly authors = new Map<string, number>();
  /** Tokens that somebody deleted (and may have brought back). */
  readonly deleted = new Set<string>();
  /** Tokens in blocks that somebody moved: what is changed or taken back in one of several copies leaves them apart. */
  readonly moved = new Set<string>();
  #next = FIRST_TOKEN;

  /** New ones of this author. */
  make(author: number, count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) {
      const token = String.fromCharCode(this.#next++);
      this.authors.set(token, author);
      text += token;
    }
    return text;
  }

  markDeleted(text: string): void {
    for (const character of text) this.deleted.add(character);
  }

  /**
   * Throws where one is lost or doubled in `text`. `kept`: what decisions took and keep. `copies`: whether blocks that were
   * moved may be there several times.
   */
  verify(text: string, kept: string, copies: boolean): void {
    const counts = new Map<string, number>();
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    for (const [token, author] of this.authors) {
      if (kept.includes(token)) continue;
      const count = counts.get(token) ?? 0;
      const fine = this.deleted.has(token) || count === 1 || (count > 1 && copies && this.moved.has(token));
      if (!fine) throw new Error(`token ${token} of writer ${author} is there ${count} times`);
    }
  }
}
