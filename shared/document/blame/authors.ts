/** Who wrote what stands in a chapter, when, and how it came there; who changed each block last. Pure. */
import type * as Y from 'yjs';
import { blockProperties } from '../chapter.ts';
import { Origins, type Origin } from './origins.ts';
import { standingTexts, type Ids, type StandingBlock, type StandingRun, type StandingText } from './standing.ts';
import { equalActs, isImport, personOf, readDeed, UPSTREAM, type Act, type AuthorSources } from './act.ts';
import { acceptedSpans, suggestedBy } from './suggested-text.ts';
import { UNKNOWN } from './written-log.ts';

export const hows = ['written', 'suggested', 'accepted', 'imported'] as const;
/** How characters came into the text. `suggested`: the suggestion is still open. */
export type How = (typeof hows)[number];

export interface Author extends Act {
  readonly how: How;
  /** Who brought the words here, by moving, copying or bringing them back; null where they stand as they were written. */
  readonly brought: Act | null;
  /** Who accepted the suggestion. */
  readonly accepted: Act | null;
}

export interface RunAuthor {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
  readonly author: Author;
}

export interface BlockAuthors {
  readonly id: string;
  readonly runs: readonly RunAuthor[];
  /** The last change of its words or of what it is; null for none that is known. */
  readonly last: Act | null;
}

export interface TextAuthors {
  /** Of the root type: `text`, `cell:…`, `note:…`, `title`. */
  readonly name: string;
  readonly blocks: readonly BlockAuthors[];
}

export function authorsIn(doc: Y.Doc, sources: AuthorSources): readonly TextAuthors[] {
  const reader = new Reader(doc, sources);
  return standingTexts(doc).map((text) => reader.text(text));
}

class Reader {
  readonly #origins: Origins;
  readonly #accepted: ReturnType<typeof acceptedSpans>;
  readonly #properties = new Map<string, Ids[]>();
  readonly #suggestions = new Map<string, string | null>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly sources: AuthorSources,
  ) {
    this.#origins = new Origins(doc, sources.log);
    this.#accepted = acceptedSpans(doc, sources);
    for (const [key, item] of blockProperties(doc)._map) {
      const block = key.slice(0, key.lastIndexOf(':'));
      const list = this.#properties.get(block);
      const ids: Ids = [item.id.client, item.id.clock, 1];
      if (list === undefined) this.#properties.set(block, [ids]);
      else list.push(ids);
    }
  }

  text({ name, blocks }: StandingText): TextAuthors {
    return {
      name,
      blocks: blocks.map((block) => ({
        id: block.id,
        runs: block.runs.flatMap((run) => this.#run(run)),
        last: this.#lastOf(block),
      })),
    };
  }

  /** Parts of one author each. */
  #run(run: StandingRun): RunAuthor[] {
    const parts: { client: number; clock: number; text: string; author: Author }[] = [];
    const { client, text } = run;
    for (let offset = 0; offset < text.length;) {
      const clock = run.clock + offset;
      const origin = this.#alike(client, clock, text.length - offset);
      const words = text.slice(offset, offset + origin.length);
      const author = this.#author(client, clock, origin, words, run.suggestion);
      const last = parts.at(-1);
      if (last !== undefined && equalAuthors(last.author, author)) last.text += words;
      else parts.push({ client, clock, text: words, author });
      offset += origin.length;
    }
    return parts;
  }

  /** Where a character comes from, with as many behind it as were written together, here and there. */
  #alike(client: number, clock: number, most: number): Origin {
    const { written } = this.sources.log;
    const first = this.#origins.of(client, clock, most);
    const length = Math.min(
      first.length,
      written.reach(client, clock) - clock,
      written.reach(first.client, first.clock) - first.clock,
      this.#accepted.reach(client, clock) - clock,
      this.#accepted.reach(first.client, first.clock) - first.clock,
    );
    return { ...first, length };
  }

  #author(client: number, clock: number, first: Origin, words: string, suggestion: string | null): Author {
    const { leaseOf, proposed, log } = this.sources;
    const written = log.written.at(first.client, first.clock)?.value;
    const lease = leaseOf(first.client) ?? written?.actor ?? UPSTREAM;
    const isCopy = first.client !== client || first.clock !== clock;
    const accepted = (this.#accepted.at(client, clock) ?? this.#accepted.at(first.client, first.clock))?.value ?? null;
    const by = suggestion === null ? (accepted?.by ?? null) : this.#suggestedBy(suggestion);
    const own = personOf(lease);
    const how: How =
      suggestion !== null ? 'suggested' : accepted !== null ? 'accepted' : isImport(lease) ? 'imported' : 'written';
    return {
      person: by !== null && by !== own && own !== null && proposed(by, words) ? by : own,
      at: written?.at ?? 0,
      how,
      brought: isCopy ? readDeed(client, clock, this.sources) : null,
      accepted: accepted === null || how !== 'accepted' ? null : { person: accepted.person, at: accepted.at },
    };
  }

  #suggestedBy(id: string): string | null {
    const known = this.#suggestions.get(id);
    if (known !== undefined) return known;
    const by = suggestedBy(this.doc, id);
    this.#suggestions.set(id, by);
    return by;
  }

  #lastOf(block: StandingBlock): Act | null {
    const { log } = this.sources;
    let last: Act | null = null;
    const made = [
      ...block.runs.map((run): Ids => [run.client, run.clock, run.text.length]),
      ...block.formats,
      ...(block.marker === null ? [] : [block.marker]),
      ...(this.#properties.get(block.markerId) ?? []),
    ];
    for (const [client, clock, length] of made)
      for (const { from, span } of log.written.within(client, clock, clock + length))
        if (span !== null && isLater(span.value, last)) last = readDeed(client, from, this.sources);
    for (const [client, clock, length] of block.gone)
      for (const { from, to, span } of log.deleted.within(client, clock, clock + length))
        // Yjs tidies formats up by itself, in everybody's window.
        if (span !== null && isLater(span.value, last) && isText(log.textOf(client, from, to)))
          last = { person: personOf(span.value.actor), at: span.value.at };
    return last;
  }
}

const isLater = ({ at }: { readonly at: number }, than: Act | null): boolean => than === null || at > than.at;
const isText = (text: string): boolean => text.replaceAll(UNKNOWN, '') !== '';

export const equalAuthors = (a: Author, b: Author): boolean =>
  equalActs(a, b) && a.how === b.how && equalActs(a.brought, b.brought) && equalActs(a.accepted, b.accepted);
