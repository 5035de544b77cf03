/** What the outline shows of each chapter without opening its room: title, stage, words, blocks, suggestions, time of the last change. */
import type * as Y from 'yjs';
import { chapterTitle, readStage } from '../../shared/document/chapter.ts';
import { countSuggestions } from '../../shared/document/chapter-suggestions.ts';
import { marksOf } from '../../shared/document/chapter-marks.ts';
import { countAllWords, notesWithin, readChapter, type ChapterContent } from '../../shared/document/nested.ts';
import type { ChapterMarks, ChapterSummary } from '../../shared/rpc/schemas.ts';

/** Chapters change with every key; the outline hears of it at most this often, in milliseconds. */
const tellEvery = 500;
/** What took longer than this (in milliseconds) is done again only after so many times as long: the hub has but one thread. */
const isCheap = 5;
const pauseFactor = 100;

/** Computes the summary of one chapter's room, whose content is given. */
function summarise(
  id: string,
  doc: Y.Doc,
  content: ChapterContent,
  changedAt: string | null,
): Omit<ChapterSummary, 'proposals'> {
  return {
    id,
    title: chapterTitle(doc).toString().slice(0, 500),
    stage: readStage(doc),
    words: countAllWords(content),
    blocks: content.blocks.length,
    suggestions: countSuggestions(content),
    changedAt,
  };
}

/** The room of a chapter, in memory as bytes. */
export interface ChapterSource {
  read<T>(look: (doc: Y.Doc) => T): T;
}

interface Waiting {
  readonly source: ChapterSource;
  readonly changedAt: string | null;
}

/** Keeps summaries up to date: `changed` marks a chapter, which is read a little later. */
export class Summaries {
  private readonly known = new Map<string, ChapterSummary>();
  private readonly proposals = new Map<string, number>();
  private readonly marks = new Map<string, ChapterMarks>();
  private readonly waiting = new Map<string, Waiting>();
  /** Until when a chapter whose reading takes long is left alone, by the clock of `performance.now()`. */
  private readonly pausedUntil = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  /** Something is known that nobody was told. */
  private untold = false;

  constructor(private readonly tell: (summaries: ChapterSummary[]) => void) {}

  get all(): ChapterSummary[] {
    this.computeWaiting();
    return [...this.known.values()];
  }

  /** What the index of the paper needs of these chapters; unknown ones are left out. */
  marksOf(chapters: readonly string[]): ChapterMarks[] {
    this.computeWaiting();
    return chapters.flatMap((id) => this.marks.get(id) ?? []);
  }

  /** Notes that a chapter changed (or was loaded); computed a little later, together with others. */
  changed(id: string, source: ChapterSource, changedAt: string | null): void {
    this.waiting.set(id, { source, changedAt: changedAt ?? this.known.get(id)?.changedAt ?? null });
    this.tellSoon();
  }

  /** Notes how many people propose something in a chapter. */
  proposed(id: string, count: number): void {
    if ((this.proposals.get(id) ?? 0) === count) return;
    this.proposals.set(id, count);
    const known = this.known.get(id);
    if (known !== undefined) this.known.set(id, { ...known, proposals: count });
    this.untold = true;
    this.tellSoon();
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const { all } = this;
      if (this.untold) this.tell(all);
      this.untold = false;
      if (this.waiting.size > 0) this.tellSoon();
    }, tellEvery);
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private computeWaiting(): void {
    for (const [id, { source, changedAt }] of this.waiting) {
      const start = performance.now();
      if (start < (this.pausedUntil.get(id) ?? 0)) continue;
      this.waiting.delete(id);
      try {
        source.read((doc) => this.compute(id, doc, changedAt));
      } catch {
        // A room whose document fails is begun anew by the hub, which reports it, and changes again then.
      }
      const took = performance.now() - start;
      if (took > isCheap) this.pausedUntil.set(id, start + pauseFactor * took);
    }
  }

  private compute(id: string, doc: Y.Doc, changedAt: string | null): void {
    const content = readChapter(doc);
    this.untold = true;
    this.known.set(id, { ...summarise(id, doc, content, changedAt), proposals: this.proposals.get(id) ?? 0 });
    const marks = marksOf(content.blocks, notesWithin(content));
    this.marks.set(id, { id, marks: marks.map((mark) => ({ ...mark, notes: [...mark.notes] })) });
  }
}
