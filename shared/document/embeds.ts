/**
 * What stands in a text as one character: a footnote's mark, a cross-reference, the citation of a council paper. The value
 * says what is meant; what is shown (a number) is computed from the paper and never stored. Whatever a peer wrote is
 * checked here; what is none of these is of a newer version and is kept untouched.
 */
import * as v from 'valibot';
import { isUuid } from '../sync/rooms.ts';
import { EMBED_CHARACTER, PLAIN, type Block, type Run } from './block.ts';

/** A footnote; its text is the root text `note:<id>` of the chapter's document. */
export interface NoteEmbed {
  readonly note: string;
}
/** In a chapter's place: the text that the reference stands in, where that has no chapters (a council paper, a measure's description). */
export const HERE = 'here';
/** A cross-reference to a block, or (`block` null) to a whole chapter; within `HERE` to a heading, table or picture. */
export interface RefEmbed {
  readonly ref: { readonly chapter: string; readonly block: string | null };
}
/** A council paper by its number, e.g. `2136/2018`. */
export interface PaperEmbed {
  readonly paper: string;
}
export type Embed = NoteEmbed | RefEmbed | PaperEmbed;

const blockId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}(#\d{1,4})?$/));
const noteId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
/** Longest number of a council paper. */
export const longestPaper = 40;
const embed = v.union([
  v.strictObject({ note: noteId }),
  v.strictObject({
    ref: v.union([
      v.strictObject({ chapter: v.pipe(v.string(), v.check(isUuid, 'not a chapter')), block: v.nullable(blockId) }),
      v.strictObject({ chapter: v.literal(HERE), block: blockId }),
    ]),
  }),
  v.strictObject({
    paper: v.pipe(v.string(), v.minLength(1), v.maxLength(longestPaper), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u)),
  }),
]);

/** The value of an embed as it stands in a text; null for one that this version doesn't know or that is not well formed. */
export function readEmbed(value: unknown): Embed | null {
  const checked = v.safeParse(embed, value);
  return checked.success ? checked.output : null;
}

/** An embed as a run of text. */
export const embedRun = (value: Embed): Run => ({ text: EMBED_CHARACTER, attrs: PLAIN, embed: value });

const none: readonly string[] = [];

/** The ids of the footnotes whose marks stand in a block, in order. */
export function notesIn(block: Block): readonly string[] {
  if (!block.text.includes(EMBED_CHARACTER)) return none;
  return block.runs.flatMap(({ embed: value }) => {
    const read = value === undefined ? null : readEmbed(value);
    return read !== null && 'note' in read ? [read.note] : [];
  });
}

/** The root text of a footnote in its chapter's document. */
export const noteText = (note: string): string => `note:${note}`;
