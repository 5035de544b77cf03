/** Writes a comparison as Word has it; what stands before the chapters, and around them, is whoever's wants the file. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Comparison } from '../comparison/comparison.ts';
import { openBook, type Book } from './book.ts';
import { chapterMarkup } from './chapter.ts';
import { movesIn, placeChapters } from './chapters.ts';
import { el, join, NOTHING, val, words, type Markup } from './markup.ts';
import { wordFile } from './parts.ts';
import { story } from './story.ts';

export interface Around {
  readonly title: string;
  readonly header: string;
  /** When it was made; null where that isn't known. */
  readonly at: number | null;
  /** Before the chapters. */
  readonly front: readonly Markup[];
  /** Right below the heading of a chapter. */
  readonly under?: (chapter: string) => readonly Markup[];
  /** Whether each chapter begins on a page of its own. */
  readonly chaptersOnPages?: boolean;
  /** Whether the last paragraph may be one that goes: then one that stays comes behind it. */
  readonly tracked: boolean;
}

const LANGUAGES = { de: 'de-DE', en: 'en-GB' } as const;

/** `linked`: as of `openBook`. Chapter by chapter, so that others get their turn meanwhile. The same input gives the same bytes. */
export async function writeDocx(
  comparison: Comparison,
  linked: boolean,
  around: (book: Book) => Around,
): Promise<Uint8Array> {
  const chapters = placeChapters(comparison);
  const book = openBook(comparison, movesIn(chapters), linked);
  const { title, header, at, front, under, tracked, chaptersOnPages = false } = around(book);
  const body: Markup[] = [...front];
  for (const chapter of chapters) {
    const [heading = NOTHING, ...text] = chapterMarkup(book, chapter);
    body.push(heading, ...(under?.(chapter.scope.id) ?? []), ...text);
    await turn();
  }
  // A paragraph that goes runs on into the next one; so there is a last one that stays. An empty one would get the form of the one that
  // goes, in LibreOffice. Behind a table Word wants a paragraph, too.
  if (tracked || body.at(-1)?.startsWith('<w:tbl>') === true) body.push(el('w:p', {}, run(tracked ? ' ' : '')));
  const notes = book.notes.map((each) => footnote(book, each));
  return wordFile({
    language: LANGUAGES[comparison.language],
    title,
    at,
    chaptersOnPages,
    body,
    relations: book.relations,
    numbering: book.lists.part(book.after.settings.headingNumbers),
    notes,
    noteRelations: book.noteRelations,
    comments: book.comments.isEmpty ? null : { part: book.comments.part(), extended: book.comments.extendedPart() },
    header: run(header),
    page: { page: book.say('comparison.page'), of: book.say('comparison.pageOf') },
    pictures: book.pictures.entries,
  });
}

const run = (text: string): Markup => el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(text)));

function footnote(book: Book, { id, note, chapter, rows }: Book['notes'][number]): Markup {
  const lead = join([
    el('w:r', {}, el('w:rPr', {}, val('w:rStyle', 'FootnoteReference')), el('w:footnoteRef')),
    run(' '),
  ]);
  const paragraphs = story(book, { chapter, text: note, place: 'note' }, rows, lead);
  const empty = el('w:p', {}, el('w:pPr', {}, val('w:pStyle', 'FootnoteText')), lead);
  return el('w:footnote', { 'w:id': id }, ...(paragraphs.length === 0 ? [empty] : paragraphs));
}
