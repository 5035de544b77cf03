/** Who wrote what stands in a chapter, when, and how it came there; who changed each block last. Pure. */
import type * as Y from 'yjs';
import { blockProperties } from '../chapter.ts';
import { equalAuthors, type Author, type How, type RunAuthor, type TextAuthors } from './author.ts';
import { Origins, type Origin } from './origins.ts';
import { sharesIn, type Share } from './shares.ts';
import { standingTexts, type Ids, type StandingBlock, type StandingRun, type StandingText } from './standing.ts';
import { isImport, personOf, UPSTREAM, type Act } from './act.ts';
import { readDeed, type AuthorSources } from './sources.ts';
import { acceptedSpans, suggestedBy } from './suggested-text.ts';
import { UNKNOWN } from './written-log.ts';

export const authorsIn = (doc: Y.Doc, sources: AuthorSources): readonly TextAuthors[] =>
  readAuthors(doc, sources).texts;

/** The same with what people have written in all. */
export function readAuthors(
  doc: Y.Doc,
  sources: AuthorSources,
): { readonly texts: readonly TextAuthors[]; readonly shares: ReadonlyMap<string | null, Share> } {
  const origins = new Origins(doc, sources.log);
  const reader = new Reader(doc, sources, origins);
  const texts = standingTexts(doc).map((text) => reader.text(text));
  return { texts, shares: sharesIn(texts, sources, origins) };
}

class Reader {
  readonly #origins: Origins;
  readonly #accepted: ReturnType<typeof acceptedSpans>;
  readonly #properties = new Map<string, Ids[]>();
  readonly #suggestions = new Map<string, string | null>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly sources: AuthorSources,
    origins: Origins,
  ) {
    this.#origins = origins;
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
        acts: this.#actsIn(block),
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
      (this.sources.above?.reach(client, clock) ?? Infinity) - clock,
    );
    return { ...first, length };
  }

  #author(client: number, clock: number, first: Origin, words: string, suggestion: string | null): Author {
    const { leaseOf, proposed, log } = this.sources;
    const written = log.written.at(first.client, first.clock)?.value;
    const lease = leaseOf(first.client) ?? written?.actor ?? UPSTREAM;
    const told = this.sources.above?.at(client, clock)?.value;
    // Of its own people a host knows better when they wrote.
    if (told !== undefined && (personOf(lease) === null || told.person !== personOf(lease))) return told;
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

  #actsIn(block: StandingBlock): readonly Act[] {
    const { log } = this.sources;
    const last = new Map<string | null, number>();
    const see = ({ person, at }: Act): void => {
      if (at > (last.get(person) ?? -1)) last.set(person, at);
    };
    const made = [
      ...block.runs.map((run): Ids => [run.client, run.clock, run.text.length]),
      ...block.formats,
      ...(block.marker === null ? [] : [block.marker]),
      ...(this.#properties.get(block.markerId) ?? []),
    ];
    for (const [client, clock, length] of made)
      for (const { from, span } of log.written.within(client, clock, clock + length)) {
        const act = span === null ? null : readDeed(client, from, this.sources);
        if (act !== null) see(act);
      }
    for (const [client, clock, length] of block.gone)
      for (const { from, to, span } of log.deleted.within(client, clock, clock + length))
        // Yjs tidies formats up by itself, in everybody's window.
        if (span !== null && isText(log.textOf(client, from, to)))
          see({ person: personOf(span.value.actor), at: span.value.at });
    return [...last].map(([person, at]) => ({ person, at })).sort((a, b) => b.at - a.at);
  }
}

const isText = (text: string): boolean => text.replaceAll(UNKNOWN, '') !== '';
