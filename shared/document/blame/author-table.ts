/** Who wrote a chapter, packed for one answer of the host, and read again. Pure. */
import { mostActs, mostAuthors, mostRuns, type AuthorTable } from '../../rpc/author-schemas.ts';
import type { Act } from './act.ts';
import { hows, type Author, type TextAuthors } from './author.ts';
import { ClockSpans } from './clock-spans.ts';
import type { Share } from './shares.ts';

export interface Packing {
  readonly stamp: string;
  readonly texts: readonly TextAuthors[];
  readonly shares: ReadonlyMap<string | null, Share>;
  /** Whose Yjs clients they are. */
  readonly clients: Iterable<readonly [client: number, person: string | null]>;
  /** Milliseconds since 1970, for what isn't on disk yet. */
  readonly now: number;
}

export function packAuthors({ stamp, texts, shares, clients, now }: Packing): AuthorTable {
  const people = new Numbers<string>();
  const who = (person: string | null): number => (person === null ? -1 : people.of(person));
  const when = ({ at }: Act): number => (at === 0 ? now : at);
  const rows: AuthorTable['authors'] = [];
  const known = new Map<string, number>();
  const authorOf = (author: Author): number => {
    const { brought, accepted } = author;
    const row: (typeof rows)[number] = [
      who(author.person),
      when(author),
      hows.indexOf(author.how),
      brought === null ? -1 : who(brought.person),
      brought === null ? 0 : when(brought),
      accepted === null ? -1 : who(accepted.person),
      accepted === null ? 0 : when(accepted),
    ];
    const key = row.join();
    const number = known.get(key);
    if (number !== undefined) return number;
    known.set(key, rows.length);
    return rows.push(row) - 1;
  };
  const runs: AuthorTable['runs'] = [];
  const blocks: AuthorTable['blocks'] = [];
  let complete = true;
  for (const text of texts)
    for (const block of text.blocks) {
      const acts = block.acts.slice(0, mostActs).map((act): [number, number] => [who(act.person), when(act)]);
      blocks.push({ text: text.name, block: block.id, acts });
      for (const { client, clock, text: letters, author } of block.runs) {
        if (runs.length >= mostRuns || rows.length >= mostAuthors) complete = false;
        else runs.push([client, clock, letters.length, authorOf(author)]);
      }
    }
  return {
    stamp,
    authors: rows,
    runs,
    complete,
    blocks: blocks.slice(0, 100_000),
    clients: [...clients].slice(0, 100_000).map(([client, person]) => [client, who(person)]),
    shares: [...shares].map(([person, share]) => [
      who(person),
      share.characters,
      share.words,
      Math.max(0, share.written),
    ]),
    people: people.all,
  };
}

/** What such a table says. */
export class Authors {
  readonly #runs = new ClockSpans<Author>();
  readonly #acts = new Map<string, readonly Act[]>();
  readonly #clients: ReadonlyMap<number, string>;
  readonly shares: ReadonlyMap<string | null, Share>;

  constructor(readonly table: AuthorTable) {
    const { people, authors, runs, blocks, clients, shares } = table;
    const who = (number: number): string | null => people[number] ?? null;
    const act = (number: number, at: number): Act | null => (at === 0 ? null : { person: who(number), at });
    const all = authors.map(([person, at, how, by, since, accepter, accepted]): Author => ({
      person: who(person),
      at,
      how: hows[how] ?? 'written',
      brought: act(by, since),
      accepted: act(accepter, accepted),
    }));
    for (const [client, clock, length, number] of runs) {
      const author = all[number];
      if (author !== undefined) this.#runs.add(client, clock, clock + length, author);
    }
    for (const { text, block, acts } of blocks)
      this.#acts.set(
        `${text}/${block}`,
        acts.map(([number, at]) => ({ person: who(number), at })),
      );
    this.#clients = new Map(
      clients.flatMap(([client, number]) => (people[number] === undefined ? [] : [[client, people[number]]])),
    );
    this.shares = new Map(
      shares.map(([number, characters, words, written]) => [who(number), { characters, words, written }]),
    );
  }

  /** Runs by the Yjs ids of their characters. */
  get runs(): ClockSpans<Author> {
    return this.#runs;
  }

  /** Who wrote a character; null where that is newer than the table. */
  of(client: number, clock: number): Author | null {
    return this.#runs.at(client, clock)?.value ?? null;
  }

  /** Who writes under a Yjs client id; null where that isn't known. */
  personOf(client: number): string | null {
    return this.#clients.get(client) ?? null;
  }

  /** Who changed any block, and when. */
  *acts(): IterableIterator<Act> {
    for (const acts of this.#acts.values()) yield* acts;
  }

  /** Who changed a block of a text, and when, the latest first. */
  actsIn(text: string, block: string): readonly Act[] {
    return this.#acts.get(`${text}/${block}`) ?? [];
  }
}

/** Numbers things in the order in which they come. */
class Numbers<T> {
  readonly all: T[] = [];
  readonly #places = new Map<T, number>();

  of(item: T): number {
    const place = this.#places.get(item) ?? this.all.push(item) - 1;
    this.#places.set(item, place);
    return place;
  }
}
