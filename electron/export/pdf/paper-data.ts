/** A paper, or a comparison of two states of it, as the data of the template `paper.typ`. */
import { setImmediate as turn } from 'node:timers/promises';
import { countedBy, type TellProgress } from '../../../shared/rpc/export-progress.ts';
import { cleanName } from '../clean-text.ts';
import type { Comparison } from '../comparison/comparison.ts';
import type { Scope } from '../comparison/scope.ts';
import { isChangedChapter, remarkOf } from '../comparison/summary.ts';
import { dayInWords, dayOf, stateName } from '../comparison/when.ts';
import { chapterData } from './chapter-data.ts';
import { comparisonFront } from './comparison-front.ts';
import { openPdfBook, type PdfBook } from './pdf-book.ts';
import type { ShownBlock, ShownChapter, ShownPaper } from './shown.ts';

export interface PaperData {
  readonly data: ShownPaper;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface PaperDataOptions {
  /** As of the book. */
  readonly whole?: boolean;
  readonly tell?: TellProgress | undefined;
}

/** Of the running head and the metadata. */
const LONGEST_TITLE = 250;
const LONGEST_HEAD = 64;
const REGIONS = { de: 'DE', en: 'GB' } as const;

/**
 * `compares`: whether changes are shown. Then only chapters with any are, and the others are named. `at`: the moment that the file says
 * it was made. Chapter by chapter, so that others get their turn meanwhile.
 */
export async function paperData(
  comparison: Comparison,
  compares: boolean,
  at: number | null,
  { whole = false, tell }: PaperDataOptions = {},
): Promise<PaperData> {
  const scopes = scopesOf(comparison);
  const shown = compares ? scopes.filter(({ compared }) => isChangedChapter(compared)) : scopes;
  const book = openPdfBook(comparison, compares, shown, whole);
  const names = { before: stateName(comparison, comparison.before), after: stateName(comparison, comparison.after) };
  const drawn: ShownChapter[] = [];
  const done = countedBy(tell, 'chapters', shown.length);
  for (const [index, scope] of shown.entries()) {
    drawn.push(chapterData(book, scope, compares ? remarkOf(comparison, scope.compared) : ''));
    done(index + 1);
    await turn();
  }
  const front = compares ? comparisonFront(book, scopes, names) : null;
  const chapters = drawn.map((chapter, index) => withAllPlaces(book, shown[index]?.id ?? '', chapter));
  const { paper } = comparison.after;
  const { settings } = book.after;
  const title = cleanName(paper.title, LONGEST_TITLE, book.say('comparison.unnamed'));
  const hasOwnContents = chapters.some(({ blocks }) =>
    blocks.some((block) => block.kind === 'contents' && block.of === 'headings'),
  );
  const data: ShownPaper = {
    lang: comparison.language,
    region: REGIONS[comparison.language],
    documentTitle: compares ? book.say('comparison.documentTitle', { title, ...names }) : title,
    title,
    owner: cleanName(paper.owner, LONGEST_TITLE, ''),
    ...(at !== null && { day: dayOf(at) }),
    ...(at !== null &&
      !compares && { stand: book.say('comparison.stand', { date: dayInWords(comparison.language, at) }) }),
    head: cleanName(compares ? book.say('comparison.header', names) : title, LONGEST_HEAD, ''),
    page: book.say('comparison.page'),
    of: book.say('comparison.pageOf'),
    ...(settings.printLineNumbers && !compares && { lineStep: settings.lineStep }),
    ...(!compares && !hasOwnContents && chapters.length > 1 && { contents: book.say('numbers.contentsHeadings') }),
    ...(front !== null && { comparison: front }),
    chapters,
  };
  return { data, files: book.files };
}

/** Once all is drawn it is known what leads where. */
function withAllPlaces({ places }: PdfBook, id: string, chapter: ShownChapter): ShownChapter {
  const known = new Set([chapter.at, ...placesIn(chapter.blocks)]);
  const also = places.asked(id).filter((name) => !known.has(name));
  return also.length === 0 ? chapter : { ...chapter, also };
}

const placesIn = (blocks: readonly ShownBlock[]): string[] =>
  blocks.flatMap((block) => [
    ...(block.at === undefined ? [] : [block.at]),
    ...(block.kind === 'list'
      ? block.items.flatMap(({ at, inside }) => [...(at === undefined ? [] : [at]), ...placesIn(inside)])
      : []),
  ]);

/** The chapters in the order of the newer state. */
function scopesOf({ before, after, chapters }: Comparison): Scope[] {
  const [olds, news] = [before, after].map(({ paper }) => new Map(paper.chapters.map((each) => [each.id, each])));
  return chapters.map((compared) => ({
    id: compared.id,
    before: olds?.get(compared.id) ?? null,
    after: news?.get(compared.id) ?? null,
    compared,
  }));
}
