/** A host that keeps the log of a fuzz run, and the model of who wrote which token and when it came to the host. */
import * as Y from 'yjs';
import type { Author, TextAuthors } from '../../shared/document/blame/author.ts';
import { authorsIn } from '../../shared/document/blame/authors.ts';
import { WrittenLog } from '../../shared/document/blame/written-log.ts';
import type { Chance } from './fuzz.ts';

/** One who writes: all updates of a document's own client are theirs. */
export interface Writing {
  readonly doc: Y.Doc;
  readonly name: string;
}

const MINUTE = 60_000;

export class LogHost {
  readonly log = new WrittenLog();
  readonly doc = new Y.Doc();
  /** When each token came here first from each one. */
  readonly #times = new Map<string, number>();
  readonly #leases = new Map<number, string>();
  /** On their way, in the order in which they were written. */
  #waiting: { readonly name: string; readonly update: Uint8Array }[] = [];
  #now = 1_000_000_000_000;

  constructor(start: Uint8Array) {
    this.#take('seed', start);
  }

  /** Follows what one writes; `isOwn` tells by its origin whether a change is theirs. */
  follow({ doc, name }: Writing, isOwn: (origin: unknown) => boolean): void {
    this.#leases.set(doc.clientID, name);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (isOwn(origin)) this.#waiting.push({ name, update });
    });
  }

  /** What those who are there have written arrives: update by update, or several as one, as after a time without a connection. */
  receive(isThere: (name: string) => boolean, chance: Chance): void {
    const arriving = this.#waiting.filter(({ name }) => isThere(name));
    this.#waiting = this.#waiting.filter(({ name }) => !isThere(name));
    for (let next = 0; next < arriving.length;) {
      const name = arriving[next]?.name ?? '';
      const updates: Uint8Array[] = [];
      for (; arriving[next]?.name === name; next++) updates.push(arriving[next]?.update ?? new Uint8Array());
      this.#now += 2 * MINUTE;
      for (const update of chance.once(2) ? [Y.mergeUpdates(updates)] : updates) this.#take(name, update);
    }
  }

  authors(): readonly TextAuthors[] {
    return authorsIn(this.doc, {
      log: this.log,
      leaseOf: (client) => this.#leases.get(client) ?? null,
      proposed: () => false,
    });
  }

  /** Throws where a token that stands is said to be somebody else's, or of another time. How many were looked at. */
  verify(authorOf: (token: string) => string | undefined): number {
    let count = 0;
    for (const { name, blocks } of this.authors())
      for (const { runs } of blocks)
        for (const { text, author } of runs)
          for (const token of text) {
            const expected = authorOf(token);
            if (expected === undefined) continue;
            count++;
            const at = this.#times.get(`${expected} ${token}`);
            if (author.person !== expected || author.at !== at)
              throw new Error(
                `${token} in ${name}: ${describe(author)} instead of ${expected} at ${String(at)} (${text.length} long)`,
              );
          }
    return count;
  }

  #take(name: string, update: Uint8Array): void {
    this.log.add({ actor: name, at: this.#now, bytes: update });
    Y.applyUpdate(this.doc, update);
    for (const struct of Y.decodeUpdate(update).structs)
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
        for (const token of struct.content.str)
          this.#times.set(`${name} ${token}`, this.#times.get(`${name} ${token}`) ?? this.#now);
  }
}

const describe = ({ person, at, how }: Author): string => `${String(person)} at ${at}, ${how}`;
