/** What the outline shows of a chapter, and what the index of the paper needs of it, read from its room. */
import { chapterTitle, readStage } from '../../../shared/document/chapter.ts';
import { countSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import { countAllWords, readChapter } from '../../../shared/document/nested.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { documentOf } from '../../hub/living-state.ts';
import type { ChapterMarks, ChapterSummary } from '../../../shared/rpc/schemas.ts';

export interface ReadSummary {
  readonly summary: Omit<ChapterSummary, 'id' | 'proposals' | 'changedAt'>;
  readonly marks: ChapterMarks['marks'];
  /** Milliseconds. */
  readonly took: number;
}

/** `updates`: the room's whole state, as updates of version 1. Throws when Yjs can't read one. */
export function readSummary(updates: readonly Uint8Array[]): ReadSummary {
  const start = performance.now();
  const doc = documentOf(updates);
  const content = readChapter(doc);
  const summary = {
    title: chapterTitle(doc).toString().slice(0, 500),
    stage: readStage(doc),
    words: countAllWords(content),
    blocks: content.blocks.length,
    suggestions: countSuggestions(content),
  };
  const marks = marksOf(content.blocks, notesWithin(content)).map(({ newNotes, ...mark }) => ({
    ...mark,
    notes: [...mark.notes],
    ...(newNotes !== undefined && { newNotes: [...newNotes] }),
  }));
  doc.destroy();
  return { summary, marks, took: performance.now() - start };
}
