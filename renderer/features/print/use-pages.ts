/**
 * The pages of the chosen chapters: reads one chapter after another, has it drawn once in the width of a page to measure it
 * (`toMeasure`), and fills the pages when all are there.
 */
import { personName } from '../../../shared/i18n/person-name.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { formatMoment, useText } from '../../ui/text.ts';
import type { Measured } from './measure.ts';
import { paginate, type Fragment } from './paginate.ts';
import type { PrintedChapter } from './parts.tsx';
import type { PrintOptions } from './print-options.ts';
import { PrintPictures, type PictureProgress } from './print-pictures.ts';
import { readPrinted } from './read-printed.tsx';

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
  /** Pictures that could not be had. */
  readonly missingPictures: number;
  /** Those of the chapter that is being read. */
  readonly loading: PictureProgress | null;
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
  const { t, language } = useText();
  const { suggestions, comments, resolved } = options;
  const [state, setState] = useState<Progress>({ key, ready: [], reading: null, missing: [] });
  const progress = state.key === key ? state : { key, ready: [], reading: null, missing: [] };
  const [pictures] = useState(() => new PrintPictures(session.pictures));
  useEffect(() => () => pictures.release(), [pictures]);
  const [loading, setLoading] = useState<PictureProgress | null>(null);
  const done = progress.ready.length + progress.missing.length;
  const next = progress.reading === null ? chapters[done] : undefined;

  useEffect(() => {
    if (next === undefined) return undefined;
    let stopped = false;
    const onProgress = (progress: PictureProgress): void => {
      if (!stopped) setLoading(progress.done < progress.all ? progress : null);
    };
    const nameOf = (person: string): string => personName(session.membership.people.get(person), t);
    const date = (at: number): string => formatMoment(new Date(at).toISOString(), language);
    readPrinted({
      session,
      chapter: next,
      options: { suggestions, comments, resolved },
      pictures,
      onProgress,
      t,
      nameOf,
      date,
    })
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
  }, [session, next, suggestions, comments, resolved, key, pictures, t, language]);

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
  const missingPictures = ready.reduce((sum, { chapter }) => sum + chapter.missingPictures, 0);
  const { reading: toMeasure, missing } = progress;
  return { pages, toMeasure, onMeasured, done, all: chapters.length, missing, missingPictures, loading };
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
