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
import { standingTexts, type StandingBlock, type StandingText } from './standing.ts';

/** A stretch of a block's characters; `act` null where they stand in both states, its person null where that isn't known. */
export interface ChangedPart {
  readonly from: number;
  readonly to: number;
  readonly act: Act | null;
}

export interface ChangedBlock {
  /** Of the root type: `text`, `cell:…`, `note:…`. */
  readonly text: string;
  readonly block: string;
  readonly words: string;
  readonly parts: readonly ChangedPart[];
  /** Who brought or deleted its mark, or changed the block besides its words; null for nobody. */
  readonly mark: Act | null;
}

/** Plain data; blocks of which there is nothing to say are left out. */
export interface ChapterChanges {
  readonly before: readonly ChangedBlock[];
  readonly after: readonly ChangedBlock[];
}

export interface ChangeOptions extends AuthorSources {
  readonly before: readonly StandingText[];
  readonly after: Y.Doc;
  /** When the older state was: who changed something before has not made this change. Milliseconds since 1970. */
  readonly since: number;
}

export function changesBetween({ before, after, ...options }: ChangeOptions): ChapterChanges {
  const was = charactersOf(before);
  const authors = new Map(
    readAuthors(after, options).texts.flatMap(({ name, blocks }) =>
      blocks.map((block) => [keyOf(name, block.id), block] as const),
    ),
  );
  return {
    before: blocksOf(before, (_key, block) => ({
      parts: placed(block.runs, (run) => deletedParts(run, options)),
      mark: deletedMark(block, options),
    })),
    after: blocksOf(standingTexts(after), (key, block) => {
      const told = authors.get(key);
      return {
        parts: placed(told?.runs ?? [], (run) => writtenParts(run, was, options)),
        mark: changedMark(block, told, was, options),
      };
    }),
  };
}

/** Characters of the block that follow each other by their ids. */
interface Run {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
}
type Sources = Omit<ChangeOptions, 'before' | 'after'>;
/** A part of a run by clocks. */
type Stretch = Pick<ChangedPart, 'from' | 'to' | 'act'>;

function writtenParts(
  { client, clock, text, author }: Run & { readonly author: Author },
  was: ClockSpans<true>,
  { since }: Sources,
): Stretch[] {
  const act = actOf(author, since);
  return [...was.within(client, clock, clock + text.length)].map(({ from, to, span }) => ({
    from,
    to,
    act: span === null ? act : null,
  }));
}

/** Whose words they are; of words that are older than this change who brought or accepted them since. */
function actOf({ person, at, brought, accepted }: Author, since: number): Act {
  if (at >= since) return { person, at };
  if (accepted !== null && accepted.at >= since) return { person, at: accepted.at };
  return brought ?? { person, at };
}

function deletedParts({ client, clock, text }: Run, { log }: Sources): Stretch[] {
  return [...log.deleted.within(client, clock, clock + text.length)].map(({ from, to, span }) => ({
    from,
    to,
    act: span === null ? null : { person: personOf(span.value.actor), at: span.value.at },
  }));
}

function deletedMark({ marker }: StandingBlock, { log }: Sources): Act | null {
  const gone = marker === null ? null : log.deleted.at(marker[0], marker[1]);
  return gone === null ? null : { person: personOf(gone.value.actor), at: gone.value.at };
}

/** Who brought the block's mark, or changed the block last since the older state. */
function changedMark(
  { marker }: StandingBlock,
  told: BlockAuthors | undefined,
  was: ClockSpans<true>,
  sources: Sources,
): Act | null {
  const isNew = marker !== null && was.at(marker[0], marker[1]) === null;
  const deed = isNew ? readDeed(marker[0], marker[1], sources) : null;
  return deed ?? told?.acts.find(({ person, at }) => person !== null && at >= sources.since) ?? null;
}

function blocksOf(
  texts: readonly StandingText[],
  look: (key: string, block: StandingBlock) => Pick<ChangedBlock, 'parts' | 'mark'>,
): ChangedBlock[] {
  return texts.flatMap(({ name, blocks }) =>
    blocks.flatMap((block) => {
      const { parts, mark } = look(keyOf(name, block.id), block);
      if (mark === null && parts.every(({ act }) => act === null)) return [];
      return { text: name, block: block.id, words: block.runs.map(({ text }) => text).join(''), parts, mark };
    }),
  );
}

/** From clocks to places in the block; neighbours of one act are one part. */
function placed<R extends Run>(runs: readonly R[], parts: (run: R) => Stretch[]): ChangedPart[] {
  const found: { from: number; to: number; act: Act | null }[] = [];
  let at = 0;
  for (const run of runs) {
    for (const { from, to, act } of parts(run)) {
      const last = found.at(-1);
      const [start, end] = [at + from - run.clock, at + to - run.clock];
      if (last !== undefined && (last.act === null) === (act === null) && equalActs(last.act, act)) last.to = end;
      else found.push({ from: start, to: end, act });
    }
    at += run.text.length;
  }
  return found;
}

function charactersOf(texts: readonly StandingText[]): ClockSpans<true> {
  const characters = new ClockSpans<true>();
  for (const { blocks } of texts)
    for (const { runs, marker } of blocks) {
      for (const { client, clock, text } of runs) characters.add(client, clock, clock + text.length, true);
      if (marker !== null) characters.add(marker[0], marker[1], marker[1] + 1, true);
    }
  return characters;
}

const keyOf = (text: string, block: string): string => `${text} ${block}`;
