/**
 * The pages of the chosen chapters: reads one chapter after another, has it drawn once in the width of a page to measure it
 * (`toMeasure`), and fills the pages when all are there.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { withRoom } from '../../app/chapter-texts.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { labelsOf } from '../../editor/static/labels.tsx';
import { staticFrame } from '../../editor/static/static-table.tsx';
import { notesOf } from '../../editor/static/notes.tsx';
import { useText } from '../../ui/text.ts';
import type { Measured } from './measure.ts';
import { paginate, type Fragment } from './paginate.ts';
import { partsOf, type PrintedChapter } from './parts.tsx';
import type { PrintOptions } from './print-options.ts';

/** A stretch of a chapter on a page. */
export interface PagePiece {
  readonly chapter: MeasuredChapter;
  readonly fragment: Fragment;
}
export type Page = readonly PagePiece[];

export interface MeasuredChapter {
  readonly chapter: PrintedChapter;
  readonly measured: readonly Measured[];
  /** Lines of the chapter before each part, for the line numbers. */
  readonly linesBefore: readonly number[];
}

export interface Pages {
  readonly pages: readonly Page[];
  /** The chapter to draw now and to hand to `onMeasured`; null when there is none. */
  readonly toMeasure: PrintedChapter | null;
  readonly onMeasured: (chapter: PrintedChapter, measured: readonly Measured[]) => void;
  readonly done: number;
  readonly all: number;
  /** Numbers of chapters whose text could not be had. */
  readonly missing: readonly number[];
}

interface Progress {
  readonly key: string;
  readonly ready: readonly MeasuredChapter[];
  readonly reading: PrintedChapter | null;
  readonly missing: readonly number[];
}

/** `key` names all that changes a measure; with another one everything is measured anew. */
export function usePages(
  session: Session,
  chapters: readonly ChapterView[],
  options: PrintOptions,
  key: string,
  pageHeight: number,
): Pages {
  const { t } = useText();
  const [state, setState] = useState<Progress>({ key, ready: [], reading: null, missing: [] });
  const progress = state.key === key ? state : { key, ready: [], reading: null, missing: [] };
  const done = progress.ready.length + progress.missing.length;
  const next = progress.reading === null ? chapters[done] : undefined;

  useEffect(() => {
    if (next === undefined) return undefined;
    let stopped = false;
    readPrinted(session, next, titleOf(next, t), options.suggestions)
      .then((reading) => {
        if (stopped) return;
        setState((before) => {
          const at = before.key === key ? before : { key, ready: [], reading: null, missing: [] };
          return reading === null ? { ...at, missing: [...at.missing, next.number] } : { ...at, reading };
        });
      })
      .catch((error: unknown) => reportError(error));
    return () => {
      stopped = true;
    };
  }, [session, next, options.suggestions, key, t]);

  const onMeasured = useCallback(
    (chapter: PrintedChapter, measured: readonly Measured[]) =>
      setState((before) => {
        if (before.key !== key || before.reading !== chapter) return before;
        return { ...before, reading: null, ready: [...before.ready, withLines(chapter, measured)] };
      }),
    [key],
  );
  const complete = done >= chapters.length && progress.reading === null;
  const { ready } = progress;
  const pages = useMemo(
    () => (complete ? fill(ready, options.newPage, pageHeight) : []),
    [complete, ready, options.newPage, pageHeight],
  );
  return { pages, toMeasure: progress.reading, onMeasured, done, all: chapters.length, missing: progress.missing };
}

async function readPrinted(
  session: Session,
  view: ChapterView,
  title: string,
  suggestions: PrintOptions['suggestions'],
): Promise<PrintedChapter | null> {
  await document.fonts.ready;
  return withRoom(session, view.id, ({ doc }) => {
    const read = readBlocks(doc);
    const blocks = suggestions === 'marked' ? read : decidedBlocks(read, suggestions === 'accepted');
    const index = session.paper.index.get();
    const notes = index.chapter(view.id)?.notes;
    const head = { kind: 'title', number: view.number, title, group: view.group } as const;
    const parts = partsOf(head, blocks, notesOf(doc, blocks), (note) => notes?.get(note));
    const labels = labelsOf(session.paper.index, index, view.id);
    const frames = new Map(blocks.map((block) => [block.id, staticFrame(doc, block, labels)]));
    return { id: view.id, number: view.number, title, parts, labels, frames };
  });
}

function withLines(chapter: PrintedChapter, measured: readonly Measured[]): MeasuredChapter {
  const linesBefore: number[] = [];
  let lines = 0;
  for (const [index, { middles }] of measured.entries()) {
    linesBefore.push(lines);
    if (chapter.parts[index]?.kind === 'block') lines += middles.length;
  }
  return { chapter, measured, linesBefore };
}

function fill(chapters: readonly MeasuredChapter[], newPage: boolean, pageHeight: number): readonly Page[] {
  const all = chapters.flatMap((chapter) => chapter.measured.map((item, index) => ({ chapter, item, index })));
  const items = all.map(({ item, index }) => ({
    ...item,
    breaksBefore: item.breaksBefore || (newPage && index === 0),
  }));
  return paginate(items, pageHeight).map((page) =>
    page.flatMap((fragment): PagePiece[] => {
      const of = all[fragment.item];
      return of === undefined ? [] : [{ chapter: of.chapter, fragment: { ...fragment, item: of.index } }];
    }),
  );
}
