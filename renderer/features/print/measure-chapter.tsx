import { useLayoutEffect, useRef, type JSX } from 'react';
import { measureParts, type Measured } from './measure.ts';
import { grouped, PartView, type PrintedChapter } from './parts.tsx';

interface MeasureChapterProps {
  readonly chapter: PrintedChapter;
  readonly numbered: boolean;
  /** Height of a page's text, px. */
  readonly pageHeight: number;
  readonly onMeasured: (chapter: PrintedChapter, measured: readonly Measured[]) => void;
}

/** Draws a chapter once, unseen, as wide as a page's text, and tells what came of it. */
export function MeasureChapter({ chapter, numbered, pageHeight, onMeasured }: MeasureChapterProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    // In a turn of its own, so that a long paper doesn't hold up the window.
    const timer = setTimeout(() => onMeasured(chapter, measureParts(element, pageHeight)), 0);
    return () => clearTimeout(timer);
  }, [chapter, pageHeight, onMeasured]);
  const parts = chapter.parts.map((part, index) => ({ part, index }));
  return (
    <div ref={host} className="print-measure static-text print-text" data-bare={!numbered || undefined} aria-hidden>
      {/* What stands before a title on the same page gives it its distance. */}
      <div />
      {grouped(parts).map((group) => {
        const drawn = group.map(({ part, index }) => (
          <PartView key={index} part={part} index={index} scene={chapter.scene} numbered={numbered} />
        ));
        const head = group[0];
        return head !== undefined && head.part.kind === 'block' && /^(bullet|number)$/.test(head.part.block.kind) ? (
          <ul key={head.index} className="static-list">
            {drawn}
          </ul>
        ) : (
          drawn
        );
      })}
    </div>
  );
}
