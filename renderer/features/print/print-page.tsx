/** One page of paper, as it is seen and as it is printed. */
import type { PaperSettings } from '../../../shared/document/paper-settings.ts';
import { memo, type JSX, type ReactNode } from 'react';
import { useText } from '../../ui/text.ts';
import { grouped, PartView, type Part } from './parts.tsx';
import type { FramePart } from '../../editor/static/static-frame.tsx';
import type { Measured } from './measure.ts';
import { heightOf, type Fragment } from './paginate.ts';
import type { Page, PagePiece } from './use-pages.ts';

interface PrintPageProps {
  readonly page: Page;
  readonly number: number;
  readonly all: number;
  readonly paper: string;
  readonly footer: string;
  readonly numbered: boolean;
  /** Every how many lines a number stands; null: none do. */
  readonly lineNumbers: PaperSettings['lineStep'] | null;
}

export const PrintPage = memo(function PrintPage(props: PrintPageProps): JSX.Element {
  const { page, number, all, paper, footer, numbered, lineNumbers } = props;
  const { t } = useText();
  const first = page[0]?.chapter.chapter;
  const pieces = page.flatMap((piece) => {
    const part = piece.chapter.chapter.parts[piece.fragment.item];
    return part === undefined ? [] : [{ piece, part }];
  });
  return (
    <Sheet
      number={number}
      all={all}
      head={[paper, first === undefined ? '' : `${first.number} ${first.title}`]}
      footer={footer}
      label={t('print.page', { number })}
    >
      <div className="static-text print-text" data-bare={!numbered || undefined}>
        {grouped(pieces).map((group) => {
          const drawn = group.map(({ piece, part }) => (
            <PieceView key={keyOf(piece)} piece={piece} part={part} numbered={numbered} />
          ));
          const head = group[0];
          return head !== undefined && head.part.kind === 'block' && /^(bullet|number)$/.test(head.part.block.kind) ? (
            <ul key={keyOf(head.piece)} className="static-list">
              {drawn}
            </ul>
          ) : (
            drawn
          );
        })}
      </div>
      {lineNumbers !== null && <LineNumbers page={page} step={lineNumbers} />}
    </Sheet>
  );
});

const keyOf = ({ chapter, fragment }: PagePiece): string => `${chapter.chapter.id} ${fragment.item} ${fragment.from}`;

interface SheetProps {
  readonly number: number;
  readonly all: number;
  readonly head: readonly [string, string];
  readonly footer: string;
  readonly label: string;
  readonly children: ReactNode;
}

export function Sheet({ number, all, head, footer, label, children }: SheetProps): JSX.Element {
  const { t } = useText();
  return (
    <section className="print-sheet" aria-label={label}>
      <div className="print-head" aria-hidden>
        <span>{head[0]}</span>
        <span>{head[1]}</span>
      </div>
      <div className="print-body">{children}</div>
      <div className="print-foot" aria-hidden>
        <span>{footer}</span>
        <span>{t('print.pageOf', { number, all })}</span>
      </div>
    </section>
  );
}

interface PieceViewProps {
  readonly piece: PagePiece;
  readonly part: Part;
  readonly numbered: boolean;
}

function PieceView({ piece, part, numbered }: PieceViewProps): JSX.Element {
  const { chapter, fragment } = piece;
  const measured = chapter.measured[fragment.item];
  const cut = measured !== undefined && measured.starts.length > 0;
  const stretch = measured === undefined ? undefined : stretchOf(measured, fragment);
  const from = cut && fragment.from > 0 ? measured.starts[fragment.from - 1] : undefined;
  const to = cut && fragment.to < measured.lines ? measured.starts[fragment.to - 1] : undefined;
  return (
    <PartView
      part={part}
      scene={chapter.chapter.scene}
      numbered={numbered}
      stretch={stretch}
      {...(from === undefined ? {} : { from })}
      {...(to === undefined ? {} : { to })}
    />
  );
}

/** Lines of each chapter have their numbers in the margin, counted on from page to page. */
function LineNumbers({ page, step }: { readonly page: Page; readonly step: PaperSettings['lineStep'] }): JSX.Element {
  return (
    <div className="print-lines" aria-hidden>
      {numberedLines(page, step).map(({ key, number, top }) => (
        <span key={key} style={{ top }}>
          {number}
        </span>
      ))}
    </div>
  );
}

/** Lines of text that carry a number, and how far below the start of the page's text their middles lie. */
export function numberedLines(
  page: Page,
  every: PaperSettings['lineStep'],
): readonly { key: string; number: number; top: number }[] {
  let y = 0;
  return page.flatMap((piece) => {
    const { chapter, fragment } = piece;
    const measured = chapter.measured[fragment.item];
    if (measured === undefined) return [];
    const { from, to } = fragment;
    const top = y + (y === 0 || from > 0 ? 0 : measured.gap);
    y = top + heightOf(measured, from, to);
    if (chapter.chapter.parts[fragment.item]?.kind !== 'block') return [];
    // Above the first line that stands here: what is on the pages before, less what is repeated.
    const hidden = topOf(measured, from) - (from > 0 ? (measured.repeats ?? 0) : 0);
    const end = to < measured.lines ? topOf(measured, to) : Infinity;
    return measured.middles.flatMap((middle, index) => {
      if (middle < topOf(measured, from) || middle >= end) return [];
      const number = (chapter.linesBefore[fragment.item] ?? 0) + index + 1;
      return number % every === 0 ? [{ key: `${keyOf(piece)} ${number}`, number, top: top + middle - hidden }] : [];
    });
  });
}

const topOf = ({ tops, heights, lineHeight }: Measured, step: number): number =>
  heights === undefined ? step * lineHeight : (tops[step] ?? 0);

/** What stands on a page of a table or a list of contents that is cut; undefined where all of it does. */
function stretchOf({ steps, lines, tops, height }: Measured, { from, to }: Fragment): FramePart | undefined {
  const [first, last] = [steps[from], steps[to - 1]];
  if (first === undefined || last === undefined || (from === 0 && to === lines)) return undefined;
  // The caption and the header stand above the window.
  const top = from === 0 ? (tops[1] ?? height) - (first.to - first.from) : (tops[from] ?? 0);
  return {
    from: first.unit,
    to: last.unit + 1,
    skip: first.from,
    height: last.ends ? null : (tops[to] ?? height) - top,
  };
}
