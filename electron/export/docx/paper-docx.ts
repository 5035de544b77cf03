/** A paper as it stands as a Word file: real styles, numbers and footnotes, nothing tracked but suggestions where they are wanted. The same input gives the same bytes. */
import { makeBlock } from '../../../shared/document/block.ts';
import type { TellProgress } from '../../../shared/rpc/export-progress.ts';
import { cleanName } from '../clean-text.ts';
import { compareStates, type PaperState, type StatePaper } from '../comparison/comparison.ts';
import type { Scope } from '../comparison/scope.ts';
import { suggestedPaper } from '../comparison/suggested.ts';
import { dayInWords } from '../comparison/when.ts';
import type { Pictures } from '../html-image.ts';
import type { PaperComment, PaperSuggestion } from '../paper.ts';
import type { Book } from './book.ts';
import { frame } from './frames.ts';
import type { Markup } from './markup.ts';
import { line } from './plain-table.ts';
import { writeDocx, type Around } from './write-docx.ts';

const LONGEST_TITLE = 250;

export interface PaperDocxOptions {
  /** Of this state, into the margin. */
  readonly comments?: readonly PaperComment[];
  /** Whose suggestions they are, which then stand as tracked changes; null leaves out what is only suggested. */
  readonly suggestions?: readonly PaperSuggestion[] | null;
  readonly tell?: TellProgress | undefined;
}

/** `at`: when it is made (milliseconds since 1970), as its first page says; null leaves that out. */
export async function paperDocx(
  paper: StatePaper,
  pictures: Pictures = new Map(),
  at: number | null = null,
  { comments = [], suggestions = null, tell }: PaperDocxOptions = {},
): Promise<Uint8Array> {
  const state: PaperState = { name: paper.title, at, by: null, paper };
  const groups = new Map(paper.chapters.map(({ id, group }) => [id, group]));
  // A state compared with itself: nothing is tracked where nothing changed.
  const comparison =
    suggestions === null
      ? compareStates(state, state, { pictures, comments })
      : suggestedPaper(state, suggestions, { pictures, comments });
  const around = (book: Book): Around => {
    const title = cleanName(paper.title, LONGEST_TITLE, book.say('comparison.unnamed'));
    return {
      title,
      header: title,
      at,
      front: [...titleLines(book, paper, title, at), ...contents(book, book.comparison.after.paper)],
      chapter: (chapter, heading, text) => {
        const group = groups.get(chapter) ?? null;
        const whose = group === null ? [] : [line('FrontNote', book.say('people.group', { name: group.name }))];
        return [heading, ...whose, ...text];
      },
      chaptersOnPages: true,
      notesAnew: paper.settings?.noteNumbers !== 'paper',
      tracked: suggestions !== null,
    };
  };
  return writeDocx(comparison, suggestions === null, around, { tell });
}

function titleLines({ say }: Book, { owner }: StatePaper, title: string, at: number | null): Markup[] {
  const stand = at === null ? [] : [say('comparison.stand', { date: dayInWords('de', at) })];
  const under = [owner, ...stand].filter((text) => text !== '').join(', ');
  return [line('Title', title), ...(under === '' ? [] : [line('Subtitle', under)])];
}

/** A list of contents before the text, where the paper has none of its own. */
function contents(book: Book, { chapters }: StatePaper): Markup[] {
  const [first] = chapters;
  const hasOwn = chapters.some(({ blocks }) =>
    blocks.some(({ kind, props }) => kind === 'contents' && (props['of'] ?? 'headings') === 'headings'),
  );
  if (first === undefined || hasOwn || chapters.length < 2) return [];
  const block = makeBlock('contents', { kind: 'contents', indent: 0 }, []);
  const scope: Scope = { id: first.id, before: null, after: null, compared: EMPTY };
  const at = { chapter: scope, text: '', place: 'body' } as const;
  return [
    line('FrontHeading', book.say('numbers.contentsHeadings')),
    ...frame(book, at, { type: 'frame', state: 'same', before: block, after: block, pieces: [] }, []),
  ];
}

const EMPTY: Scope['compared'] = {
  id: '',
  titleBefore: null,
  titleAfter: null,
  moved: false,
  rows: [],
  tables: new Map(),
  notes: new Map(),
  counts: { changed: 0, added: 0, removed: 0, moved: 0, wordsInserted: 0, wordsDeleted: 0 },
};
