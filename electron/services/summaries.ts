/** What the outline shows of each chapter without opening its room: title, stage, words, blocks, suggestions, time of the last change. */
import type * as Y from 'yjs';
import { chapterTitle, readStage } from '../../shared/document/chapter.ts';
import { countSuggestions } from '../../shared/document/chapter-suggestions.ts';
import { marksOf } from '../../shared/document/chapter-marks.ts';
import { countAllWords, notesWithin, readChapter, type ChapterContent } from '../../shared/document/nested.ts';
import type { ChapterMarks, ChapterSummary } from '../../shared/rpc/schemas.ts';

/** Chapters change with every key; the outline hears of it at most this often. */
const tellEvery = 500;

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

interface Source {
  readonly doc: Y.Doc;
  readonly changedAt: string | null;
}

/** Keeps summaries up to date: `stale(id)` marks a chapter, `read` gives its content when it is computed. */
export class Summaries {
  private readonly known = new Map<string, ChapterSummary>();
  private readonly proposals = new Map<string, number>();
  private readonly marks = new Map<string, ChapterMarks>();
  private readonly waiting = new Map<string, Source>();
  private timer: NodeJS.Timeout | null = null;

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
  changed(id: string, doc: Y.Doc, changedAt: string | null): void {
    this.waiting.set(id, { doc, changedAt: changedAt ?? this.known.get(id)?.changedAt ?? null });
    this.tellSoon();
  }

  /** Notes how many people propose something in a chapter. */
  proposed(id: string, count: number): void {
    if ((this.proposals.get(id) ?? 0) === count) return;
    this.proposals.set(id, count);
    const known = this.known.get(id);
    if (known !== undefined) this.known.set(id, { ...known, proposals: count });
    this.tellSoon();
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.computeWaiting();
      this.tell(this.all);
    }, tellEvery);
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private computeWaiting(): void {
    for (const [id, { doc, changedAt }] of this.waiting) {
      const content = readChapter(doc);
      this.known.set(id, { ...summarise(id, doc, content, changedAt), proposals: this.proposals.get(id) ?? 0 });
      const marks = marksOf(content.blocks, notesWithin(content));
      this.marks.set(id, { id, marks: marks.map((mark) => ({ ...mark, notes: [...mark.notes] })) });
    }
    this.waiting.clear();
  }
}
