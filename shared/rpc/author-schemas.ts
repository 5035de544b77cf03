/** What the host says of who wrote a chapter (`shared/document/blame`), small enough for one answer. */
import * as v from 'valibot';
import { id } from './schemas.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A place in the table of people; -1 for nobody who is known. */
const who = v.pipe(v.number(), v.integer(), v.minValue(-1));
const name = v.pipe(v.string(), v.maxLength(200));

/** Most runs of text, and most authors, in one answer: a frame of calls holds 4 MiB. */
export const mostRuns = 60_000;
export const mostAuthors = 30_000;
/** Most people whose last change of a block is told. */
export const mostActs = 12;

/** Who, when (ms since 1970), how (a place in `hows`), who brought it here and when, who accepted it and when. */
const author = v.strictTuple([who, whole, whole, who, whole, who, whole]);

export const authorTable = v.strictObject({
  /** Names this state of the chapter; who has it is not told it again. */
  stamp: v.pipe(v.string(), v.maxLength(80)),
  /** Ids of people. */
  people: v.pipe(v.array(name), v.maxLength(10_000)),
  authors: v.pipe(v.array(author), v.maxLength(mostAuthors)),
  /** Yjs client, first clock, how many characters, which author. */
  runs: v.pipe(v.array(v.strictTuple([whole, whole, whole, whole])), v.maxLength(mostRuns)),
  /** False where there is more than is told. */
  complete: v.boolean(),
  /** Whose Yjs clients they are, for what is newer. */
  clients: v.pipe(v.array(v.strictTuple([whole, who])), v.maxLength(100_000)),
  /** Of each block by text and id: who changed it and when, the latest first. */
  blocks: v.pipe(
    v.array(
      v.strictObject({
        text: name,
        block: name,
        acts: v.pipe(v.array(v.strictTuple([who, whole])), v.maxLength(mostActs)),
      }),
    ),
    v.maxLength(100_000),
  ),
  /** Of each person: characters and words that stand, characters written in all. */
  shares: v.pipe(v.array(v.strictTuple([who, whole, whole, whole])), v.maxLength(10_001)),
});
export type AuthorTable = v.InferOutput<typeof authorTable>;

export const wantedAuthors = v.strictObject({
  chapter: id,
  /** The stamp of what one has; null for nothing. */
  known: v.nullable(v.pipe(v.string(), v.maxLength(80))),
});

/** Null: nothing new. */
export const authorsAnswer = v.nullable(authorTable);

/** What people have written in each chapter that isn't deleted. */
export const authorShares = v.array(
  v.strictObject({
    chapter: id,
    people: v.pipe(
      v.array(v.strictObject({ person: v.nullable(name), characters: whole, words: whole, written: whole })),
      v.maxLength(10_001),
    ),
  }),
);
export type AuthorShares = v.InferOutput<typeof authorShares>;
