/**
 * A comparison as a Word file in which every change is a tracked one: accepting all gives the newer state, rejecting all the older.
 * The same input gives the same bytes.
 */
import type { TellProgress } from '../../../shared/rpc/export-progress.ts';
import { cleanName } from '../clean-text.ts';
import type { Comparison } from '../comparison/comparison.ts';
import { stateName } from '../comparison/when.ts';
import type { Book } from './book.ts';
import { frontPage } from './front-page.ts';
import { writeDocx, type Around } from './write-docx.ts';

export interface ComparisonDocxOptions {
  /** Whether the first page tells what is compared and how much changed. */
  readonly frontPage?: boolean;
  readonly tell?: TellProgress | undefined;
}

const LONGEST_TITLE = 250;

export async function comparisonDocx(comparison: Comparison, options: ComparisonDocxOptions = {}): Promise<Uint8Array> {
  const { before, after } = comparison;
  const names = { before: stateName(comparison, before), after: stateName(comparison, after) };
  const around = (book: Book): Around => {
    const title = cleanName(after.paper.title, LONGEST_TITLE, book.say('comparison.unnamed'));
    return {
      title: book.say('comparison.documentTitle', { title, ...names }),
      header: book.say('comparison.header', names),
      at: after.at,
      front: options.frontPage === false ? [] : frontPage(book),
      // As the newer state counts them: files have one way alone.
      notesAnew: after.paper.settings?.noteNumbers !== 'paper',
      tracked: true,
    };
  };
  return writeDocx(comparison, false, around, { tell: options.tell });
}
