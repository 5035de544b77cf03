/**
 * The index of a paper: what can be referred to, in order, with its number. Built anew from the chapters' marks when any of
 * them changes; a chapter whose own marks and counts before it are the same stays the same object. Pure.
 */
import { headingLevel } from './block.ts';
import type { Mark } from './chapter-marks.ts';
import { HERE } from './embeds.ts';
import { NOTHING_FROZEN, numberParagraphs, type FrozenNumbers } from './paragraph-numbers.ts';

export interface ChapterToIndex {
  readonly id: string;
  /** Its number in the paper, from 1. */
  readonly number: number;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly frozen?: FrozenNumbers;
}

export type TargetKind = 'chapter' | 'heading' | 'table' | 'figure' | 'paragraph';

/** Something in the paper that has a number. */
export interface Target {
  readonly kind: TargetKind;
  readonly chapter: string;
  /** Null for the chapter itself. */
  readonly block: string | null;
  /** `7`, `7.1.2`, `3` (of a table or figure), `7/12a`; empty for what is only suggested. */
  readonly number: string;
  /** Depth in the table of contents: 0 for a chapter, 1 … for its headings. */
  readonly depth: number;
  /** Title, heading, caption or first words. */
  readonly text: string;
}

interface Counts {
  readonly tables: number;
  readonly figures: number;
  readonly notes: number;
}

export interface ChapterIndex {
  readonly source: ChapterToIndex;
  /** All that have a number, in order; the first is the chapter. */
  readonly targets: readonly Target[];
  /** What a reference to a block shows; of a block without a number the paragraph before it. */
  readonly byBlock: ReadonlyMap<string, Target>;
  /** The blocks' own numbers as they are drawn. */
  readonly numbers: ReadonlyMap<string, Target>;
  /** Footnotes by id; 0 for one that is only suggested. */
  readonly notes: ReadonlyMap<string, number>;
  readonly before: Counts;
  readonly after: Counts;
}

export interface PaperIndex {
  readonly chapters: readonly ChapterIndex[];
  readonly chapter: (id: string) => ChapterIndex | null;
  /** What a reference leads to; null where it is gone. In `HERE` only what is called by name: headings, tables, figures. */
  readonly target: (chapter: string, block: string | null) => Target | null;
}

/** Which kinds of blocks have no number in the margin. */
const unnumbered: ReadonlySet<string> = new Set([
  'bullet',
  'number',
  'image',
  'table',
  'contents',
  'rule',
  'pagebreak',
]);
/** Whether a block of this kind has a paragraph number. */
export const hasParagraphNumber = (kind: string): boolean => headingLevel(kind) === null && !unnumbered.has(kind);

/** The blocks of a chapter that have a paragraph number, in order. */
export const numberedBlocks = (marks: readonly Mark[]): readonly string[] =>
  marks.filter((mark, at) => hasParagraphNumber(kindOf(mark, at))).map(({ block }) => block);

/** Words without a block before them are a paragraph, where their own is only suggested; others of that kind have no number. */
const kindOf = ({ kind, suggested, standing }: Mark, at: number): string =>
  suggested !== true ? kind : at === 0 && standing === true ? 'paragraph' : unnumberedKind;
const unnumberedKind = 'rule';

const nothing: Counts = { tables: 0, figures: 0, notes: 0 };

/** Indexes the chapters, in order. `notes`, `captions`: where footnotes, and tables and figures, begin anew. */
export function indexPaper(
  chapters: readonly ChapterToIndex[],
  notes: 'chapter' | 'paper',
  previous: PaperIndex | null = null,
  captions: 'chapter' | 'paper' = 'paper',
): PaperIndex {
  let counts = nothing;
  const indexed = chapters.map((chapter) => {
    const before: Counts = {
      ...(captions === 'paper' ? counts : nothing),
      notes: notes === 'paper' ? counts.notes : 0,
    };
    const known = previous?.chapter(chapter.id) ?? null;
    const same = known !== null && sameSource(known.source, chapter) && sameCounts(known.before, before);
    const index = same ? known : indexChapter(chapter, before);
    counts = index.after;
    return index;
  });
  if (previous !== null && indexed.length === previous.chapters.length)
    if (indexed.every((index, at) => index === previous.chapters[at])) return previous;
  const byId = new Map(indexed.map((index) => [index.source.id, index]));
  return {
    chapters: indexed,
    chapter: (id) => byId.get(id) ?? null,
    target: (chapter, block) => {
      if (chapter === HERE) return block === null ? null : ownTarget(indexed, block);
      const index = byId.get(chapter);
      if (index === undefined) return null;
      return block === null ? (index.targets[0] ?? null) : (index.byBlock.get(block) ?? null);
    },
  };
}

/** What a link to a block leads to that may have moved into another chapter, where it keeps its id. */
export function targetWherever(index: PaperIndex, chapter: string, block: string | null): Target | null {
  const target = index.target(chapter, block);
  if (target !== null || block === null) return target;
  return index.chapters.find(({ byBlock }) => byBlock.has(block))?.byBlock.get(block) ?? null;
}

/** What a text without chapters can refer to of its own. */
export const ownTargets = ({ chapters }: PaperIndex): readonly Target[] =>
  chapters.flatMap(({ targets }) => targets.filter(({ kind }) => ownKinds.has(kind)));
const ownKinds: ReadonlySet<TargetKind> = new Set(['heading', 'table', 'figure']);

function ownTarget(chapters: readonly ChapterIndex[], block: string): Target | null {
  const target = chapters.find(({ numbers }) => numbers.has(block))?.numbers.get(block);
  return target !== undefined && ownKinds.has(target.kind) ? target : null;
}

function sameSource(a: ChapterToIndex, b: ChapterToIndex): boolean {
  if (a.number !== b.number || a.title !== b.title || a.frozen !== b.frozen) return false;
  return (
    a.marks === b.marks || (a.marks.length === b.marks.length && a.marks.every((mark, at) => mark === b.marks[at]))
  );
}

const sameCounts = (a: Counts, b: Counts): boolean =>
  a.tables === b.tables && a.figures === b.figures && a.notes === b.notes;

function indexChapter(source: ChapterToIndex, before: Counts): ChapterIndex {
  const { id: chapter, number, title, marks, frozen = NOTHING_FROZEN } = source;
  const whole: Target = { kind: 'chapter', chapter, block: null, number: String(number), depth: 0, text: title };
  const targets: Target[] = [whole];
  const numbers = new Map<string, Target>();
  const byBlock = new Map<string, Target>();
  const notes = new Map<string, number>();
  const paragraphs = numberParagraphs(numberedBlocks(marks), frozen);
  const headings = new HeadingNumbers(number);
  const counts = { ...before };
  let last = whole;
  for (const [at, mark] of marks.entries()) {
    for (const note of notesFrom(at)) if ((notes.get(note) ?? 0) === 0) notes.set(note, (counts.notes += 1));
    for (const note of mark.newNotes ?? []) if (!notes.has(note)) notes.set(note, 0);
    const target = mark.suggested === true ? suggestedTarget(mark) : numbered(mark, at);
    if (target !== null) {
      targets.push(target);
      numbers.set(mark.block, target);
    }
    if (target?.kind === 'paragraph') last = target;
    byBlock.set(mark.block, target ?? last);
  }
  return { source, targets, byBlock, numbers, notes, before, after: counts };

  /** Words that only a suggestion splits off a table's caption stand in it, and so before its cells. */
  function notesFrom(at: number): readonly string[] {
    const { notes: all = [], inCells = 0 } = marks[at] ?? {};
    if (inCells === 0 || marks[at + 1]?.suggested !== true) return all;
    const split: string[] = [];
    for (let next = at + 1; marks[next]?.suggested === true; next += 1) split.push(...(marks[next]?.notes ?? []));
    return [...all.slice(0, all.length - inCells), ...split, ...all.slice(all.length - inCells)];
  }

  /** What has no number yet, and where in the contents it would come. */
  function suggestedTarget({ block, kind, text, decorative }: Mark): Target | null {
    const common = { chapter, block, text, number: '' };
    const level = headingLevel(kind);
    if (level !== null) return text === '' ? null : { ...common, kind: 'heading', depth: headings.depthOf(level) };
    if (kind === 'table' || (kind === 'image' && !decorative))
      return { ...common, kind: kind === 'table' ? 'table' : 'figure', depth: 0 };
    const own = paragraphs.get(block);
    return own === undefined ? null : { ...common, kind: 'paragraph', number: `${number}/${own}`, depth: 0 };
  }

  /** Whether words stand in a heading that a suggestion splits in front of them. */
  function isContinued(at: number): boolean {
    for (let next = at + 1; marks[next]?.suggested === true; next += 1) if (marks[next]?.standing === true) return true;
    return false;
  }

  function numbered({ block, kind, text, decorative }: Mark, at: number): Target | null {
    const common = { chapter, block, text, depth: 0 };
    const level = headingLevel(kind);
    if (level !== null) {
      if (text === '' && !isContinued(at)) return null;
      const { number: own, depth } = headings.next(level);
      return { ...common, kind: 'heading', number: own, depth };
    }
    if (kind === 'table') return { ...common, kind: 'table', number: String((counts.tables += 1)) };
    if (kind === 'image')
      return decorative ? null : { ...common, kind: 'figure', number: String((counts.figures += 1)) };
    const own = paragraphs.get(block);
    return own === undefined ? null : { ...common, kind: 'paragraph', number: `${number}/${own}` };
  }
}

/** Counts headings. A level that is skipped counts as one step, so that no number has a nought in it. */
class HeadingNumbers {
  readonly #chapter: number;
  readonly #open: { readonly level: number; count: number }[] = [];

  constructor(chapter: number) {
    this.#chapter = chapter;
  }

  /** How deep a heading would stand here; it is not counted. */
  depthOf(level: number): number {
    return this.#open.filter((each) => each.level < level).length + 1;
  }

  next(level: number): { readonly number: string; readonly depth: number } {
    let count = 0;
    for (let last = this.#open.at(-1); last !== undefined && last.level >= level; last = this.#open.at(-1)) {
      ({ count } = last);
      this.#open.pop();
    }
    this.#open.push({ level, count: count + 1 });
    return { number: [this.#chapter, ...this.#open.map((each) => each.count)].join('.'), depth: this.#open.length };
  }
}
