/**
 * A comparison as a Word file in which every change is a tracked one: accepting all gives the newer state, rejecting all the older.
 * The same input gives the same bytes.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { cleanName } from '../clean-text.ts';
import type { Comparison } from '../comparison/comparison.ts';
import { stateName } from '../comparison/when.ts';
import { openBook, type Book } from './book.ts';
import { chapterMarkup } from './chapter.ts';
import { movesIn, placeChapters } from './chapters.ts';
import { frontPage } from './front-page.ts';
import { el, join, val, words, type Markup } from './markup.ts';
import { wordFile } from './parts.ts';
import { story } from './story.ts';

export interface ComparisonDocxOptions {
  /** Whether the first page tells what is compared and how much changed. */
  readonly frontPage?: boolean;
}

const LANGUAGES = { de: 'de-DE', en: 'en-GB' } as const;
const LONGEST_TITLE = 250;

/** Chapter by chapter, so that others get their turn meanwhile. */
export async function comparisonDocx(comparison: Comparison, options: ComparisonDocxOptions = {}): Promise<Uint8Array> {
  const chapters = placeChapters(comparison);
  const book = openBook(comparison, movesIn(chapters));
  const { before, after } = comparison;
  const names = { before: stateName(comparison, before), after: stateName(comparison, after) };
  const body: Markup[] = options.frontPage === false ? [] : frontPage(book);
  for (const chapter of chapters) {
    body.push(...chapterMarkup(book, chapter));
    await turn();
  }
  // A paragraph that goes runs on into the next one; so there is a last one that stays. An empty one would get the form of the one that
  // goes, in LibreOffice.
  body.push(el('w:p', {}, run(' ')));
  const notes = book.notes.map((each) => footnote(book, each));
  const title = cleanName(after.paper.title, LONGEST_TITLE, book.say('comparison.unnamed'));
  return wordFile({
    language: LANGUAGES[comparison.language],
    title: book.say('comparison.documentTitle', { title, ...names }),
    at: after.at,
    body,
    relations: book.relations,
    numbering: book.lists.part(book.after.settings.headingNumbers),
    notes,
    noteRelations: book.noteRelations,
    comments: book.comments.isEmpty ? null : { part: book.comments.part(), extended: book.comments.extendedPart() },
    header: run(book.say('comparison.header', names)),
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
