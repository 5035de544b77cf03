/**
 * What an index of the paper has to know of a chapter: each block's id, kind and first words, its footnotes, and what of that is only
 * suggested: numbers are those of the text as it stands, which is what leaves the house.
 */
import { CAPTION_KINDS, EMBED_CHARACTER, headingLevel, type Block } from './block.ts';
import { plainText } from './blocks.ts';
import { decidedBlocks } from './decided-blocks.ts';
import { notesIn } from './embeds.ts';
import { NO_NOTES, type NotesInCells, type NotesWithin } from './notes-within.ts';

export interface Mark {
  readonly block: string;
  readonly kind: string;
  /** Of headings and captions all (that is reasonable), of others the first words. */
  readonly text: string;
  /** The footnotes in it, in order. */
  readonly notes: readonly string[];
  /** How many of them, the last, are in its cells; left out for none. */
  readonly inCells?: number;
  /** Pictures that only decorate are no figures. */
  readonly decorative: boolean;
  /** It is only suggested that the block be there. */
  readonly suggested?: true;
  /** Of such a block: some of its words stand all the same, as the end of the block before. */
  readonly standing?: true;
  /** Footnotes in it that are only suggested. */
  readonly newNotes?: readonly string[];
}

/** Most marks of a chapter, characters of a heading, and characters of the first words of other blocks. */
export const MOST_MARKS = 5_000;
export const LONGEST_HEADING = 300;
export const LONGEST_WORDS = 80;
/** Most footnotes of one block that are counted. */
export const MOST_NOTES = 500;

/** A block stays the same object until it changes, and so does its mark. */
const known = new WeakMap<Block, { readonly within: NotesInCells; readonly mark: Mark }>();

/** `within`: the footnotes in its cells, if it is a table. */
export function markOf(block: Block, within: NotesInCells = NO_NOTES): Mark {
  const before = known.get(block);
  if (before?.within === within) return before.mark;
  const whole = headingLevel(block.kind) !== null || CAPTION_KINDS.has(block.kind);
  const most = whole ? LONGEST_HEADING : LONGEST_WORDS;
  const isNew = typeof block.props.ins === 'string';
  const [stands = block] = decidedBlocks([block], false);
  // First words are for people to choose by; a heading is one by the words that it has.
  const said = whole && !isNew ? stands : block;
  const own = notesIn(stands);
  const notes = [...own, ...(isNew ? [] : within.standing)].slice(0, MOST_NOTES);
  const inCells = Math.max(0, notes.length - own.length);
  const written = stands === block ? within.suggested : [...notesIn(block), ...within.standing, ...within.suggested];
  const newNotes = written.filter((note) => !notes.includes(note));
  const mark: Mark = {
    block: block.id,
    kind: block.kind,
    text: wordsOf(said, most),
    notes,
    ...(inCells > 0 && { inCells }),
    decorative: block.kind === 'image' && block.props['decorative'] === true && block.text === '',
    ...(isNew && { suggested: true }),
    ...(isNew && wordsOf(stands, most) !== '' && { standing: true }),
    ...(newNotes.length > 0 && { newNotes: newNotes.slice(0, MOST_NOTES) }),
  };
  known.set(block, { within, mark });
  return mark;
}

/** Whether two states of a paragraph certainly have the same mark; costs less than to make both, since every key asks. */
export function marksAlike(old: Block, now: Block): boolean {
  if (old.id !== now.id || old.kind !== 'paragraph' || now.kind !== 'paragraph') return false;
  if (old.props.ins !== undefined || now.props.ins !== undefined) return false;
  if (old.text.includes(EMBED_CHARACTER) || now.text.includes(EMBED_CHARACTER)) return false;
  return old.text.slice(0, LONGEST_WORDS * 2) === now.text.slice(0, LONGEST_WORDS * 2);
}

/** The marks of a chapter's blocks in order. */
export const marksOf = (blocks: readonly Block[], within: NotesWithin = () => NO_NOTES): readonly Mark[] =>
  blocks.slice(0, MOST_MARKS).map((block) => markOf(block, within(block)));

const wordsOf = (block: Block, most: number): string =>
  shortened(block.text.includes(EMBED_CHARACTER) ? plainText(block) : block.text, most);

/** The start of a text on one line, cut at a word. */
function shortened(text: string, most: number): string {
  const start = text.slice(0, most * 2);
  // Mostly there is nothing to replace, and to look costs a fifth of replacing each space by itself.
  const line = (/\s\s|[^\S ]/.test(start) ? start.replace(/\s+/g, ' ') : start).trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const word = cut.lastIndexOf(' ');
  return `${(word > most / 2 ? cut.slice(0, word) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
