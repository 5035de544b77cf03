/** Comments in Word's margin: threads at the words they are about, with replies and who has resolved them. */
import type { PaperComment } from '../paper.ts';
import { el, join, val, words, type Markup } from './markup.ts';
import { type Revisions, wordTime } from './revisions.ts';

export interface PlacedThread {
  readonly ids: readonly number[];
  /** Characters of the block; null for all of it. */
  readonly range: { readonly from: number; readonly to: number } | null;
}
interface Numbered {
  readonly id: number;
  readonly comment: PaperComment;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
/** Longest comment that is written, characters. */
const LONGEST = 20_000;

export class CommentParts {
  /** By chapter; the first of each thread comes first. */
  readonly #threads = new Map<string, Numbered[][]>();
  readonly #written: Numbered[][] = [];

  constructor(
    comments: readonly PaperComment[],
    private readonly revisions: Revisions,
  ) {
    const threads = new Map<string, Numbered[]>();
    for (const comment of comments) {
      const key = `${comment.chapter} ${comment.thread}`;
      const thread = threads.get(key) ?? [];
      if (thread.length === 0) {
        threads.set(key, thread);
        this.#threads.set(comment.chapter, [...(this.#threads.get(comment.chapter) ?? []), thread]);
      }
      thread.push({ id: revisions.next(), comment });
    }
  }

  /** The threads on one block of a text of a chapter: '' for its own, else that of a cell. */
  on(
    chapter: string,
    text: string,
    { id, text: words }: { readonly id: string; readonly text: string },
  ): PlacedThread[] {
    return this.#take(chapter, words, ({ block, root = '' }) => block === id && root === text);
  }

  /** In a footnote there can be none: they stand at its mark. */
  onNote(chapter: string, text: string): readonly number[] {
    return this.#take(chapter, '', ({ root }) => root === text).flatMap(({ ids }) => ids);
  }

  /** What found no other place; to be asked last. */
  rest(chapter: string): PlacedThread[] {
    return this.#take(chapter, '', () => true);
  }

  /** Each is given once. */
  #take(chapter: string, words: string, isHere: (comment: PaperComment) => boolean): PlacedThread[] {
    const threads = this.#threads.get(chapter) ?? [];
    const found = threads.filter(([first]) => first !== undefined && isHere(first.comment));
    this.#threads.set(
      chapter,
      threads.filter((thread) => !found.includes(thread)),
    );
    this.#written.push(...found);
    return found.map((thread) => ({
      ids: thread.map(({ id }) => id),
      range: rangeOf(thread[0]?.comment, words),
    }));
  }

  get isEmpty(): boolean {
    return this.#written.length === 0;
  }

  /** `comments.xml`. */
  part(): Markup {
    // Who knows nothing of Word 2010 passes over the paragraphs' numbers.
    const root = { 'xmlns:w': W, 'xmlns:w14': W14, 'xmlns:mc': MC, 'mc:Ignorable': 'w14' };
    return el('w:comments', root, ...this.#written.flat().map((each) => this.#comment(each)));
  }

  /** `commentsExtended.xml`: which comment answers which, and what is done. */
  extendedPart(): Markup {
    const entries = this.#written.flatMap((thread) =>
      thread.map(({ id, comment }, index) =>
        el('w15:commentEx', {
          'w15:paraId': paragraphId(id),
          'w15:paraIdParent': index === 0 ? undefined : paragraphId(thread[0]?.id ?? id),
          'w15:done': comment.state === 'resolved' ? 1 : 0,
        }),
      ),
    );
    return el('w15:commentsEx', { 'xmlns:w15': W15 }, ...entries);
  }

  #comment({ id, comment }: Numbered): Markup {
    const { author, at, text, imported } = comment;
    const name = this.revisions.name(imported?.name ?? author.name);
    const time = Date.parse(imported?.at ?? at);
    const initials = name
      .split(' ')
      .map((part) => /^./u.exec(part)?.[0] ?? '')
      .join('')
      .slice(0, 4);
    const lines = text.slice(0, LONGEST).split('\n');
    const paragraphs = lines.map((line, index) =>
      el(
        'w:p',
        index === lines.length - 1 ? { 'w14:paraId': paragraphId(id) } : {},
        el('w:pPr', {}, val('w:pStyle', 'CommentText')),
        el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(line))),
      ),
    );
    const about = { 'w:id': id, 'w:author': name, 'w:date': wordTime(time), 'w:initials': initials };
    return el('w:comment', about, ...paragraphs);
  }
}

/** Eight hexadecimal digits below 80000000, as the format wants. */
const paragraphId = (id: number): string => (0x1000_0000 + id).toString(16).toUpperCase();

/** Where the quoted words stand; null for the whole block. */
function rangeOf(comment: PaperComment | undefined, text: string): PlacedThread['range'] {
  const from = comment === undefined || comment.quote === '' ? -1 : text.indexOf(comment.quote);
  return from < 0 ? null : { from, to: from + (comment?.quote.length ?? 0) };
}

export const commentStart = (ids: readonly number[]): Markup =>
  join(ids.map((id) => el('w:commentRangeStart', { 'w:id': id })));
export const commentEnd = (ids: readonly number[]): Markup =>
  join(
    ids.map((id) =>
      join([
        el('w:commentRangeEnd', { 'w:id': id }),
        el('w:r', {}, el('w:rPr', {}, val('w:rStyle', 'CommentReference')), el('w:commentReference', { 'w:id': id })),
      ]),
    ),
  );
