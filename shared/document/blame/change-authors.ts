/**
 * Who made the changes between two states of a chapter, and when: of characters that came who wrote them, of those that went who
 * deleted them, of everything else (formats, kinds, marks) who changed the block. From the log up to the newer state. Pure.
 */
import type * as Y from 'yjs';
import { equalActs, personOf, type Act } from './act.ts';
import type { Author, BlockAuthors } from './author.ts';
import { readAuthors } from './authors.ts';
import { ClockSpans } from './clock-spans.ts';
import { readDeed, type AuthorSources } from './sources.ts';
import { standingTexts, type StandingBlock } from './standing.ts';

/** Characters, or (from `from` to the same place) a paragraph mark: deleted ones by their place in the older state, others in the newer. */
export interface ChangedRange {
  readonly side: 'before' | 'after';
  /** The name of the text in its chapter: '' for the chapter's own, `cell:…`, `note:…`. */
  readonly text: string;
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** A part of a range that one person changed; `person` null where that isn't known. */
export interface ChangeAct extends Act {
  readonly from: number;
  readonly to: number;
}

export interface ChangeAuthorsOptions extends AuthorSources {
  readonly before: Y.Doc;
  readonly after: Y.Doc;
  /** When the older state was: who changed something before has not made this change. Milliseconds since 1970. */
  readonly since: number;
  /** The words of a block in the state that is compared; null where it has none of that name. */
  readonly wordsOf: (side: ChangedRange['side'], text: string, block: string) => string | null;
}

/** What one person does in so many milliseconds is one change, whatever the minutes of its letters. */
const ONE_SITTING = 30 * 60_000;

interface Side {
  readonly blocks: ReadonlyMap<string, StandingBlock>;
  readonly characters: ClockSpans<true>;
}
/** `kept`: the characters stand in both states. */
type Part = Pick<ChangeAct, 'from' | 'to'> & { readonly act: Act | 'kept' };

export class ChangeAuthors {
  private readonly options: Omit<ChangeAuthorsOptions, 'before' | 'after'>;
  readonly #sides: Readonly<Record<ChangedRange['side'], Side>>;
  readonly #authors: ReadonlyMap<string, BlockAuthors>;

  /** The documents are read once, and not kept. */
  constructor({ before, after, ...options }: ChangeAuthorsOptions) {
    this.options = options;
    this.#sides = { before: sideOf(before), after: sideOf(after) };
    const { texts } = readAuthors(after, options);
    this.#authors = new Map(texts.flatMap(({ name, blocks }) => blocks.map((block) => [keyOf(name, block.id), block])));
  }

  /** In order, neighbours of one person as one; empty where nothing is known of the place. */
  of(range: ChangedRange): readonly ChangeAct[] {
    const { side, from, to } = range;
    const key = keyOf(range.text === '' ? 'text' : range.text, range.block);
    const block = this.#sides[side].blocks.get(key);
    // Only of the very words that are compared: else the places would be others.
    if (block === undefined || wordsIn(block) !== this.options.wordsOf(side, range.text, range.block)) return [];
    const parts =
      from < to ? joined(side === 'after' ? this.#written(key, from, to) : this.#deleted(block, from, to)) : [];
    if (parts.length > 0) return parts;
    const act = side === 'after' ? this.#changed(key, block) : this.#markDeleted(block);
    return act === null ? [] : [{ ...act, from, to }];
  }

  #written(key: string, from: number, to: number): Part[] {
    const old = this.#sides.before.characters;
    return cut(this.#authors.get(key)?.runs ?? [], from, to).flatMap(({ client, clock, length, at, run }) =>
      [...old.within(client, clock, clock + length)].map((part): Part => {
        const start = at + part.from - clock;
        return {
          from: start,
          to: start + part.to - part.from,
          act: part.span === null ? this.#actOf(run.author) : 'kept',
        };
      }),
    );
  }

  /** Whose words they are; of words that are older than this change who brought or accepted them since. */
  #actOf({ person, at, brought, accepted }: Author): Act {
    const { since } = this.options;
    if (at >= since) return { person, at };
    if (accepted !== null && accepted.at >= since) return { person, at: accepted.at };
    return brought ?? { person, at };
  }

  #deleted(block: StandingBlock, from: number, to: number): Part[] {
    const { log } = this.options;
    return cut(block.runs, from, to).flatMap(({ client, clock, length, at }) =>
      [...log.deleted.within(client, clock, clock + length)].map((part): Part => {
        const start = at + part.from - clock;
        const gone = part.span?.value ?? null;
        return {
          from: start,
          to: start + part.to - part.from,
          act: gone === null ? 'kept' : { person: personOf(gone.actor), at: gone.at },
        };
      }),
    );
  }

  /** Who brought the block's mark, or changed the block last since the older state. */
  #changed(key: string, { marker }: StandingBlock): Act | null {
    const { since } = this.options;
    if (marker !== null && this.#sides.before.characters.at(marker[0], marker[1]) === null) {
      const deed = readDeed(marker[0], marker[1], this.options);
      if (deed !== null) return deed;
    }
    return this.#authors.get(key)?.acts.find(({ person, at }) => person !== null && at >= since) ?? null;
  }

  #markDeleted({ marker }: StandingBlock): Act | null {
    const gone = marker === null ? null : this.options.log.deleted.at(marker[0], marker[1]);
    return gone === null ? null : { person: personOf(gone.value.actor), at: gone.value.at };
  }
}

const keyOf = (text: string, block: string): string => `${text} ${block}`;
const wordsIn = ({ runs }: StandingBlock): string => runs.map(({ text }) => text).join('');

function sideOf(doc: Y.Doc): Side {
  const blocks = new Map<string, StandingBlock>();
  const characters = new ClockSpans<true>();
  for (const text of standingTexts(doc))
    for (const block of text.blocks) {
      blocks.set(keyOf(text.name, block.id), block);
      for (const { client, clock, text: words } of block.runs)
        characters.add(client, clock, clock + words.length, true);
      if (block.marker !== null) characters.add(block.marker[0], block.marker[1], block.marker[1] + 1, true);
    }
  return { blocks, characters };
}

interface Cut<R> {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** Where it stands in the block. */
  readonly at: number;
  readonly run: R;
}

/** The runs of a block within a range of its characters. */
function cut<R extends { readonly client: number; readonly clock: number; readonly text: string }>(
  runs: readonly R[],
  from: number,
  to: number,
): Cut<R>[] {
  const found: Cut<R>[] = [];
  let at = 0;
  for (const run of runs) {
    const start = Math.max(at, from);
    const length = Math.min(at + run.text.length, to) - start;
    if (length > 0) found.push({ client: run.client, clock: run.clock + start - at, length, at: start, run });
    at += run.text.length;
  }
  return found;
}

/** What is the same in both states goes with its neighbour: a comparison by words counts some of it as changed. */
function joined(parts: readonly Part[]): ChangeAct[] {
  const acts: { person: string | null; at: number; from: number; to: number }[] = [];
  let begin: number | null = null;
  for (const { from, to, act } of parts) {
    const last = acts.at(-1);
    if (act === 'kept') {
      if (last === undefined) begin ??= from;
      else last.to = to;
    } else if (last !== undefined && isOneSitting(last, act)) {
      last.to = to;
      last.at = Math.max(last.at, act.at);
    } else {
      acts.push({ ...act, from: last === undefined ? (begin ?? from) : from, to });
    }
  }
  return acts;
}

const isOneSitting = (a: Act, b: Act): boolean =>
  equalActs(a, b) || (a.person === b.person && Math.abs(a.at - b.at) < ONE_SITTING);
