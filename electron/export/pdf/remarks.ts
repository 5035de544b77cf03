/** Comments at the words that they are about, as pieces without text among the words; only formats that have a margin draw them. */
import type { PaperComment } from '../paper.ts';
import type { Remark, ShownInline, ShownWords } from './shown.ts';

interface Thread {
  readonly name: string;
  readonly comments: PaperComment[];
}

export interface TextPlace {
  /** '' for the chapter's own, else that of a cell. */
  readonly text: string;
  readonly block: string;
}

export class Remarks {
  /** By chapter, those that have no place yet. */
  readonly #threads = new Map<string, Thread[]>();

  constructor(comments: readonly PaperComment[]) {
    const known = new Map<string, Thread>();
    for (const comment of comments) {
      const key = `${comment.chapter} ${comment.thread}`;
      const thread = known.get(key);
      if (thread !== undefined) {
        thread.comments.push(comment);
        continue;
      }
      const fresh = { name: `comment-${known.size + 1}`, comments: [comment] };
      known.set(key, fresh);
      this.#threads.set(comment.chapter, [...(this.#threads.get(comment.chapter) ?? []), fresh]);
    }
  }

  /** The words of a block with its threads around what they quote, or around all of it. Each is given once. */
  onBlock(chapter: string, { text, block }: TextPlace, words: readonly ShownInline[]): readonly ShownInline[] {
    const isHere = ([first]: readonly PaperComment[]): boolean =>
      first?.block === block && (first.root ?? '') === text && words.length > 0;
    return this.#around(chapter, this.#found(chapter, isHere), words);
  }

  /** The mark of a footnote with what was said within it. */
  onNote(chapter: string, text: string, mark: ShownInline): readonly ShownInline[] {
    const here = this.#found(chapter, ([first]) => first?.root === text);
    return this.#around(chapter, here, [mark]);
  }

  /** To be asked last: the chapter's title with what found no other place. */
  onTitle(chapter: string, words: readonly ShownInline[]): readonly ShownInline[] {
    return this.#around(chapter, this.#threads.get(chapter) ?? [], words);
  }

  #found(chapter: string, isHere: (comments: readonly PaperComment[]) => boolean): readonly Thread[] {
    return (this.#threads.get(chapter) ?? []).filter(({ comments }) => isHere(comments));
  }

  #around(chapter: string, here: readonly Thread[], words: readonly ShownInline[]): readonly ShownInline[] {
    if (here.length === 0) return words;
    const others = (this.#threads.get(chapter) ?? []).filter((thread) => !here.includes(thread));
    this.#threads.set(chapter, others);
    return here.reduce((all, thread) => around(all, thread), words);
  }
}

function around(words: readonly ShownInline[], { name, comments }: Thread): readonly ShownInline[] {
  const edge = (which: Remark['edge']): ShownWords => ({ text: '', remark: { thread: name, edge: which, comments } });
  const quote = comments[0]?.quote ?? '';
  const text = words.map((each) => ('text' in each ? each.text : '')).join('');
  const from = quote === '' ? -1 : text.indexOf(quote);
  if (from < 0) return [edge('start'), ...words, edge('end')];
  return [
    ...cut(words, 0, from),
    edge('start'),
    ...cut(words, from, from + quote.length),
    edge('end'),
    ...cut(words, from + quote.length, Infinity),
  ];
}

/** What lies between two characters; what has none (a footnote, an edge) lies where it begins. */
function cut(words: readonly ShownInline[], from: number, to: number): ShownInline[] {
  let at = 0;
  return words.flatMap((each): ShownInline[] => {
    const start = at;
    const length = 'text' in each ? each.text.length : 0;
    at += length;
    if (!('text' in each) || length === 0) return start >= from && start < to ? [each] : [];
    const [first, last] = [Math.max(start, from), Math.min(at, to)];
    if (first >= last) return [];
    // A reference is one thing, whose number the file counts: it is not cut.
    if (each.to !== undefined) return start >= from ? [each] : [];
    return [{ ...each, text: each.text.slice(first - start, last - start) }];
  });
}
