/** Writes a comparison as Word has it; what stands before the chapters, and around them, is whoever's wants the file. */
import { setImmediate as turn } from 'node:timers/promises';
import { countedBy, phaseOf, type ExportPhase, type TellProgress } from '../../../shared/rpc/export-progress.ts';
import type { Comparison } from '../comparison/comparison.ts';
import { openBook, type Book } from './book.ts';
import { chapterMarkup } from './chapter.ts';
import { movesIn, placeChapters } from './chapters.ts';
import { el, join, NOTHING, val, words, type Markup } from './markup.ts';
import { pageOf, styled, wordFile, type WordParts } from './parts.ts';
import { story } from './story.ts';
import type { WordLook } from './styles.ts';

export interface Around {
  readonly title: string;
  /** What stands at the head of each page; or the paragraphs of head, foot and the first page's head. */
  readonly header: string | Pick<WordParts, 'head' | 'foot' | 'firstHead'>;
  /** When it was made; null where that isn't known. */
  readonly at: number | null;
  /** Before the chapters. */
  readonly front: readonly Markup[];
  /** A chapter with what stands around its heading and its text; both as they are where it is left out. */
  readonly chapter?: (chapter: string, heading: Markup, text: readonly Markup[]) => readonly Markup[];
  /** Behind the chapters. */
  readonly end?: readonly Markup[];
  /** Whether each chapter begins on a page of its own. */
  readonly chaptersOnPages?: boolean;
  /** Whether footnotes begin anew in each chapter. */
  readonly notesAnew?: boolean;
  /** Whether the last paragraph may be one that goes: then one that stays comes behind it. */
  readonly tracked: boolean;
  readonly look?: WordLook;
  /** Who publishes it; never a person. */
  readonly creator?: string;
}

/** Who is told how far it is, and what the chapters are. */
export interface Told {
  readonly tell?: TellProgress | undefined;
  readonly counted?: ExportPhase;
}

const LANGUAGES = { de: 'de-DE', en: 'en-GB' } as const;

/** `linked`: as of `openBook`. Chapter by chapter, so that others get their turn meanwhile. The same input gives the same bytes. */
export async function writeDocx(
  comparison: Comparison,
  linked: boolean,
  around: (book: Book) => Around,
  told: Told = {},
): Promise<Uint8Array> {
  const chapters = placeChapters(comparison);
  const book = openBook(comparison, movesIn(chapters), linked);
  const {
    title,
    header,
    at,
    front,
    chapter: whole,
    end = [],
    tracked,
    chaptersOnPages = false,
    notesAnew = false,
    look,
    creator,
  } = around(book);
  const body: Markup[] = [...front];
  const sections: number[] = [];
  const done = countedBy(told.tell, told.counted ?? 'chapters', chapters.length);
  for (const [index, chapter] of chapters.entries()) {
    if (notesAnew && body.length > 0) sections.push(body.length);
    const [heading = NOTHING, ...text] = chapterMarkup(book, chapter);
    body.push(...(whole?.(chapter.scope.id, heading, text) ?? [heading, ...text]));
    done(index + 1);
    await turn();
  }
  body.push(...end);
  // A paragraph that goes runs on into the next one; so there is a last one that stays. An empty one would get the form of the one that
  // goes, in LibreOffice. Behind a table Word wants a paragraph, too.
  if (tracked || body.at(-1)?.startsWith('<w:tbl>') === true) body.push(el('w:p', {}, run(tracked ? ' ' : '')));
  told.tell?.(phaseOf('packing'));
  const notes = book.notes.map((each) => footnote(book, each));
  return wordFile({
    language: LANGUAGES[comparison.language],
    title,
    at,
    chaptersOnPages,
    body,
    sections: notesAnew ? sections : null,
    relations: book.relations,
    numbering: book.lists.part(book.after.settings.headingNumbers, look?.chapterNumbers),
    notes,
    noteRelations: book.noteRelations,
    comments: book.comments.isEmpty ? null : { part: book.comments.part(), extended: book.comments.extendedPart() },
    ...(typeof header === 'string'
      ? {
          head: [styled('Header', run(header))],
          foot: [styled('Footer', ...pageOf(book.say('comparison.page'), book.say('comparison.pageOf')))],
        }
      : header),
    ...(look !== undefined && { look }),
    ...(creator !== undefined && { creator }),
    pictures: book.pictures.entries,
  });
}

export const run = (text: string): Markup => el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(text)));

function footnote(book: Book, { id, note, chapter, rows }: Book['notes'][number]): Markup {
  const lead = join([
    el('w:r', {}, el('w:rPr', {}, val('w:rStyle', 'FootnoteReference')), el('w:footnoteRef')),
    run(' '),
  ]);
  const paragraphs = story(book, { chapter, text: note, place: 'note' }, rows, lead);
  const empty = el('w:p', {}, el('w:pPr', {}, val('w:pStyle', 'FootnoteText')), lead);
  return el('w:footnote', { 'w:id': id }, ...(paragraphs.length === 0 ? [empty] : paragraphs));
}
