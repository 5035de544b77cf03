/** Which rows of a long table are drawn: those near the window and the one that one is at. Between them stands empty room. */
import { useEffect, useState, type RefObject } from 'react';

/** A stretch of rows, drawn (`height` null) or as so many pixels of room. */
export interface Stretch {
  readonly from: number;
  /** Behind the last. */
  readonly to: number;
  readonly height: number | null;
}

/** Rows that come and go together. */
const chunk = 30;
/** A table of so many rows is always drawn whole. */
const drawnWhole = 120;
/** Pixels above and below the window in which rows are drawn. */
const margin = 500;
/** Of a row that was never drawn, in pixels. */
const usualRow = 39;

/** `drawn`: numbers of chunks; `heights`: of chunks that were measured, in pixels. */
export function stretches(
  rows: number,
  drawn: (chunk: number) => boolean,
  heights: ReadonlyMap<number, number>,
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0, from = 0; from < rows; at += 1, from += chunk) {
    const to = Math.min(from + chunk, rows);
    const height = drawn(at) ? null : (heights.get(at) ?? (to - from) * usualRow);
    const last = found.at(-1);
    if (last !== undefined && (last.height === null) === (height === null))
      found[found.length - 1] = { from: last.from, to, height: height === null ? null : (last.height ?? 0) + height };
    else found.push({ from, to, height });
  }
  return found;
}

/** The first and last chunk that lie within the window, whose top edge is `above` pixels below the first row's (negative: above it). */
export function nearChunks(
  rows: number,
  above: number,
  window: number,
  heights: ReadonlyMap<number, number>,
): readonly [first: number, last: number] {
  const count = Math.max(1, Math.ceil(rows / chunk));
  let [first, last] = [count - 1, 0];
  let top = 0;
  for (let at = 0; at < count; at += 1) {
    const bottom = top + (heights.get(at) ?? Math.min(chunk, rows - at * chunk) * usualRow);
    if (bottom >= above - margin) first = Math.min(first, at);
    if (top <= above + window + margin) last = at;
    top = bottom;
  }
  return [Math.min(first, last), last];
}

/** `at`: the row that is drawn wherever it is. Rows are children of the grid behind its heads, with the number of theirs in `data-row`. */
export function useDrawnRows(grid: RefObject<HTMLElement | null>, rows: number, at: number): readonly Stretch[] {
  const [near, setNear] = useState<readonly [number, number]>([0, 0]);
  const [heights] = useState(() => new Map<number, number>());
  const isShort = rows <= drawnWhole;
  useEffect(() => {
    if (isShort) return undefined;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const head = grid.current?.querySelector('[role=columnheader]')?.getBoundingClientRect();
      if (head === undefined) return;
      const next = nearChunks(rows, -head.bottom, window.innerHeight, heights);
      setNear((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
    };
    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    later();
    document.addEventListener('scroll', later, { capture: true, passive: true });
    window.addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('scroll', later, { capture: true });
      window.removeEventListener('resize', later);
    };
  }, [grid, rows, isShort, heights]);
  const here = Math.floor(at / chunk);
  const shown = stretches(rows, (each) => isShort || each === here || (each >= near[0] && each <= near[1]), heights);
  // What was measured once keeps its room when it goes. With the frame, whose layout is made anyway.
  useEffect(() => {
    if (isShort) return undefined;
    const edge = (row: number): DOMRect | undefined =>
      grid.current?.querySelector(`[data-row="${row}"]`)?.firstElementChild?.getBoundingClientRect();
    const frame = requestAnimationFrame(() => {
      for (let each = near[0]; each <= near[1]; each += 1) {
        const [first, last] = [edge(each * chunk), edge(Math.min((each + 1) * chunk, rows) - 1)];
        if (first !== undefined && last !== undefined) heights.set(each, last.bottom - first.top);
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [grid, rows, near, isShort, heights]);
  return shown;
}
