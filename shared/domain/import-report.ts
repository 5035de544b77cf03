/** What comes of a file that is taken over as chapters: what is carried, and what can't be, in words that people can check. */
import * as v from 'valibot';

/** What can't be carried, or is carried as something else. */
export const leftReasons = [
  'picture',
  'linkedPicture',
  'pictureInCell',
  'drawing',
  'textBox',
  'formula',
  'object',
  'nestedTable',
  'tableSize',
  'rowChange',
  'symbol',
  'hidden',
  'headerFooter',
  'reference',
  'endnote',
  'noteInNote',
  'headingLevel',
  'listNumber',
  'highlight',
  'link',
  'formField',
  'contents',
  'paperTitle',
  'layoutChange',
  'titleChange',
  'titleNote',
  'longTitle',
  'commentPlace',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** Where chapters begin: at each first-level heading, or nowhere. */
export const chapterRules = ['headings', 'one'] as const;
export type ChapterRule = (typeof chapterRules)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const chapterReport = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(500)),
  words: count,
  blocks: count,
  headings: count,
  lists: count,
  tables: count,
  images: count,
  /** Images without an alternative text, which still has to be written. */
  imagesWithoutAlt: count,
  footnotes: count,
  /** Threads with all that was answered in them. */
  comments: count,
  suggestions: count,
});
export type ChapterReport = v.InferOutput<typeof chapterReport>;

export const importReport = v.strictObject({
  file: v.pipe(v.string(), v.maxLength(255)),
  /** Of the file's bytes, hexadecimal. */
  sha256: v.pipe(v.string(), v.length(64)),
  chapters: v.array(chapterReport),
  /** Who suggested or commented, as the file names them. */
  people: v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(200)), suggestions: count, comments: count })),
  left: v.array(
    v.strictObject({
      what: v.picklist(leftReasons),
      count,
      /** Where, as far as it helps: a chapter's index (null: the file as a whole) and some words. */
      places: v.array(v.strictObject({ chapter: v.nullable(count), words: v.pipe(v.string(), v.maxLength(200)) })),
    }),
  ),
});
export type ImportReport = v.InferOutput<typeof importReport>;
